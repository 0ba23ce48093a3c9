"""One operator takes a ticket; exactly one, and contracts first."""

from typing import Any

from core.conversations.chat import Choice
from core.database.transaction import Transaction
from core.desk.call_off import close_its_page
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.desk.session_buttons import start_row
from core.desk.share_files import share_files
from core.desk.tell_client import tell_client
from core.desk.ticket_facts import ticket_facts
from core.desk.ticket_story import added_later
from core.escalation.turn import first_in_turn, take_in_turn
from core.roster.rows import Operator
from core.tickets.lifecycle import State
from core.tickets.rows import Ticket


def take_ticket(tx: Transaction, moment: Moment, ticket: Ticket, operator: Operator) -> bool:
    """Makes this operator the one who answers for the ticket, and says so; False if it was too late.

    False as well, and another ticket shown, if that one's client has a contract and waits.
    """
    taken = False
    while not taken and ticket.state == State.OPEN:
        taken = take_in_turn(tx, ticket.id, operator.code, is_open=moment.coverage.open)
        tx.session.refresh(ticket)
        # Where neither holds, who went first was taken this very moment: once more.
        if not taken and ticket.state == State.OPEN and goes_first(tx, moment, ticket, operator):
            return False
    _tell_taker(tx, moment, ticket, operator, taken=taken)
    if taken:
        close_its_page(tx, ticket.id)
        tell_client(tx, moment, ticket, "ticket-taken", {"operator": operator.name})
        share_files(tx, moment, ticket)
    return taken


def goes_first(tx: Transaction, moment: Moment, ticket: Ticket, operator: Operator) -> bool:
    """True, and the operator is shown which, if another ticket must be served before this one."""
    if ticket.state != State.OPEN:
        return False
    first = first_in_turn(tx, ticket, is_open=moment.coverage.open)
    chat = operator_chat(moment.company, operator)
    if first and chat:
        facts = {**ticket_facts(tx, moment, first), "behind": str(ticket.number)}
        rows = [[Choice("take", "take", {"ticket": first.id})]]
        say(tx, chat, Text("goes-first", facts, rows, first.number))
    return first is not None


def _tell_taker(tx: Transaction, moment: Moment, ticket: Ticket, operator: Operator, *, taken: bool) -> None:
    chat = operator_chat(moment.company, operator)
    if chat:
        whole = [Choice("whole-ticket", "show", {"number": str(ticket.number)})]
        rows = [*start_row(ticket), whole] if taken else []
        facts: dict[str, Any] = _facts(moment, ticket)
        if taken:
            facts["added"] = added_later(tx, moment, ticket)
        say(tx, chat, Text(_key(ticket, operator, taken), facts, rows, ticket.number))


def _key(ticket: Ticket, operator: Operator, taken: bool) -> str:
    if taken:
        return "you-took"
    return "yours-already" if ticket.operator == operator.code else "taken-by"


def _facts(moment: Moment, ticket: Ticket) -> dict[str, str]:
    owner = moment.operators.get(ticket.operator or "")
    return {"number": str(ticket.number), "operator": owner.name if owner else ""}
