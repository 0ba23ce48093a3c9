"""What a client uses of its contract beside the time: visits, backups, promises, linked chats."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from core.appointments.rows import Appointment
from core.clients.rows import Client
from core.company.organisation import today
from core.contracts.entitlement import BACKUP_ADD_ON
from core.contracts.rows import Backup
from core.contracts.standing import Cover
from core.coverage.calendar import first_moment
from core.database.transaction import Transaction
from core.desk.contact_chat import contact_chat, statement_readers
from core.desk.hints import BACKUP_DAYS, VISITS_FROM_MONTH, Use, hints_on
from core.desk.moment import Moment
from core.hours.ledger import used_minutes
from core.hours.month import Month
from core.hours.rows import TimeEntry
from core.tickets.rows import Ticket

_AGREED = ("proposed", "confirmed")


def hints_of(tx: Transaction, moment: Moment, client: Client, month: Month, cover: Cover) -> list[str]:
    """What this client pays for in vain, as seen in this month; keys of `hints_on`."""
    first, second = month.preceding(2)
    readers = statement_readers(tx, client.id)
    return hints_on(
        Use(
            month=month.number,
            included_minutes=_included(tx, moment, client, month, cover),
            last_two_used=(used_minutes(tx, client, first), used_minutes(tx, client, second)),
            visits_included=cover.plan.visits_per_year if cover.plan else 0,
            visits=_visits_made_or_agreed(tx, moment, client, month, cover),
            has_backup_add_on=has_backup(cover),
            backups=_backups_lately(tx, moment, client, month) if has_backup(cover) else 0,
            contacts_without_chat=sum(contact_chat(tx, moment, reader) is None for reader in readers),
        )
    )


def _included(tx: Transaction, moment: Moment, client: Client, month: Month, cover: Cover) -> int:
    """What is included; nothing for a client whom no contract covered two whole months ago."""
    if cover.plan is None or not cover.plan.included_minutes:
        return 0
    began_on = month.preceding(2)[0].days()[0]
    return cover.plan.included_minutes if _has_plan(tx, moment, client, began_on) else 0


def has_backup(cover: Cover) -> bool:
    """Whether the contract pays for backups."""
    return any(add_on.code == BACKUP_ADD_ON for add_on in cover.add_ons)


def visits_of(tx: Transaction, moment: Moment, client: Client, month: Month, cover: Cover) -> dict[str, Any]:
    """Visits made from January to this month's end, those agreed for later that year, and the included."""
    return {
        "used": len(_visits_made(tx, moment, client, month)),
        "included": cover.plan.visits_per_year if cover.plan else 0,
        "planned": [_day(moment, visit.starts_at) for visit in _visits_ahead(tx, moment, client, month)],
    }


def _visits_made(tx: Transaction, moment: Moment, client: Client, month: Month) -> set[str]:
    """Their keys. A visit that was agreed and done books its time under its own key: it is one visit."""
    booked = select(TimeEntry.key, TimeEntry.month).where(
        TimeEntry.client_id == client.id,
        TimeEntry.kind == "visit",
        # A correction is no visit, and one that lasts over midnight of the month's end is one.
        TimeEntry.corrects_id.is_(None),
        TimeEntry.key.endswith("#0"),
    )
    counted_in = {key.removesuffix("#0"): counted for key, counted in tx.session.execute(booked).all()}
    until = month.bounds(moment.calendar.zone)[1]
    done = _visits(client, _year_begins(moment, month.year), until).where(Appointment.state == "done")
    # Work of a closed month counts in the next one: there its time entry stands, and here it must not.
    agreed = {f"appointment-{visit.id}" for visit in tx.all(done)} - counted_in.keys()
    first, last = f"{month.year}-01", str(month)
    return agreed | {key for key, counted in counted_in.items() if first <= counted <= last}


def _visits_ahead(tx: Transaction, moment: Moment, client: Client, month: Month) -> list[Appointment]:
    year_ends = _year_begins(moment, month.year + 1)
    ahead = _visits(client, moment.at, year_ends).where(Appointment.state.in_(_AGREED))
    return list(tx.all(ahead.order_by(Appointment.starts_at, Appointment.id)))


def _visits_made_or_agreed(
    tx: Transaction, moment: Moment, client: Client, month: Month, cover: Cover
) -> int:
    """Of the month's whole year; not looked for where it does not matter."""
    if month.number < VISITS_FROM_MONTH or not (cover.plan and cover.plan.visits_per_year):
        return 0
    bounds = _year_begins(moment, month.year), _year_begins(moment, month.year + 1)
    agreed = tx.all(_visits(client, *bounds).where(Appointment.state.in_(_AGREED)))
    return len(agreed) + len(_visits_made(tx, moment, client, Month(month.year, 12)))


def _visits(client: Client, since: datetime, until: datetime) -> Any:
    return select(Appointment).where(
        Appointment.client_id == client.id,
        Appointment.kind == "visit",
        Appointment.starts_at >= since,
        Appointment.starts_at < until,
    )


def _year_begins(moment: Moment, year: int) -> datetime:
    return first_moment(moment.calendar.zone, datetime(year, 1, 1))  # noqa: DTZ001 - the wall clock's


def backups_of(
    tx: Transaction, moment: Moment, client: Client, month: Month, cover: Cover
) -> dict[str, Any] | None:
    """The month's backups: how many, the last one's day, their size; None where nobody pays for any."""
    made = _backups(tx, client, *month.bounds(moment.calendar.zone))
    if not (made or has_backup(cover)):
        return None
    return {
        "count": len(made),
        "last_on": _day(moment, made[-1].made_at) if made else None,
        "size_bytes": sum(backup.size_bytes for backup in made),
    }


def _backups_lately(tx: Transaction, moment: Moment, client: Client, month: Month) -> int:
    until = min(moment.at, month.bounds(moment.calendar.zone)[1])
    return len(_backups(tx, client, until - timedelta(days=BACKUP_DAYS), until))


def _backups(tx: Transaction, client: Client, since: datetime, until: datetime) -> list[Backup]:
    within = Backup.client_id == client.id, Backup.made_at >= since, Backup.made_at < until
    return list(tx.all(select(Backup).where(*within).order_by(Backup.made_at)))


def response_of(
    tx: Transaction, moment: Moment, client: Client, month: Month, cover: Cover
) -> dict[str, Any] | None:
    """What became of the promise to answer, for tickets opened in the month; None without a contract.

    As it stands now: who closes a month freezes this. A ticket without an answer is `missed` once its time
    has passed, else `open`; what becomes of it later changes no statement. A ticket that was closed
    without a written answer (somebody called back) was answered when it was closed.
    """
    if cover.plan is None:
        return None
    outcomes = [_outcome(ticket, moment.at) for ticket in _promised(tx, moment, client, month)]
    return {
        "promised_minutes": cover.plan.response_minutes,
        "around_the_clock": cover.covers_always,
        "tickets": len(outcomes),
        **{outcome: outcomes.count(outcome) for outcome in ("kept", "missed", "open")},
    }


def _promised(tx: Transaction, moment: Moment, client: Client, month: Month) -> list[Ticket]:
    """Tickets that had a time to be answered by, on a day on which a contract promised one."""
    since, until = month.bounds(moment.calendar.zone)
    opened = Ticket.client_id == client.id, Ticket.opened_at >= since, Ticket.opened_at < until
    tickets = tx.all(select(Ticket).where(*opened, Ticket.answer_due_at.is_not(None)).order_by(Ticket.id))
    days = {today(moment.company, ticket.opened_at) for ticket in tickets}
    covered = {on for on in days if _has_plan(tx, moment, client, on)}
    return [ticket for ticket in tickets if today(moment.company, ticket.opened_at) in covered]


def _has_plan(tx: Transaction, moment: Moment, client: Client, on: date) -> bool:
    return moment.history(client).cover(on).plan is not None


def _outcome(ticket: Ticket, now: datetime) -> str:
    assert ticket.answer_due_at
    answered_at = ticket.answered_at or ticket.closed_at
    if answered_at is None:
        return "open" if now <= ticket.answer_due_at else "missed"
    return "kept" if answered_at <= ticket.answer_due_at else "missed"


def _day(moment: Moment, at: datetime) -> str:
    return today(moment.company, at).isoformat()
