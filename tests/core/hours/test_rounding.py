"""Real time to counted minutes, as a contract lawyer would check it."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.coverage.calendar import working_time
from core.errors import Invalid
from core.hours.month import Month
from core.hours.rounding import Terms, count, count_work, split
from tests.core.coverage.example import BELGRADE, CALENDAR, belgrade

DRAWS = frozenset({"phone", "remote", "email", "chat", "consulting"})
TERMS = Terms(step_minutes=15, after_hours_factor=Decimal("1.5"), draws=DRAWS)


@pytest.mark.parametrize(
    ("start", "end", "minutes", "factor"),
    [
        ("2026-11-25T10:00", "2026-11-25T10:00", 0, "1"),
        ("2026-11-25T10:00", "2026-11-25T10:00:01", 15, "1"),
        ("2026-11-25T10:00", "2026-11-25T10:15", 15, "1"),
        ("2026-11-25T10:00", "2026-11-25T10:15:01", 30, "1"),
        ("2026-11-25T10:00", "2026-11-25T10:15:00.900", 15, "1"),  # cut to the whole second
        ("2026-11-25T10:00", "2026-11-25T11:01", 75, "1"),
        ("2026-11-25T20:00", "2026-11-25T20:10", 15, "1.5"),  # 10 min weigh 15
        ("2026-11-25T20:00", "2026-11-25T20:10:01", 30, "1.5"),
        ("2026-11-25T20:00", "2026-11-25T21:00", 90, "1.5"),
        ("2026-11-25T15:50", "2026-11-25T16:20", 45, "1.3333"),  # 10 + 20 x 1.5 = 40
        ("2026-11-25T07:50", "2026-11-25T08:20", 45, "1.1667"),  # 10 x 1.5 + 20 = 35
        ("2026-12-04T11:45", "2026-12-04T12:45", 75, "1.25"),  # Friday lunch: 15 + 30 x 1.5 + 15
        ("2026-11-27T10:00", "2026-11-27T11:00", 90, "1.5"),  # the company's Slava
        ("2026-11-28T10:00", "2026-11-28T11:00", 90, "1.5"),  # Saturday
        ("2026-04-13T10:00", "2026-04-13T11:00", 90, "1.5"),  # Easter Monday
        ("2026-11-11T10:00", "2026-11-11T11:00", 60, "1"),  # worked, though a state holiday
        ("2026-12-31T11:30", "2026-12-31T12:30", 75, "1.25"),  # a short day
        ("2026-10-25T01:30", "2026-10-25T03:30", 270, "1.5"),  # the clocks go back: 3 h
        ("2026-03-29T01:30", "2026-03-29T03:30", 90, "1.5"),  # the clocks go forward: 1 h
    ],
)
def test_work_counts_by_its_hours_and_each_begun_step(
    start: str, end: str, minutes: int, factor: str
) -> None:
    counted = count("phone", belgrade(start), belgrade(end), TERMS, CALENDAR)
    assert (counted.minutes, counted.factor) == (minutes, Decimal(factor))


def test_the_real_time_stays_beside_the_counted() -> None:
    start, end = belgrade("2026-10-25T01:30"), belgrade("2026-10-25T03:30")
    counted = count("phone", start, end, TERMS, CALENDAR)
    assert (counted.starts_at, counted.ends_at, counted.seconds) == (start, end, 3 * 3600)


@pytest.mark.parametrize(("kind", "draws"), [("phone", True), ("visit", False), ("internal", False)])
def test_a_kind_that_does_not_draw_is_counted_all_the_same(kind: str, draws: bool) -> None:
    counted = count(kind, belgrade("2026-11-25T10:00"), belgrade("2026-11-25T10:20"), TERMS, CALENDAR)
    assert (counted.draws, counted.minutes) == (draws, 30)


@pytest.mark.parametrize(
    ("kind_factor", "start", "minutes"),
    [
        ("2", "2026-11-25T10:00", 120),
        ("2", "2026-11-25T20:00", 120),  # not 180: factors never multiply
        ("1.25", "2026-11-25T10:00", 75),
        ("1.25", "2026-11-25T20:00", 90),  # the larger wins
    ],
)
def test_of_two_factors_the_larger_wins(kind_factor: str, start: str, minutes: int) -> None:
    terms = replace(TERMS, kind_factors={"consulting": Decimal(kind_factor)})
    end = belgrade(start) + timedelta(hours=1)
    assert count("consulting", belgrade(start), end, terms, CALENDAR).minutes == minutes


def test_without_the_add_on_the_night_counts_like_the_day() -> None:
    terms = Terms(step_minutes=15, draws=DRAWS)
    counted = count("phone", belgrade("2026-11-25T20:00"), belgrade("2026-11-25T21:00"), terms, CALENDAR)
    assert (counted.minutes, counted.factor) == (60, Decimal(1))


@pytest.mark.parametrize(("step", "minutes"), [(1, 20), (5, 20), (6, 24), (15, 30), (30, 30), (60, 60)])
def test_the_step_is_the_contracts(step: int, minutes: int) -> None:
    terms = replace(TERMS, step_minutes=step)
    start = belgrade("2026-11-25T10:00")
    assert count("phone", start, start + timedelta(minutes=20), terms, CALENDAR).minutes == minutes


def test_a_factor_that_floats_would_blur_is_counted_exactly() -> None:
    terms = replace(TERMS, after_hours_factor=Decimal("1.1"), step_minutes=1)
    start = belgrade("2026-11-25T20:00")  # ten minutes weigh eleven, with nothing left over
    assert count("phone", start, start + timedelta(minutes=10), terms, CALENDAR).minutes == 11


def test_time_backwards_is_refused() -> None:
    start, end = belgrade("2026-11-25T10:00"), belgrade("2026-11-25T09:59")
    with pytest.raises(Invalid, match="before the start"):
        count("phone", start, end, TERMS, CALENDAR)
    with pytest.raises(Invalid, match="before the start"):
        count_work("phone", start, end, [(end, TERMS)], CALENDAR, BELGRADE)


@pytest.mark.parametrize("factor", ["0.5", "0", "-1", "NaN", "Infinity"])
def test_a_factor_under_one_is_refused(factor: str) -> None:
    with pytest.raises(Invalid, match="at least 1"):
        Terms(step_minutes=15, draws=DRAWS, after_hours_factor=Decimal(factor))
    with pytest.raises(Invalid, match="at least 1"):
        Terms(step_minutes=15, draws=DRAWS, kind_factors={"phone": Decimal(factor)})


def test_a_step_of_nothing_is_refused() -> None:
    with pytest.raises(Invalid, match="at least 1 minute"):
        Terms(step_minutes=0, draws=DRAWS)


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("2026-11-30T23:50", "2026-12-01T00:20", [15, 30]),  # 10 x 1.5; 20 x 1.5
        ("2026-12-31T23:50", "2027-01-01T00:20", [15, 30]),
        ("2028-02-29T23:50", "2028-03-01T00:20", [15, 30]),
        ("2026-11-30T23:30", "2026-12-01T00:00", [45]),  # ends as the month ends
        ("2026-12-01T00:00", "2026-12-01T00:10", [15]),
        ("2026-11-30T23:59:59", "2026-12-01T00:00:01", [15, 15]),
    ],
)
def test_work_over_the_months_end_is_one_entry_for_each_side(
    start: str, end: str, minutes: list[int]
) -> None:
    terms_by_day = [(belgrade("2026-01-01T00:00"), TERMS)]
    parts = count_work("phone", belgrade(start), belgrade(end), terms_by_day, CALENDAR, BELGRADE)
    assert [part.minutes for part in parts] == minutes


def test_work_over_a_change_of_terms_is_one_entry_for_each_side() -> None:
    changed_at = belgrade("2026-11-18T00:00")
    dearer = replace(TERMS, step_minutes=30, after_hours_factor=Decimal(2))
    terms_by_day = [(changed_at, dearer), (belgrade("2026-01-01T00:00"), TERMS)]
    start, end = changed_at - timedelta(minutes=10), changed_at + timedelta(minutes=20)
    parts = count_work("phone", start, end, terms_by_day, CALENDAR, BELGRADE)
    assert [(part.ends_at, part.minutes, part.factor) for part in parts] == [
        (changed_at, 15, Decimal("1.5")),
        (end, 60, Decimal(2)),
    ]


def test_a_change_of_terms_at_the_months_end_splits_once() -> None:
    changed_at = belgrade("2026-12-01T00:00")
    terms_by_day = [(belgrade("2026-01-01T00:00"), TERMS), (changed_at, replace(TERMS, step_minutes=1))]
    parts = count_work(
        "phone",
        changed_at - timedelta(hours=1),
        changed_at + timedelta(hours=1),
        terms_by_day,
        CALENDAR,
        BELGRADE,
    )
    assert [part.ends_at for part in parts] == [changed_at, changed_at + timedelta(hours=1)]


def test_nothing_is_one_entry_of_nothing() -> None:
    at = belgrade("2026-11-25T10:00")
    [part] = count_work("phone", at, at, [(at, TERMS)], CALENDAR, BELGRADE)
    assert (part.seconds, part.minutes, part.factor) == (0, 0, Decimal(1))


def test_work_before_any_terms_is_refused() -> None:
    at = belgrade("2026-11-25T10:00")
    with pytest.raises(Invalid, match="no terms"):
        count_work("phone", at - timedelta(minutes=1), at, [(at, TERMS)], CALENDAR, BELGRADE)
    with pytest.raises(Invalid, match="no terms"):
        count_work("phone", at, at, [], CALENDAR, BELGRADE)


def test_boundaries_outside_the_work_cut_nothing() -> None:
    start, end = belgrade("2026-11-25T10:00"), belgrade("2026-11-25T11:00")
    assert split(start, end, [start, end, start - timedelta(days=1), end + timedelta(days=1)]) == [
        (start, end)
    ]


SECONDS = st.integers(0, 40 * 86400)
MOMENTS = SECONDS.map(lambda seconds: belgrade("2026-10-20T00:00") + timedelta(seconds=seconds))


@given(MOMENTS, MOMENTS, st.lists(st.datetimes(*map(datetime.fromisoformat, ("2026-10-19", "2026-12-01")))))
def test_splitting_anywhere_never_changes_the_real_time(
    one: datetime, two: datetime, cuts: list[datetime]
) -> None:
    start, end = min(one, two), max(one, two)
    parts = split(start, end, [cut.replace(tzinfo=BELGRADE) for cut in cuts])
    counted = [count("phone", begun, done, TERMS, CALENDAR) for begun, done in parts]
    whole = count("phone", start, end, TERMS, CALENDAR)
    assert sum(part.seconds for part in counted) == whole.seconds
    assert whole.minutes <= sum(part.minutes for part in counted) < whole.minutes + 15 * len(parts)


@given(MOMENTS, MOMENTS)
def test_counted_minutes_are_the_weighed_time_rounded_up_once(one: datetime, two: datetime) -> None:
    start, end = min(one, two), max(one, two)
    whole = count("phone", start, end, TERMS, CALENDAR)
    inside = round(working_time(CALENDAR, start, end).total_seconds())
    doubled = 2 * inside + 3 * (whole.seconds - inside)
    assert whole.minutes == ceil(doubled / (2 * 15 * 60)) * 15


@given(MOMENTS, MOMENTS)
def test_parts_of_a_booking_add_up_and_each_stays_in_its_month(one: datetime, two: datetime) -> None:
    start, end = min(one, two), max(one, two)
    parts = count_work("phone", start, end, [(belgrade("2026-01-01T00:00"), TERMS)], CALENDAR, BELGRADE)
    assert sum(part.seconds for part in parts) == (end - start).total_seconds()
    for part in parts:
        month_start, month_end = Month.containing(part.starts_at, BELGRADE).bounds(BELGRADE)
        assert month_start <= part.starts_at <= part.ends_at <= month_end
