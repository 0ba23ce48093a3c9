"""A client's month as a statement: computed from the ledger, frozen once the month is over."""

import hashlib
import json
from collections import defaultdict
from dataclasses import asdict
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy import Select, select

from core.clients.rows import Client
from core.contracts.history import History
from core.contracts.rows import Contract
from core.contracts.standing import Cover
from core.database.transaction import Transaction
from core.desk.client_use import backups_of, hints_of, response_of, visits_of
from core.desk.moment import Moment
from core.hours.balance import Balance, over_charge, rounded_to_cent
from core.hours.ledger import balance, entries_of_month, reference_day, terms_of
from core.hours.month import Month
from core.hours.rows import Statement, TimeEntry
from core.roster.rows import Operator
from core.tickets.rows import Ticket


def make_statement(tx: Transaction, moment: Moment, client: Client, month: Month) -> dict[str, Any]:
    """The statement's data; a closed month gives what was frozen, a running one what stands so far."""
    tx.locked(Client, client.id)
    frozen = _frozen(tx, client, month)
    if frozen:
        return {**frozen.data, "hash": frozen.hash}
    data = _computed(tx, moment, client, month)
    digest = statement_hash(data)
    if month.bounds(moment.calendar.zone)[1] <= tx.now:
        tx.insert_once(
            Statement, client_id=client.id, month=str(month), closed_at=tx.now, data=data, hash=digest
        )
        stands = _frozen(tx, client, month)
        assert stands
        return {**stands.data, "hash": stands.hash}
    return {**data, "hash": digest}


def statement_hash(data: dict[str, Any]) -> str:
    """SHA-256 over the data in its one canonical form."""
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def clients_with_statement(tx: Transaction, moment: Moment, month: Month) -> list[Client]:
    """Clients whom a contract covered on some day of the month, or for whom work was booked in it."""
    return list(tx.all(with_statement(month).order_by(Client.code)))


def with_statement(month: Month) -> Select[Client]:
    """The query behind `clients_with_statement`, to be narrowed."""
    first, after = month.days()
    covered = select(Contract.client_id).where(
        Contract.from_on < after, (Contract.until_on.is_(None)) | (Contract.until_on > first)
    )
    worked = select(TimeEntry.client_id).where(TimeEntry.month == str(month))
    return select(Client).where(Client.id.in_(covered) | Client.id.in_(worked))


def _frozen(tx: Transaction, client: Client, month: Month) -> Statement | None:
    query = select(Statement).where(Statement.client_id == client.id, Statement.month == str(month))
    return tx.first(query)


def _computed(tx: Transaction, moment: Moment, client: Client, month: Month) -> dict[str, Any]:
    history = moment.history(client)
    cover = history.cover(reference_day(moment.company, history, month, tx.now))
    account = balance(tx, moment.company, client, month, history)
    entries = [entry for entry in entries_of_month(tx, client, month) if _is_shown(entry)]
    return {
        "client": client.code,
        "name": client.name,
        "month": str(month),
        "plan": cover.plan.code if cover.plan else None,
        "plan_name": cover.plan.name if cover.plan else None,
        "balance": {"client": client.code, "month": str(month), **asdict(account)},
        **_work(tx, moment, entries),
        "billing_step_minutes": terms_of(cover, moment.company).step_minutes,
        **_price(moment, cover, account, _part(cover, history, month)),
        "visits": visits_of(tx, moment, client, month, cover),
        "backups": backups_of(tx, moment, client, month, cover),
        "response": response_of(tx, moment, client, month, cover),
        "hints": hints_of(tx, moment, client, _seen_from(moment, month), cover),
    }


def _is_shown(entry: TimeEntry) -> bool:
    """What counts against the client's time always; else what was not hidden and not for ourselves."""
    return entry.draws or (entry.visible and entry.kind != "internal")


def _note(entry: TimeEntry) -> str:
    """Hiding an entry hides what was written of it, never its time."""
    return entry.note if entry.visible else ""


def _seen_from(moment: Moment, month: Month) -> Month:
    """The month in which the statement is read: the next one, once it is over."""
    return month.next() if month.bounds(moment.calendar.zone)[1] <= moment.at else month


def _work(tx: Transaction, moment: Moment, entries: list[TimeEntry]) -> dict[str, Any]:
    tickets = _tickets(tx, entries)
    return {
        "by_kind": _summed((entry.kind, entry.minutes) for entry in entries),
        "by_ticket": [
            {"ticket": number, "subject": subject, "minutes": minutes}
            for (number, subject), minutes in _by_ticket(entries, tickets).items()
        ],
        "lines": [_line(moment, entry, tickets) for entry in entries],
        "corrections": [_correction(moment, entry) for entry in entries if _is_late(moment, entry)],
        "operator_names": _names(tx, entries),
    }


def _part(cover: Cover, history: History, month: Month) -> Fraction:
    """The part of the monthly fee that is due: all of it, unless the contract says that it goes by days."""
    return history.covered_part(*month.days()) if cover.plan and cover.plan.prorated else Fraction(1)


def _price(moment: Moment, cover: Cover, account: Balance, part: Fraction) -> dict[str, Any]:
    plan = cover.plan
    fee = rounded_to_cent(Fraction(plan.monthly_fee) * part) if plan else Decimal(0)
    over = over_charge(account.over_minutes, plan.overage_per_hour) if plan else Decimal(0)
    return {
        "fee": _money(fee),
        "add_ons": [{"code": a.code, "name": a.name, "fee": _money(a.monthly_fee)} for a in cover.add_ons],
        "over_charge": _money(over),
        "overage_per_hour": _money(plan.overage_per_hour) if plan else None,
        "total": _money(fee + over + sum((a.monthly_fee for a in cover.add_ons), Decimal(0))),
        "currency": moment.company.currency,
    }


def _tickets(tx: Transaction, entries: list[TimeEntry]) -> dict[int, Ticket]:
    ids = {entry.ticket_id for entry in entries if entry.ticket_id}
    return {ticket.id: ticket for ticket in tx.all(select(Ticket).where(Ticket.id.in_(ids)))}


def _by_ticket(
    entries: list[TimeEntry], tickets: dict[int, Ticket]
) -> dict[tuple[int | None, str | None], int]:
    summed: dict[tuple[int | None, str | None], int] = defaultdict(int)
    for entry in entries:
        ticket = tickets.get(entry.ticket_id or 0)
        summed[(ticket.number, ticket.subject) if ticket else (None, None)] += entry.minutes
    return summed


def _summed(pairs: Any) -> dict[str, int]:
    summed: dict[str, int] = defaultdict(int)
    for key, minutes in pairs:
        summed[key] += minutes
    return dict(sorted(summed.items()))


def _line(moment: Moment, entry: TimeEntry, tickets: dict[int, Ticket]) -> dict[str, Any]:
    ticket = tickets.get(entry.ticket_id or 0)
    return {
        "on": entry.started_at.astimezone(moment.calendar.zone).date().isoformat(),
        "kind": entry.kind,
        "operator": entry.operator,
        "ticket": ticket.number if ticket else None,
        "minutes": entry.minutes,
        "draws": entry.draws,
        "note": _note(entry),
    }


def _is_late(moment: Moment, entry: TimeEntry) -> bool:
    """Work, or a correction of work, of an earlier month that was closed when it was booked."""
    return str(Month.containing(entry.started_at, moment.calendar.zone)) < entry.month


def _correction(moment: Moment, entry: TimeEntry) -> dict[str, Any]:
    return {
        "on": entry.started_at.astimezone(moment.calendar.zone).date().isoformat(),
        "corrects_month": str(Month.containing(entry.started_at, moment.calendar.zone)),
        "minutes": entry.minutes,
        "note": _note(entry),
    }


def _names(tx: Transaction, entries: list[TimeEntry]) -> dict[str, str]:
    """Who worked, by code: also those who have left since."""
    codes = {entry.operator for entry in entries}
    people = tx.all(select(Operator).where(Operator.code.in_(codes)).order_by(Operator.code))
    return {operator.code: operator.name for operator in people}


def _money(value: Decimal) -> str:
    return str(value.quantize(Decimal("0.01")))
