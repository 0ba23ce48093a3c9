"""Included, carried, used, left, over; and what over costs."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Invalid
from core.hours.balance import Balance, MonthUse, balance_of, over_charge


def account(history: list[MonthUse], carry_over_months: int) -> Balance:
    """The last month's balance where every month's minutes can be used so many months more."""
    return balance_of([replace(month, carry_over_months=carry_over_months) for month in history])


def months(included: int, *used: int) -> list[MonthUse]:
    return [MonthUse(included, minutes) for minutes in used]


@pytest.mark.parametrize(
    ("used", "left", "over"),
    [(0, 120, 0), (119, 1, 0), (120, 0, 0), (121, 0, 1), (300, 0, 180), (-30, 150, 0)],
)
def test_a_month_alone(used: int, left: int, over: int) -> None:
    assert account(months(120, used), 0) == Balance(120, 0, used, left, over)


@pytest.mark.parametrize(
    ("carry_over_months", "used", "carried"),
    [
        (0, (0, 0), 0),
        (1, (0, 0), 100),
        (1, (30, 0), 70),
        (1, (100, 0), 0),
        (1, (250, 0), 0),  # minutes over are never carried
        (1, (0, 0, 0), 100),  # the first month's have lapsed
        (2, (0, 0, 0), 200),
        (2, (0, 0, 0, 0), 200),
        (1, (0, 100, 0), 100),  # carried ones are drawn first, the month's own are carried on
        (2, (0, 150, 0), 50),
        (2, (0, 30, 0), 170),
        (2, (0, 30, 0, 0), 200),  # what was left of the first has lapsed
        (2, (0, 0, 150, 0), 150),  # the oldest hundred, then fifty of the next
        (3, (0, 0, 150, 0), 150),
        (1, (0, 250, 0), 0),
        (1, (-20, 0), 120),  # a correction gave minutes back
    ],
)
def test_unused_minutes_are_carried_over_oldest_first_and_lapse(
    carry_over_months: int, used: tuple[int, ...], carried: int
) -> None:
    assert account(months(100, *used), carry_over_months).carried_minutes == carried


def test_carried_minutes_are_there_to_use() -> None:
    assert account(months(100, 40, 150), 1) == Balance(100, 60, 150, 10, 0)
    assert account(months(100, 40, 170), 1) == Balance(100, 60, 170, 0, 10)


def test_each_month_includes_what_its_own_terms_say() -> None:
    history = [MonthUse(120, 20), MonthUse(300, 0), MonthUse(600, 0)]
    assert account(history, 2).carried_minutes == 400


@pytest.mark.parametrize(
    ("carry_over", "carried"),
    [
        ((0, 0, 1), 0),  # what lapsed does not come back when a later month carries
        ((0, 1, 0), 100),  # a month's minutes go over as its own terms say, not as the next one's
        ((2, 0, 0), 100),
        ((2, 1, 0), 200),
        ((1, 0, 0), 0),
    ],
)
def test_minutes_go_over_as_the_terms_of_their_own_month_say(
    carry_over: tuple[int, ...], carried: int
) -> None:
    history = [MonthUse(100, 0, months) for months in carry_over]
    assert balance_of(history).carried_minutes == carried


def test_a_balance_needs_a_month() -> None:
    with pytest.raises(Invalid, match="its own month"):
        account([], 0)


def test_negative_terms_are_refused() -> None:
    with pytest.raises(Invalid, match="negative"):
        account(months(100, 0), -1)
    with pytest.raises(Invalid, match="negative"):
        account(months(-1, 0), 0)


@pytest.mark.parametrize(
    ("minutes", "per_hour", "charge"),
    [
        (0, "40", "0.00"),
        (60, "40", "40.00"),
        (15, "40", "10.00"),
        (1, "40", "0.67"),
        (1, "0.30", "0.01"),  # half a cent goes up
        (1, "0.29", "0.00"),
        (3, "0.50", "0.03"),  # two and a half cents
        (180, "35", "105.00"),
        (75, "33.33", "41.66"),
    ],
)
def test_minutes_over_cost_by_the_hour_to_the_cent(minutes: int, per_hour: str, charge: str) -> None:
    assert str(over_charge(minutes, Decimal(per_hour))) == charge


def test_a_negative_charge_is_refused() -> None:
    with pytest.raises(Invalid, match="negative"):
        over_charge(-1, Decimal(40))


@given(
    st.lists(st.builds(MonthUse, st.integers(0, 600), st.integers(-60, 900)), min_size=1), st.integers(0, 4)
)
def test_every_account_balances(history: list[MonthUse], carry_over_months: int) -> None:
    balance = account(history, carry_over_months)
    assert min(balance.left_minutes, balance.over_minutes) == 0
    assert balance.carried_minutes >= 0
    available = balance.included_minutes + balance.carried_minutes
    assert available - balance.used_minutes == balance.left_minutes - balance.over_minutes


@given(st.lists(st.builds(MonthUse, st.integers(0, 600), st.integers(0, 900)), min_size=1), st.integers(0, 4))
def test_a_longer_carry_over_never_takes_minutes_away(
    history: list[MonthUse], carry_over_months: int
) -> None:
    shorter, longer = (account(history, carry_over_months + more) for more in (0, 1))
    assert longer.carried_minutes >= shorter.carried_minutes


@given(st.lists(st.builds(MonthUse, st.integers(0, 600), st.integers(0, 900)), min_size=6), st.integers(0, 4))
def test_no_more_is_carried_than_the_last_months_included(
    history: list[MonthUse], carry_over_months: int
) -> None:
    last = history[:-1][len(history) - 1 - carry_over_months :]
    assert account(history, carry_over_months).carried_minutes <= sum(
        month.included_minutes for month in last
    )
