"""The organisation's calendar, as its row keeps it."""

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from core.company.organisation import organisation
from core.company.rows import Organisation
from core.coverage.calendar import Calendar, Interval, SpecialDay, parse_day
from core.database.transaction import Transaction

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def calendar(tx: Transaction) -> Calendar:
    """The organisation's calendar."""
    return tx.kept(_read)


def _read(tx: Transaction) -> Calendar:
    return calendar_of(organisation(tx))


def calendar_of(company: Organisation) -> Calendar:
    """The calendar written in the company file."""
    also = [_special(entry) for entry in company.holidays["also"]]
    return Calendar(
        zone=ZoneInfo(company.time_zone),
        week=week_of(company.business_hours),
        country=company.holidays["country"],
        also={special.on: special for special in also},
        exceptions=frozenset(date.fromisoformat(on) for on in company.holidays["except"]),
        language=company.language,
    )


def week_of(hours: Mapping[str, list[str]]) -> tuple[tuple[Interval, ...], ...]:
    """The hours of a week as the company file writes them, Monday first."""
    return tuple(parse_day(hours[day]) for day in _DAYS)


def _special(entry: dict[str, object]) -> SpecialDay:
    hours = entry["hours"]
    assert isinstance(hours, list)
    return SpecialDay(date.fromisoformat(str(entry["on"])), str(entry["name"]), parse_day(hours))
