"""Tells who has to do with a swap what became of it."""

from typing import Any

from core.conversations.chat import Choice
from core.coverage.calendar import first_moment, last_moment
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text
from core.desk.tell_operator import tell_managers, tell_operator
from core.roster.reading import roster_of
from core.roster.rows import SwapRow
from core.roster.shifts import places_of
from core.roster.swapping import lacks_backup


def swap_facts(moment: Moment, swap: SwapRow) -> dict[str, Any]:
    """What the words about a swap need: who for whom, when, by which schedule."""
    zone = moment.calendar.zone
    return {
        "asker": moment.name_of(swap.asker),
        "asked": moment.name_of(swap.asked),
        "taker": moment.name_of(swap.taker),
        "since": first_moment(zone, swap.starts).astimezone(zone).isoformat(),
        "until": last_moment(zone, swap.ends).astimezone(zone).isoformat(),
        "schedules": ", ".join(swap.schedules),
    }


def swap_choices(swap: SwapRow) -> list[list[Choice]]:
    """What somebody who is asked may press."""
    facts = {"swap": swap.id}
    return [[Choice("accept", "accept-swap", facts), Choice("cannot", "refuse-swap", facts)]]


def tell_agreed(tx: Transaction, moment: Moment, swap: SwapRow) -> None:
    """Both hear of it, the managers too, and the others who were asked need not answer any more."""
    facts = swap_facts(moment, swap)
    assert swap.taker
    tell_operator(tx, moment, swap.asker, Text("swap-agreed", facts))
    tell_operator(tx, moment, swap.taker, Text("swap-yours", facts))
    tell_managers_of_swap(tx, moment, swap)
    tell_not_needed(tx, moment, swap)


def tell_managers_of_swap(tx: Transaction, moment: Moment, swap: SwapRow) -> None:
    """Noted as told only if one of them reads it, or is one of the two."""
    between = (swap.asker, swap.taker or "")
    told = {**swap_facts(moment, swap), "backup": "no" if _lacks_backup(tx, swap) else "yes", "swap": swap.id}
    is_read = tell_managers(tx, moment, Text("swap-for-manager", told), but=between)
    if is_read or any(
        "manager" in moment.operators[code].roles for code in between if code in moment.operators
    ):
        swap.managers_told_at = tx.now
        tx.session.flush()


def _lacks_backup(tx: Transaction, swap: SwapRow) -> bool:
    """True if nobody is the backup somewhere in the time that the taker took, as the roster stands now."""
    roster = roster_of(tx)
    edges = first_moment(roster.zone, swap.starts), last_moment(roster.zone, swap.ends)
    taken = places_of(roster, swap.taker or "", *edges)
    return lacks_backup(roster, [place for place in taken if place.schedule in swap.schedules])


def tell_not_needed(tx: Transaction, moment: Moment, swap: SwapRow) -> None:
    """Those who were asked, and neither took nor refused it."""
    facts = swap_facts(moment, swap)
    for code in swap.people:
        if code != swap.taker and code not in swap.refused_by:
            tell_operator(tx, moment, code, Text("swap-not-needed", facts))
