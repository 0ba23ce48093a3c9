"""A client writes more on a ticket that is open."""

from core.clients.identity import Person
from core.database.transaction import Transaction
from core.desk.announce_ticket import announce
from core.desk.bring_along import bring_along
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.desk.share_files import share_files
from core.tickets.rows import Ticket
from core.tickets.tickets import add_message, release


def add_to_ticket(tx: Transaction, moment: Moment, ticket: Ticket, who: Person | None, text: str) -> None:
    """Keeps the message and shows it to the operator who answers for the ticket, if one does.

    An operator who has left us answers for nothing: the ticket is for the desk again.
    """
    bring_along(tx, ticket.conversation_id, add_message(tx, ticket, text, author="client"))
    operator = moment.operators.get(ticket.operator or "")
    if ticket.operator and operator is None:
        release(tx, ticket.id, ticket.operator)
        tx.session.refresh(ticket)
        announce(tx, moment, ticket, at=None if moment.coverage.open else moment.coverage.opens_at)
    chat = operator_chat(moment.company, operator) if operator else None
    if chat:
        facts = {
            "number": str(ticket.number),
            "client": who.client.name if who else "",
            "contact": who.contact.name if who else "",
            "text": text,
        }
        say(tx, chat, Text("client-wrote", facts, ticket=ticket.number))
    share_files(tx, moment, ticket)
