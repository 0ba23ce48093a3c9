"""Turns keep the wall clock, and no moment has two or none."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Invalid
from core.roster.rotation import Rotation, turn_of
from tests.core.coverage.example import BELGRADE, belgrade, wall
from tests.core.roster.example import ON_CALL


@pytest.mark.parametrize(
    ("at", "operator"),
    [
        ("2026-11-02T08:00", "ana"),
        ("2026-11-09T07:59:59", "ana"),
        ("2026-11-09T08:00", "marko"),
        ("2026-11-16T08:00", "jelena"),
        ("2026-11-23T08:00", "ana"),
        ("2026-12-21T20:00", "marko"),
        ("2027-03-29T07:59", "jelena"),  # summer time since the day before
        ("2027-03-29T08:00", "ana"),
    ],
)
def test_the_turn_goes_round_weekly_on_monday_at_eight(at: str, operator: str) -> None:
    turn = turn_of(ON_CALL, BELGRADE, belgrade(at))
    assert turn is not None
    assert turn[0] == operator


def test_before_the_rotation_starts_it_is_nobodys_turn() -> None:
    assert turn_of(ON_CALL, BELGRADE, belgrade("2026-11-02T07:59:59")) is None
    assert turn_of(ON_CALL, BELGRADE, belgrade("2020-01-01T00:00")) is None


def test_a_turn_tells_when_it_starts_and_ends() -> None:
    turn = turn_of(ON_CALL, BELGRADE, belgrade("2026-11-25T12:00"))
    assert turn == ("ana", belgrade("2026-11-23T08:00"), belgrade("2026-11-30T08:00"))


@pytest.mark.parametrize(
    ("at", "hours"), [("2026-10-24T12:00", 25), ("2026-03-28T12:00", 23), ("2026-10-23T12:00", 24)]
)
def test_a_daily_turn_over_a_clock_change_is_an_hour_longer_or_shorter(at: str, hours: int) -> None:
    turn = turn_of(Rotation(("ana", "marko"), wall("2026-01-01T08:00"), 1), BELGRADE, belgrade(at))
    assert turn is not None
    assert turn[2] - turn[1] == timedelta(hours=hours)


def test_a_hand_over_in_the_repeated_hour_is_at_its_first() -> None:
    rotation = Rotation(("ana", "marko"), wall("2026-10-24T02:30"), 1)
    handed_over_at = belgrade("2026-10-25T02:30")
    for at, operator in [
        (handed_over_at - timedelta(seconds=1), "ana"),
        (handed_over_at, "marko"),
        (belgrade("2026-10-25T02:15", again=True), "marko"),
        (belgrade("2026-10-25T02:45", again=True), "marko"),
    ]:
        turn = turn_of(rotation, BELGRADE, at)
        assert turn is not None
        assert turn[0] == operator


def test_a_hand_over_in_the_missing_hour_is_at_the_change() -> None:
    rotation = Rotation(("ana", "marko"), wall("2026-03-28T02:30"), 1)
    turn = turn_of(rotation, BELGRADE, belgrade("2026-03-28T12:00"))
    assert turn == ("ana", belgrade("2026-03-28T02:30"), datetime(2026, 3, 29, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("operators", "starts", "turn_days", "complaint"),
    [
        ((), wall("2026-11-02T08:00"), 7, "at least one operator"),
        (("ana",), wall("2026-11-02T08:00"), 0, "at least 1 day"),
        (("ana",), datetime(2026, 11, 2, tzinfo=UTC), 7, "without an offset"),
    ],
)
def test_an_impossible_rotation_is_refused(
    operators: tuple[str, ...], starts: datetime, turn_days: int, complaint: str
) -> None:
    with pytest.raises(Invalid, match=complaint):
        Rotation(operators, starts, turn_days)


@given(
    st.integers(0, 24 * 60 - 1),
    st.integers(1, 10),
    st.datetimes(datetime.fromisoformat("2026-02-01"), datetime.fromisoformat("2036-01-01")),
)
def test_over_ten_years_each_moment_is_in_one_turn_and_turns_follow_each_other(
    minute: int, turn_days: int, at: datetime
) -> None:
    operators = ("ana", "marko", "jelena")
    rotation = Rotation(operators, wall("2026-01-01") + timedelta(minutes=minute), turn_days)
    at = at.replace(tzinfo=UTC)
    turn = turn_of(rotation, BELGRADE, at)
    assert turn is not None
    assert turn[1] <= at < turn[2]
    following = turn_of(rotation, BELGRADE, turn[2])
    assert following is not None
    assert following[1] == turn[2]
    assert operators.index(following[0]) == (operators.index(turn[0]) + 1) % 3
