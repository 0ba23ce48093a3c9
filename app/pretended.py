"""What the demo and the rehearsal share: made-up credentials, and whom the pretend vendors know."""

from collections.abc import Iterable
from typing import Any

from core.roster.rows import Operator
from simulator.telegram.server import PretendTelegram
from simulator.twilio import PretendTwilio

# Made-up credentials of a made-up vendor: they open nothing.
ACCOUNT_SID = "AC" + "0" * 32
AUTH_TOKEN = "pretend-twilio"
BOT_TOKEN = "4242:pretend-telegram"


def pretended(line: str) -> dict[str, Any]:
    """Settings that put the pretend vendors in the place of the real ones; `line` is the support number."""
    return {
        "telegram_token": BOT_TOKEN,
        "twilio_account_sid": ACCOUNT_SID,
        "twilio_auth_token": AUTH_TOKEN,
        "twilio_auth_token_next": None,
        "twilio_from_number": line,
    }


def give_line(twilio: PretendTwilio, line: str, base: str) -> None:
    """The company's number, answered by the desk at this address."""
    twilio.add_number(
        line,
        f"{base}/twilio/voice",
        fallback_url=f"{base}/twilio/fallback",
        status_callback=f"{base}/twilio/status",
    )


def hand_out_telephones(telegram: PretendTelegram, people: Iterable[Operator]) -> None:
    """Every operator who is to be written to has begun to talk with the bot long ago."""
    for operator in people:
        if (user_id := telegram_user(operator)) is not None:
            telegram.person(user_id, operator.name, has_opened_chat=True)


def telegram_user(operator: Operator) -> int | None:
    """The operator's number in Telegram; None where there is none, or one that is no number."""
    text = operator.telegram_id or ""
    return int(text) if text.isdecimal() else None
