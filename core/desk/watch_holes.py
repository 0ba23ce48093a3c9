"""Holes of the next 14 days: the managers hear of each once, and again the day before it begins.

They are looked for each morning, and whenever the roster has become another since.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

from sqlalchemy import func, select

from core.clients.rows import Client
from core.company.organisation import one_at_a_time, today
from core.database.runs import Run, forget_runs, note_run, periods_run
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.prove_coverage import Hole, prove_coverage
from core.desk.say import Text
from core.desk.tell_operator import tell_managers
from core.language.reason import Reason
from core.roster.rows import KnownHole

LOOK_AHEAD = timedelta(days=14)
# A run of this job is the roster that was looked at last.
_JOB = "holes"
# More clients than this are a number.
_NAMED = 3
# Holes of which one message tells; of others, how many they are.
_SHOWN = 10


@dataclass(frozen=True)
class _Ahead:
    """What is missing for one reason, and for whom: one hole, however many clients fall into it."""

    why: str
    reason: Reason
    starts_at: datetime
    ends_at: datetime
    clients: frozenset[str]


def watch_changed_roster(tx: Transaction, moment: Moment) -> None:
    """Looks again if the roster, or a way to somebody in it, is not what was looked at last."""
    looked_at = periods_run(tx, _JOB)
    if looked_at and _fingerprint(moment) not in looked_at:
        # Alone from here: of two workers, one tells.
        one_at_a_time(tx)
        anew = Moment(tx, moment.at)
        if _fingerprint(anew) not in periods_run(tx, _JOB):
            watch_holes(tx, anew)


def watch_holes(tx: Transaction, moment: Moment) -> None:
    """Looks once: tells in one message what is new, has grown or begins tomorrow; forgets what was mended.

    Where no manager reads chats, the holes are kept as untold.
    """
    seen_until = _seen_until(tx)
    _note_look(tx, moment)
    served = list(tx.all(select(Client).where(Client.active).order_by(Client.code)))
    clients = {client.code: client.name for client in served}
    ahead = _together(prove_coverage(moment, served, moment.at, moment.at + LOOK_AHEAD))
    news = [(hole, row) for hole, row in _followed(tx, ahead, seen_until) if _is_news(moment, hole, row)]
    if news and tell_managers(tx, moment, _text(moment, news, clients)):
        for hole, row in news:
            row.told_at = row.told_at or tx.now
            row.told_again_at = tx.now if _is_next(moment, hole) else None
        tx.session.flush()


def _note_look(tx: Transaction, moment: Moment) -> None:
    for before in periods_run(tx, _JOB):
        forget_runs(tx, _JOB, before)
    note_run(tx, _JOB, _fingerprint(moment))


def _seen_until(tx: Transaction) -> datetime | None:
    """How far the last look saw: a hole that reached there has not grown, only more of it is in sight."""
    last = tx.first(select(func.max(Run.ran_at)).where(Run.job == _JOB))
    return last + LOOK_AHEAD if last else None


def _fingerprint(moment: Moment) -> str:
    """Another text for another roster, or other ways to its people; the same in every process."""
    ways = sorted([who.code, who.phone, who.telegram_id, *who.reach] for who in moment.operators.values())
    return blake2b(repr((_plain(moment.roster), ways)).encode(), digest_size=8).hexdigest()


def _plain(value: Any) -> Any:
    """What is equal reads alike: a set has another order in each process."""
    match value:
        case Mapping():
            return sorted((str(key), _plain(each)) for key, each in value.items())
        case Set():
            return sorted(map(str, value))
        case tuple() | list():
            return [_plain(each) for each in value]
    if is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    return str(value)


def _followed(
    tx: Transaction, ahead: Sequence[_Ahead], seen_until: datetime | None
) -> list[tuple[_Ahead, KnownHole]]:
    """Each hole with its one row, made where it is new; the rows of what was mended are deleted."""
    known = list(tx.all(select(KnownHole).order_by(KnownHole.id)))
    parts = [[row for row in known if _is_same(row, hole)] for hole in ahead]
    told = [_told(hole, rows, seen_until) for hole, rows in zip(ahead, parts, strict=True)]
    followed = []
    for hole, rows, (told_at, told_again_at) in zip(ahead, parts, told, strict=True):
        row = next((row for row in rows if row in known), None) or KnownHole(why=hole.why)
        row.starts_at, row.ends_at = hole.starts_at, hole.ends_at
        row.told_at, row.told_again_at = told_at, told_again_at
        known = [other for other in known if other is not row]
        followed.append((hole, tx.add(row)))
    for other in known:
        tx.session.delete(other)
    tx.session.flush()
    return followed


def _told(
    hole: _Ahead, parts: Sequence[KnownHole], seen_until: datetime | None
) -> tuple[datetime | None, datetime | None]:
    """When it was told, and told again: a hole that has grown since is news."""
    told = [row for row in parts if row.told_at]
    if not told or _has_grown(hole, told, seen_until):
        return None, None
    return told[0].told_at, next((row.told_again_at for row in told if row.told_again_at), None)


def _has_grown(hole: _Ahead, told: Sequence[KnownHole], seen_until: datetime | None) -> bool:
    in_sight = min(hole.ends_at, seen_until) if seen_until else hole.ends_at
    return hole.starts_at < min(row.starts_at for row in told) or in_sight > max(row.ends_at for row in told)


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


def _is_news(moment: Moment, hole: _Ahead, row: KnownHole) -> bool:
    return row.told_at is None or (_is_next(moment, hole) and row.told_again_at is None)


def _is_next(moment: Moment, hole: _Ahead) -> bool:
    """True from the day before it begins."""
    return today(moment.company, hole.starts_at) - today(moment.company, moment.at) <= timedelta(days=1)


def _text(moment: Moment, news: Sequence[tuple[_Ahead, KnownHole]], clients: dict[str, str]) -> Text:
    """One hole with all that is known of it; of several a line each, the next first, and who has no way."""
    holes = [{**_facts(moment, hole, clients), "again": "yes" if row.told_at else "no"} for hole, row in news]
    rows = [row.id for _, row in news]
    if len(holes) == 1:
        return Text("hole", {**holes[0], "rows": rows})
    people = list(dict.fromkeys(tuple(person) for hole in holes for person in hole["people"]))
    more = max(len(holes) - _SHOWN, 0)
    facts = {"holes": holes[:_SHOWN], "people": people, "count": len(holes), "more": more, "rows": rows}
    return Text("holes", facts)


def _facts(moment: Moment, hole: _Ahead, clients: dict[str, str]) -> dict[str, Any]:
    told = hole.reason.facts
    zone = moment.calendar.zone
    named = [clients[code] for code in sorted(hole.clients)] if len(hole.clients) <= _NAMED else []
    return {
        "since": hole.starts_at.astimezone(zone).isoformat(),
        "until": hole.ends_at.astimezone(zone).isoformat(),
        "reason": hole.reason.key,
        "operators": ", ".join(moment.name_of(code) for code in told.get("operators", [])),
        "schedule": told.get("schedule", ""),
        "people": [[moment.name_of(code), chat, phone] for code, chat, phone in told.get("people", [])],
        "names": ", ".join(named),
        "count": len(hole.clients),
    }
