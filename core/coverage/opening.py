"""What the calendar says about a moment: open or closed, and until when."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from core.coverage.calendar import Calendar, closes_at, first_moment, is_open, next_opening, plan_of


@dataclass(frozen=True)
class OpenNow:
    """Whether the desk is open at a moment, until when, and when it opens next."""

    open: bool
    closes_at: datetime | None
    opens_at: datetime | None
    holiday: str | None


def open_now(calendar: Calendar, at: datetime) -> OpenNow:
    """What the calendar says about this moment, in the organisation's wall clock."""
    opened = is_open(calendar, at)
    return OpenNow(
        open=opened,
        closes_at=_local(calendar, closes_at(calendar, at)) if opened else None,
        opens_at=None if opened else _local(calendar, next_opening(calendar, at)),
        holiday=plan_of(calendar, at.astimezone(calendar.zone).date()).holiday,
    )


def open_until_change(calendar: Calendar, at: datetime) -> tuple[OpenNow, datetime]:
    """The same, and until when it says so: no longer than the day, whose holiday it names."""
    now = open_now(calendar, at)
    tomorrow = at.astimezone(calendar.zone).date() + timedelta(days=1)
    midnight = first_moment(calendar.zone, datetime.combine(tomorrow, time()))
    return now, min(now.closes_at or now.opens_at or midnight, midnight)


def _local(calendar: Calendar, at: datetime | None) -> datetime | None:
    return at.astimezone(calendar.zone) if at else None
