"""Calls as a log: who, on what standing, why so decided, how long they waited, and what came of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from core.calls.line import DROPPED
from core.calls.reasons import reason_text
from core.calls.rows import Call, CallLeg, TalkRecording, Voicemail
from core.clients.rows import Client, Contact
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.service_level import waited_seconds
from core.hours.month import Month
from core.language.reason import Reason
from core.tickets.rows import Ticket

_AT_ONCE = 500
COLUMNS = (
    "id", "at", "direction", "number", "client", "contact", "standing", "plan", "rank", "decision", "reasons",
    "wait_seconds", "answered", "operator", "legs", "talk_seconds", "outcome", "ticket", "question",
)  # fmt: skip


def call_log(tx: Transaction, moment: Moment, month: Month, language: str = "en") -> list[dict[str, Any]]:
    """Every call that began in the month by the organisation's wall clock, oldest first."""
    start, end = month.bounds(moment.calendar.zone)
    began = select(Call).where(Call.started_at >= start, Call.started_at < end).order_by(Call.id)
    return logged_calls(tx, moment, tx.all(began), language)


def logged_calls(
    tx: Transaction, moment: Moment, calls: Sequence[Call], language: str = "en"
) -> list[dict[str, Any]]:
    """These calls as the log tells them; what belongs to them is asked for once for many."""
    told = []
    for first in range(0, len(calls), _AT_ONCE):
        part = calls[first : first + _AT_ONCE]
        around = _around(tx, part)
        told += [_told(moment, call, around, language) for call in part]
    return told


def call_rows(calls: Iterable[dict[str, Any]]) -> list[list[object]]:
    """The log as rows of COLUMNS, for a spreadsheet."""
    return [[_in_one_cell(call[column]) for column in COLUMNS] for call in calls]


def leg_in_words(leg: dict[str, Any]) -> str:
    """Who was rung and what came of it: "marko: failed (SIP 404)"."""
    detail = f" ({leg['detail']})" if leg["detail"] else ""
    return f"{leg['operator']}: {leg['result']}{detail}"


def without_prices(told: dict[str, Any], call: Call) -> dict[str, Any]:
    """The same call for who may not see prices: a reason may name the price of an hour."""
    free = ["per_hour" not in facts for _, facts in call.reasons]
    return {
        **told,
        "reasons": [reason for reason, is_free in zip(told["reasons"], free, strict=True) if is_free],
    }


def logged_call(tx: Transaction, moment: Moment, call: Call, language: str = "en") -> dict[str, Any]:
    """One call as the log tells it."""
    return logged_calls(tx, moment, [call], language)[0]


@dataclass(frozen=True)
class _Around:
    """What belongs to some calls: legs and audio by call, clients, contacts and tickets by their ids."""

    legs: Mapping[int, Sequence[CallLeg]]
    clients: Mapping[int, str]
    contacts: Mapping[int, str]
    tickets: Mapping[int, int]
    audio: Mapping[int, Sequence[str]]


def _around(tx: Transaction, calls: Sequence[Call]) -> _Around:
    ids = [call.id for call in calls]
    legs = defaultdict[int, list[CallLeg]](list)
    for leg in tx.all(select(CallLeg).where(CallLeg.call_id.in_(ids)).order_by(CallLeg.id)):
        legs[leg.call_id].append(leg)
    audio = defaultdict[int, list[str]](list)
    for kind in (Voicemail, TalkRecording):  # the message left, then the recorded talk
        kept = select(kind.call_id, kind.file).where(kind.call_id.in_(ids), kind.file.is_not(None))
        for call_id, name in tx.session.execute(kept.order_by(kind.id)):
            audio[call_id].append(str(name))
    return _Around(
        legs,
        _named(tx, Client.id, Client.code, {call.client_id for call in calls}),
        _named(tx, Contact.id, Contact.code, {call.contact_id for call in calls}),
        _named(tx, Ticket.id, Ticket.number, {call.ticket_id for call in calls}),
        audio,
    )


def _named(tx: Transaction, key: Any, name: Any, wanted: Collection[int | None]) -> dict[int, Any]:
    rows = tx.session.execute(select(key, name).where(key.in_([each for each in wanted if each])))
    return dict(rows.all())


def _told(moment: Moment, call: Call, around: _Around, language: str) -> dict[str, Any]:
    legs = around.legs.get(call.id, ())
    answered = min(
        (leg.accepted_at for leg in legs if leg.accepted_at and leg.reason != DROPPED), default=None
    )
    reasons = [Reason(key, facts) for key, facts in call.reasons]
    return {
        "id": call.id,
        "at": call.started_at.astimezone(moment.calendar.zone),
        "direction": call.direction,
        "number": call.from_number,
        "client": around.clients.get(call.client_id or 0),
        "contact": around.contacts.get(call.contact_id or 0),
        "standing": reasons[0].key if reasons else None,
        "plan": reasons[0].facts.get("plan") if reasons else None,
        "rank": call.rank,
        "decision": call.decision,
        "reasons": [
            reason_text(reason, language, moment.company.currency, moment.names) for reason in reasons
        ],
        "wait_seconds": waited_seconds(call, answered),
        "answered": answered is not None,
        "operator": call.operator,
        "legs": [_leg(leg) for leg in legs],
        "talk_seconds": _talked(call),
        "outcome": call.outcome or call.state,
        "ticket": around.tickets.get(call.ticket_id or 0),
        "question": call.question,
        "audio": list(around.audio.get(call.id, ())),
    }


def _talked(call: Call) -> int | None:
    if call.talk_started_at is None or call.talk_ended_at is None:
        return None
    return int((call.talk_ended_at - call.talk_started_at).total_seconds())


def _leg(leg: CallLeg) -> dict[str, Any]:
    picked_up = leg.answered_at is not None
    return {
        "operator": leg.operator,
        "purpose": leg.purpose,
        "picked_up": picked_up,
        "result": leg.reason or leg.state,
        "detail": leg.detail,
    }


def _in_one_cell(value: object) -> object:
    if isinstance(value, list):
        return "; ".join(leg_in_words(each) if isinstance(each, dict) else str(each) for each in value)
    return value
