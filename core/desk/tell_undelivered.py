"""An operator's answer that cannot be delivered: who wrote it hears so, and how else to reach the client."""

from typing import Any

from core.clients.identity import addresses, person
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.tickets.tickets import ticket_by_number


def tell_undelivered(tx: Transaction, moment: Moment, facts: dict[str, Any], *, reason: str) -> None:
    """Tells the writer of the answer with these facts; `reason`: refused, costly or away."""
    ticket = ticket_by_number(tx, int(facts["number"]))
    writer = moment.operators.get(facts.get("by") or ticket.operator or "")
    chat = operator_chat(moment.company, writer) if writer else None
    if chat is None:
        return
    told = {
        "number": facts["number"],
        "reason": reason,
        "contact": person(tx, ticket.contact_id).contact.name if ticket.contact_id else "",
        "phone": next(iter(addresses(tx, ticket.contact_id, "phone")), "") if ticket.contact_id else "",
        "text": facts["text"],
    }
    say(tx, chat, Text("reply-not-delivered", told, ticket=ticket.number))
