"""What a client uses of its contract beside the time: visits, backups, promises, linked chats."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from core.clients.rows import Client
from core.company.organisation import today
from core.contracts.entitlement import BACKUP_ADD_ON
from core.contracts.rows import Backup
from core.contracts.standing import Cover
from core.database.transaction import Transaction
from core.desk.contact_chat import contact_chat, statement_readers
from core.desk.hints import BACKUP_DAYS, VISITS_FROM_MONTH, Use, hints_on
from core.desk.moment import Moment
from core.desk.visits import visits_ahead, visits_made, visits_taken
from core.hours.ledger import used_minutes
from core.hours.month import Month
from core.tickets.rows import Ticket


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
            visits=_visits_taken(tx, moment, client, month, cover),
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
        "used": visits_made(tx, moment, client, month),
        "included": cover.plan.visits_per_year if cover.plan else 0,
        "planned": [_day(moment, visit.starts_at) for visit in visits_ahead(tx, moment, client, month.year)],
    }


def _visits_taken(tx: Transaction, moment: Moment, client: Client, month: Month, cover: Cover) -> int:
    """Of the month's whole year; not looked for where it does not matter."""
    if month.number < VISITS_FROM_MONTH or not (cover.plan and cover.plan.visits_per_year):
        return 0
    return visits_taken(tx, moment, client, month.year)


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
