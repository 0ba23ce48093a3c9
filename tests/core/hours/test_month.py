"""Months: written, counted, bounded."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.errors import Invalid
from core.hours.month import Month
from tests.core.coverage.example import BELGRADE, belgrade


def test_a_month_is_written_as_it_is_read() -> None:
    assert Month.parse("2026-10") == Month(2026, 10)
    assert str(Month(2026, 3)) == "2026-03"


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-1", "10-2026", "2026-10-01", "oktobar", "2026/10", "२०२६-१०"]
)
def test_what_is_not_a_month_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Invalid, match="like 2026-10"):
        Month.parse(text)


@pytest.mark.parametrize(
    ("text", "complaint"), [("2026-00", "1 to 12"), ("2026-13", "1 to 12"), ("0001-01", "1900")]
)
def test_a_month_that_does_not_exist_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(Invalid, match=complaint):
        Month.parse(text)


def test_months_follow_each_other_over_the_year() -> None:
    assert Month(2026, 12).next() == Month(2027, 1)
    assert Month(2027, 1).previous() == Month(2026, 12)
    assert Month(2026, 11).next() == Month(2026, 12)
    assert Month(2026, 11).previous() == Month(2026, 10)
    assert Month(2026, 12) < Month(2027, 1)


@pytest.mark.parametrize(
    ("month", "start", "hours"),
    [
        ("2026-10", datetime(2026, 9, 30, 22, tzinfo=UTC), 31 * 24 + 1),
        ("2026-03", datetime(2026, 2, 28, 23, tzinfo=UTC), 31 * 24 - 1),
        ("2026-02", datetime(2026, 1, 31, 23, tzinfo=UTC), 28 * 24),
        ("2028-02", datetime(2028, 1, 31, 23, tzinfo=UTC), 29 * 24),
    ],
)
def test_a_month_is_as_long_as_its_clocks_make_it(month: str, start: datetime, hours: int) -> None:
    bounds = Month.parse(month).bounds(BELGRADE)
    assert bounds == (start, start + timedelta(hours=hours))


def test_a_moment_is_in_the_month_on_the_wall() -> None:
    assert Month.containing(belgrade("2026-11-30T23:59:59"), BELGRADE) == Month(2026, 11)
    assert Month.containing(belgrade("2026-12-01T00:00"), BELGRADE) == Month(2026, 12)
    assert Month.containing(datetime(2026, 12, 31, 23, tzinfo=UTC), BELGRADE) == Month(2027, 1)
    assert Month.containing(datetime(2026, 12, 31, 23, tzinfo=UTC), ZoneInfo("UTC")) == Month(2026, 12)


def test_each_months_end_is_the_next_ones_start_and_no_part_of_it() -> None:
    month = Month(2025, 12)
    for _ in range(30):
        end = month.bounds(BELGRADE)[1]
        assert end == month.next().bounds(BELGRADE)[0]
        assert Month.containing(end, BELGRADE) == month.next()
        month = month.next()
