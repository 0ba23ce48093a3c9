"""A calendar file with absences: each event is one, a recurring one as often as it comes within a year."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar

from core.desk.import_absences import Found
from core.errors import Invalid

_BACK = timedelta(days=31)
_AHEAD = timedelta(days=366)
_LONGEST_REASON, _LONGEST_UID = 200, 255
_MOST = 1000


def read_absences(content: bytes, zone: ZoneInfo, today: date) -> list[Found]:
    """The absences from a month ago to a year ahead, on the zone's wall clock; raises Invalid.

    An event without a zone is wall clock already; one that is cancelled is none.
    """
    try:
        calendar = Calendar.from_ical(content)
        events = recurring_ical_events.of(calendar).between(today - _BACK, today + _AHEAD)
        found = sorted(set(_found(events, zone)), key=lambda each: (str(each.starts), each.uid))
    # The libraries raise whatever the broken file leads them to.
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError) as error:
        raise Invalid(f"not a calendar file (.ics): {error}") from error
    if len(found) > _MOST:
        raise Invalid(f"{len(found)} absences in a year: is this a calendar of absences?")
    return found


def _found(events: list[Any], zone: ZoneInfo) -> Iterator[Found]:
    for event in events:
        if str(event.get("STATUS", "")).upper() == "CANCELLED":
            continue
        starts, ends = _edges(event, zone)
        if starts < ends or (not isinstance(starts, datetime) and starts <= ends):
            uid = str(event.get("UID", ""))[:_LONGEST_UID]
            yield Found(uid, starts, ends, " ".join(str(event.get("SUMMARY", "")).split())[:_LONGEST_REASON])


def _edges(event: Any, zone: ZoneInfo) -> tuple[date | datetime, date | datetime]:
    """Whole days with the last one included, or moments of the wall clock with the end excluded."""
    starts, ends = event.start, event.end
    if isinstance(starts, datetime):
        return _wall(starts, zone), _wall(ends, zone)
    return starts, max(starts, ends - timedelta(days=1))


def _wall(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone).replace(tzinfo=None) if at.tzinfo else at
