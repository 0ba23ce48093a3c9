"""On an open ticket a client types how urgent it is, instead of pressing it."""

from core.desk.add_to_ticket import add_to_ticket
from core.desk.talk import Talk, come_along, is_live, meant_tickets, urgency_row
from core.desk.tell_urgency import tell_urgency
from core.language.typed_urgency import typed_urgency
from core.ports import Wish


def hear_urgency(talk: Talk, words: str) -> bool:
    """Keeps it with the ticket as the press of its button would; "hitno" alone asks how urgent.

    False if the words say more, or nothing of it, or it is not clear which ticket is meant.
    """
    tickets = meant_tickets(talk)
    urgency = typed_urgency(words) if talk.inbound.wish is Wish.QUESTION else None
    if urgency is None or len(tickets) != 1 or is_live(talk, tickets[0]):
        return False
    ticket = tickets[0]
    if urgency == "one-stopped" and ticket.urgency not in ("stopped", "all-stopped"):
        return False
    come_along(talk, ticket)
    add_to_ticket(talk.tx, talk.moment, ticket, talk.who, words)
    if urgency == "urgent":
        talk.say("how-urgent", urgency_row(ticket), number=str(ticket.number))
    else:
        tell_urgency(talk, {"ticket": ticket.id, "urgency": urgency})
    return True
