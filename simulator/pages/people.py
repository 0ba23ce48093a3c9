"""Who can call and write, and who can answer: read from the desk's database."""

from dataclasses import dataclass

from sqlalchemy import select

from core.clients.identity import addresses
from core.clients.rows import Client, Contact
from core.contracts.standing import Standing
from core.database.transaction import Transaction
from core.desk.moment import Moment, now_of
from core.roster.reading import operators
from core.roster.rows import Operator
from simulator.pages.demo import Demo


@dataclass(frozen=True)
class Caller:
    """A contact as the pages list them; `plan` is None without a contract, and then `standing` tells."""

    code: str
    name: str
    client: str
    phone: str | None
    plan: str | None
    standing: Standing
    covers_always: bool


def callers(tx: Transaction) -> list[Caller]:
    """Every active contact, client by client."""
    query = select(Contact, Client).join(Client, Client.id == Contact.client_id)
    rows = tx.session.execute(
        query.where(Contact.active, Client.active).order_by(Client.id, Contact.id)
    ).all()
    moment = now_of(tx)
    return [_caller(moment, contact, client) for contact, client in rows]


def _caller(moment: Moment, contact: Contact, client: Client) -> Caller:
    cover = moment.cover(client)
    phones = addresses(moment.tx, contact.id, "phone")
    return Caller(
        code=contact.code,
        name=contact.name,
        client=client.name,
        phone=phones[0] if phones else None,
        plan=cover.plan.name if cover.plan else None,
        standing=cover.standing,
        covers_always=cover.covers_always,
    )


def with_phone(tx: Transaction) -> list[Operator]:
    """Operators who can be rung."""
    return [operator for operator in operators(tx).values() if operator.phone]


def with_telegram(demo: Demo) -> dict[str, Operator]:
    """Operators who can be written to, by code."""
    with demo.database.read(demo.clock) as tx:
        return {code: operator for code, operator in operators(tx).items() if _user_id(operator)}


def _user_id(operator: Operator) -> int | None:
    text = operator.telegram_id or ""
    return int(text) if text.isdecimal() else None
