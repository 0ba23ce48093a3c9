"""Operators and when they are on duty."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import DateTime, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from core.database.base import Base, OfCompany, RowId


class Operator(OfCompany, Base):
    """One of us: answers, advises or manages, as the roles say."""

    __tablename__ = "operators"

    id: Mapped[RowId]
    code: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    phone: Mapped[str | None] = mapped_column(String(20))
    telegram_id: Mapped[str | None] = mapped_column(String(32), unique=True)
    email: Mapped[str | None] = mapped_column(String(200))
    roles: Mapped[list[str]]
    # The ways by which a page may reach them, in this order: "chat", "call".
    reach: Mapped[list[str]] = mapped_column(default=lambda: ["chat", "call"])
    active: Mapped[bool] = mapped_column(default=True)
    # For their own line by telephone; without one, there is none.
    pin_hash: Mapped[str | None] = mapped_column(String(200))


class ScheduleRow(OfCompany, Base):
    """A schedule as the company file writes it: who, in what turn, and what time it covers."""

    __tablename__ = "schedules"

    id: Mapped[RowId]
    code: Mapped[str] = mapped_column(String(64), unique=True)
    covers: Mapped[str] = mapped_column(String(32))
    position: Mapped[int]
    operators: Mapped[list[str]]
    rotation: Mapped[dict[str, Any] | None]
    backup: Mapped[dict[str, Any] | None]
    layers: Mapped[list[Any]] = mapped_column(default=list)
    shifts: Mapped[list[Any]] = mapped_column(default=list)


class OverrideRow(OfCompany, Base):
    """One operator stands in for another, is added, or taken out: wall clock, end excluded."""

    __tablename__ = "overrides"

    id: Mapped[RowId]
    schedule_id: Mapped[int] = mapped_column(ForeignKey("schedules.id"))
    operator: Mapped[str | None] = mapped_column(String(64))
    substitute: Mapped[str | None] = mapped_column(String(64))
    starts: Mapped[datetime] = mapped_column(DateTime(timezone=False))
    ends: Mapped[datetime] = mapped_column(DateTime(timezone=False))
    # "file": comes and goes with the company file; "swap": two operators agreed on it;
    # "phone": an operator went on or off duty by telephone
    source: Mapped[str] = mapped_column(String(8), default="file")


class AbsenceRow(OfCompany, Base):
    """An operator is away from the first day to the last, both included."""

    __tablename__ = "absences"

    id: Mapped[RowId]
    operator: Mapped[str] = mapped_column(String(64))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    reason: Mapped[str] = mapped_column(String(200), default="")
    # "file", or "feed": read from a calendar
    source: Mapped[str] = mapped_column(String(8), default="file")
    # Wall clock, end excluded, where it is not of whole days.
    starts: Mapped[datetime | None] = mapped_column(DateTime(timezone=False))
    ends: Mapped[datetime | None] = mapped_column(DateTime(timezone=False))
    # The calendar's own name of the event.
    uid: Mapped[str] = mapped_column(String(255), default="")
    # When the operator heard which shifts it hits.
    told_at: Mapped[datetime | None]
    # None, though the operator was told: there was no manager who reads chats.
    managers_told_at: Mapped[datetime | None]


class SwapRow(Base):
    """An operator asks another, or everybody, to stand in from one wall-clock time to another."""

    __tablename__ = "swaps"

    id: Mapped[RowId]
    asker: Mapped[str] = mapped_column(String(64))
    # None: everybody in `people`, and the first to agree wins
    asked: Mapped[str | None] = mapped_column(String(64))
    taker: Mapped[str | None] = mapped_column(String(64))
    people: Mapped[list[str]]
    refused_by: Mapped[list[str]]
    schedules: Mapped[list[str]]
    starts: Mapped[datetime] = mapped_column(DateTime(timezone=False))
    ends: Mapped[datetime] = mapped_column(DateTime(timezone=False))
    # proposed, agreed, refused, withdrawn, expired
    state: Mapped[str] = mapped_column(String(16))
    proposed_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    # None, though it is agreed on: there was no manager who reads chats.
    managers_told_at: Mapped[datetime | None]


class DutyTold(Base):
    """Whom this schedule had on duty when people last heard of a hand-over."""

    __tablename__ = "duty_told"

    schedule: Mapped[str] = mapped_column(String(64), primary_key=True)
    on_duty: Mapped[list[str]]
    # None: from before backups were told.
    backup: Mapped[list[str] | None]
    # Counts the hand-overs: who tells of one changes exactly the row that was seen.
    version: Mapped[int]


class KnownHole(Base):
    """A hole ahead, and when the managers were told of it; None: not yet, as none of them reads chats."""

    __tablename__ = "known_holes"

    id: Mapped[RowId]
    why: Mapped[str]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    told_at: Mapped[datetime | None]
    told_again_at: Mapped[datetime | None]


class FeedRow(Base):
    """Which version of a calendar's secret address is in force; without a row, the first."""

    __tablename__ = "feeds"

    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    code: Mapped[str] = mapped_column(String(64), primary_key=True)
    version: Mapped[int]
