"""Rings free operators for those who wait: higher ranks first, then who has waited longest.

While somebody with a contract is in the line, nobody is rung for a caller without one.
"""

from datetime import timedelta

from core.calls.line import RING_SECONDS, busy_operators, contract_waits, legs_of, open_leg, waiting_calls
from core.calls.rows import Call, CallLeg
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
    for call in waiting_calls(tx):
        if reserved and call.rank < CONTRACT_RANK:
            break  # and so are all behind it
        operator = _next_operator(tx, moment, call, busy)
        leg = open_leg(tx, call, operator) if operator else None
        if leg:
            busy.add(leg.operator)
            _ring(tx, moment, leg)


def nobody_left(tx: Transaction, call: Call) -> bool:
    """True if every operator of this call was rung, and none of their telephones rings still."""
    legs = legs_of(tx, call)
    tried = {leg.operator for leg in legs}
    return all(leg.ended_at for leg in legs) and tried >= set(call.operators)


def _next_operator(tx: Transaction, moment: Moment, call: Call, busy: set[str]) -> str | None:
    tried = {leg.operator for leg in legs_of(tx, call)}
    free = (c for c in call.operators if c in moment.operators and c not in busy and c not in tried)
    return next(free, None)


def _ring(tx: Transaction, moment: Moment, leg: CallLeg) -> None:
    payload = {
        "do": "ring",
        "leg": leg.id,
        "to": moment.operators[leg.operator].phone,
        "seconds": RING_SECONDS,
    }
    key = f"ring-{leg.id}"
    put(tx, "voice", key, payload, priority=Priority.URGENT, key=key, lasts=timedelta(seconds=RING_SECONDS))
