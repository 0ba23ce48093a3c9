"""Who waits is served by who is there now: duty changes while a call is in the line."""

from core.calls.line import ring_order
from core.calls.rows import Call
from core.calls.telephone import telephone_rules
from core.database.transaction import Transaction
from core.desk.moment import Moment


def follow_duty(tx: Transaction, moment: Moment, call: Call) -> None:
    """Who has gone off duty is not rung for this call any more, and who has come is, behind the others.

    The advisor who was asked for stays the first. Once the desk has closed, whoever served it goes on for
    those who called by then; so they do if nobody at all is there.
    """
    on_duty = moment.on_duty()
    there = on_duty.desk if call.decision == "desk" else (*on_duty.desk, *on_duty.on_call)
    stays = [code for code in call.operators if code in there or code == call.wanted_operator]
    come = [code for code in there if code not in stays]
    if not there or (len(stays) == len(call.operators) and not come):
        return
    ordered = ring_order(tx, telephone_rules(moment.company).strategy, come) if come else ()
    call.operators = [*stays, *ordered]
    tx.session.flush()
