"""A telephone rings: who calls, what was promised to them now, and what they are asked first."""

from core.calls.line import call_by_sid, earlier_place, move
from core.calls.routing import Decision, route
from core.calls.rows import Call
from core.clients.phone_number import is_e164
from core.contracts.standing import UNKNOWN
from core.database.transaction import Transaction
from core.desk.explain_route import caller_number
from core.desk.look_at_caller import Seen, look_at_caller
from core.desk.moment import Moment, now_of
from core.desk.phone_menu import Menu, menu_of
from core.desk.seek_person import decided_values, rung_today, seek_person
from core.hours.balance import Balance
from core.hours.ledger import balance_from, months_that_count, used_by_month
from core.hours.month import Month


def receive_call(tx: Transaction, sid: str, from_number: str) -> Call:
    """The call, decided; the same again for a call that we know already.

    Most callers choose from the menu; somebody we do not know may type a client code before it. Who pays
    for an operator at any hour, and calls outside working hours, is put through at once; so is who hung up
    in the line a moment ago, to the old place.
    """
    return receive_with_menu(tx, sid, from_number)[0]


def receive_with_menu(tx: Transaction, sid: str, from_number: str) -> tuple[Call, Menu]:
    """The same with what this caller may choose from: the one step that must be quick."""
    moment, number = now_of(tx), caller_number(from_number)
    seen = look_at_caller(tx, moment, number, sid)
    state = "menu" if seen.client_id else "code"
    fresh = None if seen.is_known_call else _new_call(tx, moment, seen, sid=sid, number=number, state=state)
    if fresh is None:
        call = call_by_sid(tx, sid)
        assert call
        return call, menu_of(tx, call)
    if (seen.waited_id and _has_place(tx, fresh)) or fresh.decision == Decision.ON_CALL:
        seek_person(tx, fresh)
    return fresh, _menu(moment, seen, fresh)


def note_past_call(tx: Transaction, sid: str, from_number: str) -> Call:
    """A call that was over before we heard of it: kept, and nobody's telephone rings for it."""
    moment, number = now_of(tx), caller_number(from_number)
    seen = look_at_caller(tx, moment, number, sid)
    _new_call(tx, moment, seen, sid=sid, number=number, state="ended", ended_at=tx.now)
    call = call_by_sid(tx, sid)
    assert call
    return call


def _new_call(
    tx: Transaction, moment: Moment, seen: Seen, *, sid: str, number: str, **values: object
) -> Call | None:
    """The call with the decision about it; None if somebody received it meanwhile."""
    cover = seen.history.cover(moment.local.date()) if seen.history else UNKNOWN
    balance = _balance(tx, moment, seen) if cover.plan else None
    # In which order telephones ring is looked up when one does: most callers choose from the menu first.
    decided = route(cover, balance, moment.coverage, moment.on_duty(), moment.local)
    return tx.add_once(
        Call,
        sid=sid,
        from_number=number,
        client_id=seen.client_id,
        contact_id=seen.contact_id,
        language=seen.language or moment.company.language,
        started_at=tx.now,
        heard_at=tx.now,
        **decided_values(moment, decided, cover),
        **values,
    )


def _balance(tx: Transaction, moment: Moment, seen: Seen) -> Balance:
    assert seen.history and seen.client_id
    month = Month.containing(moment.at, moment.calendar.zone)
    months = months_that_count(seen.history, month)
    alone = months == [month]
    used = {month: seen.used_minutes} if alone else used_by_month(tx, seen.client_id, months)
    return balance_from(moment.company, seen.history, used, tx.now)


def _menu(moment: Moment, seen: Seen, call: Call) -> Menu:
    return Menu(
        person="operator" if call.operators else "message",
        has_standing=seen.client_id is not None,
        has_advisor=bool(call.operators) and rung_today(moment, seen.advisor) is not None,
        has_chat=seen.has_chat,
    )


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
