"""What a web chat keeps: its visitor, all that stands in it, and how often anybody came lately."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database.base import Base, RowId


class WebVisitor(Base):
    """A browser that has a chat. `chat` names it to the desk and is no secret; the token opens it.

    Of the token only the hash is kept. While a new one is on its way, the old one opens the chat as well:
    until `old_until`, or, where that is empty, until the new one was used.
    """

    __tablename__ = "web_visitors"
    __table_args__ = (Index("ix_web_visitors_old_hash", "old_hash"),)

    id: Mapped[RowId]
    chat: Mapped[str] = mapped_column(String(128), unique=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    token_at: Mapped[datetime]
    old_hash: Mapped[str | None] = mapped_column(String(64))
    old_until: Mapped[datetime | None]
    # The site that the chat was opened on, as the page told it; empty for our own page.
    site: Mapped[str] = mapped_column(String(255), default="")
    came_at: Mapped[datetime]
    seen_at: Mapped[datetime] = mapped_column(index=True)
    # The number of the last change in the chat: messages are told in this order.
    last_number: Mapped[int] = mapped_column(default=0)


class WebChatMessage(Base):
    """One message in one web chat; `rows` are its buttons, `key` makes a repeat harmless.

    `number` is its place among the changes of the chat: a message that is changed gets the next one.
    """

    __tablename__ = "web_chat_messages"
    __table_args__ = (UniqueConstraint("chat", "number"),)

    id: Mapped[RowId]
    chat: Mapped[str] = mapped_column(ForeignKey("web_visitors.chat"))
    number: Mapped[int]
    sent_at: Mapped[datetime]
    changed_at: Mapped[datetime | None]
    key: Mapped[str] = mapped_column(String(192), unique=True)
    # desk | visitor
    author: Mapped[str] = mapped_column(String(8))
    text: Mapped[str]
    rows: Mapped[list[Any]]
    # The token of the button that was pressed last.
    pressed: Mapped[str | None] = mapped_column(String(64))
    # What file goes with it, made when it is fetched: {"file", "facts", "language"}.
    file: Mapped[dict[str, Any] | None]


class WebChatTally(Base):
    """How often somebody did something within one stretch of time."""

    __tablename__ = "web_chat_tallies"

    who: Mapped[str] = mapped_column(String(96), primary_key=True)
    since: Mapped[datetime] = mapped_column(primary_key=True, index=True)
    times: Mapped[int]
