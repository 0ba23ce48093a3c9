"""The proof: for the next 60 days, whether every client reaches somebody at every promised hour."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.prove_coverage import Hole, prove_coverage
from core.language.reason import Reason
from web.areas.roster import PATH
from web.asked import Answer, Asked, Shown
from web.door import StaffDoor

_DAYS = 60
_MOST_SHOWN = 100
_NAMED = 5


@dataclass(frozen=True)
class Gap:
    """A span in which these clients would reach nobody, and why; `more` clients beside those named."""

    starts: datetime
    ends: datetime
    why: str
    clients: tuple[str, ...]
    more: int


def proof_page(door: StaffDoor) -> None:
    """`/roster/proof`."""
    door.shows(f"{PATH}/proof", _show, area="roster")


def _show(tx: Transaction, asked: Asked) -> Answer:
    moment = asked.moment
    clients = tx.all(select(Client).where(Client.active).order_by(Client.code))
    holes = prove_coverage(moment, clients, moment.at, moment.at + timedelta(days=_DAYS))
    names = {client.code: client.name for client in clients}
    first = moment.local.date()
    days = [first + timedelta(days=each) for each in range(_DAYS)]
    hit = _days_hit(holes)
    gaps = _gaps(asked, holes, names)
    facts = {
        "clients": len(clients),
        "days": [(on, on in hit) for on in days],
        "gaps": gaps[:_MOST_SHOWN],
        "more": max(len(gaps) - _MOST_SHOWN, 0),
        "count": _DAYS,
    }
    return Shown("roster/proof.html", facts)


def _days_hit(holes: list[Hole]) -> set[date]:
    days: set[date] = set()
    for hole in holes:
        last = (hole.ends_at - timedelta(microseconds=1)).date()
        length = (last - hole.starts_at.date()).days
        days |= {hole.starts_at.date() + timedelta(days=each) for each in range(length + 1)}
    return days


def _gaps(asked: Asked, holes: list[Hole], names: dict[str, str]) -> list[Gap]:
    """Holes of one span and one reason together, the first first."""
    together = defaultdict[tuple[datetime, datetime, str], list[str]](list)
    for hole in holes:
        together[(hole.starts_at, hole.ends_at, _why(asked, hole.reason))].append(names[hole.client])
    return [
        Gap(starts, ends, why, tuple(clients[:_NAMED]), max(len(clients) - _NAMED, 0))
        for (starts, ends, why), clients in sorted(together.items())
    ]


def _why(asked: Asked, reason: Reason) -> str:
    """The reason in the reader's words, with people's names."""
    say, facts = asked.words.say, reason.facts
    if "people" in facts:
        ways = [
            say("hole-person", name=asked.moment.name_of(code), chat=chat, phone=phone)
            for code, chat, phone in facts["people"]
        ]
        return say(f"hole-{reason.key}", people="; ".join(ways))
    away = ", ".join(map(asked.moment.name_of, facts.get("operators", ())))
    return say(f"hole-{reason.key}", people=away, schedule=facts.get("schedule", ""))
