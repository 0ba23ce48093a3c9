"""Proposes a time to a client, or says why it cannot be: an operator is never in two places at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from core.appointments.appointments import meanwhile
from core.appointments.rows import Appointment
from core.clients.rows import Client
from core.coverage.calendar import working_time
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text
from core.desk.tell_appointment import (
    answer_choices,
    appointment_facts,
    contact_to_ask,
    operator_choices,
    tell_client_side,
    tell_operator_side,
)
from core.desk.visits import visits_over
from core.language.reason import Reason
from core.roster.duty import is_away_within
from core.roster.rows import Operator
from core.tickets.rows import Ticket

LONGEST = timedelta(hours=12)
# Further away is a slip of the finger.
_FURTHEST = timedelta(days=400)


@dataclass(frozen=True)
class Slot:
    """Whose time, `[starts_at, ends_at)`."""

    operator: Operator
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Wanted:
    """What is to be planned; `key` makes planning it twice harmless."""

    kind: str
    client: Client
    slot: Slot
    key: str
    ticket: Ticket | None = None
    about: str = ""


def plan_appointment(tx: Transaction, moment: Moment, wanted: Wanted) -> Appointment | Reason:
    """Proposes it to the client and tells the operator so; a Reason where the time is not possible."""
    if known := tx.first(select(Appointment).where(Appointment.key == wanted.key)):
        return known
    if refused := refusal(tx, moment, wanted.slot):
        return refused
    appointment = tx.add(_row(tx, moment, wanted))
    tell_proposed(tx, moment, appointment)
    return appointment


def refusal(tx: Transaction, moment: Moment, slot: Slot, *, but: int | None = None) -> Reason | None:
    """Why this time is not possible; None if it is, and then nobody else gets it until the end of this.

    The operator's row is held: of two who plan for one operator at once, the second sees the first's.
    """
    tx.locked(Operator, slot.operator.id)
    minutes = int((slot.ends_at - slot.starts_at).total_seconds()) // 60
    facts = {"starts": _local(moment, slot.starts_at), "operator": slot.operator.name, "minutes": minutes}
    if slot.starts_at <= moment.at:
        return Reason("past", facts)
    if slot.starts_at > moment.at + _FURTHEST:
        return Reason("far", facts)
    if not timedelta(0) < slot.ends_at - slot.starts_at <= LONGEST:
        return Reason("long", facts)
    if is_away_within(moment.roster, slot.operator.code, slot.starts_at, slot.ends_at):
        return Reason("away", facts)
    if other := meanwhile(tx, slot.operator.code, slot.starts_at, slot.ends_at, but=but):
        client = tx.get(Client, other.client_id).name
        return Reason("busy", {**facts, "client": client, "taken_from": _local(moment, other.starts_at)})
    return None


def tell_proposed(tx: Transaction, moment: Moment, appointment: Appointment, *, moved: bool = False) -> None:
    """The client is asked, or asked anew, and the operator hears of it, with what is unusual about it."""
    facts = appointment_facts(tx, moment, appointment)
    key = "appointment-moved" if moved else "appointment-proposed"
    asked = tell_client_side(tx, moment, appointment, Text(key, facts, answer_choices(appointment)))
    told = {
        **facts,
        "moved": "yes" if moved else "no",
        "asked": facts["contact"] if asked else "",
        "outside": "yes" if _is_outside(moment, appointment) else "no",
        "over": "yes" if _is_over(tx, moment, appointment) else "no",
    }
    rows = operator_choices(appointment, may_confirm=not asked)
    tell_operator_side(tx, moment, appointment, Text("appointment-planned", told, rows))


def _row(tx: Transaction, moment: Moment, wanted: Wanted) -> Appointment:
    contact = contact_to_ask(tx, moment, wanted.client, wanted.ticket)
    return Appointment(
        key=wanted.key,
        kind=wanted.kind,
        client_id=wanted.client.id,
        contact_id=contact.id if contact else None,
        ticket_id=wanted.ticket.id if wanted.ticket else None,
        operator=wanted.slot.operator.code,
        starts_at=wanted.slot.starts_at,
        ends_at=wanted.slot.ends_at,
        about=wanted.about,
        state="proposed",
        revision=0,
        proposed_at=tx.now,
    )


def _is_outside(moment: Moment, appointment: Appointment) -> bool:
    lasts = appointment.ends_at - appointment.starts_at
    return working_time(moment.calendar, appointment.starts_at, appointment.ends_at) < lasts


def _is_over(tx: Transaction, moment: Moment, appointment: Appointment) -> bool:
    """A visit beyond those that the contract includes."""
    year = appointment.starts_at.astimezone(moment.calendar.zone).year
    return appointment.kind == "visit" and visits_over(
        tx, moment, tx.get(Client, appointment.client_id), year
    )


def _local(moment: Moment, at: datetime) -> str:
    return at.astimezone(moment.calendar.zone).isoformat()
