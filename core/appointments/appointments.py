"""Appointments: found, proposed, confirmed, moved, cancelled, done; each step by one conditional UPDATE."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, Update, select, update

from core.appointments.rows import Appointment
from core.database.transaction import Transaction
from core.errors import NotFound

# Neither done nor cancelled.
OPEN = ("proposed", "confirmed")


@dataclass(frozen=True)
class Seen:
    """An appointment as somebody saw it when they decided: whoever changes it changes exactly this."""

    id: int
    revision: int
    state: str


def seen(appointment: Appointment) -> Seen:
    """What can be seen of it now."""
    return Seen(appointment.id, appointment.revision, appointment.state)


def appointment_by_id(tx: Transaction, appointment_id: int) -> Appointment:
    """This appointment; raises NotFound."""
    found = tx.session.get(Appointment, appointment_id)
    if found is None:
        raise NotFound(f"there is no appointment {appointment_id}: `dezurni appointments` lists them")
    return found


def open_appointments(tx: Transaction) -> list[Appointment]:
    """All that are neither done nor cancelled, in the order of their time."""
    return list(tx.all(_open()))


def coming(tx: Transaction, *, client_id: int, kind: str | None = None) -> list[Appointment]:
    """A client's open appointments that are not over, the next one first; of one kind, or of any."""
    query = _open().where(Appointment.client_id == client_id, Appointment.ends_at > tx.now)
    return list(tx.all(query.where(Appointment.kind == kind) if kind else query))


def coming_of_ticket(tx: Transaction, ticket_id: int) -> list[Appointment]:
    """The open appointments of a ticket that are not over, the next one first."""
    return list(tx.all(_open().where(Appointment.ticket_id == ticket_id, Appointment.ends_at > tx.now)))


def meanwhile(
    tx: Transaction, operator: str, starts_at: datetime, ends_at: datetime, *, but: int | None = None
) -> Appointment | None:
    """The operator's open appointment that overlaps this time, other than `but`."""
    overlapping = _between(operator, starts_at, ends_at)
    return tx.first(overlapping.where(Appointment.id != but) if but else overlapping)


def open_between(tx: Transaction, operator: str, starts_at: datetime, ends_at: datetime) -> list[Appointment]:
    """The operator's open appointments that overlap this time, the next one first."""
    return list(tx.all(_between(operator, starts_at, ends_at)))


def confirm(tx: Transaction, appointment_id: int, revision: int) -> bool:
    """The client agrees to this revision; False if it is no longer proposed, or was moved."""
    still = _as_seen(Seen(appointment_id, revision, "proposed"))
    return tx.changed(still.values(state="confirmed", confirmed_at=tx.now)) == 1


def move(tx: Transaction, as_seen: Seen, operator: str, starts_at: datetime, ends_at: datetime) -> bool:
    """Proposes another time; False if it has changed since it was seen."""
    values: dict[str, Any] = {
        "operator": operator,
        "starts_at": starts_at,
        "ends_at": ends_at,
        "state": "proposed",
        "revision": as_seen.revision + 1,
        "proposed_at": tx.now,
    }
    return as_seen.state in OPEN and tx.changed(_as_seen(as_seen).values(**values)) == 1


def cancel(tx: Transaction, appointment_id: int, revision: int) -> bool:
    """It does not take place; False if it was moved, is cancelled already, or done."""
    return tx.changed(_still_open(appointment_id, revision).values(state="cancelled")) == 1


def finish(tx: Transaction, appointment_id: int, revision: int, report: str) -> bool:
    """It took place; False if it was moved, is cancelled, or done already."""
    done = {"state": "done", "done_at": tx.now, "report": report}
    return tx.changed(_still_open(appointment_id, revision).values(**done)) == 1


def _between(operator: str, starts_at: datetime, ends_at: datetime) -> Select[Appointment]:
    return _open().where(
        Appointment.operator == operator, Appointment.starts_at < ends_at, Appointment.ends_at > starts_at
    )


def _open() -> Select[Appointment]:
    by_time = (Appointment.starts_at, Appointment.id)
    return select(Appointment).where(Appointment.state.in_(OPEN)).order_by(*by_time)


def _as_seen(as_seen: Seen) -> Update:
    return update(Appointment).where(
        Appointment.id == as_seen.id,
        Appointment.revision == as_seen.revision,
        Appointment.state == as_seen.state,
    )


def _still_open(appointment_id: int, revision: int) -> Update:
    return update(Appointment).where(
        Appointment.id == appointment_id, Appointment.revision == revision, Appointment.state.in_(OPEN)
    )
