"""The client says yes or no to a proposed time; an answer to a time that was changed is none."""

from core.appointments.appointments import OPEN, appointment_by_id, cancel, confirm
from core.appointments.rows import Appointment
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Chat, Text, say
from core.desk.tell_appointment import (
    answer_choices,
    appointment_facts,
    operator_choices,
    send_calendar,
    tell_client_side,
    tell_operator_side,
)


def confirm_appointment(tx: Transaction, moment: Moment, appointment_id: int, revision: int) -> bool:
    """Agreed: both are told and get it for their calendars. False if it is over, or was changed meanwhile."""
    confirmed = not _is_over(tx, moment, appointment_id) and confirm(tx, appointment_id, revision)
    appointment = _newest(tx, appointment_id)
    if confirmed:
        facts = appointment_facts(tx, moment, appointment)
        no = answer_choices(appointment)
        tell_client_side(tx, moment, appointment, Text("appointment-confirmed", facts, no))
        rows = operator_choices(appointment)
        tell_operator_side(tx, moment, appointment, Text("appointment-operator-confirmed", facts, rows))
        send_calendar(tx, moment, appointment)
    return confirmed


def decline_appointment(tx: Transaction, moment: Moment, appointment_id: int, revision: int) -> bool:
    """That time is off, and the operator is asked for another. False if it is over, or was changed."""
    declined = not _is_over(tx, moment, appointment_id) and cancel(tx, appointment_id, revision)
    appointment = _newest(tx, appointment_id)
    if declined:
        facts = appointment_facts(tx, moment, appointment)
        tell_client_side(tx, moment, appointment, Text("appointment-declined", facts))
        tell_operator_side(tx, moment, appointment, Text("appointment-operator-declined", facts))
        if appointment.confirmed_at:
            send_calendar(tx, moment, appointment)
    return declined


def show_newest(tx: Transaction, moment: Moment, chat: Chat, appointment_id: int, revision: int) -> None:
    """To a press that came too late: how the appointment stands now, with the buttons that hold now."""
    appointment = _newest(tx, appointment_id)
    facts = appointment_facts(tx, moment, appointment)
    if appointment.state not in OPEN or appointment.ends_at <= moment.at:
        say(tx, chat, Text("appointment-over", facts))
    elif appointment.revision == revision:
        say(tx, chat, Text("appointment-stands", facts, answer_choices(appointment)))
    else:
        say(tx, chat, Text("appointment-changed", facts, answer_choices(appointment)))


def _is_over(tx: Transaction, moment: Moment, appointment_id: int) -> bool:
    return appointment_by_id(tx, appointment_id).ends_at <= moment.at


def _newest(tx: Transaction, appointment_id: int) -> Appointment:
    appointment = appointment_by_id(tx, appointment_id)
    tx.session.refresh(appointment)
    return appointment
