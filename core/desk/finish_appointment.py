"""An appointment took place: its report is kept and sent, and its time booked."""

from datetime import timedelta

from sqlalchemy import select

from core.appointments.appointments import OPEN, appointment_by_id, finish
from core.appointments.report import Report, first_line
from core.appointments.rows import Appointment
from core.clients.rows import Client
from core.conversations.chat import Choice
from core.database.transaction import Transaction
from core.desk.book_time import book_time
from core.desk.moment import Moment
from core.desk.say import Text
from core.desk.tell_appointment import appointment_facts, tell_client_side, tell_operator_side
from core.hours.ledger import Work
from core.hours.rows import TimeEntry
from core.language.reason import Reason
from core.tickets.rows import Ticket
from core.tickets.tickets import add_message

LONGEST = timedelta(hours=24)
_EARLY = timedelta(hours=1)


def finish_appointment(
    tx: Transaction, moment: Moment, appointment_id: int, report: Report
) -> list[TimeEntry] | Reason:
    """The entries as counted; a Reason where it cannot be: "empty", "length", "early" or "settled"."""
    appointment = appointment_by_id(tx, appointment_id)
    ends_at = appointment.starts_at + report.length if report.length is not None else appointment.ends_at
    if refused := _refusal(moment, appointment, report):
        return refused
    if not finish(tx, appointment.id, appointment.revision, report.text):
        tx.session.refresh(appointment)
        return Reason("settled", {"state": appointment.state})
    tx.session.refresh(appointment)
    client = tx.get(Client, appointment.client_id)
    work = Work(
        kind=appointment.kind,
        operator=appointment.operator,
        starts_at=appointment.starts_at,
        ends_at=ends_at,
        source="session",
        key=f"appointment-{appointment.id}",
        note=first_line(report.text),
        ticket_id=appointment.ticket_id,
    )
    ran = _of_session(tx, appointment)
    entries = ran or book_time(tx, moment, client, work)
    _tell(tx, moment, appointment, entries, is_told=bool(ran))
    return entries


def _of_session(tx: Transaction, appointment: Appointment) -> list[TimeEntry]:
    """Work from afar that ran as a session was counted by its clock: what it came to."""
    if appointment.kind != "remote" or appointment.ticket_id is None:
        return []
    ran = select(TimeEntry).where(
        TimeEntry.ticket_id == appointment.ticket_id,
        TimeEntry.kind == "remote",
        TimeEntry.started_at >= appointment.starts_at - _EARLY,
    )
    return list(tx.all(ran.order_by(TimeEntry.id)))


def _refusal(moment: Moment, appointment: Appointment, report: Report) -> Reason | None:
    if appointment.state not in OPEN:
        return Reason("settled", {"state": appointment.state})
    if appointment.starts_at > moment.at:
        return Reason("early", {"starts": appointment.starts_at.astimezone(moment.calendar.zone).isoformat()})
    if report.length is not None and not timedelta(0) < report.length <= LONGEST:
        return Reason("length", {"minutes": int(report.length.total_seconds()) // 60})
    return None if report.text else Reason("empty", {})


def _tell(
    tx: Transaction, moment: Moment, appointment: Appointment, entries: list[TimeEntry], *, is_told: bool
) -> None:
    """The client reads the report, and what it counted where it draws; the operator, what was booked.

    `is_told`: the client has read before what it counted.
    """
    facts = {**appointment_facts(tx, moment, appointment), "report": appointment.report or ""}
    drawn = 0 if is_told else sum(entry.minutes for entry in entries if entry.draws)
    text = Text("appointment-reported", {**facts, "counted": drawn or ""})
    told = tell_client_side(tx, moment, appointment, text)
    if appointment.ticket_id:
        ticket = tx.get(Ticket, appointment.ticket_id)
        add_message(tx, ticket, appointment.report or "", author="operator", operator=appointment.operator)
    booked = {"minutes": sum(entry.minutes for entry in entries), "told": "yes" if told else "no"}
    rows = (
        [[Choice("close-ticket", "close", {"ticket": appointment.ticket_id})]]
        if appointment.ticket_id
        else []
    )
    tell_operator_side(tx, moment, appointment, Text("appointment-finished", {**facts, **booked}, rows))
