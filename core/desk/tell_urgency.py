"""A client says how urgent a ticket is, by two presses at most."""

from typing import Any

from core.conversations.chat import Choice
from core.desk.announce_ticket import desk_people
from core.desk.say import Text, operator_chat, say
from core.desk.talk import Talk, is_theirs, wake
from core.tickets.events import note_event
from core.tickets.lifecycle import ALIVE
from core.tickets.rows import Ticket


def tell_urgency(talk: Talk, facts: dict[str, Any]) -> None:
    """Keeps it, asks how many are stopped, and tells who sees to the ticket of work that stands still."""
    ticket = talk.tx.get(Ticket, facts["ticket"])
    if not is_theirs(talk, ticket) or ticket.state not in ALIVE:
        talk.say("press-too-late")
        return
    asks_more = facts["urgency"] == "stopped" and ticket.urgency is None
    ticket.urgency = facts["urgency"]
    note_event(talk.tx, ticket.id, "urgency", urgency=facts["urgency"])
    if asks_more:
        how_many = [
            Choice(f"urgency-{name}", "urgency", {**facts, "urgency": name})
            for name in ("all-stopped", "one-stopped")
        ]
        talk.say("urgency-how-many", how_many, number=str(ticket.number))
    else:
        talk.say("urgency-noted", number=str(ticket.number), urgency=facts["urgency"])
    if facts["urgency"] in ("stopped", "all-stopped"):
        _tell_desk(talk, ticket)
    if facts["urgency"] == "all-stopped":
        wake(talk, ticket)


def _tell_desk(talk: Talk, ticket: Ticket) -> None:
    """Who answers for it; while nobody does, those who could take it now."""
    owner = talk.moment.operators.get(ticket.operator or "")
    people = [owner] if owner else desk_people(talk.moment) if talk.moment.coverage.open else []
    facts = {
        "number": str(ticket.number),
        "client": talk.who.client.name if talk.who else "",
        "urgency": ticket.urgency,
    }
    for operator in people:
        if chat := operator_chat(talk.moment.company, operator):
            say(talk.tx, chat, Text("urgency-told", facts, ticket=ticket.number))
