"""The proof that every client reaches what was promised at every hour, or the holes in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from itertools import groupby, pairwise
from zoneinfo import ZoneInfo

from core.clients.rows import Client
from core.contracts.history import History
from core.coverage.calendar import first_moment, pieces
from core.desk.moment import Moment
from core.desk.reach import NO_WAY, Reach, reach_of
from core.language.reason import Reason
from core.roster.duty import Roster, Span, spans, why_nobody


@dataclass(frozen=True)
class Hole:
    """A span in which nobody would be reached although somebody is promised; half-open.

    The reason is "no-schedule", "absent" (`operators`), "nobody" (`schedule`) or "unreachable" (`people`:
    code, state of the chat, state of the telephone).
    """

    client: str
    starts_at: datetime
    ends_at: datetime
    reason: Reason

    @property
    def why(self) -> str:
        """The reason in English, for the command line."""
        return _in_words(self.reason)


def prove_coverage(moment: Moment, clients: Sequence[Client], start: datetime, end: datetime) -> list[Hole]:
    """Every hole of these clients within [start, end): in business hours the desk, outside the add-on.

    A call reaches only somebody whose telephone is known and not known to be dead; a page would also
    reach a chat, but who calls must be answered too.
    """
    reach = reach_of(moment.tx, moment.operators.values())
    standing = list(_spans(moment, start, end, reach))
    # Where somebody is always reached, no client need be looked at.
    lacking = [span for span in standing if span[3]]
    holes = [hole for client in clients if lacking for hole in _holes(moment, client, lacking)]
    return _joined(holes)


def _spans(
    moment: Moment, start: datetime, end: datetime, reach: Mapping[str, Reach]
) -> list[tuple[datetime, datetime, bool, Reason | None]]:
    """Spans in which nothing changes: open or not, and why nobody is reached (None: somebody is)."""
    return [
        (span.starts_at, span.ends_at, is_open, _reason(moment.roster, span, reach))
        for begun, done, is_open in pieces(moment.calendar, start, end)
        for span in spans(moment.roster, begun, done)
    ]


def _reason(roster: Roster, span: Span, reach: Mapping[str, Reach]) -> Reason | None:
    there = [*span.on_duty, *span.backup]
    if not there:
        return why_nobody(roster, span)
    ways = {code: reach.get(code, NO_WAY) for code in there}
    if any(way.phone == "known" for way in ways.values()):
        return None
    return Reason("unreachable", {"people": [[code, way.chat, way.phone] for code, way in ways.items()]})


def _in_words(reason: Reason) -> str:
    match reason:
        case Reason("no-schedule"):
            return "no schedule covers this time"
        case Reason("absent", facts):
            return f"absent: {', '.join(facts['operators'])}"
        case Reason("nobody", facts):
            return f"schedule {facts['schedule']} has nobody at this time"
        case Reason(_, facts):
            return "; ".join(_ways(*person) for person in facts["people"])
    raise AssertionError(reason)


def _ways(code: str, chat: str, phone: str) -> str:
    chats = {"linked": "", "blocked": "chat blocked", "none": "no chat"}
    telephones = {"dead": "telephone dead", "none": "no telephone"}
    return f"{code}: {', '.join(way for way in (chats[chat], telephones[phone]) if way)}"


def _holes(
    moment: Moment, client: Client, standing: list[tuple[datetime, datetime, bool, Reason | None]]
) -> list[Hole]:
    zone, history = moment.calendar.zone, moment.history(client)
    holes = []
    for begun, done, is_open, reason in standing:
        for starts, ends in _by_terms(zone, history, begun, done) if reason else ():
            if reason and (is_open or history.cover(starts.astimezone(zone).date()).covers_always):
                holes.append(Hole(client.code, starts.astimezone(zone), ends.astimezone(zone), reason))
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
    for client, group in groupby(holes, key=lambda hole: hole.client):
        for hole in group:
            last = joined[-1] if joined else None
            if last and (last.client, last.reason, last.ends_at) == (client, hole.reason, hole.starts_at):
                joined[-1] = replace(last, ends_at=hole.ends_at)
            else:
                joined.append(hole)
    return joined
