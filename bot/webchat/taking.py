"""What a visitor does, kept for the desk: one transaction each, counted, by whoever has the chat's token.

What comes out is the chat in which there is something to hear; None if that was kept before.
"""

from dataclasses import dataclass, replace

from starlette.requests import Request

from bot.channel import Door
from bot.dialogue.several import read
from bot.dialogue.understand import own_words
from bot.webchat.limits import (
    A_VISITOR,
    ADDRESS_FILES,
    AN_ADDRESS,
    FILES,
    NEW_CHATS,
    address_of,
    forget_tallies,
    spend,
)
from bot.webchat.messages import MOST_AT_ONCE, change, keep, message_sent, message_with
from bot.webchat.requests import Changed, Chosen, Opened, Pressed, Written
from bot.webchat.rows import WebVisitor
from bot.webchat.visitors import arrive, next_token, seen, visitor_with
from core.database.transaction import Transaction
from core.desk.enter_chat import Entered, choose_language, enter_chat
from core.desk.keep_message import keep_message
from core.ports import FileContent, Inbound, IncomingFile, Wish

CHANNEL, ACCOUNT = "webchat", "web"


class Stranger(Exception):
    """Nobody has this token, or it opens nothing any more."""


@dataclass(frozen=True)
class Caller:
    """Where a request comes from, and the token that it shows."""

    token: str
    address: str


@dataclass(frozen=True)
class Arrival:
    """The chat that was opened; `token` is the one to keep from now on, None where it stays.

    `start`: what was said up to this number is too long ago to be shown.
    """

    chat: str
    token: str | None
    is_new: bool
    start: int
    entered: Entered


def caller_of(request: Request) -> Caller:
    """The token stands in a header, never in an address: those are written down everywhere."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    host = request.client.host if request.client else ""
    return Caller(token.strip() if scheme.lower() == "bearer" else "", address_of(host))


def visitor_of(tx: Transaction, caller: Caller) -> WebVisitor:
    """Whose chat it is; raises Stranger."""
    visitor = visitor_with(tx, caller.token) if caller.token else None
    if visitor is None:
        raise Stranger
    return visitor


def open_chat(door: Door, caller: Caller, opened: Opened) -> Arrival:
    """The caller's chat, or a new one; raises TooMany for an address that opens one after another."""
    with door.database.begin(door.clock) as tx:
        known = visitor_with(tx, caller.token) if caller.token else None
        if known:
            seen(tx, known, caller.token)
            token = next_token(tx, known, caller.token)
            start = max(0, known.last_number - MOST_AT_ONCE)
            return Arrival(known.chat, token, False, start, enter_chat(tx, CHANNEL, known.chat))
        spend(tx, caller.address, NEW_CHATS)
        forget_tallies(tx)
        visitor, token = arrive(tx, opened.site)
        return Arrival(visitor.chat, token, True, 0, enter_chat(tx, CHANNEL, visitor.chat, opened.language))


def take_message(door: Door, caller: Caller, written: Written) -> str | None:
    """Keeps what was written; raises Stranger or TooMany."""
    wish, argument, parts = read(written.text)
    with door.database.begin(door.clock) as tx:
        visitor = _writes(tx, caller)
        inbound = _inbound(visitor.chat, written.event, wish, argument, own_words(written.text))
        inbound = replace(inbound, parts=parts)
        if not keep_message(tx, inbound):
            return None
        keep(tx, chat=visitor.chat, key=f"visitor:{inbound.event}", author="visitor", text=written.text)
        return visitor.chat


def take_press(door: Door, caller: Caller, pressed: Pressed) -> str | None:
    """Keeps a press, shown as the visitor's word; raises Stranger or TooMany."""
    with door.database.begin(door.clock) as tx:
        visitor = _writes(tx, caller)
        inbound = _inbound(visitor.chat, pressed.event, Wish.PRESS, pressed.token)
        found = message_with(tx, visitor.chat, pressed.token)
        if not keep_message(tx, inbound):
            return None
        if found:
            message, label = found
            change(tx, visitor.chat, message.id, pressed=pressed.token)
            keep(tx, chat=visitor.chat, key=f"visitor:{inbound.event}", author="visitor", text=label)
        return visitor.chat


def take_edit(door: Door, caller: Caller, changed: Changed) -> str | None:
    """The message reads so from now on, wherever it has gone; raises Stranger or TooMany."""
    with door.database.begin(door.clock) as tx:
        visitor = _writes(tx, caller)
        message = message_sent(tx, visitor.chat, changed.message)
        if message is None or message.file:
            return None
        words = own_words(changed.text)
        edit = replace(_inbound(visitor.chat, changed.event, Wish.EDITED, "", words), ref=changed.message)
        if not keep_message(tx, edit):
            return None
        change(tx, visitor.chat, message.id, text=changed.text, changed_at=tx.now)
        return visitor.chat


def may_send_file(door: Door, caller: Caller) -> None:
    """Counts one more, before its content is read; raises Stranger or TooMany."""
    with door.database.begin(door.clock) as tx:
        visitor = visitor_of(tx, caller)
        spend(tx, visitor.chat, FILES)
        spend(tx, caller.address, ADDRESS_FILES)


def take_file(door: Door, caller: Caller, event: str, content: FileContent) -> str | None:
    """Keeps a file that lies among ours already; raises Stranger."""
    with door.database.begin(door.clock) as tx:
        visitor = visitor_of(tx, caller)
        incoming = IncomingFile(ref=content.name, name=content.original, size=content.size, content=content)
        inbound = replace(_inbound(visitor.chat, event, Wish.QUESTION, ""), files=(incoming,))
        if not keep_message(tx, inbound):
            return None
        key = f"visitor:{inbound.event}"
        facts = {"file": content.name, "name": content.original, "sort": content.sort}
        file = {"file": "ticket-file", "facts": facts, "language": "en"}
        keep(tx, chat=visitor.chat, key=key, author="visitor", text=content.original, file=file)
        return visitor.chat


def take_language(door: Door, caller: Caller, chosen: Chosen) -> None:
    """From now on the desk writes so; raises Stranger or TooMany."""
    with door.database.begin(door.clock) as tx:
        choose_language(tx, CHANNEL, _writes(tx, caller).chat, chosen.language)


def _writes(tx: Transaction, caller: Caller) -> WebVisitor:
    visitor = visitor_of(tx, caller)
    spend(tx, visitor.chat, A_VISITOR)
    spend(tx, caller.address, AN_ADDRESS)
    seen(tx, visitor, caller.token)
    return visitor


def _inbound(chat: str, event: str, wish: Wish, argument: str, text: str = "") -> Inbound:
    """The page's event ids are unique in their chat only. Who writes is known by the chat alone."""
    return Inbound(
        channel=CHANNEL,
        account=ACCOUNT,
        event=f"{chat}:{event}",
        chat=chat,
        sender=chat,
        ref=event,
        wish=wish,
        text=text,
        argument=argument,
    )
