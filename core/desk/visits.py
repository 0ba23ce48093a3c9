"""A client's visits of a calendar year: those that were made, and those that are agreed on."""

from datetime import datetime

from sqlalchemy import Select, select

from core.appointments.rows import Appointment
from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.hours.month import Month
from core.hours.rows import TimeEntry

_AGREED = ("proposed", "confirmed")


def visits_made(tx: Transaction, moment: Moment, client: Client, through: Month) -> int:
    """From January to the end of this month; a visit that was agreed and booked is one visit."""
    booked = select(TimeEntry.key, TimeEntry.month).where(
        TimeEntry.client_id == client.id,
        TimeEntry.kind == "visit",
        # A correction is no visit, and one that lasts over midnight of the month's end is one.
        TimeEntry.corrects_id.is_(None),
        TimeEntry.key.endswith("#0"),
    )
    counted_in = {key.removesuffix("#0"): month for key, month in tx.session.execute(booked).all()}
    since, until = (
        Month(through.year, 1).bounds(moment.calendar.zone)[0],
        through.bounds(moment.calendar.zone)[1],
    )
    done = _visits(client, since, until).where(Appointment.state == "done")
    # Work of a closed month counts in the next one: there its time entry stands, and here it must not.
    agreed = {f"appointment-{visit.id}" for visit in tx.all(done)} - counted_in.keys()
    first, last = f"{through.year}-01", str(through)
    return len(agreed) + sum(first <= month <= last for month in counted_in.values())


def visits_ahead(tx: Transaction, moment: Moment, client: Client, year: int) -> list[Appointment]:
    """Visits agreed on from this moment to the end of the year, in order."""
    ahead = _visits(client, moment.at, Month(year, 12).bounds(moment.calendar.zone)[1])
    return list(tx.all(ahead.where(Appointment.state.in_(_AGREED))))


def visits_taken(tx: Transaction, moment: Moment, client: Client, year: int) -> int:
    """Visits of the whole year that were made or are agreed on: what the year's quota is spent on."""
    zone = moment.calendar.zone
    of_year = _visits(client, Month(year, 1).bounds(zone)[0], Month(year, 12).bounds(zone)[1])
    agreed = tx.all(of_year.where(Appointment.state.in_(_AGREED)))
    return len(agreed) + visits_made(tx, moment, client, Month(year, 12))


def visits_unplanned(tx: Transaction, moment: Moment, client: Client) -> int:
    """This year's visits that the contract includes and nobody has made or planned yet."""
    plan = moment.cover(client).plan
    if plan is None or not plan.visits_per_year:
        return 0
    return max(plan.visits_per_year - visits_taken(tx, moment, client, moment.local.year), 0)


def visits_over(tx: Transaction, moment: Moment, client: Client, year: int) -> bool:
    """True if more visits of this year are made and planned than the contract includes."""
    plan = moment.cover(client).plan
    return visits_taken(tx, moment, client, year) > (plan.visits_per_year if plan else 0)


def _visits(client: Client, since: datetime, until: datetime) -> Select[Appointment]:
    of_client = Appointment.client_id == client.id, Appointment.kind == "visit"
    within = Appointment.starts_at >= since, Appointment.starts_at < until
    return select(Appointment).where(*of_client, *within).order_by(Appointment.starts_at, Appointment.id)
