"""Rings free operators for those who wait, in the order of `core.calls.turns`.

One after another, or all who are free at once, as the company file says; each by a call of its own.

For a caller without a contract nobody is rung who may still be rung for one with a contract before it.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from core.calls.line import (
    DROPPED,
    RING_AGAIN_AFTER,
    RING_SECONDS,
    busy_operators,
    legs_of,
    open_leg,
    rung_for,
    talking_operators,
    waiting_calls,
)
from core.calls.rows import Call, CallLeg
from core.calls.telephone import telephone_rules
from core.company.organisation import one_at_a_time
from core.contracts.standing import CONTRACT_RANK
from core.database.outbox import Priority, put
from core.database.transaction import Transaction
from core.desk.follow_duty import who_serves
from core.desk.moment import Moment

# One telephone rings so often for one caller, and no more.
MOST_RINGS = 3


def ring_waiting(tx: Transaction, moment: Moment) -> None:
    """Gives each waiting call the next free operator who may be rung for it."""
    # Two matchers at once would see the same operator free.
    one_at_a_time(tx)
    busy = busy_operators(tx)
    all_at_once = telephone_rules(moment.company).strategy == "all-at-once"
    rung = set[int]() if all_at_once else rung_for(tx)
    for_contracts = set[str]()
    for call in waiting_calls(tx, also_rung=True):
        has_contract = call.rank >= CONTRACT_RANK
        free = _free_operators(tx, moment, call, busy if has_contract else busy | for_contracts)
        if has_contract:
            for_contracts.update(free)
        if call.id not in rung:
            busy |= _ring(tx, moment, call, free if all_at_once else free[:1])


def _ring(tx: Transaction, moment: Moment, call: Call, operators: Sequence[str]) -> set[str]:
    """Whose telephones ring for this call now."""
    legs = [leg for operator in operators if (leg := open_leg(tx, call, operator))]
    for leg in legs:
        ring(tx, moment, leg)
    return {leg.operator for leg in legs}


def nobody_left(tx: Transaction, call: Call) -> bool:
    """True if every operator of this call was rung, no telephone rings still, and nobody of them talks."""
    legs = legs_of(tx, call)
    tried = {leg.operator for leg in legs}
    everybody = set(call.operators)
    return all(leg.ended_at for leg in legs) and tried >= everybody and not everybody & talking_operators(tx)


def nobody_to_come(tx: Transaction, moment: Moment, call: Call) -> bool:
    """True if no telephone rings for this call or will: each operator said no or was rung to the end."""
    legs = legs_of(tx, call)
    return all(leg.ended_at for leg in legs) and _asked_enough(legs).issuperset(who_serves(tx, moment, call))


def _free_operators(tx: Transaction, moment: Moment, call: Call, busy: set[str]) -> list[str]:
    """Whom this call may try (again): the one asked for first, then in the order of the decision."""
    wanted = [call.wanted_operator] if call.wanted_operator else []
    serving = dict.fromkeys([*wanted, *who_serves(tx, moment, call)])
    if busy.issuperset(serving):
        return []
    legs = legs_of(tx, call)
    tried = _asked_enough(legs) | {leg.operator for leg in legs if not _may_ring_again(tx, leg)}
    people = moment.operators
    there = (code for code in serving if code in people)
    return [code for code in there if people[code].phone and code not in busy and code not in tried]


def _asked_enough(legs: Sequence[CallLeg]) -> set[str]:
    """Who said no, or was rung to the end."""
    times = Counter(leg.operator for leg in legs)
    passed = {leg.operator for leg in legs if leg.reason == "passed"}
    return passed | {operator for operator, count in times.items() if count >= MOST_RINGS}


def _may_ring_again(tx: Transaction, leg: CallLeg) -> bool:
    """Who said no is not asked again for this caller; who did not hear it may be, a while later.

    Whose telephone dropped as they took the call is rung at once.
    """
    if leg.ended_at is None or leg.reason == "passed":
        return False
    return leg.reason == DROPPED or leg.ended_at <= tx.now - RING_AGAIN_AFTER


def ring(tx: Transaction, moment: Moment, leg: CallLeg) -> None:
    """Rings this operator's telephone."""
    payload = {
        "do": "ring",
        "leg": leg.id,
        "to": moment.operators[leg.operator].phone,
        "seconds": RING_SECONDS,
    }
    key = f"ring-{leg.id}"
    put(tx, "voice", key, payload, priority=Priority.URGENT, key=key, lasts=timedelta(seconds=RING_SECONDS))
