"""Tells both sides of an appointment what became of it, in words and as a file for their calendars."""

from dataclasses import dataclass, replace
from typing import Any

from core.appointments.rows import Appointment
from core.clients.identity import person
from core.clients.rows import Client, Contact
from core.conversations.chat import Choice
from core.conversations.rows import Conversation
from core.database.transaction import Transaction
from core.desk.contact_chat import contact_chat, statement_readers
from core.desk.moment import Moment
from core.desk.say import Chat, Text, client_chat, operator_chat, say, send_file
from core.tickets.rows import Ticket


@dataclass(frozen=True)
class Sides:
    """The chats of an appointment; None where there is none."""

    client: Chat | None
    operator: Chat | None


def appointment_facts(tx: Transaction, moment: Moment, appointment: Appointment) -> dict[str, Any]:
    """What the words about an appointment need: what, when, who, for whom."""
    ticket = tx.get(Ticket, appointment.ticket_id) if appointment.ticket_id else None
    contact = tx.get(Contact, appointment.contact_id) if appointment.contact_id else None
    return {
        "kind": appointment.kind,
        "starts": appointment.starts_at.astimezone(moment.calendar.zone).isoformat(),
        "minutes": int((appointment.ends_at - appointment.starts_at).total_seconds()) // 60,
        "operator": moment.name_of(appointment.operator),
        "client": tx.get(Client, appointment.client_id).name,
        "contact": contact.name if contact else "",
        "about": appointment.about,
        "state": appointment.state,
        "number": str(ticket.number) if ticket else "",
    }


def sides(tx: Transaction, moment: Moment, appointment: Appointment) -> Sides:
    """Where the client's contact and the operator are reached now."""
    operator = moment.operators.get(appointment.operator)
    return Sides(
        _contacts_chat(tx, moment, appointment), operator_chat(moment.company, operator) if operator else None
    )


def contact_to_ask(tx: Transaction, moment: Moment, client: Client, ticket: Ticket | None) -> Contact | None:
    """Who asked for it, else the first who gets the statement; None if neither has a chat."""
    asked = [tx.get(Contact, ticket.contact_id)] if ticket and ticket.contact_id else []
    for contact in (*asked, *statement_readers(tx, client.id)):
        if _chat_of(tx, moment, contact, client.id, ticket):
            return contact
    return None


def tell_client_side(tx: Transaction, moment: Moment, appointment: Appointment, text: Text) -> bool:
    """Says it to the contact who was asked; False if there is no chat any more."""
    chat = sides(tx, moment, appointment).client
    if chat:
        say(tx, chat, text)
    return chat is not None


def tell_operator_side(tx: Transaction, moment: Moment, appointment: Appointment, text: Text) -> bool:
    """Says it to the operator; words in answer belong to its ticket, another time moves the appointment."""
    chat = sides(tx, moment, appointment).operator
    ticket = tx.get(Ticket, appointment.ticket_id) if appointment.ticket_id else None
    if chat:
        say(tx, chat, replace(text, ticket=ticket.number if ticket else None, appointment=appointment.id))
    return chat is not None


def send_calendar(tx: Transaction, moment: Moment, appointment: Appointment) -> None:
    """The file for both calendars, as the appointment stands when it is delivered; once for each step."""
    both = sides(tx, moment, appointment)
    step = f"appointment-{appointment.id}-{appointment.revision}-{appointment.state}"
    for reader, chat in (("client", both.client), ("operator", both.operator)):
        if chat:
            wanted = {"appointment": appointment.id, "reader": reader}
            send_file(tx, chat, "appointment-ics", wanted, key=f"{step}-{reader}")


def answer_choices(appointment: Appointment) -> list[list[Choice]]:
    """What the client may press: yes while it is only proposed, no as long as it is open."""
    facts = {"appointment": appointment.id, "revision": appointment.revision}
    no = [Choice("disagree", "disagree", facts)]
    return [[Choice("agree", "agree", facts)], no] if appointment.state == "proposed" else [no]


def operator_choices(appointment: Appointment, *, may_confirm: bool = False) -> list[list[Choice]]:
    """What the operator may press; `may_confirm` for one whose client said yes elsewhere."""
    facts = {"appointment": appointment.id, "revision": appointment.revision}
    yes = [[Choice("client-agreed", "client-agreed", facts)]] if may_confirm else []
    return [*yes, [Choice("cancel-appointment", "cancel-appointment", facts)]]


def _contacts_chat(tx: Transaction, moment: Moment, appointment: Appointment) -> Chat | None:
    if appointment.contact_id is None:
        return None
    ticket = tx.get(Ticket, appointment.ticket_id) if appointment.ticket_id else None
    return _chat_of(tx, moment, tx.get(Contact, appointment.contact_id), appointment.client_id, ticket)


def _chat_of(
    tx: Transaction, moment: Moment, contact: Contact, client_id: int, ticket: Ticket | None
) -> Chat | None:
    """The chat in which it was asked for, if it is this contact's still, else the contact's own."""
    if not contact.active or contact.client_id != client_id:
        return None
    conversation = tx.get(Conversation, ticket.conversation_id) if ticket and ticket.conversation_id else None
    if conversation and conversation.contact_id == contact.id:
        return client_chat(moment.company, conversation, person(tx, contact.id).contact.language)
    return contact_chat(tx, moment, contact)
