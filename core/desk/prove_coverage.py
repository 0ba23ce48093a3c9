"""The proof that every client reaches what was promised at every hour, or the holes in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from itertools import groupby, pairwise
from zoneinfo import ZoneInfo

from core.clients.rows import Client
from core.contracts.history import History
from core.coverage.calendar import first_moment, pieces
from core.desk.moment import Moment
from core.desk.reach import Ways, ways_of
from core.language.reason import Reason
from core.roster.duty import Roster, Span, spans, why_nobody


@dataclass(frozen=True)
class Hole:
    """A span in which nobody would be reached although somebody is promised; half-open.

    The reason is "no-schedule", "absent" (`operators`), "nobody" (`schedule`), or, with `people` (code, state
    of the chat, state of the telephone), "unreachable" for who calls, or "unpaged" for what was written.
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

    Both must be so: a call reaches somebody, whose telephone is known and not known to be dead; and a page
    reaches somebody of those there, by a way that works, that they want and that the policy goes.
    """
    ways = ways_of(moment.tx, moment.operators)
    standing = list(_spans(moment, start, end, ways))
    # Where somebody is always reached, no client need be looked at.
    lacking = [span for span in standing if span[3]]
    holes = [hole for client in clients if lacking for hole in _holes(moment, client, lacking)]
    return _joined(holes)


def _spans(
    moment: Moment, start: datetime, end: datetime, ways: Ways
) -> list[tuple[datetime, datetime, bool, Reason | None]]:
    """Spans in which nothing changes: open or not, and why nobody is reached (None: somebody is)."""
    return [
        (span.starts_at, span.ends_at, is_open, _reason(moment.roster, span, ways))
        for begun, done, is_open in pieces(moment.calendar, start, end)
        for span in spans(moment.roster, begun, done)
    ]


def _reason(roster: Roster, span: Span, ways: Ways) -> Reason | None:
    there = [*span.on_duty, *span.backup]
    if not there:
        return why_nobody(roster, span)
    people = [[code, ways.of(code).chat, ways.of(code).phone] for code in there]
    if not any(ways.is_called(code) for code in there):
        return Reason("unreachable", {"people": people})
    on_duty = any(ways.paged(code, "on-duty") for code in span.on_duty)
    is_paged = on_duty or any(ways.paged(code, "backup") for code in span.backup)
    return None if is_paged else Reason("unpaged", {"people": people})


def _in_words(reason: Reason) -> str:
    match reason:
        case Reason("no-schedule"):
            return "no schedule covers this time"
        case Reason("absent", facts):
            return f"absent: {', '.join(facts['operators'])}"
        case Reason("nobody", facts):
            return f"schedule {facts['schedule']} has nobody at this time"
        case Reason("unreachable", facts):
            return "; ".join(_ways(*person) for person in facts["people"])
        case Reason("unpaged", facts):
            people = (code for code, _, _ in facts["people"])
            why = "by no way that works, is wanted and is in the policy"
            return f"no page would reach {', '.join(people)}: {why}"
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
