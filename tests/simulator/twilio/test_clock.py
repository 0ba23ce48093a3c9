"""The clock that can be turned."""

from datetime import UTC, datetime, timedelta

import pytest

from core.errors import Invalid
from simulator.clock import TurnableClock

NOON = datetime(2026, 10, 14, 12, 0, tzinfo=UTC)


def test_it_stands_where_it_was_put() -> None:
    clock = TurnableClock(NOON)
    assert clock.now() == clock.now() == NOON


def test_it_is_turned_forward_and_anywhere() -> None:
    clock = TurnableClock(NOON)
    clock.advance(timedelta(hours=2))
    assert clock.now() == NOON + timedelta(hours=2)
    clock.turn_to(NOON - timedelta(days=1))
    assert clock.now() == NOON - timedelta(days=1)


def test_it_does_not_advance_backwards() -> None:
    with pytest.raises(Invalid):
        TurnableClock(NOON).advance(timedelta(seconds=-1))


def test_with_a_base_it_runs_on_from_where_it_was_turned() -> None:
    base = TurnableClock(NOON)
    clock = TurnableClock(datetime(2026, 12, 25, 22, 0, tzinfo=UTC), base)
    base.advance(timedelta(minutes=3))
    assert clock.now() == datetime(2026, 12, 25, 22, 3, tzinfo=UTC)


def test_with_only_a_base_it_tells_what_the_base_tells() -> None:
    assert TurnableClock(base=TurnableClock(NOON)).now() == NOON


def test_a_moment_needs_a_time_zone_and_a_clock_a_moment() -> None:
    with pytest.raises(Invalid, match="time zone"):
        TurnableClock(datetime(2026, 10, 14, 12, 0))  # noqa: DTZ001
    with pytest.raises(Invalid, match="needs a moment"):
        TurnableClock()
