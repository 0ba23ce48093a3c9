"""A client asks us to work on their computer: a ticket for it, or why not now."""

from dataclasses import replace

from core.contracts.entitlement import Service
from core.conversations.chat import Choice
from core.desk.entitlements import entitlement, entitlement_facts, not_entitled
from core.desk.hear_appointment import wants_remote_later
from core.desk.say import Text, operator_chat, say
from core.desk.session_buttons import start_row
from core.desk.talk import Talk, alive_ticket, hand_over
from core.tickets.notes import note_text
from core.tickets.rows import Ticket


def want_session(talk: Talk) -> None:
    """Hands the wish over, and tells what follows; who may not have it now is told why, and offered a ticket.

    An open ticket takes the wish in any case. A stranger is asked who it is, as for any ticket. Who names a
    time for it wants an appointment.
    """
    if wants_remote_later(talk):
        return
    ticket = alive_ticket(talk)
    words = note_text("remote-wished", talk.moment.company.language, {"words": talk.inbound.text.strip()})
    if talk.who is None:
        hand_over(talk, words)
        return
    answer = entitlement(talk.tx, talk.moment, talk.who.client, Service.REMOTE)
    if ticket or answer.allowed:
        hand_over(talk, words)
    if answer.allowed:
        facts = {**entitlement_facts(answer), "currency": talk.moment.company.currency}
        say(talk.tx, talk.chat, Text("session-how", facts))
        if ticket:
            _tell_operator(talk, ticket)
    else:
        offer = [] if ticket else [[Choice("open-ticket", "person", {"question": words})]]
        say(talk.tx, talk.chat, replace(not_entitled(talk.moment, answer), rows=offer))


def _tell_operator(talk: Talk, ticket: Ticket) -> None:
    """Who has the ticket already gets the button beside the client's words."""
    operator = talk.moment.operators.get(ticket.operator or "")
    chat = operator_chat(talk.moment.company, operator) if operator else None
    if chat and talk.who:
        facts = {"number": str(ticket.number), "client": talk.who.client.name}
        say(talk.tx, chat, Text("session-wanted", facts, start_row(ticket), ticket.number))
