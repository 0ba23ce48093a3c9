"""A chat with one person over one channel, and the buttons shown in it."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database.base import Base, RowId


class Conversation(Base):
    """What the desk knows about a chat."""

    __tablename__ = "conversations"
    __table_args__ = (UniqueConstraint("channel", "chat"),)

    id: Mapped[RowId]
    channel: Mapped[str] = mapped_column(String(20))
    chat: Mapped[str] = mapped_column(String(128))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"))
    language: Mapped[str | None] = mapped_column(String(8))
    asked_who_at: Mapped[datetime | None]
    # The last question: a ticket opened next starts with it.
    question: Mapped[str | None]
    # The row in `questions` of the last question that the library answered.
    asked_id: Mapped[int | None]
    # A person was asked for, and the ticket waits only for who is asking.
    wants_person: Mapped[bool] = mapped_column(default=False)
    last_heard_at: Mapped[datetime]
    # Of several open tickets, the one of which was spoken last: the next words belong there.
    ticket_id: Mapped[int | None]
    # What the next free words are (a word to a rating, a time to be called), and until when.
    expects: Mapped[str | None] = mapped_column(String(16))
    expects_facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    expects_until: Mapped[datetime | None]
    # Words are kept, and answered then if nothing more is written until then.
    words_due_at: Mapped[datetime | None] = mapped_column(index=True)


class Words(Base):
    """Words that wait to be answered together with what the same person writes next."""

    __tablename__ = "kept_words"

    id: Mapped[RowId]
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id"), index=True)
    # The plain values of the Inbound, by their names.
    said: Mapped[dict[str, Any]]
    heard_at: Mapped[datetime]


class Said(Base):
    """What somebody wrote, by the messenger's own id of the message: an edit of it names that id.

    `message_id`: the ticket's message that it became, alone or with others of one burst.
    """

    __tablename__ = "said"
    __table_args__ = (UniqueConstraint("channel", "chat", "ref"),)

    id: Mapped[RowId]
    channel: Mapped[str] = mapped_column(String(20))
    chat: Mapped[str] = mapped_column(String(128))
    ref: Mapped[str] = mapped_column(String(64))
    text: Mapped[str]
    said_at: Mapped[datetime] = mapped_column(index=True)
    message_id: Mapped[int | None] = mapped_column(ForeignKey("messages.id"))


class Button(Base):
    """A button that was shown: a short token stands for what pressing it does, in this chat only.

    `person` is the messenger's id of the one who may press it; None: any of the operators who read the group.
    """

    __tablename__ = "buttons"

    id: Mapped[RowId]
    token: Mapped[str] = mapped_column(String(32), unique=True)
    channel: Mapped[str] = mapped_column(String(20))
    chat: Mapped[str] = mapped_column(String(128))
    person: Mapped[str | None] = mapped_column(String(128))
    action: Mapped[str] = mapped_column(String(32))
    facts: Mapped[dict[str, Any]]
    shown_at: Mapped[datetime]
    pressed_at: Mapped[datetime | None]
