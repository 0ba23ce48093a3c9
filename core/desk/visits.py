"""A client's visits of a calendar year: those that were made, and those that are agreed on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import String, and_, cast, func, literal, select

from core.appointments.rows import Appointment
from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.hours.month import Month
from core.hours.rows import TimeEntry

_AGREED = ("proposed", "confirmed")
# A correction is no visit, and one that lasts over midnight of the month's end is one.
_IS_VISIT = and_(TimeEntry.kind == "visit", TimeEntry.corrects_id.is_(None), TimeEntry.key.endswith("#0"))


@dataclass(frozen=True)
class Agreed:
    """A visit that was agreed on, as it stands; `is_booked`: its time is in the ledger, in some month."""

    starts_at: datetime
    state: str
    is_booked: bool


@dataclass(frozen=True)
class Visits:
    """What there is to count: every visit ever agreed, in order, and how many each month has booked."""

    year: int
    zone: ZoneInfo
    agreed: Sequence[Agreed]
    booked: Mapping[str, int]

    def made(self, through: Month) -> int:
        """From January to the end of this month; a visit that was agreed and booked is one visit."""
        done = self._between(self._since, through.bounds(self.zone)[1])
        # Work of a closed month counts in the next one: there its time entry stands, and here it must not.
        unbooked = sum(visit.state == "done" and not visit.is_booked for visit in done)
        return unbooked + sum(count for month, count in self.booked.items() if month <= str(through))

    def ahead(self, at: datetime) -> list[datetime]:
        """When those agreed on begin, from this moment to the end of the year."""
        return [visit.starts_at for visit in self._between(at, self._until) if visit.state in _AGREED]

    def taken(self) -> int:
        """Made or agreed on in the whole year: what the year's quota is spent on."""
        return len(self.ahead(self._since)) + self.made(Month(self.year, 12))

    @property
    def _since(self) -> datetime:
        return Month(self.year, 1).bounds(self.zone)[0]

    @property
    def _until(self) -> datetime:
        return Month(self.year, 12).bounds(self.zone)[1]

    def _between(self, since: datetime, until: datetime) -> list[Agreed]:
        return [visit for visit in self.agreed if since <= visit.starts_at < until]


def visits_of_year(tx: Transaction, moment: Moment, client: Client, year: int) -> Visits:
    """The client's visits, to be counted for this year."""
    booked = select(TimeEntry.month, func.count()).where(
        TimeEntry.client_id == client.id, TimeEntry.month.between(f"{year}-01", f"{year}-12"), _IS_VISIT
    )
    months = tx.session.execute(booked.group_by(TimeEntry.month)).all()
    return Visits(year, moment.calendar.zone, _agreed(tx, client), dict(months))


def visits_taken(tx: Transaction, moment: Moment, client: Client, year: int) -> int:
    """Visits of the whole year that were made or are agreed on."""
    return visits_of_year(tx, moment, client, year).taken()


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


def _agreed(tx: Transaction, client: Client) -> list[Agreed]:
    # As finish_appointment books it, and the ledger numbers it.
    key = literal("appointment-") + cast(Appointment.id, String) + literal("#0")
    its_entry = and_(TimeEntry.key == key, TimeEntry.client_id == client.id, _IS_VISIT)
    query = (
        select(Appointment.starts_at, Appointment.state, TimeEntry.id)
        .outerjoin(TimeEntry, its_entry)
        .where(Appointment.client_id == client.id, Appointment.kind == "visit")
        .order_by(Appointment.starts_at, Appointment.id)
    )
    return [Agreed(at, state, entry is not None) for at, state, entry in tx.session.execute(query)]
