"""An appointment as a file for a calendar, as it stands at the moment."""

import hashlib
from collections.abc import Mapping
from typing import Any

from core.appointments.appointments import appointment_by_id
from core.appointments.rows import Appointment
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.tell_appointment import appointment_facts
from core.ports import File
from documents.appointment import CalendarEvent, CalendarOwner, appointment_ics


def appointment_file(tx: Transaction, moment: Moment, facts: Mapping[str, Any], language: str) -> File:
    """The file for `reader` ("client" or "operator"); `gone`: for an operator whom another relieved of it."""
    appointment = appointment_by_id(tx, facts["appointment"])
    company = moment.company
    owner = CalendarOwner(facts["reader"], company.name, company.email, company.phone)
    event = _event(tx, moment, appointment, is_gone=facts.get("gone", False))
    on = appointment.starts_at.astimezone(moment.calendar.zone).date()
    return File(f"termin-{on}.ics", "text/calendar", appointment_ics(event, owner, language))


def _event(tx: Transaction, moment: Moment, appointment: Appointment, *, is_gone: bool) -> CalendarEvent:
    told = appointment_facts(tx, moment, appointment)
    kind: Any = appointment.kind
    state: Any = "cancelled" if is_gone else appointment.state
    return CalendarEvent(
        uid=_uid(appointment),
        revision=appointment.revision,
        kind=kind,
        state=state,
        starts_at=appointment.starts_at,
        ends_at=appointment.ends_at,
        made_at=moment.at,
        operator=told["operator"],
        client=told["client"],
        contact=told["contact"],
        about=appointment.about,
    )


def _uid(appointment: Appointment) -> str:
    """The same for as long as the appointment lives, and no other desk's."""
    return f"{appointment.id}-{hashlib.sha256(appointment.key.encode()).hexdigest()[:16]}@dezurni"
