"""An operator types a time in answer to a ticket: it is proposed to the client, or the one there is moved."""

from dataclasses import dataclass

from core.appointments.appointments import OPEN, appointment_by_id, coming_of_ticket, seen
from core.appointments.kinds import USUAL_LENGTH, kind_of_subject
from core.appointments.rows import Appointment
from core.appointments.slot import TypedSlot, read_slot, span
from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.answer_appointment import confirm_appointment
from core.desk.call_off import close_its_page
from core.desk.cancel_appointment import cancel_appointment
from core.desk.moment import Moment
from core.desk.move_appointment import move_appointment
from core.desk.plan_appointment import Slot, Wanted, plan_appointment
from core.desk.say import Text, operator_chat, say
from core.errors import Invalid
from core.language.reason import Reason
from core.roster.rows import Operator
from core.tickets.rows import Ticket
from core.tickets.tickets import add_message, answered, take


@dataclass(frozen=True)
class Typed:
    """What an operator typed, in answer to what; `key` is the message's own."""

    operator: Operator
    text: str
    key: str
    ticket: Ticket | None = None
    appointment_id: int | None = None


def type_appointment(tx: Transaction, moment: Moment, typed: Typed) -> Appointment | None:
    """The appointment proposed or moved; None, and the operator told why, where it cannot be.

    The first line is the time; what stands below it is what it is about.
    """
    line, _, about = typed.text.partition("\n")
    try:
        slot = read_slot(line, moment.local)
        done = _act(tx, moment, typed, slot, about.strip())
    except Invalid:
        _tell(tx, moment, typed.operator, Text("appointment-not-read", {}))
        return None
    if isinstance(done, Reason):
        facts = {"reason": done.key, **done.facts}
        _tell(tx, moment, typed.operator, Text("appointment-refused", facts))
        return None
    if typed.ticket:
        _keep(tx, typed.ticket, typed)
    return done


def press_appointment(
    tx: Transaction, moment: Moment, operator: Operator, action: str, facts: dict[str, int]
) -> bool:
    """The operator's buttons: cancel it, not held, or the client agreed elsewhere; False: too late."""
    act = confirm_appointment if action == "client-agreed" else cancel_appointment
    done = act(tx, moment, facts["appointment"], facts["revision"])
    if not done:
        appointment = appointment_by_id(tx, facts["appointment"])
        is_same = appointment.revision == facts["revision"]
        state = appointment.state if is_same else "moved"
        _tell(tx, moment, operator, Text("appointment-settled", {"state": state}))
    return done


def _act(tx: Transaction, moment: Moment, typed: Typed, slot: TypedSlot, about: str) -> Appointment | Reason:
    own = appointment_by_id(tx, typed.appointment_id) if typed.appointment_id else None
    there = _to_move(tx, typed, own, slot.kind)
    like = there or own
    kind = slot.kind or (like.kind if like else _kind_of(typed.ticket))
    if kind is None:
        return Reason("which-kind", {})
    usual = like.ends_at - like.starts_at if like and like.kind == kind else USUAL_LENGTH[kind]
    times = Slot(typed.operator, *span(slot, moment.calendar.zone, usual))
    if there:
        return move_appointment(tx, moment, seen(there), times, about=about)
    client_id = typed.ticket.client_id if typed.ticket else own.client_id if own else None
    if client_id is None:
        return Reason("no-client", {})
    wanted = Wanted(kind, tx.get(Client, client_id), times, typed.key, typed.ticket, about)
    return plan_appointment(tx, moment, wanted)


def _to_move(tx: Transaction, typed: Typed, own: Appointment | None, kind: str | None) -> Appointment | None:
    """The message's own appointment while it is open, else the ticket's that is still to come."""
    if own and own.state in OPEN and kind in (None, own.kind):
        return own
    found = coming_of_ticket(tx, typed.ticket.id) if typed.ticket else []
    return next((each for each in found if kind in (None, each.kind)), None)


def _kind_of(ticket: Ticket | None) -> str | None:
    return kind_of_subject(ticket.subject) if ticket else None


def _keep(tx: Transaction, ticket: Ticket, typed: Typed) -> None:
    """Who proposes a time answers the ticket, and takes it if nobody has."""
    if take(tx, ticket.id, typed.operator.code):
        close_its_page(tx, ticket.id)
    add_message(tx, ticket, typed.text, author="operator", operator=typed.operator.code)
    answered(tx, ticket)


def _tell(tx: Transaction, moment: Moment, operator: Operator, text: Text) -> None:
    if chat := operator_chat(moment.company, operator):
        say(tx, chat, text)
