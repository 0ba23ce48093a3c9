"""An appointment as a calendar file (RFC 5545), the same event each time: a newer file replaces an older.

A file that is published (RFC 5546, 3.2.1) has an organizer and no attendees: who comes, and to whom,
stands in its words.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from icalendar import Alarm, Calendar, Event, vCalAddress, vText

from documents.printable import one_line
from documents.words import Words

_PRODUCT = "-//Dezurni//Appointments//SR"
_ALARM_BEFORE = timedelta(hours=2)
_STATUS = {"proposed": "TENTATIVE", "confirmed": "CONFIRMED", "done": "CONFIRMED", "cancelled": "CANCELLED"}


@dataclass(frozen=True)
class CalendarEvent:
    """What a calendar needs to know. `made_at`: the newest of two files of one revision wins by it."""

    uid: str
    revision: int
    kind: Literal["visit", "consulting", "remote"]
    state: Literal["proposed", "confirmed", "done", "cancelled"]
    starts_at: datetime
    ends_at: datetime
    made_at: datetime
    operator: str
    client: str
    contact: str
    about: str


@dataclass(frozen=True)
class CalendarOwner:
    """Whose calendar it is for, and who invites into it."""

    reader: Literal["client", "operator"]
    company: str
    email: str
    phone: str


def appointment_ics(event: CalendarEvent, owner: CalendarOwner, language: str) -> bytes:
    """The calendar file; one that is cancelled takes the event out of the calendar again."""
    words = Words(language)
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "CANCEL" if event.state == "cancelled" else "PUBLISH")
    calendar.add_component(_event(event, owner, words))
    return bytes(calendar.to_ical())


def _event(event: CalendarEvent, owner: CalendarOwner, words: Words) -> Event:
    entry = Event()
    entry.add("uid", event.uid)
    # The end of it comes after everything that was said of it before.
    entry.add("sequence", event.revision + (event.state == "cancelled"))
    entry.add("dtstamp", _in_utc(event.made_at))
    entry.add("dtstart", _in_utc(event.starts_at))
    entry.add("dtend", _in_utc(event.ends_at))
    entry.add("summary", _title(event, owner, words))
    entry.add("description", "\n".join(_lines(event, owner, words)))
    entry.add("status", _STATUS[event.state])
    entry.add("organizer", _organizer(owner))
    if event.state != "cancelled":
        entry.add_component(_alarm(event, words))
    return entry


def _title(event: CalendarEvent, owner: CalendarOwner, words: Words) -> str:
    what = _what(event, words)
    if owner.reader == "operator":
        return words.say("appointment-of-client", what=what, client=one_line(event.client))
    names = {"company": one_line(owner.company), "operator": one_line(event.operator)}
    return words.say("appointment-of-company", what=what, **names)


def _lines(event: CalendarEvent, owner: CalendarOwner, words: Words) -> list[str]:
    if owner.reader == "operator":
        lines = [words.say("with-client", client=one_line(event.client))]
        lines += [words.say("with-contact", contact=one_line(event.contact))] if event.contact else []
    else:
        lines = [words.say("with-operator", operator=one_line(event.operator))]
        ways = ", ".join(way for way in (owner.phone, owner.email) if way)
        lines += [words.say("questions-about-it", ways=ways)] if ways else []
    about = one_line(event.about)
    return [*lines, *([words.say("about", about=about)] if about else [])]


def _what(event: CalendarEvent, words: Words) -> str:
    return words.say("remote-session" if event.kind == "remote" else event.kind)


def _organizer(owner: CalendarOwner) -> vCalAddress:
    organizer = vCalAddress(f"mailto:{owner.email}")
    organizer.params["CN"] = vText(one_line(owner.company).replace('"', "'"))
    return organizer


def _alarm(event: CalendarEvent, words: Words) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words.say("soon", what=_what(event, words)))
    alarm.add("trigger", -_ALARM_BEFORE)
    return alarm


def _in_utc(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(microsecond=0)
