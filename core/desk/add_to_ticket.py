"""A client writes more on a ticket that is open."""

from core.clients.identity import Person
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.tickets.rows import Ticket
from core.tickets.tickets import add_message


def add_to_ticket(tx: Transaction, moment: Moment, ticket: Ticket, who: Person | None, text: str) -> None:
    """Keeps the message and shows it to the operator who answers for the ticket, if one does."""
    add_message(tx, ticket, text, author="client")
    operator = moment.operators.get(ticket.operator or "")
    chat = operator_chat(moment.company, operator) if operator else None
    if chat:
        facts = {
            "number": str(ticket.number),
            "client": who.client.name if who else "",
            "contact": who.contact.name if who else "",
            "text": text,
        }
        say(tx, chat, Text("client-wrote", facts, ticket=ticket.number))
