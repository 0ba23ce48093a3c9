"""Escalation policies, the pages that walk down them, and who was told."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database.base import Base, RowId


class PolicyRow(Base):
    """An escalation policy as the company file writes it."""

    __tablename__ = "policies"

    id: Mapped[RowId]
    code: Mapped[str] = mapped_column(String(64), unique=True)
    policy: Mapped[dict[str, Any]]


class Page(Base):
    """An ongoing escalation. It keeps a snapshot of its policy, and its timer is `due_at`."""

    __tablename__ = "pages"
    __table_args__ = (Index("ix_pages_due", "state", "due_at"),)

    id: Mapped[RowId]
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), unique=True)
    policy: Mapped[dict[str, Any]]
    # open -> accepted | exhausted | closed; accepted and then silent: open again, with the next version
    state: Mapped[str] = mapped_column(String(16), default="open")
    opened_at: Mapped[datetime]
    # Steps taken so far, over all rounds; the next one is due at `due_at`.
    steps_taken: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime | None]
    accepted_by: Mapped[str | None] = mapped_column(String(64))
    accepted_at: Mapped[datetime | None]
    # Counts the openings; a button carries the one it was shown for.
    version: Mapped[int] = mapped_column(default=0)
    # Who accepted and is silent: 0 not asked yet, 1 asked, 2 has said to be at work on it.
    reminded: Mapped[int] = mapped_column(default=0)
    # Who accepted last time and did not answer the client.
    silent: Mapped[str | None] = mapped_column(String(64))


class Notification(Base):
    """One attempt to reach one operator about a page, by one way.

    Attempts that are due together for one operator and way are one message, or one call: a bundle. It is
    known by the id of its first attempt.
    """

    __tablename__ = "notifications"
    __table_args__ = (
        UniqueConstraint("page_id", "version", "step", "operator", "way"),
        Index("ix_notifications_waiting", "state", "operator"),
        Index("ix_notifications_called", "number", "at"),
    )

    id: Mapped[RowId]
    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"), index=True)
    step: Mapped[int]
    operator: Mapped[str] = mapped_column(String(64))
    way: Mapped[str] = mapped_column(String(8))
    # due -> sent | throttled | needless; sent -> accepted | passed | no-answer | no-key | failed
    state: Mapped[str] = mapped_column(String(16), default="due")
    at: Mapped[datetime]
    # While the telephone rings.
    call_sid: Mapped[str | None] = mapped_column(String(40))
    # The page's opening for which this was.
    version: Mapped[int] = mapped_column(default=0)
    bundle: Mapped[int | None] = mapped_column(index=True)
    # The telephone that was called.
    number: Mapped[str | None] = mapped_column(String(20))
    # Why it failed.
    reason: Mapped[str | None]
