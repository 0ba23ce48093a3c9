"""Swaps: proposed, agreed, refused, withdrawn, expired; each settled by one conditional UPDATE."""

from typing import Any

from sqlalchemy import select, update

from core.database.transaction import Transaction
from core.roster.duty import Roster
from core.roster.rows import OverrideRow, ScheduleRow, SwapRow
from core.roster.schedule import Override


def agree(tx: Transaction, swap_id: int, taker: str) -> bool:
    """The taker stands in; False if it is settled already."""
    return _settle(tx, swap_id, {"state": "agreed", "taker": taker})


def withdraw(tx: Transaction, swap_id: int) -> bool:
    """The asker needs nobody any more; False if it is settled already."""
    return _settle(tx, swap_id, {"state": "withdrawn"})


def expire(tx: Transaction, swap_id: int) -> bool:
    """Its time has begun and nobody agreed; False if it is settled already."""
    return _settle(tx, swap_id, {"state": "expired"})


def refuse(tx: Transaction, swap: SwapRow, operator: str) -> bool:
    """This one cannot; the last to say so settles it. False if it is settled, or they said so before.

    The row must be held: two who refuse at once must see each other.
    """
    if swap.state != "proposed" or operator in swap.refused_by:
        return False
    swap.refused_by = [*swap.refused_by, operator]
    tx.session.flush()
    if set(swap.refused_by) >= set(swap.people):
        _settle(tx, swap.id, {"state": "refused"})
    return True


def store(tx: Transaction, overrides: list[Override], source: str = "swap") -> None:
    """Puts what two agreed on, or what was written elsewhere, into the roster."""
    ids = {row.code: row.id for row in tx.all(select(ScheduleRow))}
    for override in overrides:
        tx.add(
            OverrideRow(
                schedule_id=ids[override.schedule],
                operator=override.operator,
                substitute=override.substitute,
                starts=override.starts,
                ends=override.ends,
                source=source,
            )
        )


def agreed_swaps(tx: Transaction, operator: str, roster: Roster) -> list[SwapRow]:
    """Those of this operator, on either side, that are not over, the next one first."""
    now = tx.now.astimezone(roster.zone).replace(tzinfo=None)
    mine = (SwapRow.asker == operator) | (SwapRow.taker == operator)
    query = select(SwapRow).where(SwapRow.state == "agreed", SwapRow.ends > now, mine)
    return list(tx.all(query.order_by(SwapRow.starts, SwapRow.id)))


def _settle(tx: Transaction, swap_id: int, values: dict[str, Any]) -> bool:
    still = update(SwapRow).where(SwapRow.id == swap_id, SwapRow.state == "proposed")
    return tx.changed(still.values(settled_at=tx.now, **values)) == 1
