"""A promised call is due: an operator is asked to make it, accepts it, and tells what came of it."""

from typing import Any

from core.clients.phone_number import as_written
from core.conversations.chat import Choice
from core.database.outbox import Priority
from core.database.transaction import Transaction
from core.desk.announce_ticket import desk_people
from core.desk.moment import Moment
from core.desk.page_operator import page_operator
from core.desk.reply_to_client import take_over
from core.desk.say import Text, operator_chat, say
from core.desk.shift import Shift
from core.desk.tell_client import tell_client
from core.desk.ticket_facts import ticket_facts
from core.tickets.call_backs import move_call
from core.tickets.lifecycle import State
from core.tickets.rows import CallBack, Ticket

CALL_ACTIONS = frozenset({"accept-call", "call-made", "call-unanswered"})


def ask_for_call(tx: Transaction, moment: Moment, call_id: int) -> None:
    """Asks who answers for the ticket, else those on duty; at night the ticket is paged as well."""
    call = tx.get(CallBack, call_id)
    ticket = tx.get(Ticket, call.ticket_id)
    if ticket.state == State.CLOSED:
        move_call(tx, call_id, "waiting", "cancelled")
    elif move_call(tx, call_id, "waiting", "asked"):
        owner = moment.operators.get(ticket.operator or "")
        _ask(tx, moment, call, ticket, [owner] if owner else desk_people(moment))
        if owner is None and not moment.coverage.open:
            page_operator(tx, moment, ticket)


def press_call(shift: Shift, action: str, call_id: int) -> None:
    """Exactly one operator accepts; what came of the call is told to the client where it matters."""
    tx, moment, operator = shift.tx, shift.moment, shift.operator
    call = tx.get(CallBack, call_id)
    ticket = tx.get(Ticket, call.ticket_id)
    number = str(ticket.number)
    if action == "accept-call" and move_call(tx, call_id, "asked", "accepted", operator.code):
        take_over(tx, ticket, operator)
        shift.did(action, "tickets", ticket.number)
        row = [
            Choice("call-made", "call-made", {"call": call_id}),
            Choice("call-unanswered", "call-unanswered", {"call": call_id}),
        ]
        shift.say("call-yours", row, ticket=ticket.number, number=number, phone=as_written(call.phone))
        tell_client(
            tx, moment, ticket, "call-comes", {"operator": operator.name, "phone": as_written(call.phone)}
        )
    elif action == "call-made" and move_call(tx, call_id, "accepted", "done"):
        shift.did(action, "tickets", ticket.number)
        shift.say("call-was-made", ticket=ticket.number, number=number)
    elif action == "call-unanswered" and move_call(tx, call_id, "accepted", "unreached"):
        shift.did(action, "tickets", ticket.number)
        shift.say("call-was-unanswered", ticket=ticket.number, number=number)
        tell_client(tx, moment, ticket, "call-missed-you", {"phone": as_written(call.phone)})
    else:
        owner = moment.operators.get(call.operator or "")
        shift.say("call-settled", ticket=ticket.number, number=number, operator=owner.name if owner else "")


def _ask(tx: Transaction, moment: Moment, call: CallBack, ticket: Ticket, people: list[Any]) -> None:
    facts = {**ticket_facts(tx, moment, ticket), "phone": as_written(call.phone)}
    for operator in people:
        if chat := operator_chat(moment.company, operator):
            rows = [[Choice("accept-call", "accept-call", {"call": call.id})]]
            say(tx, chat, Text("call-wanted", facts, rows, ticket.number), priority=Priority.URGENT + 1)
