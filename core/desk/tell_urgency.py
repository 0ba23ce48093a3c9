"""A client says how urgent a ticket is, by two presses at most."""

from collections.abc import Sequence
from typing import Any

from core.conversations.chat import Choice
from core.desk.announce_ticket import desk_people
from core.desk.say import Text, operator_chat, say
from core.desk.talk import Talk, is_theirs, may_wake, wake
from core.escalation.pages import is_paged
from core.roster.rows import Operator
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
    seen_by = _who_sees(talk, ticket) if facts["urgency"] in ("stopped", "all-stopped") else []
    if asks_more:
        how_many = [
            Choice(f"urgency-{name}", "urgency", {**facts, "urgency": name})
            for name in ("all-stopped", "one-stopped")
        ]
        talk.say("urgency-how-many", how_many, number=str(ticket.number))
    else:
        opens_at = talk.moment.coverage.opens_at
        is_seen = bool(seen_by) or may_wake(talk, ticket)
        talk.say(
            "urgency-noted",
            number=str(ticket.number),
            urgency=facts["urgency"],
            seen="yes" if is_seen else "no",
            opens=opens_at.isoformat() if opens_at else "",
        )
    _tell(talk, ticket, seen_by)
    if facts["urgency"] == "all-stopped":
        wake(talk, ticket)


def _who_sees(talk: Talk, ticket: Ticket) -> Sequence[Operator]:
    """Who answers for it; while nobody does, those who could take it now, or are being called."""
    owner = talk.moment.operators.get(ticket.operator or "")
    if owner:
        return [owner]
    is_seen_to = talk.moment.coverage.open or is_paged(talk.tx, ticket.id)
    return desk_people(talk.moment) if is_seen_to else []


def _tell(talk: Talk, ticket: Ticket, people: Sequence[Operator]) -> None:
    facts = {
        "number": str(ticket.number),
        "client": talk.who.client.name if talk.who else "",
        "urgency": ticket.urgency,
    }
    for operator in people:
        if chat := operator_chat(talk.moment.company, operator):
            say(talk.tx, chat, Text("urgency-told", facts, ticket=ticket.number))
