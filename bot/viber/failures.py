"""What Viber answers when it does not take a message, as one of ours: the HTTP status is 200 even then."""

from datetime import timedelta
from typing import Any

from core.errors import DeliveryFailed, Unavailable, Undeliverable

OK = 0
BAD_TOKEN = 2
# The person is unknown, has unsubscribed, has no device that could show it, or is in a country without bots.
_NEVER = {5, 6, 11, 21}
# Our fault: data that is wrong or missing, a version that is not known. Again it would be the same.
_OURS = {3, 4, 13, 14, 16}
_TOO_MANY = 12
# A hundred messages an hour to one who is silent: a look every few minutes is enough.
_PAUSE = timedelta(minutes=5)
# 23: the free messages are used up, 24: no balance. Whoever pays mends that in hours, not in seconds.
_NO_MONEY = {23, 24}


def failure_of(answer: dict[str, Any]) -> DeliveryFailed | None:
    """None if it was taken; else what it means, in Viber's words."""
    status = answer.get("status")
    reason = f"Viber {status}: {answer.get('status_message', '')}"
    match status:
        case 0:
            return None
        case int() if status in _NEVER:
            return Undeliverable(reason)
        case int() if status in _OURS:
            return DeliveryFailed(reason)
        case int() if status == _TOO_MANY or status in _NO_MONEY:
            return Unavailable(reason, _PAUSE)
        case _:
            return Unavailable(reason)
