"""We cancel an appointment, or it was not held: both are told, and it uses up nothing."""

from core.appointments.appointments import appointment_by_id, cancel
from core.appointments.rows import Appointment
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text
from core.desk.tell_appointment import (
    appointment_facts,
    send_calendar,
    tell_client_side,
    tell_operator_side,
)


def cancel_appointment(tx: Transaction, moment: Moment, appointment_id: int, revision: int) -> bool:
    """Tells both, and takes it out of their calendars; False if it was settled or moved meanwhile.

    One whose time has passed was not held: nobody's calendar needs to forget it.
    """
    cancelled = cancel(tx, appointment_id, revision)
    appointment = appointment_by_id(tx, appointment_id)
    tx.session.refresh(appointment)
    if cancelled:
        _tell(tx, moment, appointment)
    return cancelled


def _tell(tx: Transaction, moment: Moment, appointment: Appointment) -> None:
    facts = appointment_facts(tx, moment, appointment)
    if appointment.ends_at <= moment.at:
        told = tell_client_side(tx, moment, appointment, Text("appointment-not-held", facts))
    else:
        told = tell_client_side(tx, moment, appointment, Text("appointment-cancelled", facts))
        if appointment.confirmed_at:
            send_calendar(tx, moment, appointment)
    facts = {**facts, "told": "yes" if told else "no"}
    tell_operator_side(tx, moment, appointment, Text("appointment-operator-cancelled", facts))
