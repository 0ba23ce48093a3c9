"""The organisation's calendar, as its row keeps it, and what it says about a moment."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.company.rows import Organisation
from core.coverage.calendar import (
    Calendar,
    SpecialDay,
    closes_at,
    is_open,
    next_opening,
    parse_day,
    plan_of,
)

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class OpenNow:
    """Whether the desk is open at a moment, until when, and when it opens next."""

    open: bool
    closes_at: datetime | None
    opens_at: datetime | None
    holiday: str | None


def calendar_of(company: Organisation) -> Calendar:
    """The calendar written in the company file."""
    also = [_special(entry) for entry in company.holidays["also"]]
    return Calendar(
        zone=ZoneInfo(company.time_zone),
        week=tuple(parse_day(company.business_hours[day]) for day in _DAYS),
        country=company.holidays["country"],
        also={special.on: special for special in also},
        exceptions=frozenset(date.fromisoformat(on) for on in company.holidays["except"]),
        language=company.language,
    )


def open_now(calendar: Calendar, at: datetime) -> OpenNow:
    """What the calendar says about this moment, in the organisation's wall clock."""
    opened = is_open(calendar, at)
    return OpenNow(
        open=opened,
        closes_at=_local(calendar, closes_at(calendar, at)) if opened else None,
        opens_at=None if opened else _local(calendar, next_opening(calendar, at)),
        holiday=plan_of(calendar, at.astimezone(calendar.zone).date()).holiday,
    )


def _local(calendar: Calendar, at: datetime | None) -> datetime | None:
    return at.astimezone(calendar.zone) if at else None


def _special(entry: dict[str, object]) -> SpecialDay:
    hours = entry["hours"]
    assert isinstance(hours, list)
    return SpecialDay(date.fromisoformat(str(entry["on"])), str(entry["name"]), parse_day(hours))
