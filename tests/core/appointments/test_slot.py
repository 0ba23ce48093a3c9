"""Days and times as operators type them, and the nights in which the clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.appointments.slot import TypedSlot, read_slot, span
from core.errors import Invalid

ZONE = ZoneInfo("Europe/Belgrade")
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=ZONE)  # a Tuesday
HOUR = timedelta(hours=1)

READ = [
    ("3.12. u 10:00 1h", None, "2026-12-03T10:00", HOUR),
    ("3.12. u 10:00", None, "2026-12-03T10:00", None),
    ("3.12.2026 10-12", None, "2026-12-03T10:00", time(12)),
    ("3.12.2026. 10:15-12:45", None, "2026-12-03T10:15", time(12, 45)),
    ("3. 12. 2026. u 10.00", None, "2026-12-03T10:00", None),
    ("3.12 u 10h 2h", None, "2026-12-03T10:00", 2 * HOUR),
    ("3.12. od 10 do 12h", None, "2026-12-03T10:00", time(12)),
    ("3.12. 10 – 12", None, "2026-12-03T10:00", time(12)),
    ("3.12. u 10, 1h30", None, "2026-12-03T10:00", 1.5 * HOUR),
    ("3.12. u 10 1,5h", None, "2026-12-03T10:00", 1.5 * HOUR),
    ("3.12. u 10 45m", None, "2026-12-03T10:00", 0.75 * HOUR),
    ("3.12. u 10 traje 2 sata", None, "2026-12-03T10:00", 2 * HOUR),
    ("2026-12-03 10:00 2h", None, "2026-12-03T10:00", 2 * HOUR),
    ("3. decembra u 10", None, "2026-12-03T10:00", None),
    ("3. januara u 10", None, "2027-01-03T10:00", None),
    ("3 december 2026 at 10:00 for 2h", None, "2026-12-03T10:00", 2 * HOUR),
    ("sutra u 9", None, "2026-11-25T09:00", None),
    ("Сутра у 9", None, "2026-11-25T09:00", None),
    ("tomorrow at 9", None, "2026-11-25T09:00", None),
    ("danas 15:30", None, "2026-11-24T15:30", None),
    ("prekosutra u 8", None, "2026-11-26T08:00", None),
    ("u petak u 10 na 2h", None, "2026-11-27T10:00", 2 * HOUR),
    ("petak 10-11", None, "2026-11-27T10:00", time(11)),
    ("u četvrtak u 10", None, "2026-11-26T10:00", None),
    ("u cetvrtak u 10", None, "2026-11-26T10:00", None),
    ("u sredu u 8", None, "2026-11-25T08:00", None),
    ("on friday at 10", None, "2026-11-27T10:00", None),
    ("u utorak u 11", None, "2026-12-01T11:00", None),  # today is one: the next
    ("poseta 3.12. 10:00 2h", "visit", "2026-12-03T10:00", 2 * HOUR),
    ("konsultacije sutra u 9", "consulting", "2026-11-25T09:00", None),
    ("3.12. u 10 konsultacije", "consulting", "2026-12-03T10:00", None),
    ("3.12. u 10 2h poseta", "visit", "2026-12-03T10:00", 2 * HOUR),
    ("Посету 3.12. у 10", "visit", "2026-12-03T10:00", None),
    ("15.1. u 9", None, "2027-01-15T09:00", None),
    ("23.11. u 9", None, "2026-11-23T09:00", None),  # yesterday: refused later, not next year
    ("20.7. u 9", None, "2026-07-20T09:00", None),
]

NOT_READ = [
    "",
    "sutra",
    "u 10",
    "3.12.",
    "32.12. u 10",
    "3.13. u 10",
    "31.4. u 10",
    "3.12. u 24:00",
    "3.12. u 25",
    "3.12. u 10:60",
    "3.12. u 10 2",
    "3.12. u 10 za 2h",
    "3.12. u 10 0h",
    "3.12. u 10 dugo",
    "3.12. u 10 od 9 do 10",
    "3.12. i 4.12. u 10",
    "poseta konsultacije 3.12. u 10",
    "poseta 3.12. u 10 konsultacije",
    "sledeći petak u 10",
    "juče u 10",
    "3/12 u 10",
    "3.12.26 u 10",
    "0.12. u 10",
    "29.2. u 9",  # the next year has none
    "3.12. u 10 " + "h" * 200,
    "1" * 5000,
]


@pytest.mark.parametrize(("typed", "kind", "starts", "rest"), READ, ids=str)
def test_what_operators_type_is_read(
    typed: str, kind: str | None, starts: str, rest: time | timedelta | None
) -> None:
    ends = rest if isinstance(rest, time) else None
    length = rest if isinstance(rest, timedelta) else None
    assert read_slot(typed, NOW) == TypedSlot(kind, datetime.fromisoformat(starts), ends, length)


@pytest.mark.parametrize("typed", NOT_READ, ids=lambda typed: typed[:30])
def test_nothing_else_is_guessed_at(typed: str) -> None:
    with pytest.raises(Invalid):
        read_slot(typed, NOW)


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


SPANS = [
    # an ordinary winter day, of the usual length and of a typed one
    ("3.12. u 10", "2026-12-03T09:00", "2026-12-03T11:00"),
    ("3.12. u 10 1h", "2026-12-03T09:00", "2026-12-03T10:00"),
    ("3.12. 10-12:30", "2026-12-03T09:00", "2026-12-03T11:30"),
    # the night the clocks go back: a start is the first 2:30, an end the last, a length is real time
    ("25.10.2026 u 2:30 1h", "2026-10-25T00:30", "2026-10-25T01:30"),
    ("25.10.2026 1:30-2:30", "2026-10-24T23:30", "2026-10-25T01:30"),
    ("25.10.2026 u 1:00 3h", "2026-10-24T23:00", "2026-10-25T02:00"),
    # the night they go forward
    ("28.3.2027 u 1:30 1h", "2027-03-28T00:30", "2027-03-28T01:30"),
    ("28.3.2027 1:30-3:30", "2027-03-28T00:30", "2027-03-28T01:30"),
]


@pytest.mark.parametrize(("typed", "starts", "ends"), SPANS)
def test_times_of_the_wall_clock_become_moments(typed: str, starts: str, ends: str) -> None:
    assert span(read_slot(typed, NOW), ZONE, 2 * HOUR) == (_utc(starts), _utc(ends))


@pytest.mark.parametrize("typed", ["28.3.2027 u 2:30", "3.12. 12-10", "3.12. 10-10"])
def test_a_time_that_does_not_exist_and_a_range_that_runs_backwards_are_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        span(read_slot(typed, NOW), ZONE, HOUR)


def test_a_leap_day_is_the_next_there_is_only_where_it_is_this_or_next_years() -> None:
    before = datetime(2027, 12, 1, 10, 0, tzinfo=ZONE)
    assert read_slot("29.2. u 9", before).starts.date() == date(2028, 2, 29)
