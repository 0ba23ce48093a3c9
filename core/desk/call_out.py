"""An operator calls the contact of a ticket back, from the company's number; it is a talk like others."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from core.calls.rows import Call
from core.clients.identity import addresses, person
from core.contracts.standing import Cover
from core.database.transaction import Transaction
from core.desk.may_dial import why_not_dial
from core.desk.moment import now_of
from core.desk.propose_time import propose_time
from core.desk.tell_outside import tell_call
from core.errors import NotFound
from core.roster.rows import Operator
from core.staff.audit import TELEPHONE, note
from core.tickets.tickets import ticket_by_number


@dataclass(frozen=True)
class CallOut:
    """Whom to call, or why not: "no-ticket", "no-number" or "not-allowed"."""

    outcome: Literal["call", "no-ticket", "no-number", "not-allowed"]
    number: str = ""
    client: str = ""
    contact: str = ""


def call_out(tx: Transaction, sid: str, operator: Operator, ticket_number: int, own: str) -> CallOut:
    """The contact of the ticket, to be called now; the call is kept under the operator's own."""
    try:
        ticket = ticket_by_number(tx, ticket_number)
    except NotFound:
        return CallOut("no-ticket")
    who = person(tx, ticket.contact_id) if ticket.contact_id else None
    numbers = addresses(tx, who.contact.id, "phone") if who else []
    if who is None or not numbers:
        return CallOut("no-number")
    if why_not_dial(tx, numbers[0], (own,)):
        return CallOut("not-allowed")
    moment = now_of(tx)
    cover: Cover = moment.cover(who.client)
    is_first = tx.insert_once(
        Call,
        sid=sid,
        direction="out",
        from_number=numbers[0],
        client_id=who.client.id,
        contact_id=who.contact.id,
        language=who.contact.language or moment.company.language,
        decision="call-out",
        rank=cover.rank,
        operators=[operator.code],
        operator=operator.code,
        reasons=[],
        consent_to_charge=False,
        state="talking",
        started_at=tx.now,
        ticket_id=ticket.id,
        holds=0,
    )
    if is_first:
        note(tx, operator.code, "call-out", "tickets", str(ticket.number), channel=TELEPHONE)
    return CallOut("call", numbers[0], who.client.name, who.contact.name)


def call_out_over(tx: Transaction, call: Call, *, seconds: int, at: datetime) -> None:
    """The call out is over, after so many seconds of talk; none, and the client was not reached."""
    if call.direction != "out" or call.outcome in ("talked", "not-reached"):
        return
    call.state, call.ended_at = "ended", call.ended_at or tx.now
    call.outcome = "talked" if seconds > 0 else "not-reached"
    if seconds > 0:
        call.talk_started_at, call.talk_ended_at = at - timedelta(seconds=seconds), at
    tx.session.flush()
    tell_call(tx, call)
    if seconds > 0 and call.client_id and call.operator:
        propose_time(tx, now_of(tx), call)
