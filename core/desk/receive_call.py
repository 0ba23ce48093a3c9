"""A telephone rings: who calls, what was promised to them now, and what they are asked first."""

from core.calls.line import call_by_sid, earlier_place, move
from core.calls.routing import Decision
from core.calls.rows import Call
from core.clients.phone_number import is_e164
from core.database.transaction import Transaction
from core.desk.explain_route import Explained, caller_number, explain_route
from core.desk.moment import now_of
from core.desk.seek_person import decided_values, seek_person


def receive_call(tx: Transaction, sid: str, from_number: str) -> Call:
    """The call, decided; the same again for a call that we know already.

    Most callers choose from the menu; somebody we do not know may type a client code before it. Who pays
    for an operator at any hour, and calls outside working hours, is put through at once; so is who hung up
    in the line a moment ago, to the old place.
    """
    if known := call_by_sid(tx, sid):
        return known
    moment = now_of(tx)
    explained = explain_route(tx, moment, caller_number(from_number))
    state = "menu" if explained.who else "code"
    values = {**_values(tx, explained, moment.company.language), "state": state}
    fresh = tx.insert_once(Call, sid=sid, **values)
    call = call_by_sid(tx, sid)
    assert call
    if fresh and (_has_place(tx, call) or call.decision == Decision.ON_CALL):
        seek_person(tx, call)
    return call


def note_past_call(tx: Transaction, sid: str, from_number: str) -> Call:
    """A call that was over before we heard of it: kept, and nobody's telephone rings for it."""
    moment = now_of(tx)
    values = _values(tx, explain_route(tx, moment, caller_number(from_number)), moment.company.language)
    tx.insert_once(Call, sid=sid, state="ended", ended_at=tx.now, **values)
    call = call_by_sid(tx, sid)
    assert call
    return call


def _has_place(tx: Transaction, call: Call) -> bool:
    """True if this number waited a moment ago, or is owed a call back: the place is this call's now."""
    earlier = earlier_place(tx, call.from_number) if is_e164(call.from_number) else None
    if earlier is None or not call.operators:
        return False
    if earlier.state == "call-back" and not move(
        tx, earlier, to="ended", before=("call-back",), ended_at=tx.now, outcome="called-again"
    ):
        return False
    call.waiting_since = earlier.waiting_since
    call.ticket_id = earlier.ticket_id
    call.client_id, call.contact_id = earlier.client_id, earlier.contact_id
    tx.session.flush()
    return True


def _values(tx: Transaction, explained: Explained, company_language: str) -> dict[str, object]:
    who = explained.who
    return {
        "from_number": explained.number,
        "client_id": who.client.id if who else None,
        "contact_id": who.contact.id if who else None,
        "language": (who.contact.language if who else None) or company_language,
        **decided_values(explained),
        "started_at": tx.now,
        "heard_at": tx.now,
    }
