"""A ticket's whole story, over all channels, in the order in which it happened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select

from core.appointments.rows import Appointment
from core.calls.rows import Call, TalkRecording, Voicemail
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.escalation.attempts import notified
from core.escalation.rows import Page
from core.files.files import files_of
from core.files.rows import StoredFile
from core.hours.rows import RemoteSession, TimeEntry
from core.tickets.events import events_of
from core.tickets.rows import Message, Ticket
from core.tickets.tickets import story_ids
from web.masking import masked_number

# A story longer than this begins with a link to the rest.
MOST_MESSAGES = 150


@dataclass(frozen=True)
class Item:
    """One thing that happened. `id` is its own for good: a page that is open need not draw it anew."""

    id: str
    at: datetime
    kind: str
    who: str = ""
    text: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Story:
    """The items, and how many messages before them are not shown."""

    items: Sequence[Item]
    earlier: int


def story_of(tx: Transaction, moment: Moment, ticket: Ticket, *, whole: bool) -> Story:
    """The newest MOST_MESSAGES with all that happened since the first of them; `whole`: everything."""
    ids = story_ids(tx, ticket)
    said = select(Message).where(Message.ticket_id.in_(ids)).order_by(Message.id.desc())
    messages = tx.all(said if whole else said.limit(MOST_MESSAGES + 1))
    shown = messages if whole else messages[:MOST_MESSAGES]
    files = files_of(tx, [message.id for message in shown])
    found = [_message(moment, message, files.get(message.id, [])) for message in reversed(shown)]
    others = (_events, _calls, _pages, _sessions, _entries, _appointments)
    found += [item for read in others for item in read(moment, ids)]
    since = min((item.at for item in found if item.kind in _SAID), default=moment.at)
    is_cut = len(shown) < len(messages)
    kept = [item for item in found if not is_cut or item.at >= since]
    return Story(sorted(kept, key=lambda item: item.at), len(messages) - len(shown))


_SAID = ("client", "operator", "note", "desk")


def _message(moment: Moment, message: Message, files: Sequence[StoredFile]) -> Item:
    facts = {"edited": message.edited_at is not None, "files": files}
    who = moment.name_of(message.operator)
    return Item(f"m{message.id}", message.said_at, message.author, who, message.text, facts)


def _events(moment: Moment, ids: Sequence[int]) -> Iterable[Item]:
    tx = moment.tx
    for event in events_of(tx, ids):
        facts = {"what": event.what, "holder": "", "taker": "", "urgency": "", "number": ""}
        facts |= {name: str(value) for name, value in event.facts.items()}
        facts |= {name: moment.name_of(facts[name]) for name in ("holder", "taker")}
        yield Item(f"e{event.id}", event.at, "event", moment.name_of(event.operator), facts=facts)


def _calls(moment: Moment, ids: Sequence[int]) -> Iterable[Item]:
    tx = moment.tx
    calls = tx.all(select(Call).where(Call.ticket_id.in_(ids)).order_by(Call.id))
    of_these = [call.id for call in calls]
    spoken = {row.call_id: row for row in _rows(tx, Voicemail, Voicemail.call_id.in_(of_these))}
    recorded = {row.call_id: row for row in _rows(tx, TalkRecording, TalkRecording.call_id.in_(of_these))}
    for call in calls:
        message, talk = spoken.get(call.id), recorded.get(call.id)
        facts = {
            "call": call.id,
            "direction": call.direction,
            "outcome": call.outcome or "over",
            "caller": masked_number(call.from_number),
            "seconds": _seconds(call),
            "has_audio": any(row and row.file and not row.deleted_at for row in (message, talk)),
        }
        words = (message.transcript or "") if message else ""
        yield Item(f"c{call.id}", call.started_at, "call", moment.name_of(call.operator), words, facts)


def _seconds(call: Call) -> int | None:
    if call.talk_started_at is None or call.talk_ended_at is None:
        return None
    return int((call.talk_ended_at - call.talk_started_at).total_seconds())


def _pages(moment: Moment, ids: Sequence[int]) -> Iterable[Item]:
    tx = moment.tx
    for page in _rows(tx, Page, Page.ticket_id.in_(ids)):
        yield Item(f"p{page.id}", page.opened_at, "paged")
        for attempt in notified(tx, page.id):
            if attempt.state not in ("due", "needless"):
                facts = {"way": attempt.way, "state": attempt.state}
                yield Item(
                    f"n{attempt.id}", attempt.at, "attempt", moment.name_of(attempt.operator), facts=facts
                )
        if page.accepted_at:
            who = moment.name_of(page.accepted_by)
            yield Item(f"a{page.id}-{page.version}", page.accepted_at, "accepted", who)


def _sessions(moment: Moment, ids: Sequence[int]) -> Iterable[Item]:
    tx = moment.tx
    for session in _rows(tx, RemoteSession, RemoteSession.ticket_id.in_(ids)):
        began = session.started_at or session.asked_at
        facts = {"state": session.state, "minutes": 0}
        if session.started_at and session.ended_at:
            facts["minutes"] = round((session.ended_at - session.started_at).total_seconds() / 60)
        yield Item(f"s{session.id}", began, "session", moment.name_of(session.operator), facts=facts)


def _entries(moment: Moment, ids: Sequence[int]) -> Iterable[Item]:
    tx = moment.tx
    for entry in _rows(tx, TimeEntry, TimeEntry.ticket_id.in_(ids)):
        facts = {"minutes": entry.minutes, "kind": entry.kind, "hidden": not entry.visible}
        yield Item(f"t{entry.id}", entry.booked_at, "time", moment.name_of(entry.operator), entry.note, facts)


def _appointments(moment: Moment, ids: Sequence[int]) -> Iterable[Item]:
    tx = moment.tx
    for one in _rows(tx, Appointment, Appointment.ticket_id.in_(ids)):
        facts = {"kind": one.kind, "state": one.state, "starts_at": one.starts_at}
        yield Item(f"v{one.id}", one.proposed_at, "appointment", moment.name_of(one.operator), facts=facts)


def _rows(tx: Transaction, kind: Any, where: ColumnElement[bool]) -> Sequence[Any]:
    return tx.all(select(kind).where(where).order_by(kind.id))
