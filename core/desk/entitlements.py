"""What a client may have now, service by service."""

from sqlalchemy import func, select

from core.appointments.rows import Appointment
from core.clients.rows import Client
from core.contracts.entitlement import Entitlement, Now, Service, may_have
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text
from core.hours.month import Month
from core.hours.rows import TimeEntry


def entitlement(tx: Transaction, moment: Moment, client: Client, service: Service) -> Entitlement:
    """Whether this client may have this service now, and why."""
    return may_have(moment.cover(client), service, _now(tx, moment, client))


def entitlements(tx: Transaction, moment: Moment, client: Client) -> list[Entitlement]:
    """The same for every service there is."""
    cover, now = moment.cover(client), _now(tx, moment, client)
    return [may_have(cover, service, now) for service in Service]


def not_entitled(moment: Moment, answer: Entitlement) -> Text:
    """Why not, for the client."""
    return Text("not-entitled", {**entitlement_facts(answer), "currency": moment.company.currency})


def entitlement_facts(answer: Entitlement) -> dict[str, object]:
    """What the words of one answer need."""
    return {"service": str(answer.service), "reason": answer.reason.key, **answer.reason.facts}


def _now(tx: Transaction, moment: Moment, client: Client) -> Now:
    has_plan = moment.cover(client).plan is not None
    return Now(
        open=moment.coverage.open,
        opens_at=moment.coverage.opens_at,
        left_minutes=moment.balance(client).left_minutes if has_plan else None,
        visits_taken=visits_taken(tx, moment, client, moment.local.year),
    )


def visits_taken(tx: Transaction, moment: Moment, client: Client, year: int) -> int:
    """Visits of a calendar year: those that were booked, and those agreed on and not made yet."""
    booked = select(func.count()).select_from(TimeEntry)
    made = booked.where(
        TimeEntry.client_id == client.id,
        TimeEntry.kind == "visit",
        TimeEntry.month.startswith(f"{year}-"),
        # A correction is no visit, and one that lasts over midnight of the month's end is one.
        TimeEntry.corrects_id.is_(None),
        TimeEntry.key.endswith("#0"),
    )
    starts, ends = (
        Month(year, 1).bounds(moment.calendar.zone)[0],
        Month(year, 12).bounds(moment.calendar.zone)[1],
    )
    planned = (
        select(func.count())
        .select_from(Appointment)
        .where(
            Appointment.client_id == client.id,
            Appointment.kind == "visit",
            Appointment.state.in_(("proposed", "confirmed")),
            Appointment.starts_at >= starts,
            Appointment.starts_at < ends,
        )
    )
    return (tx.first(made) or 0) + (tx.first(planned) or 0)


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
