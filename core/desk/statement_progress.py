"""How far a month's sending is: who has the statement, who waits for it, and who cannot be reached."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select

from core.clients.rows import Client, Contact
from core.database.outbox import MAX_ATTEMPTS, Delivery
from core.database.transaction import Transaction
from core.desk.make_statement import with_statement
from core.desk.statement_ways import PARTS, part_of
from core.hours.month import Month
from core.hours.rows import Statement

# How the worker names what it could not make (app/worker.py).
FAULT = "a fault of ours"


@dataclass(frozen=True)
class Unreached:
    """Somebody who should have the statement; without a contact, the whole client.

    `why`: no-reader (nobody of the client gets it), no-chat, blocked (the messenger refuses the chat),
    gave-up (tried for hours), failed (a fault of ours: the log says which).
    """

    client: str
    contact: str | None
    why: str
    client_name: str
    contact_name: str


@dataclass(frozen=True)
class Progress:
    """How many clients have a statement for the month, and of how many it was put on its way (`queued`).

    `sent` and `waiting` count contacts. Sent is who has the words, the picture and the PDF.
    """

    month: str
    clients: int
    queued: int
    sent: int
    waiting: int
    unreached: tuple[Unreached, ...]


@dataclass(frozen=True)
class Sent:
    """One delivery of a month as far as its progress is concerned."""

    part: str
    sent_at: datetime | None
    set_aside_at: datetime | None
    attempts: int
    reason: str | None


@dataclass(frozen=True)
class _Named:
    """A client or a contact as far as it is told of."""

    id: int
    code: str
    name: str


def progress_of(tx: Transaction, month: Month, set_aside: Collection[int] = ()) -> Progress:
    """The month's progress; `set_aside` are clients whose statement could not be made."""
    clients = _clients(tx, month)
    queued = set(tx.all(_queued(month))) & set(clients)
    deliveries = _deliveries(tx, month)
    states = {contact: state_of(sent) for contact, sent in deliveries.items()}
    failed = [_whole(clients[each], "failed") for each in sorted(set_aside) if each in clients]
    return Progress(
        month=str(month),
        clients=len(clients),
        queued=len(queued),
        sent=sum(state == "sent" for state in states.values()),
        waiting=sum(state == "waiting" for state in states.values()),
        unreached=(
            *(each for each in failed if each.client not in {clients[done].code for done in queued}),
            *_unreached(tx, [clients[each] for each in clients if each in queued], states),
        ),
    )


def _clients(tx: Transaction, month: Month) -> dict[int, _Named]:
    """Those with a statement, in the order of their codes; no more of each than is told."""
    columns = with_statement(month).with_only_columns(Client.id, Client.code, Client.name)
    return {row.id: _Named(*row) for row in tx.session.execute(columns.order_by(Client.code))}


def some_wait(tx: Transaction, month: Month) -> bool:
    """Whether anything of the month is still to be delivered."""
    return waiting_parts(tx, month, most=1) > 0


def waiting_parts(tx: Transaction, month: Month, most: int | None = None) -> int:
    """How many parts of the month's statements still wait to be delivered (at most so many are counted)."""
    waiting = select(Delivery.id).where(
        Delivery.sent_at.is_(None), Delivery.set_aside_at.is_(None), _of_month(month)
    )
    return tx.first(select(func.count()).select_from(waiting.limit(most).subquery())) or 0


def queued_clients(tx: Transaction, month: Month) -> int:
    """How many clients' statements of the month are on their way, or there."""
    return tx.first(select(func.count()).select_from(_queued(month).subquery())) or 0


def state_of(deliveries: Iterable[Sent]) -> str:
    """What one contact's deliveries come to: "sent", "waiting", or why not: blocked, gave-up, failed."""
    told = list(deliveries)
    if {each.part for each in told if each.sent_at} == set(PARTS):
        return "sent"
    if any(each.sent_at is None and each.set_aside_at is None for each in told):
        return "waiting"
    reasons = [_why(each) for each in told if each.set_aside_at and each.attempts]
    return reasons[-1] if reasons else "failed"


def _why(delivery: Sent) -> str:
    if (delivery.reason or "").startswith(FAULT):
        return "failed"
    return "gave-up" if delivery.attempts >= MAX_ATTEMPTS else "blocked"


def _queued(month: Month) -> Select[int]:
    return select(Statement.client_id).where(Statement.month == str(month), Statement.queued_at.is_not(None))


def _of_month(month: Month) -> ColumnElement[bool]:
    return Delivery.key.startswith(f"statement-{month}-")


def _deliveries(tx: Transaction, month: Month) -> dict[int, list[Sent]]:
    """By contact, in the order in which they were put on their way."""
    columns = Delivery.key, Delivery.sent_at, Delivery.set_aside_at, Delivery.attempts, Delivery.reason
    rows = tx.session.execute(select(*columns).where(_of_month(month)).order_by(Delivery.id)).all()
    found: dict[int, list[Sent]] = defaultdict(list)
    for key, sent_at, set_aside_at, attempts, reason in rows:
        if part := part_of(key or ""):
            found[part.contact_id].append(Sent(part.name, sent_at, set_aside_at, attempts, reason))
    return found


def _unreached(tx: Transaction, clients: list[_Named], states: dict[int, str]) -> list[Unreached]:
    readers: dict[int, list[_Named]] = defaultdict(list)
    columns = select(Contact.client_id, Contact.id, Contact.code, Contact.name)
    for row in tx.session.execute(columns.where(Contact.gets_statement, Contact.active).order_by(Contact.id)):
        readers[row.client_id].append(_Named(row.id, row.code, row.name))
    found = []
    for client in clients:
        if not readers[client.id]:
            found.append(_whole(client, "no-reader"))
        for contact in readers[client.id]:
            state = states.get(contact.id, "no-chat")
            if state not in ("sent", "waiting"):
                found.append(Unreached(client.code, contact.code, state, client.name, contact.name))
    return found


def _whole(client: _Named, why: str) -> Unreached:
    return Unreached(client.code, None, why, client.name, "")
