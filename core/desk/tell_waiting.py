"""What a waiting caller is told, about once a minute: the place, an honest forecast, and the ways out."""

from dataclasses import dataclass
from datetime import timedelta

from core.calls.line import callers_in_turn, recent_talks, talking_operators
from core.calls.rows import Call
from core.calls.turns import forecast_minutes
from core.database.transaction import Transaction
from core.desk.choose_in_line import NEWS_EVERY, may_be_called_back

# Who is alone hears first how a telephone rings, and only then of the line.
_FIRST_AFTER = timedelta(seconds=30)


@dataclass(frozen=True)
class Waiting:
    """`is_told`: whether the keys were explained before, so that they count; `news`: what is said now."""

    is_told: bool
    may_call_back: bool
    news: "News | None"


@dataclass(frozen=True)
class News:
    """How many are served before this caller, and about how long it takes; None where nobody can know."""

    ahead: int
    minutes: int | None


def tell_waiting(tx: Transaction, call: Call) -> Waiting:
    """What this caller hears next."""
    told = call.announced_at is not None
    ahead = _ahead(tx, call) if call.state == "waiting" and _due(tx, call) else None
    # At the very beginning only who has somebody before them: else a telephone rings for them right now.
    if ahead is None or not (ahead or told or _has_waited(tx, call)):
        return Waiting(told, may_be_called_back(tx, call), None)
    call.announced_at = tx.now
    tx.session.flush()
    return Waiting(True, may_be_called_back(tx, call), News(ahead, _forecast(tx, call, ahead)))


def _has_waited(tx: Transaction, call: Call) -> bool:
    return tx.now - (call.waiting_since or tx.now) >= _FIRST_AFTER


def _due(tx: Transaction, call: Call) -> bool:
    return call.announced_at is None or tx.now - call.announced_at >= NEWS_EVERY


def _ahead(tx: Transaction, call: Call) -> int:
    return [each.id for each in callers_in_turn(tx)].index(call.id)


def _forecast(tx: Transaction, call: Call, ahead: int) -> int | None:
    """Only while everybody of this call talks: a telephone that rings may be picked up at once, or never."""
    there = set(call.operators) & talking_operators(tx)
    return forecast_minutes(ahead, recent_talks(tx), len(there)) if there == set(call.operators) else None
