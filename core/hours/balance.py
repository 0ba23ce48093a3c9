"""What is left of the included minutes, what came over from earlier months, and what is over."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from core.errors import Invalid


@dataclass(frozen=True)
class MonthUse:
    """The minutes that a month's terms include, and those counted against them.

    What is left of them can be used for `carry_over_months` more months. Use may be negative: corrections
    of an earlier month give minutes back.
    """

    included_minutes: int
    used_minutes: int
    carry_over_months: int = 0


@dataclass(frozen=True)
class Balance:
    """A month's account: carried + included - used = left - over. Neither left nor over is negative."""

    included_minutes: int
    carried_minutes: int
    used_minutes: int
    left_minutes: int
    over_minutes: int


@dataclass(frozen=True)
class _Portion:
    """What is left of a month's minutes, and in how many months more it can be used."""

    minutes: int
    months: int


def balance_of(months: Sequence[MonthUse]) -> Balance:
    """The balance of the last of these consecutive months, given oldest first.

    Included minutes are whole. Unused ones go over as the terms of their own month say, then lapse; use
    draws the oldest carried first, then the month's own. Minutes over are charged in their month and never
    carried. Raises Invalid without a month, or for a negative number of months or minutes included.
    """
    if not months:
        raise Invalid("a balance needs at least its own month")
    if any(month.carry_over_months < 0 or month.included_minutes < 0 for month in months):
        raise Invalid("included minutes and months of carry-over cannot be negative")
    carried: list[_Portion] = []  # what is left of each earlier month, oldest first
    for month in months[:-1]:
        carried = _carried_on(carried, month)
    return _balance(months[-1], sum(portion.minutes for portion in carried))


def _carried_on(carried: Sequence[_Portion], month: MonthUse) -> list[_Portion]:
    """What the month leaves to the next one."""
    portions = [*carried, _Portion(month.included_minutes, month.carry_over_months + 1)]
    left = _left_of_each([portion.minutes for portion in portions], month.used_minutes)
    aged = [_Portion(minutes, p.months - 1) for minutes, p in zip(left, portions, strict=True)]
    return [portion for portion in aged if portion.months]


def _left_of_each(portions: Sequence[int], used_minutes: int) -> list[int]:
    """What use leaves of portions, the oldest drawn first; minutes given back go to the newest."""
    left = list(portions)
    left[-1] += max(-used_minutes, 0)
    to_draw = max(used_minutes, 0)
    for index, portion in enumerate(left):
        drawn = min(portion, to_draw)
        left[index] -= drawn
        to_draw -= drawn
    return left


def _balance(month: MonthUse, carried_minutes: int) -> Balance:
    difference = carried_minutes + month.included_minutes - month.used_minutes
    return Balance(
        included_minutes=month.included_minutes,
        carried_minutes=carried_minutes,
        used_minutes=month.used_minutes,
        left_minutes=max(difference, 0),
        over_minutes=max(-difference, 0),
    )


def over_before(account: Balance, drawn_minutes: int) -> int:
    """The minutes over as they were before the last `drawn_minutes` of this account."""
    return max(account.over_minutes - account.left_minutes - drawn_minutes, 0)


def over_charge(over_minutes: int, per_hour: Decimal) -> Decimal:
    """The price of minutes over, to the cent, half a cent up. Raises Invalid for a negative number."""
    if over_minutes < 0 or per_hour < 0:
        raise Invalid("minutes over and their price cannot be negative")
    return rounded_to_cent(Fraction(per_hour) * over_minutes / 60)


def rounded_to_cent(amount: Fraction) -> Decimal:
    """The amount with two decimals, half a cent up."""
    return Decimal(floor(amount * 100 + Fraction(1, 2))).scaleb(-2)
