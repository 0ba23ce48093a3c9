"""Files that came through chats."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from core.database.base import Base, RowId


class StoredFile(Base):
    """One file from a client or an operator; its bytes lie in our folder under `name`.

    Without a message it waits in its conversation for the next words that become a ticket's.
    """

    __tablename__ = "files"

    id: Mapped[RowId]
    name: Mapped[str] = mapped_column(String(32), unique=True)
    # client | operator | note (an operator's too, for colleagues alone)
    author: Mapped[str] = mapped_column(String(16))
    conversation_id: Mapped[int | None] = mapped_column(ForeignKey("conversations.id"), index=True)
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"), index=True)
    message_id: Mapped[int | None] = mapped_column(ForeignKey("messages.id"), index=True)
    # The messenger by which it came, its id of the file, and of the album it is a part of.
    channel: Mapped[str] = mapped_column(String(20))
    chat: Mapped[str] = mapped_column(String(128))
    ref: Mapped[str] = mapped_column(String(1000))
    album: Mapped[str | None] = mapped_column(String(64))
    # What the sender calls it, made harmless; what it is, once the content is known.
    original: Mapped[str] = mapped_column(String(128))
    mime: Mapped[str | None] = mapped_column(String(80))
    sort: Mapped[str | None] = mapped_column(String(16))
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str | None] = mapped_column(String(64))
    # waiting (to be fetched) -> kept -> deleted; or refused (too large, too many), or lost (it never came)
    state: Mapped[str] = mapped_column(String(16), default="waiting", index=True)
    received_at: Mapped[datetime] = mapped_column(index=True)
    kept_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]
