"""Of which days somebody asks whether we work."""

from datetime import date

import pytest

from core.language.typed_opening import AskedDays, asked_days

MONDAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("da li radite sutra", ["2026-12-01"]),
        ("Да ли радите прекосутра?", ["2026-12-02"]),
        ("do kad radite", ["2026-11-30"]),
        ("jel radite", ["2026-11-30"]),
        ("radite li u subotu", ["2026-12-05"]),
        ("radite li za vikend", ["2026-12-05", "2026-12-06"]),
        ("radite li 1. januara", ["2027-01-01"]),
        ("radite li prvog maja", ["2027-05-01"]),
        ("radite li 15. avgusta", ["2027-08-15"]),
        ("are you open tomorow?", ["2026-12-01"]),
        ("radite li u subtou", ["2026-12-05"]),
        ("radite li 1. janaura", ["2027-01-01"]),
        ("are you open on Friday 4.12. and tomorrow", ["2026-12-01", "2026-12-04", "2026-12-04"]),
    ],
)
def test_single_days_are_those_to_come(text: str, days: list[str]) -> None:
    expected = tuple(sorted({date.fromisoformat(day) for day in days}))
    assert asked_days(text, MONDAY) == AskedDays(expected)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("kad radite", AskedDays()),
        ("radite li subotom", AskedDays()),
        ("radite li noću", AskedDays()),
        ("radite li 31. novembra", AskedDays()),
        ("radite li za praznike", AskedDays(holidays=True)),
        ("радите ли за Божић", AskedDays(holidays=True, named="bozic")),
        ("are you open on New Year's", AskedDays(holidays=True, named="nova godina")),
    ],
)
def test_what_is_no_single_day(text: str, asked: AskedDays) -> None:
    assert asked_days(text, MONDAY) == asked


def test_of_a_weekend_that_is_over_half_the_rest_is_meant() -> None:
    assert asked_days("za vikend", date(2026, 12, 6)).days == (date(2026, 12, 6),)
    assert asked_days("za vikend", date(2026, 12, 5)).days == (date(2026, 12, 5), date(2026, 12, 6))
