"""Tells who has to do with a swap what became of it."""

from typing import Any

from core.conversations.chat import Choice
from core.coverage.calendar import first_moment, last_moment
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.desk.tell_appointment import operator_name
from core.roster.reading import with_role
from core.roster.rows import SwapRow


def swap_facts(moment: Moment, swap: SwapRow) -> dict[str, Any]:
    """What the words about a swap need: who for whom, when, by which schedule."""
    zone = moment.calendar.zone
    return {
        "asker": operator_name(moment, swap.asker),
        "asked": operator_name(moment, swap.asked) if swap.asked else "",
        "taker": operator_name(moment, swap.taker) if swap.taker else "",
        "since": first_moment(zone, swap.starts).astimezone(zone).isoformat(),
        "until": last_moment(zone, swap.ends).astimezone(zone).isoformat(),
        "schedules": ", ".join(swap.schedules),
    }


def swap_choices(swap: SwapRow) -> list[list[Choice]]:
    """What somebody who is asked may press."""
    facts = {"swap": swap.id}
    return [[Choice("accept", "accept-swap", facts), Choice("cannot", "refuse-swap", facts)]]


def tell_operator(tx: Transaction, moment: Moment, code: str, text: Text) -> bool:
    """Says it to this operator; False if there is no chat."""
    operator = moment.operators.get(code)
    chat = operator_chat(moment.company, operator) if operator else None
    if chat:
        say(tx, chat, text)
    return chat is not None


def tell_agreed(tx: Transaction, moment: Moment, swap: SwapRow, *, lacks_backup: bool) -> None:
    """Both hear of it, the managers too, and the others who were asked need not answer any more."""
    facts = swap_facts(moment, swap)
    assert swap.taker
    tell_operator(tx, moment, swap.asker, Text("swap-agreed", facts))
    tell_operator(tx, moment, swap.taker, Text("swap-yours", facts))
    told = {**facts, "backup": "no" if lacks_backup else "yes"}
    for manager in with_role(moment.operators.values(), "manager"):
        if manager.code not in (swap.asker, swap.taker):
            tell_operator(tx, moment, manager.code, Text("swap-for-manager", told))
    tell_not_needed(tx, moment, swap)


def tell_not_needed(tx: Transaction, moment: Moment, swap: SwapRow) -> None:
    """Those who were asked, and neither took nor refused it."""
    facts = swap_facts(moment, swap)
    for code in swap.people:
        if code != swap.taker and code not in swap.refused_by:
            tell_operator(tx, moment, code, Text("swap-not-needed", facts))
