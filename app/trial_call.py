"""A test call to an operator's telephone: what became of it, asked until it is over."""

import asyncio
from collections.abc import Callable
from time import sleep
from typing import Any

from app.check import Finding
from app.commands.context import noted
from app.dialling import Dialling
from app.house import voice_channel
from app.settings import read_settings
from core.clock import SystemClock
from core.database.outbox import Parcel
from core.database.transaction import Database
from core.desk.look_at_calls import OVER
from core.errors import DeliveryFailed, Invalid, Unavailable
from core.roster.reading import operator_by_code
from telephony.caller import VoiceChannel

_LONGEST_SECONDS = 90
_MEND = {
    "busy": "the telephone is busy",
    "no-answer": "nobody picked up",
    "failed": "the number cannot be reached: is it right?",
    "canceled": "the call was cancelled",
}


def trial_call(code: str) -> Finding:
    """Rings the operator once, over the line as it is set up; raises Invalid or NotFound."""
    settings = read_settings()
    if not settings.has_voice:
        raise Invalid("--call: no telephone: set TWILIO_ACCOUNT_SID, _AUTH_TOKEN and _FROM_NUMBER")
    database = Database(settings.dezurni_database_url)
    try:
        with database.read(SystemClock()) as tx:
            operator = operator_by_code(tx, code)
        if operator.phone is None:
            raise Invalid(f"--call {code}: the company file gives this operator no telephone")
        channel = voice_channel(settings, None, Dialling(database, SystemClock()))
        found = rung(channel, code, operator.phone)
        if found.what != _untold(code):
            with database.begin(SystemClock()) as tx:
                noted(tx, "test-call", "staff", code)
        return found
    finally:
        database.close()


def _untold(code: str) -> str:
    """What a call is called of which Twilio told nothing."""
    return f"call to {code}"


def rung(channel: VoiceChannel, code: str, number: str, pause: Callable[[float], None] = sleep) -> Finding:
    """Rings the number and waits for the end: "ok" if somebody, or something, picked up."""
    try:
        sid = _ask(channel, {"do": "trial", "to": number})
        for _ in range(_LONGEST_SECONDS):
            pause(1)
            status = _ask(channel, {"do": "look", "sid": sid})
            if status in OVER:
                break
    except Unavailable as away:
        return Finding(_untold(code), "wrong", f"{away.reason}: try again")
    except DeliveryFailed as refused:
        return Finding(_untold(code), "wrong", refused.reason)
    mend = _MEND.get(status or "", "" if status == "completed" else "it did not end in time")
    return Finding(f"call to {code}: {status}", "wrong" if mend else "ok", mend)


def _ask(channel: VoiceChannel, order: dict[str, Any]) -> str | None:
    return asyncio.run(channel.send(Parcel(0, "voice", "trial", order, "trial", 1)))
