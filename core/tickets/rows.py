"""Tickets and what was said on them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from core.database.base import Base, RowId


class Ticket(Base):
    """A matter that somebody of us answers for until it is closed."""

    __tablename__ = "tickets"
    __table_args__ = (Index("ix_tickets_client_state", "client_id", "state"),)

    id: Mapped[RowId]
    number: Mapped[int] = mapped_column(unique=True)
    client_id: Mapped[int | None] = mapped_column(ForeignKey("clients.id"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"))
    conversation_id: Mapped[int | None] = mapped_column(ForeignKey("conversations.id"))
    subject: Mapped[str] = mapped_column(String(200))
    source: Mapped[str] = mapped_column(String(16))
    # The article that had not helped, if one was shown before.
    article: Mapped[str | None] = mapped_column(String(128))
    rank: Mapped[int]
    # open -> taken -> closed
    state: Mapped[str] = mapped_column(String(16), default="open")
    operator: Mapped[str | None] = mapped_column(String(64))
    opened_at: Mapped[datetime] = mapped_column(index=True)
    answer_due_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    reopened_at: Mapped[datetime | None]
    # What the client says of it: "all-stopped", "stopped", "hindered", "can-wait".
    urgency: Mapped[str | None] = mapped_column(String(16))
    # 1 to 5, and what the client says to it.
    rating: Mapped[int | None]
    rating_words: Mapped[str | None]


class Message(Base):
    """One thing said on a ticket: by the client, by an operator, or by the desk.

    The author "note" is an operator who writes to colleagues: the client never sees it.
    """

    __tablename__ = "messages"

    id: Mapped[RowId]
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    author: Mapped[str] = mapped_column(String(16))
    operator: Mapped[str | None] = mapped_column(String(64))
    text: Mapped[str]
    said_at: Mapped[datetime]
    # Its writer changed it later: when, and how it read at first.
    edited_at: Mapped[datetime | None]
    first_text: Mapped[str | None]


class CallBack(Base):
    """A call that was promised to somebody, at a time."""

    __tablename__ = "call_backs"

    id: Mapped[RowId]
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    phone: Mapped[str] = mapped_column(String(20))
    due_at: Mapped[datetime]
    # waiting -> asked -> accepted -> done | unreached; or cancelled, if another was asked for
    state: Mapped[str] = mapped_column(String(16), default="waiting", index=True)
    operator: Mapped[str | None] = mapped_column(String(64))
    asked_at: Mapped[datetime]
