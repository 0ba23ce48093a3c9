"""A caller types the PIN that proves who calls. It is compared, and kept nowhere."""

from core.calls.line import move
from core.calls.rows import Call
from core.database.transaction import Transaction
from core.desk.caller import prove, trust
from core.desk.moment import now_of
from core.desk.prompt import Prompt, Said
from core.desk.seek_person import ask_before_charge, enter_line, leave_message, seek_person
from core.desk.tell_standing import tell_standing

MOST_TRIES = 3


def enter_pin(tx: Transaction, call: Call, pin: str) -> list[Said]:
    """Goes on to what it was asked for; after three wrong ones to what needs none.

    0 is a person; where the PIN was to agree to a charge, nothing is agreed to. * asks again.
    """
    if call.state != "pin" or pin == "*":
        return []
    if pin == "0" and call.wish != "standing":
        enter_line(tx, now_of(tx), call)
        return []
    if pin == "0":
        seek_person(tx, call, insists=True)
        return []
    if pin and prove(tx, call, pin):
        return _proven(tx, call)
    call.tries += 1
    tx.session.flush()
    if call.tries < MOST_TRIES and trust(tx, call) == "pin":
        return [Prompt("pin-wrong")] if pin else []
    return _refused(tx, call)


def _proven(tx: Transaction, call: Call) -> list[Said]:
    if call.wish != "standing":
        ask_before_charge(tx, call)
        return []
    move(tx, call, to="menu", before=("pin",), tries=0)
    return tell_standing(tx, call)


def _refused(tx: Transaction, call: Call) -> list[Said]:
    if call.wish != "standing":
        leave_message(tx, call)  # why, is said on the way there
        return []
    move(tx, call, to="menu", before=("pin",), tries=0)
    return [Prompt("pin-refused")]
