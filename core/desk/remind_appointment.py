"""What is said about an appointment by itself, each once: a reminder, no answer yet, how was it."""

from sqlalchemy import select

from core.appointments.appointments import OPEN, open_appointments
from core.appointments.notices import Notice, Times, notices_due
from core.appointments.rows import Appointment
from core.conversations.chat import Choice
from core.database.runs import Run, note_run
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text
from core.desk.tell_appointment import (
    answer_choices,
    appointment_facts,
    operator_choices,
    tell_client_side,
    tell_operator_side,
)


def appointments_due(tx: Transaction, moment: Moment) -> list[int]:
    """Ids of the appointments about which something is to be said now."""
    standing = open_appointments(tx)
    periods = [_period(appointment) for appointment in standing]
    noted = select(Run.job, Run.period).where(Run.job.startswith("appointment-"), Run.period.in_(periods))
    said = {(job, period) for job, period in tx.session.execute(noted)}
    return [
        appointment.id
        for appointment in standing
        if any((_job(notice), _period(appointment)) not in said for notice in _due(moment, appointment))
    ]


def remind_appointment(tx: Transaction, moment: Moment, appointment_id: int) -> None:
    """Says what is due about it and was not said of this revision; nothing if it has been settled."""
    appointment = tx.locked(Appointment, appointment_id)
    if appointment is None or appointment.state not in OPEN:
        return
    due = [n for n in _due(moment, appointment) if note_run(tx, _job(n), _period(appointment))]
    for notice in due:
        # After a night without a worker, one question is enough.
        if not (notice is Notice.REPORT_AGAIN and Notice.REPORT in due):
            _say(tx, moment, appointment, notice)


def _say(tx: Transaction, moment: Moment, appointment: Appointment, notice: Notice) -> None:
    facts = appointment_facts(tx, moment, appointment)
    match notice:
        case Notice.REMINDER:
            text = Text("appointment-reminder", facts, answer_choices(appointment))
            tell_client_side(tx, moment, appointment, text)
            rows = operator_choices(appointment, may_confirm=appointment.state == "proposed")
            tell_operator_side(tx, moment, appointment, Text("appointment-operator-reminder", facts, rows))
        case Notice.UNANSWERED:
            rows = operator_choices(appointment, may_confirm=True)
            tell_operator_side(tx, moment, appointment, Text("appointment-unanswered", facts, rows))
        case Notice.REPORT | Notice.REPORT_AGAIN:
            again = {"again": "yes" if notice is Notice.REPORT_AGAIN else "no"}
            held = {"appointment": appointment.id, "revision": appointment.revision}
            rows = [[Choice("not-held", "cancel-appointment", held)]]
            text = Text("appointment-report-wanted", {**facts, **again}, rows, wants_report=True)
            tell_operator_side(tx, moment, appointment, text)


def _due(moment: Moment, appointment: Appointment) -> list[Notice]:
    made_at = max(appointment.proposed_at, appointment.confirmed_at or appointment.proposed_at)
    times = Times(
        starts_at=appointment.starts_at,
        ends_at=appointment.ends_at,
        proposed_at=appointment.proposed_at,
        made_at=made_at,
        is_confirmed=appointment.state == "confirmed",
    )
    return notices_due(times, moment.calendar, moment.at)


def _job(notice: Notice) -> str:
    return f"appointment-{notice}"


def _period(appointment: Appointment) -> str:
    return f"{appointment.id}-{appointment.revision}"
