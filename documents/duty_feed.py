"""Shifts as a calendar to subscribe to (RFC 5545, RFC 7986): times in UTC, and an event keeps its UID."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from documents.printable import one_line
from documents.words import Words

_PRODUCT = "-//Dezurni//Roster//SR"
# How often a calendar should look again. Google looks when it likes, up to once a day.
_REFRESH = timedelta(hours=1)


@dataclass(frozen=True)
class FeedShift:
    """One shift; `person` is empty in one's own calendar."""

    operator: str
    schedule: str
    starts_at: datetime
    ends_at: datetime
    is_backup: bool
    person: str = ""


@dataclass(frozen=True)
class FeedTitle:
    """Whose calendar it is: an operator's name or a schedule's code, and the company."""

    company: str
    of: str


def duty_feed(title: FeedTitle, shifts: Sequence[FeedShift], made_at: datetime, language: str) -> bytes:
    """The whole calendar; the same shift has the same UID each time."""
    words = Words(language)
    name = words.say("duty-calendar", of=one_line(title.of), company=one_line(title.company))
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for shift in shifts:
        calendar.add_component(_event(shift, made_at, words))
    return bytes(calendar.to_ical())


def _event(shift: FeedShift, made_at: datetime, words: Words) -> Event:
    entry = Event()
    entry.add("uid", _uid(shift))
    entry.add("dtstamp", _in_utc(made_at))
    entry.add("dtstart", _in_utc(shift.starts_at))
    entry.add("dtend", _in_utc(shift.ends_at))
    entry.add("summary", _title(shift, words))
    entry.add("transp", "TRANSPARENT" if shift.is_backup else "OPAQUE")
    return entry


def _title(shift: FeedShift, words: Words) -> str:
    what = words.say("on-duty-backup") if shift.is_backup else words.say("on-duty")
    told = f"{what} ({one_line(shift.schedule)})"
    return f"{one_line(shift.person)}: {told}" if shift.person else told


def _uid(shift: FeedShift) -> str:
    part = "backup" if shift.is_backup else "duty"
    said = f"{shift.schedule}\n{shift.operator}\n{part}\n{_in_utc(shift.starts_at).isoformat()}"
    return f"{hashlib.sha256(said.encode()).hexdigest()[:32]}@dezurni"


def _in_utc(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(microsecond=0)
