"""A client asks how far it is, "koliko cu jos cekati": the truth about when, and a word to us."""

from core.desk.add_to_ticket import add_to_ticket
from core.desk.announce_ticket import desk_people
from core.desk.say import Text, operator_chat, say
from core.desk.talk import Talk, is_live, meant_tickets
from core.desk.tell_tickets import tell_tickets
from core.desk.ticket_story import ticket_line
from core.tickets.lifecycle import State
from core.tickets.rows import Ticket


def tell_progress(talk: Talk) -> bool:
    """Where the open ticket stands, or the list of several; False if there is none.

    Who answers for it reads the question; while nobody does, those of the desk are reminded, once an hour.
    """
    tickets = meant_tickets(talk)
    if len(tickets) > 1:
        tell_tickets(talk)
    elif tickets:
        _tell(talk, tickets[0])
    return bool(tickets)


def _tell(talk: Talk, ticket: Ticket) -> None:
    was_live, nobody_has_it = is_live(talk, ticket), ticket.state == State.OPEN
    add_to_ticket(talk.tx, talk.moment, ticket, talk.who, talk.inbound.text.strip())
    if was_live:
        return
    now = talk.moment.coverage
    waits = ticket.state == State.OPEN and not now.open
    line = ticket_line(talk.moment, ticket)
    is_late = line["due"] and ticket.answer_due_at and ticket.answer_due_at < talk.tx.now
    facts = {
        **line,
        "when": "later" if waits else "late" if is_late else "due" if line["due"] else "soon",
        "opens": now.opens_at.isoformat() if now.opens_at else "",
    }
    talk.say("ticket-progress", **facts)
    if nobody_has_it and now.open:
        _remind_desk(talk, ticket)


def _remind_desk(talk: Talk, ticket: Ticket) -> None:
    facts = {
        "number": str(ticket.number),
        "client": talk.who.client.name if talk.who else "",
        "text": talk.inbound.text.strip(),
    }
    for operator in desk_people(talk.moment):
        if chat := operator_chat(talk.moment.company, operator):
            key = f"progress-{ticket.id}-{operator.code}-{talk.moment.local:%Y%m%d%H}"
            say(talk.tx, chat, Text("progress-asked", facts, ticket=ticket.number), key=key)
