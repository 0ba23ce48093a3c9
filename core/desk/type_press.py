"""An operator types what stands on a button: "prihvatam" accepts the page shown, and goes to no client."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from core.conversations.rows import Button
from core.desk.said_lately import said_lately
from core.desk.shift import Shift, answered_message
from core.language.spelling import word_set
from core.language.typed_day import folded
from core.ports import Wish
from core.tickets.lifecycle import State
from core.tickets.rows import Ticket

_SHOWN_FOR, _MOST_LOOKED_AT = timedelta(hours=1), 20
_WORDS = {
    ("accept-all", "accept"): word_set("prihvatam prihvati accept"),
    ("pass-all", "pass"): word_set("prosledi prosledite pass"),
    ("take",): word_set("preuzimam preuzmi take"),
}


def type_press(shift: Shift) -> bool:
    """Makes such words the press of the newest button that says so; True if it was asked which is meant.

    Where there is no such button that nobody has pressed, words are only words. An answer to a message means
    the buttons of that one.
    """
    inbound = shift.inbound
    word = folded(inbound.text).rstrip("!.").removesuffix(" dalje")
    actions = next((actions for actions, words in _WORDS.items() if word in words), None)
    if actions is None or inbound.wish is not Wish.QUESTION or inbound.thread:
        return False
    shown = [buttons for payload in _before(shift) if (buttons := _fresh(shift, payload, actions))]
    if not shown:
        return False
    if actions == ("take",) and len(shown) > 1:
        shift.say("which-ticket")
        return True
    [first, *_] = sorted(shown[0], key=lambda button: actions.index(button.action))
    shift.inbound = replace(inbound, wish=Wish.PRESS, argument=first.token, text="")
    return False


def _before(shift: Shift) -> Sequence[dict[str, Any]]:
    """The messages that may be meant, the newest first."""
    inbound = shift.inbound
    if inbound.reply_to:
        return [answered_message(shift)]
    said = said_lately(shift.tx, inbound.channel, inbound.chat, _SHOWN_FOR, _MOST_LOOKED_AT)
    return [payload for payload, _ in said]


def _fresh(shift: Shift, payload: dict[str, Any], actions: Sequence[str]) -> list[Button]:
    tokens = [button["token"] for row in payload.get("rows", ()) for button in row]
    these = Button.token.in_(tokens), Button.action.in_(actions), Button.pressed_at.is_(None)
    found = shift.tx.all(select(Button).where(*these)) if tokens else ()
    return [button for button in found if button.action != "take" or _waits(shift, button)]


def _waits(shift: Shift, button: Button) -> bool:
    return shift.tx.get(Ticket, button.facts["ticket"]).state == State.OPEN
