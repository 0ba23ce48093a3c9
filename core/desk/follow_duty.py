"""Who waits is served by who is there now: duty changes while a call is in the line."""

from core.calls.line import ring_order
from core.calls.rows import Call
from core.calls.telephone import telephone_rules
from core.database.transaction import Transaction
from core.desk.moment import Moment


def follow_duty(tx: Transaction, moment: Moment, call: Call) -> None:
    """Writes on the call who serves it now. Only where the call is held: other calls are somebody else's."""
    serving = who_serves(tx, moment, call)
    if serving != call.operators:
        call.operators = serving
        tx.session.flush()


def who_serves(tx: Transaction, moment: Moment, call: Call) -> list[str]:
    """The call's operators without who has gone off duty, and behind them who has come.

    The advisor who was asked for stays the first. Once the desk has closed, whoever served it goes on for
    those who called by then; so they do if nobody at all is there.
    """
    on_duty = moment.on_duty()
    there = on_duty.desk if call.decision == "desk" else (*on_duty.desk, *on_duty.on_call)
    if not there:
        return call.operators
    stays = [code for code in call.operators if code in there or code == call.wanted_operator]
    come = [code for code in there if code not in stays]
    ordered = ring_order(tx, telephone_rules(moment.company).strategy, come) if come else ()
    return [*stays, *ordered]
