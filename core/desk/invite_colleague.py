"""During a talk a colleague, or the client's advisor, is rung and may come in."""

from core.calls.line import busy_operators, open_leg
from core.calls.rows import Call
from core.database.transaction import Transaction
from core.desk.caller import caller_of
from core.desk.moment import Moment
from core.desk.ring_waiting import ring
from core.roster.duty import away_at
from core.roster.rows import Operator


def free_colleagues(tx: Transaction, moment: Moment, call: Call) -> list[Operator]:
    """The client's advisor first; then who is on duty, then the others, as far as they are there."""
    gone = busy_operators(tx) | away_at(moment.roster, moment.at)
    client = caller_of(tx, call).client
    first = [client.advisor or ""] if client else []
    codes = dict.fromkeys([*first, *moment.duty.on_duty, *moment.duty.backup, *moment.operators])
    people = [moment.operators[code] for code in codes if code in moment.operators and code not in gone]
    return [each for each in people if each.phone and each.code != call.operator]


def invite_colleague(tx: Transaction, moment: Moment, call: Call, code: str) -> Operator | None:
    """The colleague whose telephone rings now; None if it cannot, or rings already."""
    colleague = moment.operators.get(code)
    leg = open_leg(tx, call, code, "join") if colleague and colleague.phone else None
    if leg is None:
        return None
    ring(tx, moment, leg)
    return colleague
