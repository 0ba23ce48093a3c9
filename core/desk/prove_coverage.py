"""The proof that every client reaches what was promised at every hour, or the holes in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import groupby, pairwise
from zoneinfo import ZoneInfo

from core.clients.rows import Client
from core.contracts.history import History
from core.coverage.calendar import first_moment, pieces
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


def prove_coverage(moment: Moment, clients: Sequence[Client], start: datetime, end: datetime) -> list[Hole]:
    """Every hole of these clients within [start, end): in business hours the desk, outside the add-on.

    Somebody counts only who could be reached: with a telephone.
    """
    spans = _spans(moment, start, end)
    holes = [hole for client in clients for hole in _holes(moment, client, spans)]
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


def _holes(moment: Moment, client: Client, spans: list[tuple[datetime, datetime, bool, str]]) -> list[Hole]:
    zone, history = moment.calendar.zone, moment.history(client)
    holes = []
    for begun, done, is_open, why in spans:
        for starts, ends in _by_terms(zone, history, begun, done) if why else ():
            if is_open or history.cover(starts.astimezone(zone).date()).covers_always:
                holes.append(Hole(client.code, starts.astimezone(zone), ends.astimezone(zone), why))
    return holes


def _by_terms(
    zone: ZoneInfo, history: History, start: datetime, end: datetime
) -> list[tuple[datetime, datetime]]:
    """The span cut at the days on which the client's terms change."""
    days = (on for on in history.change_days() if on > start.astimezone(zone).date())
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
