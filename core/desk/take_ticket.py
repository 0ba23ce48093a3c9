"""One operator takes a ticket; exactly one."""

from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.desk.tell_client import tell_client
from core.escalation.pages import close_page
from core.roster.rows import Operator
from core.tickets.rows import Ticket
from core.tickets.tickets import take


def take_ticket(tx: Transaction, moment: Moment, ticket: Ticket, operator: Operator) -> bool:
    """Makes this operator the one who answers for the ticket, and says so; False if it was too late."""
    taken = take(tx, ticket.id, operator.code)
    tx.session.refresh(ticket)
    chat = operator_chat(moment.company, operator)
    if chat:
        say(tx, chat, Text(_key(ticket, operator, taken), _facts(moment, ticket), ticket=ticket.number))
    if taken:
        close_page(tx, ticket.id)
        tell_client(tx, moment, ticket, "ticket-taken", {"operator": operator.name})
    return taken


def _key(ticket: Ticket, operator: Operator, taken: bool) -> str:
    if taken:
        return "you-took"
    return "yours-already" if ticket.operator == operator.code else "taken-by"


def _facts(moment: Moment, ticket: Ticket) -> dict[str, str]:
    owner = moment.operators.get(ticket.operator or "")
    return {"number": str(ticket.number), "operator": owner.name if owner else ""}
