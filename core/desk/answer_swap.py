"""Somebody presses a button of a swap: takes it, cannot, or needs nobody any more."""

from typing import Literal

from core.company.organisation import one_at_a_time
from core.coverage.calendar import first_moment, last_moment
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text
from core.desk.tell_operator import tell_operator
from core.desk.tell_swap import swap_facts, tell_agreed, tell_not_needed
from core.roster.duty import Roster
from core.roster.reading import roster_of
from core.roster.rows import Operator, SwapRow
from core.roster.shifts import Place
from core.roster.swapping import is_free, overrides_for, places_to_give, places_to_take
from core.roster.swaps import agree, refuse, store, withdraw

SWAP_ACTIONS = ("accept-swap", "refuse-swap", "withdraw-swap")


def press_swap(tx: Transaction, moment: Moment, operator: Operator, action: str, swap_id: int) -> bool:
    """Does what the button says, the first to agree wins; False, and told why: it is too late."""
    swap = tx.locked(SwapRow, swap_id)
    if swap is None:
        return False
    if _has_begun(moment, swap):
        return _tell_settled(tx, moment, swap, operator)
    acts = dict(zip(SWAP_ACTIONS, (_accept, _refuse, _withdraw), strict=True))
    return acts[action](tx, moment, swap, operator)


def _has_begun(moment: Moment, swap: SwapRow) -> bool:
    return first_moment(moment.calendar.zone, swap.starts) <= moment.at


def _accept(tx: Transaction, moment: Moment, swap: SwapRow, taker: Operator) -> bool:
    if taker.code not in swap.people or swap.state != "proposed":
        return _tell_settled(tx, moment, swap, taker)
    # Alone from here: two swaps agreed on at once must see each other's stand-ins.
    one_at_a_time(tx)
    roster = roster_of(tx)
    taken = _taken(roster, swap, taker)
    if not taken:
        tell_operator(tx, moment, taker.code, Text("swap-impossible", swap_facts(moment, swap)))
        return False
    if not agree(tx, swap.id, taker.code):
        return _tell_settled(tx, moment, swap, taker)
    store(tx, overrides_for(roster, taker.code, taken))
    tx.session.refresh(swap)
    tell_agreed(tx, moment, swap)
    return True


def _taken(roster: Roster, swap: SwapRow, taker: Operator) -> list[Place]:
    """What the taker would take as the roster stands now; nothing if it has changed too much."""
    start, end = first_moment(roster.zone, swap.starts), last_moment(roster.zone, swap.ends)
    given = places_to_give(roster, swap.asker, start, end)
    taken = places_to_take(roster, taker.code, given)
    return taken if is_free(roster, taker.code, taken) else []


def _refuse(tx: Transaction, moment: Moment, swap: SwapRow, operator: Operator) -> bool:
    if operator.code not in swap.people or not refuse(tx, swap, operator.code):
        return _tell_settled(tx, moment, swap, operator)
    tx.session.refresh(swap)
    facts = swap_facts(moment, swap)
    tell_operator(tx, moment, operator.code, Text("swap-you-refused", facts))
    if swap.state == "refused":
        tell_operator(tx, moment, swap.asker, Text("swap-nobody-can", facts))
    return True


def _withdraw(tx: Transaction, moment: Moment, swap: SwapRow, operator: Operator) -> bool:
    if operator.code != swap.asker or not withdraw(tx, swap.id):
        return _tell_settled(tx, moment, swap, operator)
    tx.session.refresh(swap)
    tell_operator(tx, moment, operator.code, Text("swap-withdrawn", swap_facts(moment, swap)))
    tell_not_needed(tx, moment, swap)
    return True


def _tell_settled(tx: Transaction, moment: Moment, swap: SwapRow, operator: Operator) -> Literal[False]:
    """It is too late: the operator reads what became of it."""
    has_refused = swap.state == "proposed" and operator.code in swap.refused_by
    state = (
        "refused-by-you" if has_refused else "begun" if swap.state in ("proposed", "expired") else swap.state
    )
    tell_operator(
        tx, moment, operator.code, Text("swap-settled", {**swap_facts(moment, swap), "state": state})
    )
    return False
