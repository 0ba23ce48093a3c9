"""An operator types what stands on a button: "prihvatam" accepts the page shown, and goes to no client."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from core.conversations.rows import Button
from core.desk.said_lately import said_lately
from core.desk.shift import Shift
from core.language.spelling import word_set
from core.language.typed_day import folded
from core.ports import Inbound, Wish

_SHOWN_FOR, _MOST_LOOKED_AT = timedelta(hours=1), 20
_WORDS = {
    ("accept", "accept-all"): word_set("prihvatam prihvati accept"),
    ("pass", "pass-all"): word_set("prosledi prosledite pass"),
    ("take",): word_set("preuzimam preuzmi take"),
}


def type_press(shift: Shift) -> Inbound | None:
    """The press of the newest such button that nobody has pressed; None where the words are only words."""
    inbound = shift.inbound
    word = folded(inbound.text).rstrip("!.").removesuffix(" dalje")
    actions = next((actions for actions, words in _WORDS.items() if word in words), None)
    if actions is None or inbound.wish is not Wish.QUESTION or inbound.thread or inbound.reply_to:
        return None
    said = said_lately(shift.tx, inbound.channel, inbound.chat, _SHOWN_FOR, _MOST_LOOKED_AT)
    tokens = [button["token"] for payload, _ in said for row in payload.get("rows", ()) for button in row]
    fresh = Button.token.in_(tokens), Button.action.in_(actions), Button.pressed_at.is_(None)
    button = shift.tx.first(select(Button).where(*fresh).order_by(Button.id.desc()))
    return replace(inbound, wish=Wish.PRESS, argument=button.token, text="") if button else None
