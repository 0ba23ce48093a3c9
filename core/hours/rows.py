"""The ledger of support time, what is being measured, what waits for an operator's yes, closed months."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from core.database.base import Base, RowId


class TimeEntry(Base):
    """Work that was done. Append-only: a correction is another entry that names the one it corrects."""

    __tablename__ = "time_entries"
    __table_args__ = (Index("ix_time_entries_client_month", "client_id", "month"),)

    id: Mapped[RowId]
    key: Mapped[str] = mapped_column(String(128), unique=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"))
    month: Mapped[str] = mapped_column(String(7))
    kind: Mapped[str] = mapped_column(String(16))
    operator: Mapped[str] = mapped_column(String(64))
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"), index=True)
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime]
    seconds: Mapped[int]
    minutes: Mapped[int]
    draws: Mapped[bool]
    factor: Mapped[Decimal]
    note: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(String(16))
    visible: Mapped[bool] = mapped_column(default=True)
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("time_entries.id"))
    booked_at: Mapped[datetime]


class ProposedEntry(Base):
    """Work that was measured (a talk) and waits for the operator to confirm or correct it."""

    __tablename__ = "proposed_entries"

    id: Mapped[RowId]
    key: Mapped[str] = mapped_column(String(128), unique=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"))
    operator: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(16))
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"))
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime]
    proposed_at: Mapped[datetime]
    # open -> booked | dismissed, by one conditional UPDATE
    state: Mapped[str] = mapped_column(String(16), default="open")
    note: Mapped[str] = mapped_column(default="")


class RemoteSession(Base):
    """An operator's work on a client's computer: started and stopped by the operator, seen by the client."""

    __tablename__ = "remote_sessions"
    __table_args__ = (
        # Nobody works in two places at once: the database says so, not a look before.
        Index(
            "uq_remote_sessions_running",
            "operator",
            unique=True,
            sqlite_where=text("state = 'running'"),
            postgresql_where=text("state = 'running'"),
        ),
    )

    id: Mapped[RowId]
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"), index=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    operator: Mapped[str] = mapped_column(String(64))
    # asked (the client's consent to a charge is waited for) -> agreed -> running -> ended -> dismissed;
    # asked or agreed -> refused
    state: Mapped[str] = mapped_column(String(16))
    asked_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class Statement(Base):
    """A closed month of one client; `data` is frozen and `hash` is over it."""

    __tablename__ = "statements"
    __table_args__ = (UniqueConstraint("client_id", "month"),)

    id: Mapped[RowId]
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"))
    month: Mapped[str] = mapped_column(String(7))
    closed_at: Mapped[datetime]
    # When it was put on its way to those who get it; None until a run, or a person, sends it.
    queued_at: Mapped[datetime | None]
    data: Mapped[dict[str, Any]]
    hash: Mapped[str] = mapped_column(String(64))
