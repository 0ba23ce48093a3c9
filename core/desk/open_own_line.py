"""An operator calls the support number from their own telephone: the PIN first, since a number is a claim."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from sqlalchemy import func, select, update

from core.calls.line import waiting_calls
from core.calls.rows import OperatorCall
from core.clients.pin import pin_matches
from core.database.transaction import Transaction
from core.desk.caller import caller_of
from core.desk.explain_route import caller_number
from core.desk.moment import now_of
from core.desk.ring_waiting import ring_waiting
from core.roster.reading import operators
from core.roster.rows import Operator
from core.staff.audit import TELEPHONE, note

TRIES_A_CALL = 3
# However many calls are made: so many wrong PINs of one operator, and the line is closed for an hour.
_TRIES_AN_HOUR = 6
_HOUR = timedelta(hours=1)
# Nobody stays admitted longer than a call can last.
_LONGEST_CALL = timedelta(hours=4)


@dataclass(frozen=True)
class Waiting:
    """One who waits, as an operator hears it; of who only typed a client code no person is known."""

    client: str
    contact: str
    minutes: int


def own_line_of(tx: Transaction, number: str) -> Operator | None:
    """The operator whose telephone this is, if the company file gave them a PIN."""
    return tx.kept(_own_lines).get(caller_number(number))


def _own_lines(tx: Transaction) -> Mapping[str, Operator]:
    return {
        each.phone: each for each in reversed(list(operators(tx).values())) if each.phone and each.pin_hash
    }


def open_own_line(tx: Transaction, sid: str, operator: Operator) -> None:
    """The call is known as this operator's; not yet as proven."""
    tx.insert_once(OperatorCall, sid=sid, operator=operator.code, started_at=tx.now, tries=0)


def try_pin(tx: Transaction, sid: str, digits: str) -> Literal["right", "wrong", "closed"]:
    """Whether the PIN is right; each try counts before it is looked at."""
    call = tx.first(select(OperatorCall).where(OperatorCall.sid == sid))
    operator = (
        tx.first(select(Operator).where(Operator.code == call.operator, Operator.active)) if call else None
    )
    # Several calls at once must not have more tries than one.
    held = tx.locked(Operator, operator.id) if operator else None
    if call is None or held is None or held.pin_hash is None:
        return "closed"
    counted = update(OperatorCall).where(OperatorCall.id == call.id, OperatorCall.tries < TRIES_A_CALL)
    if _lately(tx, held.code) >= _TRIES_AN_HOUR or tx.changed(counted.values(tries=call.tries + 1)) != 1:
        return "closed"
    if not pin_matches(digits, held.pin_hash):
        return "wrong" if call.tries < TRIES_A_CALL else "closed"
    right = update(OperatorCall).where(OperatorCall.id == call.id)
    tx.changed(right.values(admitted_at=tx.now, tries=call.tries - 1))
    note(tx, held.code, "sign-in", "account", held.code, by="pin", channel=TELEPHONE)
    return "right"


def admitted(tx: Transaction, sid: str) -> Operator | None:
    """The operator who proved who they are on this call."""
    known = (OperatorCall.sid == sid, OperatorCall.admitted_at > tx.now - _LONGEST_CALL)
    call = tx.first(select(OperatorCall).where(*known))
    return tx.first(select(Operator).where(Operator.code == call.operator, Operator.active)) if call else None


def close_own_line(tx: Transaction, sid: str) -> None:
    """The operator has hung up: their telephone may ring again."""
    open_still = update(OperatorCall).where(OperatorCall.sid == sid, OperatorCall.ended_at.is_(None))
    if tx.changed(open_still.values(ended_at=tx.now)) == 1:
        ring_waiting(tx, now_of(tx))


def who_waits(tx: Transaction) -> Sequence[Waiting]:
    """Everybody in the waiting line, in the order in which they are served."""
    told = []
    for call in waiting_calls(tx, also_rung=True):
        caller = caller_of(tx, call)
        waited = tx.now - (call.waiting_since or tx.now)
        client = caller.client.name if caller.client else ""
        contact = caller.who.contact.name if caller.who else ""
        told.append(Waiting(client, contact, minutes=int(waited.total_seconds() // 60)))
    return told


def _lately(tx: Transaction, code: str) -> int:
    wrong = select(func.coalesce(func.sum(OperatorCall.tries), 0))
    return tx.first(wrong.where(OperatorCall.operator == code, OperatorCall.started_at > tx.now - _HOUR)) or 0
