"""Whether Telegram hands over what people write: whom it calls, its last error, and what waits there."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

# Telegram keeps its last error for ever; an older one is history.
_RECENT = timedelta(hours=1)
# A desk that listens takes them within seconds.
_MANY_WAIT = 100


def what_keeps_updates_away(info: Mapping[str, Any], wanted: str, now: datetime) -> str:
    """What is to be mended, in words; nothing if all is well.

    `info` is what https://core.telegram.org/bots/api#getwebhookinfo answers; `wanted`: the address that
    should stand there, "" for polling.
    """
    parts = [_address(str(info.get("url") or ""), wanted), _error(info, now), _waiting(info)]
    return "; ".join(part for part in parts if part)


def _address(url: str, wanted: str) -> str:
    if url == wanted:
        return ""
    if not wanted:
        return f"it calls {url}, so nothing can be fetched: dezurni serve takes that off at its start"
    return f"it calls {url or 'nobody'}: dezurni serve registers {wanted} at its start"


def _error(info: Mapping[str, Any], now: datetime) -> str:
    at = datetime.fromtimestamp(info.get("last_error_date") or 0, UTC)
    if now - at > _RECENT:
        return ""
    return f"its last call failed at {at:%Y-%m-%d %H:%M} UTC: {info.get('last_error_message') or 'no reason'}"


def _waiting(info: Mapping[str, Any]) -> str:
    count = int(info.get("pending_update_count") or 0)
    return f"{count} updates wait there: is dezurni serve running?" if count >= _MANY_WAIT else ""
