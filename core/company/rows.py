"""The company that runs this desk: one row."""

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from core.database.base import Base, OfCompany


class Organisation(OfCompany, Base):
    """Name, numbers and working time of the company; `rules` holds the calendar as it was written."""

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    phone: Mapped[str] = mapped_column(String(20))
    email: Mapped[str] = mapped_column(String(200))
    time_zone: Mapped[str] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(String(8))
    currency: Mapped[str] = mapped_column(String(3))
    billing_step_minutes: Mapped[int]
    warranty_months: Mapped[int]
    warranty_rank: Mapped[int]
    business_hours: Mapped[dict[str, Any]]
    holidays: Mapped[dict[str, Any]]
    products: Mapped[list[str]]
    # How often one telephone may be called for pages: {"calls", "minutes"} each; empty: the usual limits.
    throttle: Mapped[list[Any]] = mapped_column(default=list)
    # What the company file says of chats: {"pause_seconds", "forum"}.
    chat: Mapped[dict[str, Any]] = mapped_column(default=dict)
    # What the company file says under `telephone`: how operators are rung, what may be dialled, recording.
    telephone: Mapped[dict[str, Any]] = mapped_column(default=dict)
    # No statement is made for a month before the desk was opened.
    opened_at: Mapped[datetime]
