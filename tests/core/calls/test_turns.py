"""The order of the waiting line: rank first, and still nobody is overtaken for ever."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calls.turns import (
    CONTRACT_IS_WORTH,
    HIGHEST_RANK,
    LONGEST_OVERTAKING,
    RANK_IS_WORTH,
    forecast_minutes,
    turn,
)

NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)
RANKS = st.integers(min_value=-1, max_value=1000)
SECONDS = st.integers(min_value=0, max_value=6 * 3600)
CALLERS = st.lists(st.tuples(RANKS, SECONDS), min_size=2, max_size=12)


def _turn(rank: int, second: int) -> datetime:
    return turn(rank, NINE + timedelta(seconds=second))


@given(CALLERS)
def test_nobody_is_served_after_somebody_who_called_longer_after_than_the_bound(
    callers: list[tuple[int, int]],
) -> None:
    served = sorted(callers, key=lambda caller: _turn(*caller))
    for place, (_, called) in enumerate(served):
        before = [other for _, other in served[:place]]
        assert all(timedelta(seconds=other - called) <= LONGEST_OVERTAKING for other in before)


@given(CALLERS, st.data())
def test_the_order_of_two_never_changes_whoever_comes_and_goes_meanwhile(
    callers: list[tuple[int, int]], data: st.DataObject
) -> None:
    one, other = data.draw(st.permutations(callers))[:2]
    everybody = sorted(callers, key=lambda caller: _turn(*caller))
    alone = sorted([one, other], key=lambda caller: _turn(*caller))
    if _turn(*one) != _turn(*other):
        assert (everybody.index(one) < everybody.index(other)) == (alone.index(one) < alone.index(other))


@given(RANKS, RANKS, SECONDS)
def test_of_two_who_call_at_once_the_higher_rank_is_never_second(one: int, other: int, second: int) -> None:
    if one > other:
        assert _turn(one, second) <= _turn(other, second)


@pytest.mark.parametrize(
    ("earlier", "later", "minutes", "overtakes"),
    [
        (1, 2, 1.9, True),  # a rank is worth two minutes
        (1, 2, 2.1, False),
        (1, 3, 3.9, True),
        (1, 3, 4.1, False),
        (0, 1, 11.9, True),  # and a contract ten more: first clients with a contract
        (0, 1, 12.1, False),
        (-1, 3, 17.9, True),
        (-1, 3, 18.1, False),
        (2, 2, 0.1, False),  # then by age
        (-1, 1000, 31.9, True),  # the bound, for any company file
        (-1, 1000, 32.1, False),
    ],
)
def test_how_much_later_somebody_may_call_and_still_be_served_first(
    earlier: int, later: int, minutes: float, overtakes: bool
) -> None:
    assert (_turn(later, int(minutes * 60)) < _turn(earlier, 0)) is overtakes
    assert timedelta(minutes=32) == LONGEST_OVERTAKING
    assert (HIGHEST_RANK + 1) * RANK_IS_WORTH + CONTRACT_IS_WORTH == LONGEST_OVERTAKING


@pytest.mark.parametrize(
    ("ahead", "lengths", "operators", "minutes"),
    [
        (0, [6] * 5, 3, 2),
        (1, [6] * 5, 3, 4),
        (0, [6] * 4, 3, None),  # too few talks to go by
        (0, [6] * 5, 0, None),  # nobody is there
        (0, [1, 1, 1, 1, 11], 1, 3),
        (0, [0.2] * 5, 3, 1),  # never "0 minutes"
        (9, [12] * 5, 2, 60),
        (10, [12] * 5, 2, None),  # longer than an hour is a guess
    ],
)
def test_a_forecast_is_made_from_the_latest_talks_or_not_at_all(
    ahead: int, lengths: list[float], operators: int, minutes: int | None
) -> None:
    assert forecast_minutes(ahead, [timedelta(minutes=each) for each in lengths], operators) == minutes
