"""Tickets, what was said on them, what became of them, and what finds them again."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from core.database.base import Base, RowId


class Ticket(Base):
    """A matter that somebody of us answers for until it is closed."""

    __tablename__ = "tickets"
    __table_args__ = (
        Index("ix_tickets_client_state", "client_id", "state"),
        # What is alive is little beside all that there ever was.
        Index("ix_tickets_state_id", "state", "id"),
    )

    id: Mapped[RowId]
    number: Mapped[int] = mapped_column(unique=True)
    client_id: Mapped[int | None] = mapped_column(ForeignKey("clients.id"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"), index=True)
    conversation_id: Mapped[int | None] = mapped_column(ForeignKey("conversations.id"), index=True)
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
    # Since when the client waits for a word of ours: the first of theirs that nobody has answered.
    awaits_since: Mapped[datetime | None]
    # The ticket that goes on for this one: they were about the same.
    merged_into_id: Mapped[int | None] = mapped_column(index=True)


class Message(Base):
    """One thing said on a ticket: by the client, by an operator, or by the desk.

    The author "note" is an operator who writes to colleagues: the client never sees it.
    """

    __tablename__ = "messages"
    # The last ones of a long ticket are found without the others.
    __table_args__ = (Index("ix_messages_ticket_id", "ticket_id", "id"),)

    id: Mapped[RowId]
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
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


class TicketEvent(Base):
    """Something that became of a ticket: "taken", "released", "handed", "closed", "reopened", and so on.

    `operator` is who did it; None: the client, or the desk itself.
    """

    __tablename__ = "ticket_events"

    id: Mapped[RowId]
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    what: Mapped[str] = mapped_column(String(16))
    operator: Mapped[str | None] = mapped_column(String(64))
    facts: Mapped[dict[str, Any]]
    at: Mapped[datetime]


class TicketLink(Base):
    """Two tickets that have to do with each other; the older one is named first."""

    __tablename__ = "ticket_links"

    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), primary_key=True, index=True)
    linked_by: Mapped[str] = mapped_column(String(64))
    linked_at: Mapped[datetime]


class TicketLook(Base):
    """One of us and one ticket: when it was last open before them, and the answer they have not sent yet."""

    __tablename__ = "ticket_looks"

    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), primary_key=True)
    operator: Mapped[str] = mapped_column(String(64), primary_key=True)
    seen_at: Mapped[datetime | None]
    # The last time that they wrote at the answer.
    wrote_at: Mapped[datetime | None]
    draft: Mapped[str] = mapped_column(default="")


class TicketWord(Base):
    """A word that was said on a ticket, as it is searched: plain Latin letters, no marks.

    A ticket has each word about once: only two who write it at the same moment make two rows of it, and
    neither waits for the other.
    """

    __tablename__ = "ticket_words"
    __table_args__ = ({"sqlite_with_rowid": False},)

    # Compared letter by letter, so that a beginning is a range of the index.
    word: Mapped[str] = mapped_column(
        String(24).with_variant(String(24, collation="C"), "postgresql"), primary_key=True
    )
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), primary_key=True)
    message_id: Mapped[int] = mapped_column(primary_key=True)
