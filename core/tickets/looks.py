"""Who has a ticket open before them, and the answers that are not sent yet."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select, update

from core.database.transaction import Transaction
from core.tickets.rows import TicketLook

# A page says every so often that it is still open.
EVERY_SECONDS = 15
_GONE_AFTER = timedelta(seconds=40)
_WRITES_FOR = timedelta(seconds=12)


@dataclass(frozen=True)
class Looking:
    """One who looks, and whether they write an answer at this moment."""

    operator: str
    writes: bool


def note_look(tx: Transaction, ticket_id: int, operator: str, *, draft: str | None = None) -> None:
    """This operator has the ticket open; `draft`: what they have written so far, if that changed."""
    values: dict[str, object] = {"seen_at": tx.now}
    if draft is not None:
        values |= {"draft": draft, "wrote_at": tx.now if draft else None}
    _keep(tx, ticket_id, operator, values)


def note_gone(tx: Transaction, ticket_id: int, operator: str) -> None:
    """The page was closed; the draft stays."""
    _keep(tx, ticket_id, operator, {"seen_at": None, "wrote_at": None})


def drop_draft(tx: Transaction, ticket_id: int, operator: str) -> None:
    """It was sent."""
    mine = update(TicketLook).where(TicketLook.ticket_id == ticket_id, TicketLook.operator == operator)
    tx.changed(mine.values(draft="", wrote_at=None))


def draft_of(tx: Transaction, ticket_id: int, operator: str) -> str:
    """What this operator has not sent yet."""
    look = tx.session.get(TicketLook, (ticket_id, operator))
    return look.draft if look else ""


def looking_at(tx: Transaction, ticket_id: int, *, but: str) -> Sequence[Looking]:
    """The others who have this ticket open now."""
    return [look for look in lookers(tx, [ticket_id]).get(ticket_id, []) if look.operator != but]


def lookers(tx: Transaction, ticket_ids: Collection[int]) -> dict[int, list[Looking]]:
    """Who looks at each of these now."""
    there = TicketLook.ticket_id.in_(ticket_ids), TicketLook.seen_at > tx.now - _GONE_AFTER
    found: dict[int, list[Looking]] = {}
    for look in tx.all(select(TicketLook).where(*there).order_by(TicketLook.operator)):
        writes = look.wrote_at is not None and look.wrote_at > tx.now - _WRITES_FOR
        found.setdefault(look.ticket_id, []).append(Looking(look.operator, writes))
    return found


def _keep(tx: Transaction, ticket_id: int, operator: str, values: dict[str, object]) -> None:
    mine = update(TicketLook).where(TicketLook.ticket_id == ticket_id, TicketLook.operator == operator)
    if tx.changed(mine.values(**values)) == 0:
        fresh = {"seen_at": None, "wrote_at": None, "draft": "", **values}
        tx.insert_once(TicketLook, ticket_id=ticket_id, operator=operator, **fresh)
