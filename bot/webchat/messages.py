"""The messages of a web chat: kept in order, each once, and read on from any of them."""

from typing import Any, Literal

from sqlalchemy import select, update

from bot.webchat.rows import WebChatMessage, WebVisitor
from core.database.transaction import Transaction

MOST_AT_ONCE = 200


def keep(  # noqa: PLR0913 - a message has that many sides, all named at the call
    tx: Transaction,
    *,
    chat: str,
    key: str,
    author: Literal["desk", "visitor"],
    text: str,
    rows: list[list[dict[str, str]]] | None = None,
    file: dict[str, Any] | None = None,
) -> int | None:
    """Keeps a message, once for each key; its id, or None if there is no such chat."""
    number = _next_number(tx, chat)
    if number is None:
        return None
    values = {"chat": chat, "key": key, "author": author, "text": text, "rows": rows or [], "file": file}
    tx.insert_once(WebChatMessage, sent_at=tx.now, number=number, **values)
    return tx.first(select(WebChatMessage.id).where(WebChatMessage.key == key))


def change(tx: Transaction, chat: str, message_id: int, **values: Any) -> bool:
    """Changes a message of this chat, so that every page that shows it hears of it."""
    mine = update(WebChatMessage).where(WebChatMessage.chat == chat, WebChatMessage.id == message_id)
    return tx.changed(mine.values(number=_next_number(tx, chat), **values)) == 1


def file_of(tx: Transaction, message_id: int) -> dict[str, Any] | None:
    """Which file goes with this message; None if none does."""
    return tx.first(select(WebChatMessage.file).where(WebChatMessage.id == message_id))


def messages_after(tx: Transaction, chat: str, after: int) -> list[WebChatMessage]:
    """What was said or changed in the chat behind this number, in that order."""
    query = select(WebChatMessage).where(WebChatMessage.chat == chat, WebChatMessage.number > after)
    return list(tx.all(query.order_by(WebChatMessage.number).limit(MOST_AT_ONCE)))


def messages_up_to(tx: Transaction, chat: str, number: int) -> list[WebChatMessage]:
    """The last that was said or changed in the chat up to this number, in that order."""
    query = select(WebChatMessage).where(WebChatMessage.chat == chat, WebChatMessage.number <= number)
    return list(tx.all(query.order_by(WebChatMessage.number.desc()).limit(MOST_AT_ONCE)))[::-1]


def message_with(tx: Transaction, chat: str, token: str) -> tuple[WebChatMessage, str] | None:
    """The message whose button has this token and what the button says, if it was shown in this chat."""
    shown = select(WebChatMessage).where(WebChatMessage.chat == chat, WebChatMessage.author == "desk")
    for message in tx.all(shown.order_by(WebChatMessage.id.desc()).limit(MOST_AT_ONCE)):
        for button in (button for row in message.rows for button in row):
            if button["token"] == token:
                return message, button["label"]
    return None


def message_sent(tx: Transaction, chat: str, event: str) -> WebChatMessage | None:
    """The visitor's own message that came by this event of this chat."""
    key = f"visitor:{chat}:{event}"
    return tx.first(select(WebChatMessage).where(WebChatMessage.chat == chat, WebChatMessage.key == key))


def _next_number(tx: Transaction, chat: str) -> int | None:
    """The place of the next change. Nobody else gets one in this chat until this transaction ends.

    So they become visible in their order, and who has read up to one has missed none before it.
    """
    here = update(WebVisitor).where(WebVisitor.chat == chat)
    taken = here.values(last_number=WebVisitor.last_number + 1).returning(WebVisitor.last_number)
    options = {"synchronize_session": False}
    return tx.session.execute(taken, execution_options=options).scalar_one_or_none()
