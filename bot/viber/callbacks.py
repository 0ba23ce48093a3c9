"""What Viber calls back with, as the desk understands it; what concerns nobody is None."""

import json

from pydantic import BaseModel, Field

from bot.dialogue.several import read
from bot.dialogue.understand import own_words, understand
from bot.viber.messages import token_in
from core.conversations.plain import storable
from core.language.typed_answer import CARD, PLACE
from core.ports import Inbound, IncomingFile, Wish

CHANNEL = "viber"
# Longer than any address that Viber gives out, shorter than our column.
_LONGEST_ADDRESS = 1000
_MEDIA = {"picture": "slika", "video": "video poruka", "file": "fajl"}


class _Person(BaseModel):
    id: str = Field(min_length=1, max_length=100)
    name: str = ""
    language: str | None = None


class _Contact(BaseModel):
    name: str = ""
    phone_number: str = ""


class _Location(BaseModel):
    lat: float
    lon: float


class _Said(BaseModel):
    type: str
    text: str = ""
    media: str | None = None
    file_name: str | None = None
    size: int | None = None
    contact: _Contact | None = None
    location: _Location | None = None


class Callback(BaseModel):
    """One call of Viber. `message_token` is larger than JavaScript's numbers: only ever text with us."""

    event: str
    message_token: int | str = ""
    sender: _Person | None = None
    user: _Person | None = None
    user_id: str | None = None
    message: _Said | None = None
    context: str | None = None
    desc: str | None = None


def read_callback(body: bytes) -> Callback | None:
    """The callback in this JSON; None if it is none. Halves of characters, which JSON can spell, are lost."""
    try:
        whole = json.dumps(json.loads(body), ensure_ascii=False).encode("utf-8", "replace")
        return Callback.model_validate_json(whole)
    except (ValueError, RecursionError):
        return None


def heard(callback: Callback, account: str) -> Inbound | None:
    """What somebody said or pressed, or that somebody opened the chat; None for Viber's own words."""
    match callback:
        case Callback(event="message", sender=_Person() as sender, message=_Said() as said):
            return _message(callback, sender, said, account)
        case Callback(event="conversation_started", user=_Person() as user):
            return _opened(callback, user, account)
        case Callback(event="unsubscribed", user_id=str(who)) if who:
            event = f"unsubscribed-{callback.message_token}"
            return Inbound(CHANNEL, account, event, chat=who, sender=who, wish=Wish.BLOCKED)
    return None


def _message(callback: Callback, sender: _Person, said: _Said, account: str) -> Inbound:
    text = storable(_words(said))
    token = token_in(text) if said.type == "text" else None
    wish, argument, parts = (Wish.PRESS, token, ()) if token else read(text)
    return Inbound(
        channel=CHANNEL,
        account=account,
        event=str(callback.message_token),
        chat=sender.id,
        sender=sender.id,
        wish=wish,
        text="" if token else own_words(text),
        argument=argument,
        language=sender.language,
        files=_files(said),
        parts=parts,
    )


def _opened(callback: Callback, user: _Person, account: str) -> Inbound:
    """The chat is open before a word: who comes over a link brings its code."""
    code = storable(callback.context or "")
    wish, argument = understand(f"/start {code}" if code else "/start")
    return Inbound(
        channel=CHANNEL,
        account=account,
        event=str(callback.message_token),
        chat=user.id,
        sender=user.id,
        wish=wish,
        argument=argument,
        language=user.language,
    )


def _words(said: _Said) -> str:
    """What is written; a card and a place in words, for whoever reads the ticket.

    Whose card it is Viber does not tell, so it proves nothing.
    """
    match said:
        case _Said(type="contact", contact=_Contact(name=name, phone_number=number)):
            return " ".join(filter(None, (CARD, name, number)))
        case _Said(type="location", location=_Location(lat=lat, lon=lon)):
            return f"{PLACE} {lat}, {lon}"
        case _Said(type="url", media=str(address)):
            return address
        case _Said(type="text" | "picture" | "video" | "file", text=text):
            return text
    return ""


def _files(said: _Said) -> tuple[IncomingFile, ...]:
    if said.type not in _MEDIA or not said.media or len(said.media) > _LONGEST_ADDRESS:
        return ()
    return (IncomingFile(said.media, said.file_name or _MEDIA[said.type], max(said.size or 0, 0)),)
