"""What a client uses of its contract beside the time: visits, backups, promises, linked chats."""

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import func, select

from core.clients.rows import Client
from core.company.organisation import today
from core.contracts.entitlement import BACKUP_ADD_ON
from core.contracts.rows import Backup
from core.contracts.standing import Cover
from core.database.transaction import Transaction
from core.desk.contact_chat import readers_without_chat
from core.desk.hints import BACKUP_DAYS, VISITS_FROM_MONTH, Use, hints_on
from core.desk.moment import Moment
from core.desk.visits import Visits, visits_of_year
from core.hours.ledger import reference_day, used_by_month
from core.hours.month import Month
from core.tickets.rows import Ticket


class _Ticket(NamedTuple):
    """A ticket as far as the promise to answer goes; `on` is the local day it was opened on."""

    on: date
    due_at: datetime | None
    answered_at: datetime | None
    closed_at: datetime | None


def hints_of(
    tx: Transaction,
    moment: Moment,
    client: Client,
    seen_at: datetime,
    cover: Cover,
    visits: Visits | None = None,
) -> list[str]:
    """What this client pays for in vain, as seen at a moment; keys of `hints_on`.

    `visits`: those of that moment's year, from who has read them already.
    """
    month = Month.containing(seen_at, moment.calendar.zone)
    return hints_on(
        Use(
            month=month.number,
            last_two=_last_two(tx, moment, client, month),
            visits_included=cover.plan.visits_per_year if cover.plan else 0,
            visits=_visits_taken(tx, moment, client, month, cover, visits),
            has_backup_add_on=has_backup(cover),
            backups=_backups_lately(tx, client, seen_at) if has_backup(cover) else 0,
            contacts_without_chat=readers_without_chat(tx, client.id),
        )
    )


def _last_two(
    tx: Transaction, moment: Moment, client: Client, month: Month
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Used and included minutes of the two months before; None unless we saw both, under contract, whole."""
    months = month.preceding(2)
    began_on = months[0].days()[0]
    history = moment.history(client)
    if today(moment.company, moment.company.opened_at) > began_on or not history.cover(began_on).plan:
        return None
    plans = [history.cover(reference_day(moment.company, history, each, moment.at)).plan for each in months]
    included = [plan.included_minutes if plan else 0 for plan in plans]
    first, second = zip(used_by_month(tx, client.id, months).values(), included, strict=True)
    return first, second


def has_backup(cover: Cover) -> bool:
    """Whether the contract pays for backups."""
    return any(add_on.code == BACKUP_ADD_ON for add_on in cover.add_ons)


def visits_of(moment: Moment, visits: Visits, month: Month, cover: Cover) -> dict[str, Any]:
    """Visits made from January to this month's end, those agreed for later that year, and the included."""
    return {
        "used": visits.made(month),
        "included": cover.plan.visits_per_year if cover.plan else 0,
        "planned": [_day(moment, starts_at) for starts_at in visits.ahead(moment.at)],
    }


def _visits_taken(
    tx: Transaction, moment: Moment, client: Client, month: Month, cover: Cover, visits: Visits | None
) -> int:
    """Of the month's whole year; not looked for where it does not matter."""
    if month.number < VISITS_FROM_MONTH or not (cover.plan and cover.plan.visits_per_year):
        return 0
    return (visits or visits_of_year(tx, moment, client, month.year)).taken()


def backups_of(
    tx: Transaction, moment: Moment, client: Client, month: Month, cover: Cover
) -> dict[str, Any] | None:
    """The month's backups: how many, the last one's day, their size; None where nobody pays for any."""
    count, last_at, size = _backups(tx, client, *month.bounds(moment.calendar.zone))
    if not (count or has_backup(cover)):
        return None
    return {"count": count, "last_on": _day(moment, last_at) if last_at else None, "size_bytes": size}


def _backups_lately(tx: Transaction, client: Client, until: datetime) -> int:
    return _backups(tx, client, until - timedelta(days=BACKUP_DAYS), until)[0]


def _backups(
    tx: Transaction, client: Client, since: datetime, until: datetime
) -> tuple[int, datetime | None, int]:
    """How many, when the last one was made, and their size."""
    within = Backup.client_id == client.id, Backup.made_at >= since, Backup.made_at < until
    summed = select(func.count(), func.max(Backup.made_at), func.sum(Backup.size_bytes)).where(*within)
    count, last_at, size = tx.session.execute(summed).one()
    return count, last_at, int(size or 0)


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


def _promised(tx: Transaction, moment: Moment, client: Client, month: Month) -> list[_Ticket]:
    """Tickets that had a time to be answered by, on a day on which a contract promised one."""
    since, until = month.bounds(moment.calendar.zone)
    opened = Ticket.client_id == client.id, Ticket.opened_at >= since, Ticket.opened_at < until
    query = select(Ticket.opened_at, Ticket.answer_due_at, Ticket.answered_at, Ticket.closed_at)
    rows = tx.session.execute(query.where(*opened, Ticket.answer_due_at.is_not(None)))
    tickets = [_Ticket(today(moment.company, opened_at), *rest) for opened_at, *rest in rows]
    covered = {on for on in {each.on for each in tickets} if _has_plan(moment, client, on)}
    return [ticket for ticket in tickets if ticket.on in covered]


def _has_plan(moment: Moment, client: Client, on: date) -> bool:
    return moment.history(client).cover(on).plan is not None


def _outcome(ticket: _Ticket, now: datetime) -> str:
    assert ticket.due_at
    answered_at = ticket.answered_at or ticket.closed_at
    if answered_at is None:
        return "open" if now <= ticket.due_at else "missed"
    return "kept" if answered_at <= ticket.due_at else "missed"


def _day(moment: Moment, at: datetime) -> str:
    return today(moment.company, at).isoformat()
