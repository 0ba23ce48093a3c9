"""The example company's days: open, closed, and when next."""

from datetime import UTC, date, datetime, timedelta

import pytest

from core.coverage.calendar import (
    Calendar,
    SpecialDay,
    add_working_time,
    closes_at,
    first_working_day,
    is_open,
    next_opening,
    open_pieces,
    parse_day,
    pieces,
    plan_of,
    working_time,
)
from core.errors import Invalid
from tests.core.coverage.example import BELGRADE, CALENDAR, EIGHT_TO_FOUR, FRIDAY, belgrade, every_day

NEVER = Calendar(BELGRADE, ((),) * 7)
ALWAYS = every_day("00:00-24:00")


@pytest.mark.parametrize(
    ("on", "hours", "holiday"),
    [
        (date(2026, 11, 26), EIGHT_TO_FOUR, None),
        (date(2026, 11, 20), FRIDAY, None),
        (date(2026, 11, 28), (), None),
        (date(2026, 11, 27), (), "Slava firme"),
        (date(2026, 11, 11), EIGHT_TO_FOUR, None),  # a state holiday on which this desk works
        (date(2025, 11, 11), (), "Dan primirja u Prvom svetskom ratu"),
        (date(2026, 12, 31), parse_day(["08:00-12:00"]), "Kratak dan"),
        (date(2026, 4, 10), (), "Veliki petak"),
        (date(2026, 4, 13), (), "Drugi dan Vaskrsa"),
        (date(2027, 5, 4), (), "Praznik rada (slobodan dan)"),
        (date(2027, 5, 5), EIGHT_TO_FOUR, None),
    ],
)
def test_each_day_has_its_plan(on: date, hours: object, holiday: str | None) -> None:
    plan = plan_of(CALENDAR, on)
    assert (plan.on, plan.intervals, plan.holiday) == (on, hours, holiday)


@pytest.mark.parametrize("on", [date(2026, 4, 12), date(2026, 11, 29)])
def test_a_special_day_with_hours_opens_a_holiday_and_a_sunday(on: date) -> None:
    special = SpecialDay(on, "Radna nedelja", parse_day(["09:00-13:00"]))
    plan = plan_of(Calendar(BELGRADE, CALENDAR.week, "RS", {on: special}), on)
    assert (plan.intervals, plan.holiday) == (special.intervals, "Radna nedelja")


def test_a_special_day_wins_over_an_exception() -> None:
    on = date(2026, 11, 11)
    calendar = Calendar(BELGRADE, CALENDAR.week, "RS", {on: SpecialDay(on, "Popis")}, frozenset({on}))
    assert plan_of(calendar, on).intervals == ()


def test_without_a_country_there_are_no_state_holidays() -> None:
    assert plan_of(every_day("08:00-16:00"), date(2026, 1, 1)).holiday is None


@pytest.mark.parametrize(
    ("at", "opened"),
    [
        ("2026-11-26T07:59:59", False),
        ("2026-11-26T08:00", True),
        ("2026-11-26T15:59:59", True),
        ("2026-11-26T16:00", False),  # the end is excluded
        ("2026-11-20T11:59", True),
        ("2026-11-20T12:00", False),  # lunch on Friday
        ("2026-11-20T12:29", False),
        ("2026-11-20T12:30", True),
        ("2026-11-19T12:15", True),  # none on Thursday
        ("2026-11-28T10:00", False),
        ("2026-11-27T10:00", False),
        ("2026-11-11T10:00", True),
        ("2026-12-31T11:59", True),
        ("2026-12-31T12:00", False),
        ("2027-01-01T10:00", False),
    ],
)
def test_the_desk_is_open_in_its_hours(at: str, opened: bool) -> None:
    assert is_open(CALENDAR, belgrade(at)) is opened


@pytest.mark.parametrize(
    ("at", "closes"),
    [
        ("2026-11-26T08:00", "2026-11-26T16:00"),
        ("2026-11-20T11:00", "2026-11-20T12:00"),
        ("2026-11-20T12:15", None),
        ("2026-11-20T12:30", "2026-11-20T16:00"),
        ("2026-12-31T08:00", "2026-12-31T12:00"),
        ("2026-11-26T16:00", None),
    ],
)
def test_an_open_desk_closes_at_the_end_of_its_interval(at: str, closes: str | None) -> None:
    assert closes_at(CALENDAR, belgrade(at)) == (belgrade(closes) if closes else None)


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        ("2026-11-26T07:59", "2026-11-26T08:00"),
        ("2026-11-26T08:00", "2026-11-30T08:00"),  # strictly after; the Slava and the weekend between
        ("2026-11-26T10:00", "2026-11-30T08:00"),
        ("2026-11-20T10:00", "2026-11-20T12:30"),
        ("2026-11-20T12:00", "2026-11-20T12:30"),
        ("2026-11-20T16:00", "2026-11-23T08:00"),
        ("2026-12-31T12:00", "2027-01-04T08:00"),
        ("2026-04-09T16:00", "2026-04-14T08:00"),  # over Orthodox Easter
        ("2027-04-29T16:00", "2027-05-05T08:00"),
    ],
)
def test_the_next_opening_is_strictly_later(at: str, opens: str) -> None:
    assert next_opening(CALENDAR, belgrade(at)) == belgrade(opens)


def test_hours_that_touch_are_one() -> None:
    calendar = every_day("08:00-12:00", "12:00-16:00")
    assert closes_at(calendar, belgrade("2026-11-26T09:00")) == belgrade("2026-11-26T16:00")


def test_hours_that_touch_over_midnight_are_one() -> None:
    calendar = every_day("00:00-06:00", "22:00-24:00")
    assert closes_at(calendar, belgrade("2026-11-26T23:00")) == belgrade("2026-11-27T06:00")
    assert next_opening(calendar, belgrade("2026-11-26T21:00")) == belgrade("2026-11-26T22:00")
    assert next_opening(calendar, belgrade("2026-11-26T23:00")) == belgrade("2026-11-27T22:00")


def test_a_desk_that_never_closes_has_no_closing_and_no_next_opening() -> None:
    at = belgrade("2026-11-26T10:00")
    assert is_open(ALWAYS, at)
    assert closes_at(ALWAYS, at) is None
    assert next_opening(ALWAYS, at) is None


def test_a_desk_without_hours_never_opens() -> None:
    at = belgrade("2026-11-26T10:00")
    assert not is_open(NEVER, at)
    assert next_opening(NEVER, at) is None
    with pytest.raises(Invalid, match="too few business hours"):
        add_working_time(NEVER, at, timedelta(minutes=1))


def test_moments_may_come_in_any_zone_and_leave_in_utc() -> None:
    at = belgrade("2026-11-20T10:00").astimezone(BELGRADE)
    assert closes_at(CALENDAR, at) == datetime(2026, 11, 20, 11, tzinfo=UTC)
    assert pieces(CALENDAR, at, at + timedelta(hours=1))[0][0].tzinfo is UTC


def test_open_pieces_leave_out_lunch() -> None:
    start, end = belgrade("2026-11-20T11:00"), belgrade("2026-11-20T13:00")
    assert open_pieces(CALENDAR, start, end) == [
        (start, belgrade("2026-11-20T12:00")),
        (belgrade("2026-11-20T12:30"), end),
    ]


def test_pieces_tell_open_from_closed() -> None:
    start, end = belgrade("2026-11-20T15:00"), belgrade("2026-11-23T08:30")
    assert pieces(CALENDAR, start, end) == [
        (start, belgrade("2026-11-20T16:00"), True),
        (belgrade("2026-11-20T16:00"), belgrade("2026-11-23T08:00"), False),
        (belgrade("2026-11-23T08:00"), end, True),
    ]


def test_no_time_has_no_pieces() -> None:
    at = belgrade("2026-11-20T15:00")
    assert not pieces(CALENDAR, at, at)
    assert not open_pieces(CALENDAR, at, at)


def test_time_backwards_is_refused() -> None:
    at = belgrade("2026-11-20T15:00")
    for ask in (pieces, open_pieces, working_time):
        with pytest.raises(Invalid, match="before the start"):
            ask(CALENDAR, at, at - timedelta(seconds=1))
    with pytest.raises(Invalid, match="negative"):
        add_working_time(CALENDAR, at, -timedelta(seconds=1))


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-26T10:00", 0, "2026-11-26T10:00"),
        ("2026-11-28T10:00", 0, "2026-11-28T10:00"),  # nothing to wait for, although closed
        ("2026-11-26T10:00", 6, "2026-11-26T16:00"),  # the closing, not the next opening
        ("2026-11-26T10:00", 7, "2026-11-30T09:00"),
        ("2026-11-20T11:30", 1, "2026-11-20T13:00"),
        ("2026-11-28T10:00", 1, "2026-11-30T09:00"),
        ("2026-12-31T11:00", 2, "2027-01-04T09:00"),
    ],
)
def test_working_time_is_added_over_lunch_nights_and_holidays(start: str, hours: int, end: str) -> None:
    assert add_working_time(CALENDAR, belgrade(start), timedelta(hours=hours)) == belgrade(end)


def test_more_working_time_than_the_search_reaches_at_once_is_still_found() -> None:
    start = belgrade("2026-01-01T00:00")
    amount = timedelta(hours=8000)  # about four years of such a desk
    end = add_working_time(CALENDAR, start, amount)
    assert end.year == 2030
    assert working_time(CALENDAR, start, end) == amount


def test_more_than_any_desk_will_work_is_refused() -> None:
    with pytest.raises(Invalid, match="too few"):
        add_working_time(CALENDAR, belgrade("2026-01-01T00:00"), timedelta(days=100_000))


@pytest.mark.parametrize(
    ("year", "month", "on"),
    [
        (2026, 11, date(2026, 11, 2)),
        (2026, 12, date(2026, 12, 1)),
        (2027, 1, date(2027, 1, 4)),  # 1 and 2 January are holidays, then comes Sunday
        (2027, 5, date(2027, 5, 5)),
    ],
)
def test_the_first_working_day_of_a_month_is_after_its_holidays(year: int, month: int, on: date) -> None:
    assert first_working_day(CALENDAR, year, month) == on


def test_a_desk_without_hours_has_no_first_working_day() -> None:
    with pytest.raises(Invalid, match="no working day"):
        first_working_day(NEVER, 2026, 1)
