"""Reads what was agreed with a client, for the pure rules of `history`."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from core.clients.rows import Client
from core.company.rows import Organisation
from core.contracts.history import Agreement, History, PriceList, Signed, Version
from core.contracts.plan import AddOnTerms
from core.contracts.rows import AddOn, AddOnVersion, Amendment, Contract, Plan, PlanVersion
from core.contracts.standing import Cover
from core.database.transaction import Transaction

_PLANS = (
    select(Plan.code, PlanVersion.starts_on, PlanVersion.terms)
    .join(PlanVersion)
    .order_by(PlanVersion.starts_on)
)
_ADD_ONS = select(AddOn.code, AddOnVersion).join(AddOnVersion).order_by(AddOnVersion.starts_on)


def cover_of(tx: Transaction, company: Organisation, client: Client, on: date) -> Cover:
    """The client's cover on this day (of the organisation's wall clock)."""
    return history_of(tx, company, client).cover(on)


def history_of(
    tx: Transaction, company: Organisation, client: Client, prices: PriceList | None = None
) -> History:
    """All that was ever agreed with this client."""
    return histories_of(tx, company, [client], prices)[client.id]


def histories_of(
    tx: Transaction, company: Organisation, clients: Sequence[Client], prices: PriceList | None = None
) -> dict[int, History]:
    """The same for many clients, by their ids, read together."""
    signed, prices = _signed(tx, clients), prices or price_list(tx)
    return {
        client.id: History(
            contracts=signed[client.id],
            prices=prices,
            delivered_on=client.delivered_on,
            warranty_months=company.warranty_months,
            warranty_rank=company.warranty_rank,
        )
        for client in clients
    }


def price_list(tx: Transaction) -> PriceList:
    """Every version of every plan and add-on."""
    return tx.kept(_read_prices)


def _read_prices(tx: Transaction) -> PriceList:
    plans: dict[str, list[Version]] = defaultdict(list)
    for code, starts_on, terms in tx.session.execute(_PLANS):
        plans[code].append(Version(starts_on, terms))
    add_ons: dict[str, list[Version]] = defaultdict(list)
    for code, add_on in tx.session.execute(_ADD_ONS):
        add_ons[code].append(Version(add_on.starts_on, _add_on(code, add_on)))
    return PriceList(dict(plans), dict(add_ons))


def contracts_of(tx: Transaction, client: Client) -> list[Contract]:
    """All contracts of a client, oldest first."""
    return list(tx.all(select(Contract).where(Contract.client_id == client.id).order_by(Contract.from_on)))


def amendments(tx: Transaction, contract: Contract) -> list[Amendment]:
    """The contract's amendments, oldest first; the first is the contract as signed."""
    query = select(Amendment).where(Amendment.contract_id == contract.id).order_by(Amendment.starts_on)
    return list(tx.all(query))


def _signed(tx: Transaction, clients: Sequence[Client]) -> dict[int, list[Signed]]:
    """What was signed with each, by the client's id."""
    rows = tx.session.execute(
        select(Contract, Amendment, Plan.code)
        .join(Amendment, Amendment.contract_id == Contract.id)
        .join(Plan, Plan.id == Amendment.plan_id)
        .where(Contract.client_id.in_([client.id for client in clients]))
        .order_by(Contract.from_on, Amendment.starts_on)
    )
    agreed: dict[Contract, list[Agreement]] = defaultdict(list)
    for contract, amendment, plan in rows:
        agreed[contract].append(_agreement(amendment, plan))
    signed: dict[int, list[Signed]] = {client.id: [] for client in clients}
    for contract, parts in agreed.items():
        signed[contract.client_id].append(Signed(contract.from_on, contract.until_on, parts))
    return signed


def _agreement(row: Amendment, plan: str) -> Agreement:
    return Agreement(row.starts_on, plan, row.product, tuple(row.add_ons), row.terms)


def _add_on(code: str, row: AddOnVersion) -> AddOnTerms:
    return AddOnTerms(code, row.name, row.monthly_fee, row.covers_always, row.after_hours_factor)
