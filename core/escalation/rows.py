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
    # open -> accepted | exhausted | closed
    state: Mapped[str] = mapped_column(String(16), default="open")
    opened_at: Mapped[datetime]
    # Steps taken so far, over all rounds; the next one is due at `due_at`.
    steps_taken: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime | None]
    accepted_by: Mapped[str | None] = mapped_column(String(64))
    accepted_at: Mapped[datetime | None]


class Notification(Base):
    """One attempt to reach one operator about a page, by one way."""

    __tablename__ = "notifications"
    __table_args__ = (UniqueConstraint("page_id", "step", "operator", "way"),)

    id: Mapped[RowId]
    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"), index=True)
    step: Mapped[int]
    operator: Mapped[str] = mapped_column(String(64))
    way: Mapped[str] = mapped_column(String(8))
    # sent -> accepted | passed | failed
    state: Mapped[str] = mapped_column(String(16), default="sent")
    at: Mapped[datetime]
    call_sid: Mapped[str | None] = mapped_column(String(40))
