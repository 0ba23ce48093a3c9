"""Which word about an appointment is due now: from its times and the calendar alone."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from core.coverage.calendar import Calendar, first_moment, is_open, next_opening

# The day before, at this hour of the wall clock.
_REMIND_AT = time(9)
_ANSWER_WITHIN = timedelta(days=1)


class Notice(StrEnum):
    """`reminder`: it is tomorrow; `unanswered`: the client has not said yes; `report`: how was it?"""

    REMINDER = "reminder"
    UNANSWERED = "unanswered"
    REPORT = "report"
    REPORT_AGAIN = "report-again"


@dataclass(frozen=True)
class Times:
    """An open appointment's times. `made_at`: when its time was last proposed, or agreed on."""

    starts_at: datetime
    ends_at: datetime
    proposed_at: datetime
    made_at: datetime
    is_confirmed: bool


def notices_due(times: Times, calendar: Calendar, at: datetime) -> list[Notice]:
    """What is due by now, in order. Who asks keeps what was said, and says nothing twice."""
    if at >= times.ends_at:
        again = at >= _morning_after(times.ends_at, calendar)
        return [Notice.REPORT, Notice.REPORT_AGAIN] if again else [Notice.REPORT]
    if at >= times.starts_at:
        return []
    due = []
    if times.made_at <= remind_at(times.starts_at, calendar.zone) <= at:
        due.append(Notice.REMINDER)
    if not times.is_confirmed and at >= times.proposed_at + _ANSWER_WITHIN and is_open(calendar, at):
        due.append(Notice.UNANSWERED)
    return due


def remind_at(starts_at: datetime, zone: ZoneInfo) -> datetime:
    """The morning of the day before."""
    day_before = starts_at.astimezone(zone).date() - timedelta(days=1)
    return first_moment(zone, datetime.combine(day_before, _REMIND_AT))


def _morning_after(ends_at: datetime, calendar: Calendar) -> datetime:
    """The first opening of a later day; where the calendar knows none, the next day's morning."""
    following = ends_at.astimezone(calendar.zone).date() + timedelta(days=1)
    # A moment before midnight: an opening at midnight itself counts.
    midnight = first_moment(calendar.zone, datetime.combine(following, time())) - timedelta(seconds=1)
    morning = first_moment(calendar.zone, datetime.combine(following, _REMIND_AT))
    return next_opening(calendar, midnight) or morning
