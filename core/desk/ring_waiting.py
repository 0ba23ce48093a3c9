"""Rings free operators for those who wait: higher ranks first, then who has waited longest.

One after another, or all who are free at once, as the company file says; each by a call of its own.

While somebody with a contract is in the line, nobody is rung for a caller without one.
"""

from datetime import timedelta

from core.calls.line import RING_SECONDS, busy_operators, contract_waits, legs_of, open_leg, waiting_calls
from core.calls.rows import Call, CallLeg
from core.calls.telephone import telephone_rules
from core.company.organisation import one_at_a_time
from core.contracts.standing import CONTRACT_RANK
from core.database.outbox import Priority, put
from core.database.transaction import Transaction
from core.desk.moment import Moment


def ring_waiting(tx: Transaction, moment: Moment) -> None:
    """Gives each waiting call the next free operator whom it has not tried yet."""
    # Two matchers at once would see the same operator free.
    one_at_a_time(tx)
    busy = busy_operators(tx)
    reserved = contract_waits(tx)
    all_at_once = telephone_rules(moment.company).strategy == "all-at-once"
    for call in waiting_calls(tx, rung_for=all_at_once):
        if reserved and call.rank < CONTRACT_RANK:
            break  # and so are all behind it
        free = _free_operators(tx, moment, call, busy)
        for operator in free if all_at_once else free[:1]:
            leg = open_leg(tx, call, operator)
            if leg:
                busy.add(leg.operator)
                ring(tx, moment, leg)


def nobody_left(tx: Transaction, call: Call) -> bool:
    """True if every operator of this call was rung, and none of their telephones rings still."""
    legs = legs_of(tx, call)
    tried = {leg.operator for leg in legs}
    return all(leg.ended_at for leg in legs) and tried >= set(call.operators)


def _free_operators(tx: Transaction, moment: Moment, call: Call, busy: set[str]) -> list[str]:
    """Whom this call has not tried yet: the one asked for first, then in the order of the decision."""
    tried = {leg.operator for leg in legs_of(tx, call)}
    wanted = [call.wanted_operator] if call.wanted_operator else []
    people = moment.operators
    there = (code for code in dict.fromkeys([*wanted, *call.operators]) if code in people)
    return [code for code in there if people[code].phone and code not in busy and code not in tried]


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
