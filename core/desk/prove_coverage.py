"""The proof that every client reaches what was promised at every hour, or the holes in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import groupby, pairwise

from core.clients.rows import Client
from core.company.organisation import today
from core.contracts.cover import change_days, cover_of
from core.coverage.calendar import first_moment, pieces
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.roster.duty import duty_at
from core.roster.rows import Operator


@dataclass(frozen=True)
class Hole:
    """A span in which nobody would be reached although somebody is promised; half-open."""

    client: str
    starts_at: datetime
    ends_at: datetime
    why: str


def prove_coverage(
    tx: Transaction, moment: Moment, clients: Sequence[Client], start: datetime, end: datetime
) -> list[Hole]:
    """Every hole of these clients within [start, end): in business hours the desk, outside the add-on.

    Somebody counts only who could be reached: with a telephone.
    """
    spans = _spans(moment, start, end)
    holes = [hole for client in clients for hole in _holes(tx, moment, client, spans)]
    return _joined(holes)


def _spans(moment: Moment, start: datetime, end: datetime) -> list[tuple[datetime, datetime, bool, str]]:
    """Spans in which nothing changes: open or not, and why nobody is reached ("": somebody is)."""
    spans = []
    for begun, done, is_open in pieces(moment.calendar, start, end):
        at = begun
        while at < done:
            duty = duty_at(moment.roster, at)
            until = min(done, duty.until) if duty.until and duty.until > at else done
            spans.append((at, until, is_open, _why(moment.operators, [*duty.on_duty, *duty.backup])))
            at = until
    return spans


def _why(operators: dict[str, Operator], codes: list[str]) -> str:
    if not codes:
        return "nobody is on duty"
    if not any(code in operators and operators[code].phone for code in codes):
        return f"no telephone is known of {', '.join(codes)}"
    return ""


def _holes(
    tx: Transaction, moment: Moment, client: Client, spans: list[tuple[datetime, datetime, bool, str]]
) -> list[Hole]:
    holes = []
    for begun, done, is_open, why in spans:
        for starts, ends in _by_terms(tx, moment, client, begun, done) if why else ():
            cover = cover_of(tx, moment.company, client, today(moment.company, starts))
            if is_open or cover.covers_always:
                zone = moment.calendar.zone
                holes.append(Hole(client.code, starts.astimezone(zone), ends.astimezone(zone), why))
    return holes


def _by_terms(
    tx: Transaction, moment: Moment, client: Client, start: datetime, end: datetime
) -> list[tuple[datetime, datetime]]:
    """The span cut at the days on which the client's terms change."""
    zone = moment.calendar.zone
    days = (on for on in change_days(tx, client) if on > start.astimezone(zone).date())
    midnights = (first_moment(zone, datetime.combine(on, time())) for on in days)
    cuts = [at for at in midnights if start < at < end]
    return list(pairwise([start, *cuts, end]))


def _joined(holes: list[Hole]) -> list[Hole]:
    """Holes that touch, of one client and for one reason, are one hole."""
    joined: list[Hole] = []
    for _, group in groupby(holes, key=lambda hole: (hole.client, hole.why)):
        for hole in group:
            last = joined[-1] if joined else None
            if last and (last.client, last.why, last.ends_at) == (hole.client, hole.why, hole.starts_at):
                joined[-1] = Hole(hole.client, last.starts_at, hole.ends_at, hole.why)
            else:
                joined.append(hole)
    return joined
