"""The views of the inbox: which tickets stand in each, in which order, a page's length after another.

A page begins after the last ticket of the one before it (by what that ticket is now), so that page a
thousand costs what the first does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, select, tuple_

from core.database.transaction import Transaction
from core.tickets.lifecycle import ALIVE, State
from core.tickets.rows import Ticket

VIEWS = ("mine", "unassigned", "waiting", "risk", "all", "closed")
COUNTED = ("mine", "unassigned", "waiting", "risk")
# This long before the promised answer is due, somebody should look.
AT_RISK = timedelta(minutes=30)
_NEVER = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class View:
    """What stands in a view; its order is by these, all ascending, the last one unique; or newest first."""

    where: tuple[ColumnElement[bool], ...]
    order: tuple[Any, ...] = ()


def view_of(name: str, operator: str, now: datetime) -> View:
    """The view with this name, as this operator sees it at this moment."""
    match name:
        case "mine" | "unassigned" | "waiting" | "risk":
            return View((Ticket.state.in_(ALIVE), _counted(name, operator, now)), _order(name))
        case "closed":
            return View((Ticket.state == State.CLOSED, Ticket.merged_into_id.is_(None)))
    return View((Ticket.merged_into_id.is_(None),))


def _counted(name: str, operator: str, now: datetime) -> ColumnElement[bool]:
    match name:
        case "mine":
            return and_(Ticket.state == State.TAKEN, Ticket.operator == operator)
        case "unassigned":
            return Ticket.state == State.OPEN
        case "waiting":
            return Ticket.awaits_since.is_not(None)
    return is_at_risk(now)


def _order(name: str) -> tuple[Any, ...]:
    """Whoever waits longest, or is served next, comes first."""
    match name:
        case "unassigned":
            return (-Ticket.rank, Ticket.opened_at, Ticket.id)
        case "risk":
            return (func.coalesce(Ticket.answer_due_at, _never()), Ticket.id)
    return (func.coalesce(Ticket.awaits_since, _never()), Ticket.id)


def _never() -> ColumnElement[datetime]:
    return literal(_NEVER, Ticket.opened_at.type)


def is_at_risk(now: datetime) -> ColumnElement[bool]:
    """Nobody has answered, and the promise ends soon or was broken."""
    return and_(Ticket.state.in_(ALIVE), Ticket.answered_at.is_(None), Ticket.answer_due_at < now + AT_RISK)


def counts(tx: Transaction, operator: str, now: datetime) -> dict[str, int]:
    """How many tickets stand in each view that is worth counting."""
    columns = [func.sum(case((_counted(name, operator, now), 1), else_=0)) for name in COUNTED]
    row = tx.session.execute(select(*columns).where(Ticket.state.in_(ALIVE))).one()
    return {name: int(count or 0) for name, count in zip(COUNTED, row, strict=True)}


def some_of(
    tx: Transaction, view: View, *, after: int | None, most: int
) -> tuple[Sequence[Ticket], int | None]:
    """At most so many tickets that come after the one with this number; and the next page's `after`."""
    query = select(Ticket).where(*view.where).order_by(*(view.order or (Ticket.id.desc(),)))
    if after is not None:
        query = query.where(*_behind(tx, view, after))
    found = tx.all(query.limit(most + 1))
    return found[:most], found[most - 1].number if len(found) > most else None


def _behind(tx: Transaction, view: View, number: int) -> list[ColumnElement[bool]]:
    """What comes after the ticket with this number; everything, where there is none."""
    if not view.order:
        last_id = tx.first(select(Ticket.id).where(Ticket.number == number))
        return [Ticket.id < last_id] if last_id else []
    last = tx.session.execute(select(*view.order).where(Ticket.number == number)).first()
    if last is None:
        return []
    values = [literal(value, column.type) for value, column in zip(last, view.order, strict=True)]
    return [tuple_(*view.order) > tuple_(*values)]
