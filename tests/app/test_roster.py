"""`dezurni feed` and `dezurni absences import`."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from core.clock import SystemClock
from core.database.transaction import Database
from core.desk.moment import now_of
from core.roster.schedule import Absence
from tests.app.desk import Dezurni

TOMORROW = SystemClock().now().date() + timedelta(days=1)


def event(uid: str, *lines: str) -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20260101T000000Z", *lines, "END:VEVENT"])


def calendar(*events: str) -> str:
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//pretend//SR"]
    return "\r\n".join([*head, *events, "END:VCALENDAR", ""])


def whole_days(uid: str, first: date, days: int, *more: str) -> str:
    last = first + timedelta(days=days)
    return event(uid, f"DTSTART;VALUE=DATE:{first:%Y%m%d}", f"DTEND;VALUE=DATE:{last:%Y%m%d}", *more)


def absences(dezurni: Dezurni) -> list[Absence]:
    database = Database(f"sqlite:///{dezurni.folder}/data/dezurni.db")
    with database.read(SystemClock()) as tx:
        found = [each for each in now_of(tx).roster.absences if each.operator == "ana"]
    database.close()
    return found


def brings(dezurni: Dezurni, *events: str) -> str:
    ran = dezurni("absences", "import", dezurni.writes("ana.ics", calendar(*events)), "--operator", "ana")
    assert ran.status == 0, ran.err
    return ran.out


def test_the_newest_file_is_the_truth(dezurni: Dezurni) -> None:
    week = whole_days("a", TOMORROW, 7, "SUMMARY:Godišnji odmor")
    day = whole_days("b", TOMORROW + timedelta(days=20), 1)
    assert "2 absences in the file, 2 new, 0 gone" in brings(dezurni, week, day)
    assert "2 absences in the file, 0 new, 0 gone" in brings(dezurni, day, week)
    holiday = Absence("ana", TOMORROW, TOMORROW + timedelta(days=6), "Godišnji odmor")
    assert holiday in absences(dezurni)
    assert "1 absences in the file, 0 new, 1 gone" in brings(dezurni, week)
    assert absences(dezurni) == [holiday]
    moved = whole_days("a", TOMORROW + timedelta(days=1), 7, "SUMMARY:Godišnji odmor")
    assert "1 new, 1 gone" in brings(dezurni, moved)
    assert dezurni.audit == ["import-absences roster ana"] * 3


def test_times_are_wall_clock_and_what_recurs_comes_for_a_year(dezurni: Dezurni) -> None:
    timed = event("t", f"DTSTART:{TOMORROW:%Y%m%d}T120000Z", f"DTEND:{TOMORROW:%Y%m%d}T130000Z")
    weekly = whole_days("w", TOMORROW, 1, "RRULE:FREQ=WEEKLY", "SUMMARY:Fakultet")
    gone = whole_days("g", TOMORROW, 1, "STATUS:CANCELLED")
    brings(dezurni, timed, weekly, gone)
    found = absences(dezurni)
    [clock] = [each for each in found if isinstance(each.starts, datetime)]
    assert isinstance(clock.ends, datetime)
    assert clock.ends - clock.starts == timedelta(hours=1)  # type: ignore[operator]
    assert clock.starts.hour in (13, 14)  # type: ignore[union-attr]
    assert 52 <= sum(each.reason == "Fakultet" for each in found) <= 53


@pytest.mark.parametrize("content", [b"", b"no calendar", b"\x00\xff\xfe", b"BEGIN:VCALENDAR\r\n"])
def test_what_is_no_calendar_is_refused(dezurni: Dezurni, content: bytes) -> None:
    path = dezurni.writes("broken.ics", content)
    dezurni("absences", "import", path, "--operator", "ana").complains("not a calendar file")


def test_who_is_not_known_is_refused(dezurni: Dezurni) -> None:
    path = dezurni.writes("ana.ics", calendar())
    dezurni("absences", "import", path, "--operator", "petar").complains("petar")
    dezurni("absences", "import", "nowhere.ics", "--operator", "ana").complains("nowhere.ics")
    dezurni("feed", "operator", "petar").complains("petar")
    dezurni("feed", "schedule", "noć").complains("noć")


def test_a_feed_has_one_address_until_a_new_one_is_asked_for(dezurni: Dezurni) -> None:
    def says(*args: str) -> Any:
        return dezurni("feed", *args).out.strip()

    first = says("operator", "ana")
    assert first.startswith("http://127.0.0.1:8000/feeds/")
    assert first == says("operator", "ana") != says("schedule", "on-call")
    assert first != (new := says("operator", "ana", "--new")) == says("operator", "ana")
    assert new != says("operator", "ana", "--new")
    assert dezurni.audit == ["renew-feed duty operator/ana"] * 2
