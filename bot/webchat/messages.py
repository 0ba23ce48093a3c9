"""The messages of a web chat: kept in order, each once, and read on from any of them."""

from typing import Any, Literal

from sqlalchemy import select

from bot.webchat.rows import WebChatMessage
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
) -> None:
    """Keeps a message; nothing happens if one with this key is kept already."""
    values = {"chat": chat, "key": key, "author": author, "text": text, "rows": rows or [], "file": file}
    tx.insert_once(WebChatMessage, sent_at=tx.now, **values)


def file_of(tx: Transaction, chat: str, message_id: int) -> dict[str, Any] | None:
    """Which file goes with this message of this chat; None for another chat's, or if none does."""
    query = select(WebChatMessage.file).where(WebChatMessage.chat == chat, WebChatMessage.id == message_id)
    return tx.first(query)


def messages_after(tx: Transaction, chat: str, after: int) -> list[dict[str, Any]]:
    """The chat's messages behind the one with this id, oldest first, as the page gets them."""
    query = select(WebChatMessage).where(WebChatMessage.chat == chat, WebChatMessage.id > after)
    return [_as_json(row) for row in tx.all(query.order_by(WebChatMessage.id).limit(MOST_AT_ONCE))]


def label_of(tx: Transaction, chat: str, token: str) -> str | None:
    """What the button with this token says, if it was shown in this chat."""
    shown = tx.all(
        select(WebChatMessage.rows)
        .where(WebChatMessage.chat == chat, WebChatMessage.author == "desk")
        .order_by(WebChatMessage.id.desc())
        .limit(MOST_AT_ONCE)
    )
    buttons = (button for rows in shown for row in rows for button in row)
    return next((button["label"] for button in buttons if button["token"] == token), None)


def _as_json(row: WebChatMessage) -> dict[str, Any]:
    return {
        "id": row.id,
        "at": row.sent_at.isoformat(),
        "author": row.author,
        "text": row.text,
        "rows": row.rows,
        "file": row.file is not None,
    }
