"""How well the line is answered: of those who wanted a person, how many were answered, or gave up."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import func, or_, select

from core.calls.line import DROPPED
from core.calls.rows import Call, CallLeg
from core.database.transaction import Transaction
from core.desk.moment import Moment

# Answered within this time is answered well.
ANSWERED_WITHIN = timedelta(seconds=30)


class _Waited(Protocol):
    @property
    def waiting_since(self) -> datetime | None: ...
    @property
    def deadline_at(self) -> datetime | None: ...
    @property
    def ended_at(self) -> datetime | None: ...


@dataclass(frozen=True)
class Level:
    """Of `calls` that wanted a person: answered at all, within 30 seconds, and given up by the caller."""

    calls: int
    answered: int
    in_time: int
    abandoned: int

    @property
    def share(self) -> float:
        """The part that was answered in time, 0 to 1."""
        return self.in_time / self.calls if self.calls else 0.0


def waited_seconds(call: _Waited, answered_at: datetime | None) -> int | None:
    """Seconds in the waiting line; None for who never was in it."""
    if call.waiting_since is None:
        return None
    if answered_at is not None:
        return int((answered_at - call.waiting_since).total_seconds())
    left = min(at for at in (call.ended_at, call.deadline_at) if at) if call.ended_at else call.deadline_at
    return max(0, int((left - call.waiting_since).total_seconds())) if left else None


def calls_for_level(tx: Transaction, moment: Moment, start: datetime, end: datetime) -> list[dict[str, Any]]:
    """The calls that began in [start, end) with just what a level is counted from; one question for all."""
    answered = (
        select(CallLeg.call_id, func.min(CallLeg.accepted_at).label("at"))
        .where(or_(CallLeg.reason.is_(None), CallLeg.reason != DROPPED))
        .group_by(CallLeg.call_id)
        .subquery()
    )
    columns = (
        Call.started_at, Call.waiting_since, Call.deadline_at, Call.ended_at, Call.outcome, Call.state,
        Call.reasons,
    )  # fmt: skip
    rows = tx.session.execute(
        select(*columns, answered.c.at.label("answered_at"))
        .outerjoin(answered, answered.c.call_id == Call.id)
        .where(Call.started_at >= start, Call.started_at < end)
        .order_by(Call.id)
    )
    return [_counted(row, moment) for row in rows]


def service_level(calls: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Level]]:
    """By plan (or standing, without one), by hour and by month of the wall clock, and in all."""
    asked = [call for call in calls if call["wait_seconds"] is not None]
    return {
        "all": _by(asked, lambda _: "all"),
        "plan": _by(asked, lambda call: call["plan"] or call["standing"]),
        "hour": _by(asked, lambda call: f"{call['at']:%H}"),
        "month": _by(asked, lambda call: f"{call['at']:%Y-%m}"),
    }


def _counted(row: Any, moment: Moment) -> dict[str, Any]:
    standing, facts = row.reasons[0] if row.reasons else (None, {})
    return {
        "at": row.started_at.astimezone(moment.calendar.zone),
        "standing": standing,
        "plan": facts.get("plan"),
        "wait_seconds": waited_seconds(row, row.answered_at),
        "answered": row.answered_at is not None,
        "outcome": row.outcome or row.state,
    }


def _by(
    calls: Iterable[Mapping[str, Any]], key: Callable[[Mapping[str, Any]], str | None]
) -> dict[str, Level]:
    groups: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for call in calls:
        groups[key(call) or "unknown"].append(call)
    return {name: _level(group) for name, group in sorted(groups.items())}


def _level(calls: Sequence[Mapping[str, Any]]) -> Level:
    answered = [call for call in calls if call["answered"]]
    in_time = [call for call in answered if call["wait_seconds"] <= ANSWERED_WITHIN.total_seconds()]
    return Level(len(calls), len(answered), len(in_time), sum(call["outcome"] == "missed" for call in calls))
