"""Operators and when they are on duty."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import DateTime, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from core.database.base import Base, RowId


class Operator(Base):
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


class ScheduleRow(Base):
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


class OverrideRow(Base):
    """One operator stands in for another, is added, or taken out: wall clock, end excluded."""

    __tablename__ = "overrides"

    id: Mapped[RowId]
    schedule_id: Mapped[int] = mapped_column(ForeignKey("schedules.id"))
    operator: Mapped[str | None] = mapped_column(String(64))
    substitute: Mapped[str | None] = mapped_column(String(64))
    starts: Mapped[datetime] = mapped_column(DateTime(timezone=False))
    ends: Mapped[datetime] = mapped_column(DateTime(timezone=False))
    # "file": comes and goes with the company file; "swap": two operators agreed on it
    source: Mapped[str] = mapped_column(String(8), default="file")


class AbsenceRow(Base):
    """An operator is away from the first day to the last, both included."""

    __tablename__ = "absences"

    id: Mapped[RowId]
    operator: Mapped[str] = mapped_column(String(64))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    reason: Mapped[str] = mapped_column(String(200), default="")
    # "file", or "feed": read from a calendar
    source: Mapped[str] = mapped_column(String(8), default="file")
