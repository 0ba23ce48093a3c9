"""How often one telephone may be called: the edges of each limit."""

from datetime import UTC, datetime, timedelta

import pytest

from core.escalation.throttle import USUAL, Limit, limits_of, longest, may_call

NOW = datetime(2026, 11, 24, 22, 0, tzinfo=UTC)


def _ago(*minutes: float) -> list[datetime]:
    return [NOW - timedelta(minutes=each) for each in minutes]


@pytest.mark.parametrize(
    ("earlier", "may"),
    [
        ([], True),
        ([0], False),
        ([0.99], False),
        ([1], True),
        ([1, 8], True),
        ([1, 8, 14.9], False),
        ([1, 8, 15], True),
        ([2, 3, 16, 17, 31, 32], True),
        ([2, 3, 16, 17, 31, 32, 59.9], False),
        ([2, 3, 16, 17, 31, 32, 60], True),
    ],
)
def test_the_usual_limits_are_one_a_minute_three_in_a_quarter_and_seven_an_hour(
    earlier: list[float], may: bool
) -> None:
    assert may_call(_ago(*earlier), NOW, USUAL) is may


def test_the_company_file_may_say_other_limits_and_silence_means_the_usual_ones() -> None:
    assert limits_of([]) == USUAL
    assert limits_of([{"calls": 2, "minutes": 5}]) == (Limit(2, timedelta(minutes=5)),)
    assert longest(USUAL) == timedelta(hours=1)
    assert may_call(_ago(0, 0.1), NOW, [Limit(3, timedelta(minutes=1))])
