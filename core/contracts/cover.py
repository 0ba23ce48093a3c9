"""What covers a client on a day: reads the contract, its amendments, and the plan's version of that day."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TypeVar

from sqlalchemy import select

from core.clients.rows import Client
from core.company.rows import Organisation
from core.contracts.plan import AddOnTerms, PlanTerms
from core.contracts.rows import AddOn, AddOnVersion, Amendment, Contract, Plan, PlanVersion
from core.contracts.standing import Cover, Standing, standing_without_contract, warranty_ends
from core.database.transaction import Transaction

Dated = TypeVar("Dated", Amendment, PlanVersion, AddOnVersion)


def cover_of(tx: Transaction, company: Organisation, client: Client, on: date) -> Cover:
    """The client's cover on this day (of the organisation's wall clock)."""
    contracts = contracts_of(tx, client)
    valid = [c for c in contracts if c.from_on <= on and (c.until_on is None or on < c.until_on)]
    if valid:
        return _under_contract(tx, valid[-1], on)
    delivered_on = client.delivered_on if client.delivered_on and client.delivered_on <= on else None
    until = warranty_ends(delivered_on, company.warranty_months)
    had = any(contract.from_on <= on for contract in contracts)
    return standing_without_contract(on, until, had_contract=had, warranty_rank=company.warranty_rank)


def contracts_of(tx: Transaction, client: Client) -> list[Contract]:
    """All contracts of a client, oldest first."""
    return list(tx.all(select(Contract).where(Contract.client_id == client.id).order_by(Contract.from_on)))


def change_days(tx: Transaction, client: Client) -> list[date]:
    """Every day on which the client's terms may have changed, in order: where work is split."""
    days: set[date] = set()
    for contract in contracts_of(tx, client):
        days |= {contract.from_on} | ({contract.until_on} if contract.until_on else set())
        days |= {amendment.starts_on for amendment in amendments(tx, contract)}
    days |= set(tx.all(select(PlanVersion.starts_on))) | set(tx.all(select(AddOnVersion.starts_on)))
    return sorted(days)


def amendments(tx: Transaction, contract: Contract) -> list[Amendment]:
    """The contract's amendments, oldest first; the first is the contract as signed."""
    query = select(Amendment).where(Amendment.contract_id == contract.id).order_by(Amendment.starts_on)
    return list(tx.all(query))


def _under_contract(tx: Transaction, contract: Contract, on: date) -> Cover:
    amendment = _in_force(amendments(tx, contract), on)
    plan = plan_terms(tx, amendment.plan_id, on).agreed(amendment.terms)
    add_ons = tuple(add_on_terms(tx, amendment.add_ons, on))
    factor = max([add_on.after_hours_factor for add_on in add_ons], default=Decimal(1))
    if "after_hours_factor" in amendment.terms:
        factor = Decimal(amendment.terms["after_hours_factor"])
    return Cover(Standing.CONTRACT, plan.rank, plan, add_ons, contract.until_on, factor)


def plan_terms(tx: Transaction, plan_id: int, on: date) -> PlanTerms:
    """The plan's terms on this day; the earliest known ones for days before."""
    versions = tx.all(
        select(PlanVersion).where(PlanVersion.plan_id == plan_id).order_by(PlanVersion.starts_on)
    )
    code = tx.get(Plan, plan_id).code
    return PlanTerms.from_json({"code": code, **_in_force(versions, on).terms})


def add_on_terms(tx: Transaction, codes: list[str], on: date) -> list[AddOnTerms]:
    """The terms of these add-ons on this day, in the given order."""
    if not codes:
        return []
    rows = tx.session.execute(
        select(AddOn.code, AddOnVersion)
        .join(AddOnVersion, AddOnVersion.add_on_id == AddOn.id)
        .where(AddOn.code.in_(codes))
        .order_by(AddOnVersion.starts_on)
    ).all()
    versions = {code: [v for c, v in rows if c == code] for code in codes}
    return [_add_on(code, _in_force(versions[code], on)) for code in codes]


def _add_on(code: str, version: AddOnVersion) -> AddOnTerms:
    return AddOnTerms(
        code, version.name, version.monthly_fee, version.covers_always, version.after_hours_factor
    )


def _in_force(versions: Iterable[Dated], on: date) -> Dated:
    """The newest that had begun by this day; the oldest of all for a day before it."""
    ordered = list(versions)
    begun = [version for version in ordered if version.starts_on <= on]
    return begun[-1] if begun else ordered[0]
