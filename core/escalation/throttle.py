"""How often one telephone may be called for pages: a carrier takes more for spam, and nobody sleeps.

The usual limits are those of alerting systems that call people at night: 1 a minute, 3 in 15 minutes,
7 an hour.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any


@dataclass(frozen=True)
class Limit:
    """At most so many calls within any span of this length."""

    calls: int
    within: timedelta


USUAL = (
    Limit(1, timedelta(minutes=1)),
    Limit(3, timedelta(minutes=15)),
    Limit(7, timedelta(hours=1)),
)


def limits_of(stored: Sequence[Mapping[str, Any]]) -> tuple[Limit, ...]:
    """The limits as the company file writes them; the usual ones where it says nothing."""
    return tuple(Limit(each["calls"], timedelta(minutes=each["minutes"])) for each in stored) or USUAL


def may_call(earlier: Iterable[datetime], now: datetime, limits: Sequence[Limit]) -> bool:
    """True if one more call now keeps every limit; a call exactly as long ago as a limit's span is out."""
    calls = list(earlier)
    return all(sum(at > now - limit.within for at in calls) < limit.calls for limit in limits)


def longest(limits: Sequence[Limit]) -> timedelta:
    """How far back earlier calls count."""
    return max(limit.within for limit in limits)
