"""Holes of the next 14 days: the managers hear of each once, and again the day before it begins."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from core.clients.rows import Client
from core.company.organisation import today
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.prove_coverage import Hole, prove_coverage
from core.desk.say import Text
from core.desk.tell_appointment import operator_name
from core.desk.tell_swap import tell_operator
from core.language.reason import Reason
from core.roster.reading import with_role
from core.roster.rows import KnownHole

LOOK_AHEAD = timedelta(days=14)
# More clients than this are a number.
_NAMED = 3


@dataclass(frozen=True)
class _Ahead:
    """What is missing for one reason, and for whom: one hole, however many clients fall into it."""

    why: str
    reason: Reason
    starts_at: datetime
    ends_at: datetime
    clients: frozenset[str]


def watch_holes(tx: Transaction, moment: Moment) -> None:
    """Looks once: tells what is new, what begins tomorrow, and forgets what was mended."""
    served = list(tx.all(select(Client).where(Client.active).order_by(Client.code)))
    clients = {client.code: client.name for client in served}
    ahead = _together(prove_coverage(moment, served, moment.at, moment.at + LOOK_AHEAD))
    known = list(tx.all(select(KnownHole).order_by(KnownHole.id)))
    for row in known:
        if not any(_is_same(row, hole) for hole in ahead):
            tx.session.delete(row)
    for hole in ahead:
        found = next((row for row in known if _is_same(row, hole)), None)
        _follow(tx, moment, hole, found, clients)


def _together(holes: Iterable[Hole]) -> list[_Ahead]:
    """Holes for one reason that overlap or touch are one."""
    joined: list[_Ahead] = []
    for hole in sorted(holes, key=lambda each: (each.why, each.starts_at)):
        last = joined[-1] if joined else None
        if last and last.why == hole.why and hole.starts_at <= last.ends_at:
            ends_at = max(last.ends_at, hole.ends_at)
            joined[-1] = replace(last, ends_at=ends_at, clients=last.clients | {hole.client})
        else:
            clients = frozenset({hole.client})
            joined.append(_Ahead(hole.why, hole.reason, hole.starts_at, hole.ends_at, clients))
    return sorted(joined, key=lambda each: each.starts_at)


def _is_same(row: KnownHole, hole: _Ahead) -> bool:
    return row.why == hole.why and row.starts_at <= hole.ends_at and hole.starts_at <= row.ends_at


def _follow(
    tx: Transaction, moment: Moment, hole: _Ahead, row: KnownHole | None, clients: dict[str, str]
) -> None:
    is_next = today(moment.company, hole.starts_at) - today(moment.company, moment.at) <= timedelta(days=1)
    if row is None:
        again = tx.now if is_next else None
        times = {"starts_at": hole.starts_at, "ends_at": hole.ends_at}
        tx.add(KnownHole(why=hole.why, told_at=tx.now, told_again_at=again, **times))
        _tell(tx, moment, hole, clients, again="no")
        return
    row.starts_at, row.ends_at = hole.starts_at, hole.ends_at
    if is_next and row.told_again_at is None:
        row.told_again_at = tx.now
        _tell(tx, moment, hole, clients, again="yes")


def _tell(tx: Transaction, moment: Moment, hole: _Ahead, clients: dict[str, str], *, again: str) -> None:
    facts = {**_facts(moment, hole, clients), "again": again}
    for manager in with_role(moment.operators.values(), "manager"):
        tell_operator(tx, moment, manager.code, Text("hole", facts))


def _facts(moment: Moment, hole: _Ahead, clients: dict[str, str]) -> dict[str, Any]:
    told = hole.reason.facts
    zone = moment.calendar.zone
    named = [clients[code] for code in sorted(hole.clients)] if len(hole.clients) <= _NAMED else []
    return {
        "since": hole.starts_at.astimezone(zone).isoformat(),
        "until": hole.ends_at.astimezone(zone).isoformat(),
        "reason": hole.reason.key,
        "operators": ", ".join(operator_name(moment, code) for code in told.get("operators", [])),
        "schedule": told.get("schedule", ""),
        "people": [
            [operator_name(moment, code), chat, phone] for code, chat, phone in told.get("people", [])
        ],
        "names": ", ".join(named),
        "count": len(hole.clients),
    }
