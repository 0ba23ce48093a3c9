"""The calendar file, read back: one event, in UTC, in the reader's words, and nothing slips in."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from documents.appointment import CalendarEvent, CalendarOwner, appointment_ics

VISIT = CalendarEvent(
    uid="7-0123456789abcdef@dezurni",
    revision=2,
    kind="visit",
    state="confirmed",
    starts_at=datetime.fromisoformat("2026-12-03T10:00:00+01:00"),
    ends_at=datetime.fromisoformat("2026-12-03T12:00:00+01:00"),
    made_at=datetime(2026, 11, 24, 9, 0, 0, 123456, tzinfo=UTC),
    operator="Marko Petrović",
    client="Granit gradnja a.d.",
    contact="Nikola Granić",
    about="Nov server",
)
CLIENT = CalendarOwner("client", "Melany Software Team", "podrska@example.rs", "+381113334444")
OPERATOR = replace(CLIENT, reader="operator")


def event_of(raw: bytes) -> Any:
    [event] = Calendar.from_ical(raw).walk("VEVENT")
    return event


def test_a_client_reads_whom_to_expect_and_an_operator_whom_to_see() -> None:
    theirs = event_of(appointment_ics(VISIT, CLIENT, "sr-Latn"))
    ours = event_of(appointment_ics(VISIT, OPERATOR, "sr-Latn"))
    assert theirs["SUMMARY"] == "Poseta: Melany Software Team, Marko Petrović"
    assert theirs["DESCRIPTION"].splitlines() == [
        "Sa Vama radi: Marko Petrović",
        "Pitanja: +381113334444, podrska@example.rs",
        "Tema: Nov server",
    ]
    assert ours["SUMMARY"] == "Poseta: Granit gradnja a.d."
    assert ours["DESCRIPTION"].splitlines() == [
        "Klijent: Granit gradnja a.d.",
        "Kontakt: Nikola Granić",
        "Tema: Nov server",
    ]


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Consulting: Melany Software Team, Marko Petrović"),
        ("sr-Cyrl", "Консултације: Melany Software Team, Marko Petrović"),
    ],
)
def test_it_speaks_the_readers_language(language: str, title: str) -> None:
    hour = replace(VISIT, kind="consulting", about="", contact="")
    event = event_of(appointment_ics(hour, CLIENT, language))
    assert event["SUMMARY"] == title
    assert len(event["DESCRIPTION"].splitlines()) == 2


def test_it_is_published_whole_with_an_alarm_and_without_attendees() -> None:
    raw = appointment_ics(VISIT, CLIENT, "en")
    calendar = Calendar.from_ical(raw)
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    event = event_of(raw)
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (VISIT.uid, 2, "CONFIRMED")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (VISIT.starts_at, VISIT.ends_at)
    assert b"DTSTART:20261203T090000Z" in raw
    assert event["DTSTAMP"].dt == datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert event["ORGANIZER"] == "mailto:podrska@example.rs"
    assert event["ORGANIZER"].params["CN"] == "Melany Software Team"
    assert "ATTENDEE" not in event
    [alarm] = event.walk("VALARM")
    assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", -timedelta(hours=2))


@pytest.mark.parametrize(
    ("state", "method", "status", "sequence", "alarms"),
    [
        ("proposed", "PUBLISH", "TENTATIVE", 2, 1),
        ("confirmed", "PUBLISH", "CONFIRMED", 2, 1),
        ("done", "PUBLISH", "CONFIRMED", 2, 1),
        ("cancelled", "CANCEL", "CANCELLED", 3, 0),
    ],
)
def test_what_became_of_it_is_what_the_file_says(
    state: Any, method: str, status: str, sequence: int, alarms: int
) -> None:
    raw = appointment_ics(replace(VISIT, state=state), CLIENT, "sr-Latn")
    event = event_of(raw)
    assert (Calendar.from_ical(raw)["METHOD"], event["STATUS"], event["SEQUENCE"]) == (
        method,
        status,
        sequence,
    )
    assert len(event.walk("VALARM")) == alarms


@pytest.mark.parametrize(
    "nasty",
    [
        'Granit "a.d."; Beograd, Žarkovo\\n',
        "x\r\nEND:VEVENT\r\nBEGIN:VEVENT",
        "\x00\x07\u202e\u2028END:VCALENDAR",
        "đ" * 500,
        "🏗️ gradnja",
    ],
)
def test_no_name_breaks_the_file(nasty: str) -> None:
    event = replace(VISIT, client=nasty, contact=nasty, operator=nasty, about=nasty)
    for owner in (replace(CLIENT, company=nasty), replace(OPERATOR, company=nasty)):
        raw = appointment_ics(event, owner, "sr-Cyrl")
        read = event_of(raw)
        assert read["UID"] == VISIT.uid
        assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
        assert b"\n" not in raw.replace(b"\r\n", b"")
        assert not any(sign in raw for sign in (b"\x00", b"\x07", "\u202e".encode()))
