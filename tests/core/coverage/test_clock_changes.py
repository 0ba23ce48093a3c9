"""The two nights on which the clocks change: 25 October 2026 back, 29 March 2026 forward."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.coverage.calendar import (
    Calendar,
    add_working_time,
    closes_at,
    first_moment,
    is_open,
    last_moment,
    next_opening,
    open_pieces,
    parse_day,
    working_time,
)
from tests.core.coverage.example import BELGRADE, belgrade, every_day, wall

FORWARD_AT = datetime(2026, 3, 29, 1, tzinfo=UTC)  # 02:00 becomes 03:00
BACK_AT = datetime(2026, 10, 25, 1, tzinfo=UTC)  # 03:00 becomes 02:00


@pytest.mark.parametrize(
    ("hours", "day", "lasts"),
    [
        ("01:00-04:00", "2026-10-25", 240),
        ("01:00-04:00", "2026-03-29", 120),
        ("01:00-04:00", "2026-10-24", 180),
        ("00:00-24:00", "2026-10-25", 1500),
        ("00:00-24:00", "2026-03-29", 1380),
        ("02:15-02:45", "2026-10-25", 90),  # from the first 02:15 to the last 02:45
        ("01:00-02:30", "2026-10-25", 150),
        ("02:30-04:00", "2026-10-25", 150),
        ("02:15-02:45", "2026-03-29", 0),
        ("01:00-02:30", "2026-03-29", 60),
        ("02:30-04:00", "2026-03-29", 60),
    ],
)
def test_elapsed_time_is_real(hours: str, day: str, lasts: int) -> None:
    start, end = belgrade(f"{day}T00:00"), belgrade(f"{day}T23:59:59") + timedelta(seconds=1)
    assert working_time(every_day(hours), start, end) == timedelta(minutes=lasts)


def test_hours_that_meet_in_the_repeated_hour_are_counted_once() -> None:
    calendar = every_day("01:00-02:30", "02:30-05:00")
    start, end = belgrade("2026-10-25T00:00"), belgrade("2026-10-25T12:00")
    assert open_pieces(calendar, start, end) == [(belgrade("2026-10-25T01:00"), belgrade("2026-10-25T05:00"))]


def test_a_closing_in_the_repeated_hour_is_its_last() -> None:
    calendar = every_day("01:00-02:30")
    assert is_open(calendar, belgrade("2026-10-25T02:45"))
    assert is_open(calendar, belgrade("2026-10-25T02:15", again=True))
    assert closes_at(calendar, belgrade("2026-10-25T01:00")) == belgrade("2026-10-25T02:30", again=True)
    assert not is_open(calendar, belgrade("2026-10-25T02:30", again=True))


def test_an_opening_in_the_repeated_hour_is_its_first() -> None:
    opening = next_opening(every_day("02:30-04:00"), belgrade("2026-10-25T00:00"))
    assert opening == belgrade("2026-10-25T02:30", again=False)


def test_an_opening_in_the_missing_hour_is_the_change() -> None:
    assert next_opening(every_day("02:30-04:00"), belgrade("2026-03-29T00:00")) == FORWARD_AT


def test_a_closing_in_the_missing_hour_is_the_change() -> None:
    assert closes_at(every_day("01:00-02:30"), belgrade("2026-03-29T01:30")) == FORWARD_AT


def test_hours_within_the_missing_hour_do_not_open_that_day() -> None:
    calendar = every_day("02:15-02:45")
    assert next_opening(calendar, belgrade("2026-03-28T12:00")) == belgrade("2026-03-30T02:15")


def test_working_time_is_added_through_both_changes() -> None:
    calendar = every_day("00:00-24:00")
    for start in (belgrade("2026-10-24T12:00"), belgrade("2026-03-28T12:00")):
        assert add_working_time(calendar, start, timedelta(hours=24)) == start + timedelta(hours=24)


@pytest.mark.parametrize("read", ["2026-03-29T02:00", "2026-03-29T02:30", "2026-03-29T02:59:59.9"])
def test_a_time_that_is_skipped_is_the_moment_of_the_change(read: str) -> None:
    assert first_moment(BELGRADE, wall(read)) == last_moment(BELGRADE, wall(read)) == FORWARD_AT


def test_a_time_that_comes_twice_has_a_first_and_a_last() -> None:
    read = wall("2026-10-25T02:30")
    assert first_moment(BELGRADE, read) == BACK_AT - timedelta(minutes=30)
    assert last_moment(BELGRADE, read) == BACK_AT + timedelta(minutes=30)


def test_a_moment_that_carries_an_offset_is_that_moment() -> None:
    assert first_moment(BELGRADE, BACK_AT) == last_moment(BELGRADE, BACK_AT) == BACK_AT


def test_a_change_of_half_an_hour_is_found_as_well() -> None:
    lord_howe = ZoneInfo("Australia/Lord_Howe")
    change_at = datetime(2026, 10, 3, 15, 30, tzinfo=UTC)
    assert first_moment(lord_howe, wall("2026-10-04T02:10")) == change_at


def test_a_day_that_begins_with_a_skipped_midnight_opens_at_the_change() -> None:
    beirut = ZoneInfo("Asia/Beirut")
    calendar = Calendar(beirut, ((), (), (), (), (), (), parse_day(["00:00-24:00"])))
    change_at = datetime(2026, 3, 28, 22, tzinfo=UTC)
    assert next_opening(calendar, change_at - timedelta(days=2)) == change_at
    assert closes_at(calendar, change_at) == change_at + timedelta(hours=23)


def test_a_day_whose_first_hour_comes_twice_belongs_to_both_days_hours() -> None:
    havana = ZoneInfo("America/Havana")  # on Sunday 1 November 2026, 01:00 becomes 00:00
    saturdays = Calendar(havana, ((), (), (), (), (), parse_day(["00:00-24:00"]), ()))
    last_midnight = datetime(2026, 11, 1, 5, tzinfo=UTC)
    assert closes_at(saturdays, last_midnight - timedelta(minutes=30)) == last_midnight
