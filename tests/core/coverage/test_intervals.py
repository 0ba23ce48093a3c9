"""Hours of a day, as the company file writes them."""

from datetime import date

import pytest

from core.coverage.calendar import Calendar, Interval, SpecialDay, parse_day
from core.errors import Invalid
from tests.core.coverage.example import BELGRADE


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("08:00-16:00", 480, 960),
        ("00:00-24:00", 0, 1440),
        ("23:59-24:00", 1439, 1440),
        ("8:00 - 9:30", 480, 570),
        ("08:00–16:00", 480, 960),
    ],
)
def test_an_interval_is_minutes_of_the_day(text: str, start: int, end: int) -> None:
    assert Interval.parse(text) == Interval(start, end)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "not written like"),
        ("08:00", "not written like"),
        ("8-16", "not written like"),
        ("08:00-16:00-17:00", "not written like"),
        ("08:60-16:00", "minutes go from 00 to 59"),
        ("08:00-24:01", "24:00"),
        ("24:00-25:00", "24:00"),
        ("08:00-08:00", "empty"),
        ("22:00-06:00", "next day"),
    ],
)
def test_a_wrong_interval_says_what_is_wrong(text: str, complaint: str) -> None:
    with pytest.raises(Invalid, match=complaint):
        Interval.parse(text)


def test_an_interval_is_written_as_it_is_read() -> None:
    assert str(Interval.parse("8:05-24:00")) == "08:05-24:00"


def test_the_intervals_of_a_day_come_out_in_order() -> None:
    assert parse_day(["12:30-16:00", "08:00-12:00"]) == (Interval(480, 720), Interval(750, 960))


def test_intervals_of_a_day_may_touch() -> None:
    assert len(parse_day(["08:00-12:00", "12:00-16:00"])) == 2


def test_intervals_of_a_day_may_not_overlap() -> None:
    overlapping = (Interval(480, 721), Interval(720, 960))
    with pytest.raises(Invalid, match="08:00-12:01 and 12:00-16:00"):
        parse_day(map(str, overlapping))
    with pytest.raises(Invalid, match="overlap"):
        SpecialDay(date(2026, 1, 1), "Dan", overlapping)
    with pytest.raises(Invalid, match="overlap"):
        Calendar(BELGRADE, (overlapping, (), (), (), (), (), ()))


def test_a_week_has_seven_days() -> None:
    with pytest.raises(Invalid, match="7 days"):
        Calendar(BELGRADE, ((),) * 6)
