"""Layers, restrictions by time of day, single shifts, people added and taken out: by tables and by an oracle.

The oracle knows no rule of ours: it asks zoneinfo for instants and walks every turn one by one.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.coverage.calendar import Calendar, parse_day
from core.errors import Invalid
from core.roster.duty import Roster, duty_at, on_duty
from core.roster.rotation import Rotation
from core.roster.schedule import Absence, Layer, Override, Schedule, Shift
from tests.core.coverage.example import BELGRADE, belgrade, every_day, wall

NIGHTS = Calendar(BELGRADE, tuple(parse_day(["00:00-06:00", "22:00-24:00"]) for _ in range(7)))
WEEKENDS = Calendar(BELGRADE, tuple(parse_day(["00:00-24:00"] if day > 4 else []) for day in range(7)))

WEEKLY = Rotation(("ana", "marko"), wall("2026-11-02T08:00"), 7)
DAILY = Rotation(("jelena", "vesna"), wall("2026-11-02T12:00"), 1)

LAYERED = Schedule(
    "on-call",
    "always",
    rotation=WEEKLY,
    layers=(Layer(DAILY, NIGHTS), Layer(Rotation(("petra",), wall("2026-12-01T00:00"), 7), WEEKENDS)),
    shifts=(Shift("iva", wall("2026-12-24T16:00"), wall("2026-12-25T08:00")),),
)


def _roster(schedule: Schedule, *overrides: Override, absences: Iterable[Absence] = ()) -> Roster:
    return Roster(BELGRADE, every_day("08:00-16:00"), (schedule,), overrides, tuple(absences))


@pytest.mark.parametrize(
    ("at", "who"),
    [
        ("2026-11-04T21:59", "ana"),
        ("2026-11-04T22:00", "jelena"),  # the third turn of the daily layer, at night only
        ("2026-11-05T05:59", "jelena"),
        ("2026-11-05T06:00", "ana"),
        ("2026-11-05T23:00", "vesna"),
        ("2026-11-28T12:00", "marko"),  # a layer that has not begun leaves the turn to those below
        ("2026-12-05T12:00", "petra"),
        ("2026-12-05T23:00", "petra"),  # the last layer that has somebody wins
        ("2026-12-06T23:59", "petra"),
        ("2026-12-07T00:00", "jelena"),
        ("2026-12-24T15:59", "marko"),
        ("2026-12-24T16:00", "iva"),  # a shift goes before all layers
        ("2026-12-25T07:59", "iva"),
        ("2026-12-25T08:00", "marko"),
    ],
)
def test_the_last_layer_that_has_somebody_wins_and_a_shift_before_all(at: str, who: str) -> None:
    assert on_duty(_roster(LAYERED), "on-call", belgrade(at)).on_duty == (who,)


def test_somebody_may_be_added_and_somebody_taken_out() -> None:
    starts, ends = wall("2026-11-10T10:00"), wall("2026-11-10T14:00")
    added = _roster(LAYERED, Override("on-call", None, "vesna", starts, ends))
    taken = _roster(LAYERED, Override("on-call", "marko", None, starts, ends))
    both = _roster(LAYERED, *added.overrides, *taken.overrides)
    at = belgrade("2026-11-10T12:00")
    assert [duty_at(roster, at).on_duty for roster in (added, taken, both)] == [
        ("marko", "vesna"),
        (),
        ("vesna",),
    ]
    assert duty_at(added, belgrade("2026-11-10T14:00")).on_duty == ("marko",)


def test_who_is_added_and_stands_there_anyway_is_there_once() -> None:
    twice = Override("on-call", None, "marko", wall("2026-11-10T10:00"), wall("2026-11-10T14:00"))
    assert duty_at(_roster(LAYERED, twice), belgrade("2026-11-10T12:00")).on_duty == ("marko",)


def test_an_override_of_nobody_by_nobody_is_refused() -> None:
    with pytest.raises(Invalid, match="names nobody"):
        Override("on-call", None, None, wall("2026-11-10T10:00"), wall("2026-11-10T14:00"))


def test_a_shift_over_the_night_the_clocks_go_back_has_an_hour_more() -> None:
    shift = Shift("iva", wall("2026-10-25T02:30"), wall("2026-10-25T02:45"))
    schedule = Schedule("on-call", "always", operators=("ana",), shifts=(shift,))
    begins, ends = belgrade("2026-10-25T02:30"), belgrade("2026-10-25T02:45", again=True)
    duty = duty_at(_roster(schedule), begins)
    assert (duty.on_duty, duty.until, ends - begins) == (("ana", "iva"), ends, timedelta(hours=1, minutes=15))


# Ten years, as often as not within a day of a change of the clocks.

_CHANGES = [
    datetime(year, month, 25, 1, tzinfo=UTC) + timedelta(days=day)
    for year in range(2026, 2036)
    for month in (3, 10)
    for day in range(7)
    if (datetime(year, month, 25, 1, tzinfo=UTC) + timedelta(days=day)).weekday() == 6
]
_ANY_TIME = st.integers(0, 10 * 365 * 24 * 3600).map(
    lambda seconds: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
_NEAR_A_CHANGE = st.builds(
    lambda change, minutes: change + timedelta(minutes=minutes),
    st.sampled_from(_CHANGES),
    st.integers(-24 * 60, 24 * 60),
)
_MOMENTS = _NEAR_A_CHANGE | _ANY_TIME
_WALLS = _MOMENTS.map(lambda at: at.astimezone(BELGRADE).replace(tzinfo=None, second=0, microsecond=0))
_PEOPLE = st.sampled_from(("ana", "marko", "jelena", "vesna"))
_ROTATIONS = st.builds(
    Rotation, st.lists(_PEOPLE, min_size=1, max_size=4).map(tuple), _WALLS, st.integers(1, 15)
)
_SHIFTS = st.builds(
    lambda who, starts, minutes: Shift(who, starts, starts + timedelta(minutes=minutes)),
    _PEOPLE,
    _WALLS,
    st.integers(1, 5000),
)
_OVERRIDES = st.builds(
    lambda who, other, starts, minutes: Override(
        "on-call", who, other, starts, starts + timedelta(minutes=minutes)
    ),
    _PEOPLE,
    _PEOPLE | st.none(),
    _WALLS,
    st.integers(1, 20000),
)
_ABSENCES = st.builds(
    lambda who, starts, days: Absence(who, starts.date(), starts.date() + timedelta(days=days)),
    _PEOPLE,
    _WALLS,
    st.integers(0, 20),
)
_SCHEDULES = st.builds(
    Schedule,
    st.just("on-call"),
    st.just("always"),
    rotation=_ROTATIONS,
    layers=st.lists(st.builds(Layer, _ROTATIONS, st.sampled_from((None, NIGHTS, WEEKENDS))), max_size=2).map(
        tuple
    ),
    shifts=st.lists(_SHIFTS, max_size=2).map(tuple),
)


def _first(at: datetime) -> datetime:
    """The first instant whose wall clock shows this, or the change that skips it."""
    instants = sorted(at.replace(tzinfo=BELGRADE, fold=fold).astimezone(UTC) for fold in (0, 1))
    shown = [instant for instant in instants if instant.astimezone(BELGRADE).replace(tzinfo=None) == at]
    return shown[0] if shown else _change_on(at)


def _last(at: datetime) -> datetime:
    instants = sorted(at.replace(tzinfo=BELGRADE, fold=fold).astimezone(UTC) for fold in (0, 1))
    shown = [instant for instant in instants if instant.astimezone(BELGRADE).replace(tzinfo=None) == at]
    return shown[-1] if shown else _change_on(at)


def _change_on(at: datetime) -> datetime:
    return next(change for change in _CHANGES if change.date() == at.date())


def _turn(rotation: Rotation, at: datetime) -> str | None:
    number, starts = -1, rotation.starts
    while _first(starts) <= at:
        number, starts = number + 1, starts + timedelta(days=rotation.turn_days)
    return rotation.operators[number % len(rotation.operators)] if number >= 0 else None


def _within_hours(layer: Layer, at: datetime) -> bool:
    if layer.hours is None:
        return True
    today = at.astimezone(BELGRADE).date()
    for day in (today - timedelta(days=1), today):
        for interval in layer.hours.week[day.weekday()]:
            midnight = datetime.combine(day, time())
            starts, ends = (midnight + timedelta(minutes=m) for m in (interval.start, interval.end))
            if _first(starts) <= at < _last(ends):
                return True
    return False


def _expected(schedule: Schedule, at: datetime) -> tuple[str, ...]:
    shifts = [s.operator for s in schedule.shifts if _first(s.starts) <= at < _last(s.ends)]
    if shifts:
        return tuple(dict.fromkeys(shifts))
    turn = _turn(schedule.rotation, at) if schedule.rotation else None
    for layer in schedule.layers:
        if _within_hours(layer, at):
            turn = _turn(layer.rotation, at) or turn
    return (turn,) if turn else ()


@given(_SCHEDULES, _MOMENTS)
def test_each_moment_of_ten_years_has_exactly_the_people_it_should(schedule: Schedule, at: datetime) -> None:
    assert on_duty(_roster(schedule), "on-call", at).on_duty == _expected(schedule, at)


def _stood(people: tuple[str, ...], override: Override, at: datetime) -> tuple[str, ...]:
    """Those who are there with the stand-in; who would stand in for somebody who is not there stays away."""
    if not _first(override.starts) <= at < _last(override.ends):
        return people
    changed = (override.substitute if person == override.operator else person for person in people)
    return tuple(dict.fromkeys(person for person in changed if person))


@given(_SCHEDULES, _OVERRIDES, st.lists(_ABSENCES, max_size=2), _MOMENTS)
def test_with_stand_ins_and_absences_too(
    schedule: Schedule, override: Override, absences: list[Absence], at: datetime
) -> None:
    roster = replace(_roster(schedule, override), absences=tuple(absences))
    today = at.astimezone(BELGRADE).date()
    away = {absence.operator for absence in absences if absence.starts <= today <= absence.ends}
    expected = _stood(_expected(schedule, at), override, at)
    assert on_duty(roster, "on-call", at).on_duty == tuple(p for p in expected if p not in away)


@given(_SCHEDULES, st.lists(_OVERRIDES, max_size=2), _MOMENTS, st.floats(0, 1))
def test_nothing_changes_until_the_moment_it_says_and_then_something_does(
    schedule: Schedule, overrides: list[Override], at: datetime, part: float
) -> None:
    roster = _roster(schedule, *overrides)
    now = duty_at(roster, at)
    if now.until is None:
        return
    between = at + (now.until - at) * part
    if between < now.until:
        assert replace(duty_at(roster, between), until=now.until) == now
    assert replace(duty_at(roster, now.until), until=now.until) != now
