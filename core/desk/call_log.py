"""Calls as a log: who, on what standing, why so decided, how long they waited, and what came of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from core.calls.line import legs_of
from core.calls.reasons import reason_text
from core.calls.rows import Call, CallLeg, TalkRecording, Voicemail
from core.clients.identity import person
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.hours.month import Month
from core.language.reason import Reason
from core.tickets.rows import Ticket

# Answered within this time is answered well.
ANSWERED_WITHIN = timedelta(seconds=30)


def call_log(tx: Transaction, moment: Moment, month: Month, language: str = "en") -> list[dict[str, Any]]:
    """Every call that began in the month by the organisation's wall clock, oldest first."""
    start, end = month.bounds(moment.calendar.zone)
    began = select(Call).where(Call.started_at >= start, Call.started_at < end).order_by(Call.id)
    return [_logged(tx, moment, call, language) for call in tx.all(began)]


def service_level(calls: Sequence[dict[str, Any]]) -> dict[str, dict[str, dict[str, Any]]]:
    """Of the calls that wanted a person: how many were answered, within 30 seconds, and given up.

    By plan, by hour of the wall clock, and in all.
    """
    asked = [call for call in calls if call["wait_seconds"] is not None]
    return {
        "all": _by(asked, lambda _: "all"),
        "plan": _by(asked, lambda call: call["plan"] or call["standing"]),
        "hour": _by(asked, lambda call: f"{call['at']:%H}"),
    }


def _logged(tx: Transaction, moment: Moment, call: Call, language: str) -> dict[str, Any]:
    who = person(tx, call.contact_id) if call.contact_id else None
    zone, legs = moment.calendar.zone, legs_of(tx, call)
    answered = min((leg.accepted_at for leg in legs if leg.accepted_at), default=None)
    reasons = [Reason(key, facts) for key, facts in call.reasons]
    ticket = tx.session.get(Ticket, call.ticket_id) if call.ticket_id else None
    return {
        "id": call.id,
        "at": call.started_at.astimezone(zone),
        "direction": call.direction,
        "number": call.from_number,
        "client": who.client.code if who else None,
        "contact": who.contact.code if who else None,
        "standing": reasons[0].key if reasons else None,
        "plan": reasons[0].facts.get("plan") if reasons else None,
        "rank": call.rank,
        "decision": call.decision,
        "reasons": [reason_text(reason, language, moment.company.currency) for reason in reasons],
        "wait_seconds": _waited(call, answered - (call.waiting_since or answered) if answered else None),
        "answered": answered is not None,
        "operator": call.operator,
        "legs": [_leg(leg) for leg in legs],
        "talk_seconds": _talked(call),
        "outcome": call.outcome or call.state,
        "ticket": ticket.number if ticket else None,
        "question": call.question,
        "audio": _audio(tx, call),
    }


def _waited(call: Call, until_answer: timedelta | None) -> int | None:
    """Seconds in the waiting line; None for who never was in it."""
    if call.waiting_since is None:
        return None
    if until_answer is not None:
        return int(until_answer.total_seconds())
    left = min(at for at in (call.ended_at, call.deadline_at) if at) if call.ended_at else call.deadline_at
    return max(0, int((left - call.waiting_since).total_seconds())) if left else None


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


def _audio(tx: Transaction, call: Call) -> list[str]:
    """Names of our files: the message left, then the recorded talk."""
    left = tx.all(select(Voicemail.file).where(Voicemail.call_id == call.id))
    talks = tx.all(select(TalkRecording.file).where(TalkRecording.call_id == call.id))
    return [name for name in (*left, *talks) if name]


def _by(
    calls: Iterable[dict[str, Any]], key: Callable[[dict[str, Any]], str | None]
) -> dict[str, dict[str, Any]]:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for call in calls:
        groups[key(call) or "unknown"].append(call)
    return {name: _level(group) for name, group in sorted(groups.items())}


def _level(calls: Sequence[dict[str, Any]]) -> dict[str, Any]:
    answered = [call for call in calls if call["answered"]]
    in_time = [call for call in answered if call["wait_seconds"] <= ANSWERED_WITHIN.total_seconds()]
    return {
        "calls": len(calls),
        "answered": len(answered),
        "within_30_s": len(in_time),
        "level": round(len(in_time) / len(calls), 3),
        "abandoned": sum(call["outcome"] == "missed" for call in calls),
    }
