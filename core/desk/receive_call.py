"""A telephone rings: who calls, what was promised to them now, and where the call goes."""

from core.calls.line import TOTAL_DEADLINE, call_by_sid, move
from core.calls.rows import Call
from core.database.transaction import Transaction
from core.desk.explain_route import Explained, caller_number, explain_route
from core.desk.moment import now_of
from core.desk.ring_waiting import ring_waiting


def receive_call(tx: Transaction, sid: str, from_number: str) -> Call:
    """The call, decided and in the line; the same again for a call that we know already."""
    if known := call_by_sid(tx, sid):
        return known
    moment = now_of(tx)
    explained = explain_route(tx, moment, caller_number(from_number))
    fresh = tx.insert_once(Call, sid=sid, **_values(tx, explained, moment.company.language))
    call = call_by_sid(tx, sid)
    assert call
    if fresh and call.state == "waiting":
        ring_waiting(tx, moment)
    return call


def note_past_call(tx: Transaction, sid: str, from_number: str) -> Call:
    """A call that was over before we heard of it: kept, and nobody's telephone rings for it."""
    moment = now_of(tx)
    values = _values(tx, explain_route(tx, moment, caller_number(from_number)), moment.company.language)
    past = {"state": "ended", "ended_at": tx.now, "waiting_since": None, "deadline_at": None}
    tx.insert_once(Call, sid=sid, **{**values, **past})
    call = call_by_sid(tx, sid)
    assert call
    return call


def consent(tx: Transaction, call: Call, *, given: bool) -> None:
    """The caller whose time is used up agreed to the charge by pressing 1, or did not: then a message."""
    if given:
        moment = now_of(tx)
        values = {"consented_at": tx.now, "waiting_since": tx.now, "deadline_at": tx.now + TOTAL_DEADLINE}
        if move(tx, call, to="waiting", before=("consent",), **values):
            ring_waiting(tx, moment)
    else:
        move(tx, call, to="message", before=("consent",))


def _values(tx: Transaction, explained: Explained, company_language: str) -> dict[str, object]:
    who, decided = explained.who, explained.route
    state = "consent" if decided.consent_to_charge else "waiting" if decided.operators else "message"
    plan = explained.cover.plan
    return {
        "from_number": explained.number,
        "client_id": who.client.id if who else None,
        "contact_id": who.contact.id if who else None,
        "language": (who.contact.language if who else None) or company_language,
        "decision": str(decided.decision),
        "rank": decided.rank,
        "operators": list(decided.operators),
        "reasons": [[reason.key, reason.facts] for reason in decided.reasons],
        "consent_to_charge": decided.consent_to_charge,
        "price_per_hour": str(plan.overage_per_hour) if plan else None,
        "opens_at": explained.coverage.opens_at,
        "state": state,
        "started_at": tx.now,
        "waiting_since": tx.now if state == "waiting" else None,
        "deadline_at": tx.now + TOTAL_DEADLINE if state == "waiting" else None,
    }
