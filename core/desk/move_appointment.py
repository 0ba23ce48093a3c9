"""Moves an appointment: both are told, old buttons are dead, and the client is asked anew."""

from core.appointments.appointments import Seen, appointment_by_id, move
from core.appointments.rows import Appointment
from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.plan_appointment import Slot, refusal, tell_proposed
from core.desk.say import Text, operator_chat, say, send_file
from core.desk.tell_appointment import appointment_facts, contact_to_ask, send_calendar
from core.language.reason import Reason
from core.roster.rows import Operator
from core.tickets.rows import Ticket


def move_appointment(
    tx: Transaction, moment: Moment, as_seen: Seen, slot: Slot, *, about: str = ""
) -> Appointment | Reason:
    """The appointment at its new time, proposed again; a Reason where that is not possible.

    `about`: what it is about from now on; without it that stays as it was.

    "changed": somebody confirmed, moved or cancelled it since it was seen.
    """
    refused = refusal(tx, moment, slot, but=as_seen.id)
    if refused:
        return refused
    appointment = appointment_by_id(tx, as_seen.id)
    before = appointment.operator
    facts = {**appointment_facts(tx, moment, appointment), "operator": slot.operator.name}
    moved = move(tx, as_seen, slot.operator.code, slot.starts_at, slot.ends_at)
    tx.session.refresh(appointment)
    if not moved:
        return Reason("changed", {})
    if about:
        appointment.about = about
    if before != appointment.operator and before in moment.operators:
        _tell_gone(tx, moment, appointment, moment.operators[before], Text("appointment-taken-over", facts))
    _ask_again(tx, moment, appointment)
    return appointment


def _ask_again(tx: Transaction, moment: Moment, appointment: Appointment) -> None:
    if appointment.contact_id is None:  # perhaps somebody has linked a chat since
        ticket = tx.get(Ticket, appointment.ticket_id) if appointment.ticket_id else None
        contact = contact_to_ask(tx, moment, tx.get(Client, appointment.client_id), ticket)
        appointment.contact_id = contact.id if contact else None
    tell_proposed(tx, moment, appointment, moved=True)
    if appointment.confirmed_at:  # calendars show the old time
        send_calendar(tx, moment, appointment)


def _tell_gone(
    tx: Transaction, moment: Moment, appointment: Appointment, before: Operator, text: Text
) -> None:
    """Somebody else goes there: who was to go hears it, and the calendar forgets it."""
    chat = operator_chat(moment.company, before)
    if chat is None:
        return
    say(tx, chat, text)
    if appointment.confirmed_at:
        wanted = {"appointment": appointment.id, "reader": "operator", "gone": True}
        key = f"appointment-{appointment.id}-{appointment.revision}-gone-{before.code}"
        send_file(tx, chat, "appointment-ics", wanted, key=key)
