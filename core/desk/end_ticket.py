"""A client says that a ticket is done."""

from core.desk.close_ticket import close_ticket
from core.desk.say import Text, operator_chat, say
from core.desk.talk import Talk, is_theirs
from core.tickets.rows import Ticket


def end_ticket(talk: Talk, ticket: Ticket) -> None:
    """Closes it, tells the operator who has it, and asks the client what it was worth."""
    operator = talk.moment.operators.get(ticket.operator or "")
    if not is_theirs(talk, ticket) or not close_ticket(talk.tx, talk.moment, ticket):
        talk.say("press-too-late")
        return
    chat = operator_chat(talk.moment.company, operator) if operator else None
    if chat:
        facts = {"number": str(ticket.number), "client": talk.who.client.name if talk.who else ""}
        say(talk.tx, chat, Text("client-closed", facts, ticket=ticket.number))
