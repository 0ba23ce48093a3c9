"""A swap that nobody answered before its time began is over, and who asked is told to stand."""

from sqlalchemy import select

from core.coverage.calendar import first_moment
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text
from core.desk.tell_operator import tell_operator
from core.desk.tell_swap import swap_facts, tell_not_needed
from core.roster.rows import SwapRow
from core.roster.swaps import expire


def expire_swaps(tx: Transaction, moment: Moment) -> None:
    """Settles each that is still proposed and has begun, once; asker and asked read of it."""
    for swap in tx.all(select(SwapRow).where(SwapRow.state == "proposed").order_by(SwapRow.id)):
        if first_moment(moment.calendar.zone, swap.starts) <= moment.at and expire(tx, swap.id):
            tx.session.refresh(swap)
            tell_operator(tx, moment, swap.asker, Text("swap-expired", swap_facts(moment, swap)))
            tell_not_needed(tx, moment, swap)
