"""From real time to counted minutes: exact arithmetic, rounded up once.

Moments are cut to the whole second first, so that parts of a piece of work always add up to the whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil
from zoneinfo import ZoneInfo

from core.coverage.calendar import Calendar, Span, pieces
from core.errors import Invalid
from core.hours.month import Month

_ONE = Decimal(1)


@dataclass(frozen=True, kw_only=True)
class Terms:
    """How a contract counts work: each begun step of minutes counts; factors are at least 1.

    `draws` are the kinds that draw on the included minutes; `kind_factors` hold only kinds with their own
    factor, in any hours.
    """

    step_minutes: int
    draws: frozenset[str]
    after_hours_factor: Decimal = _ONE
    kind_factors: Mapping[str, Decimal] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if self.step_minutes < 1:
            raise Invalid(f"a billing step is at least 1 minute, not {self.step_minutes}")
        for factor in (self.after_hours_factor, *self.kind_factors.values()):
            if not (factor.is_finite() and factor >= 1):
                raise Invalid(f"a factor is at least 1, not {factor}")


@dataclass(frozen=True)
class Counted:
    """Work as it counts: real `seconds`, counted `minutes`, and what one real second weighed on average.

    `factor` is rounded to 4 decimals, for people; `minutes` come from the exact one.
    """

    starts_at: datetime
    ends_at: datetime
    seconds: int
    minutes: int
    draws: bool
    factor: Decimal


def count(kind: str, start: datetime, end: datetime, terms: Terms, calendar: Calendar) -> Counted:
    """Work under one set of terms as it counts.

    Pieces in and out of business hours are weighed and summed, the sum is rounded up once. Factors never
    multiply: the larger wins. Nothing lasts nothing. Raises Invalid when the end is before the start.
    """
    start, end = _whole_seconds(start), _whole_seconds(end)
    _check_order(start, end)
    in_hours = terms.kind_factors.get(kind, _ONE)
    out_of_hours = max(terms.after_hours_factor, in_hours)
    weighed = sum(
        (_seconds(begun, done) * Fraction(in_hours if is_open else out_of_hours))
        for begun, done, is_open in pieces(calendar, start, end)
    )
    seconds = _seconds(start, end)
    minutes = ceil(Fraction(weighed) / (60 * terms.step_minutes)) * terms.step_minutes
    factor = _for_people(Fraction(weighed) / seconds) if seconds else _ONE
    return Counted(start, end, seconds, minutes, kind in terms.draws, factor)


def count_work(
    kind: str,
    start: datetime,
    end: datetime,
    terms_by_day: Sequence[tuple[datetime, Terms]],
    calendar: Calendar,
    zone: ZoneInfo,
) -> list[Counted]:
    """Work as it counts, one part for each month of `zone` and for each set of terms it touches.

    `terms_by_day` names the instants from which terms hold, each until the next. Raises Invalid when none
    holds at the start, or the end is before the start.
    """
    changes = sorted(terms_by_day, key=lambda change: change[0])
    boundaries = [*(moment for moment, _ in changes), *_month_starts(start, end, zone)]
    return [
        count(kind, begun, done, _terms_at(changes, begun), calendar)
        for begun, done in split(start, end, boundaries)
    ]


def split(start: datetime, end: datetime, boundaries: Iterable[datetime]) -> list[Span]:
    """[start, end) cut at those boundaries that lie within it; one piece when none does, also of length 0.

    Raises Invalid when the end is before the start.
    """
    start, end = _whole_seconds(start), _whole_seconds(end)
    _check_order(start, end)
    inside = {moment for moment in map(_whole_seconds, boundaries) if start < moment < end}
    return list(pairwise([start, *sorted(inside), end]))


def _month_starts(start: datetime, end: datetime, zone: ZoneInfo) -> list[datetime]:
    starts = []
    month_end = Month.containing(start, zone).bounds(zone)[1]
    while month_end < end:
        starts.append(month_end)
        month_end = Month.containing(month_end, zone).bounds(zone)[1]
    return starts


def _terms_at(changes: Sequence[tuple[datetime, Terms]], at: datetime) -> Terms:
    in_force = [terms for moment, terms in changes if _whole_seconds(moment) <= at]
    if not in_force:
        raise Invalid(f"no terms are in force at {at}")
    return in_force[-1]


def _whole_seconds(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(microsecond=0)


def _check_order(start: datetime, end: datetime) -> None:
    if end < start:
        raise Invalid(f"the end {end} is before the start {start}")


def _seconds(start: datetime, end: datetime) -> int:
    length = end - start
    return length.days * 86400 + length.seconds


def _for_people(factor: Fraction) -> Decimal:
    exact = Decimal(factor.numerator) / factor.denominator
    return exact.quantize(Decimal("0.0001"), ROUND_HALF_UP)
