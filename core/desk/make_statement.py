"""A client's month as a statement: computed from the ledger, frozen once the month is over."""

import hashlib
import json
from dataclasses import asdict
from datetime import datetime
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
from core.desk.statement_work import work_of
from core.desk.visits import visits_of_year
from core.hours.balance import Balance, over_charge, rounded_to_cent
from core.hours.ledger import balance, reference_day, terms_of
from core.hours.month import Month
from core.hours.rows import Statement, TimeEntry


def make_statement(tx: Transaction, moment: Moment, client: Client, month: Month) -> dict[str, Any]:
    """The statement's data; a closed month gives what was frozen, a running one what stands so far."""
    tx.locked(Client, client.id)
    frozen = _frozen(tx, client, month)
    if frozen:
        return {**frozen.data, "hash": frozen.hash}
    data = _computed(tx, moment, client, month)
    digest = statement_hash(data)
    if month.bounds(moment.calendar.zone)[1] <= tx.now:
        # Nobody else closes it meanwhile: the client is held since before we looked.
        tx.insert_once(
            Statement, client_id=client.id, month=str(month), closed_at=tx.now, data=data, hash=digest
        )
    return {**data, "hash": digest}


def look_at_statement(tx: Transaction, moment: Moment, client: Client, month: Month) -> dict[str, Any]:
    """The statement's data as it is, or as it would be if it were closed now; nothing is closed by a look."""
    if frozen := _frozen(tx, client, month):
        return {**frozen.data, "hash": frozen.hash}
    data = _computed(tx, moment, client, month)
    return {**data, "hash": statement_hash(data)}


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
    visits = visits_of_year(tx, moment, client, month.year)
    return {
        "client": client.code,
        "name": client.name,
        "month": str(month),
        "plan": cover.plan.code if cover.plan else None,
        "plan_name": cover.plan.name if cover.plan else None,
        "balance": {"client": client.code, "month": str(month), **asdict(account)},
        **work_of(tx, moment, client, month),
        "billing_step_minutes": terms_of(cover, moment.company).step_minutes,
        **_price(moment, cover, account, _part(cover, history, month)),
        "visits": visits_of(moment, visits, month, cover),
        "backups": backups_of(tx, moment, client, month, cover),
        "response": response_of(tx, moment, client, month, cover),
        "hints": hints_of(tx, moment, client, _seen_at(moment, month), cover, visits),
    }


def _seen_at(moment: Moment, month: Month) -> datetime:
    """The month's end, however late it is closed; now while it runs."""
    return min(moment.at, month.bounds(moment.calendar.zone)[1])


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


def _money(value: Decimal) -> str:
    return str(value.quantize(Decimal("0.01")))
