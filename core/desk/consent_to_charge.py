"""A caller whose time is used up agrees to the charge by pressing 1, or does not."""

from core.calls.line import move
from core.calls.rows import Call
from core.database.transaction import Transaction
from core.desk.moment import now_of
from core.desk.prompt import Prompt, Said
from core.desk.seek_person import enter_line, leave_message

# The price is told so often, where neither yes nor no came; money is never spent by silence.
MOST_TIMES = 2


def consent_to_charge(tx: Transaction, call: Call, key: str) -> list[Said]:
    """1 keeps the consent with its moment on the call, and goes on; 2 takes a message; * asks again.

    0 is a person, as everywhere: nothing is agreed to, which the operator hears.
    Anything else, or nothing, asks once more, and is then a no.
    """
    if call.state != "consent":
        return []
    if key == "1" and move(tx, call, to="consent", before=("consent",), consented_at=tx.now):
        enter_line(tx, now_of(tx), call)
        return [Prompt("consented")]
    if key == "0":
        enter_line(tx, now_of(tx), call)
    if key in ("*", "0"):
        return []
    call.tries += 1
    tx.session.flush()
    if key == "2" or call.tries >= MOST_TIMES:
        leave_message(tx, call)
        return []
    return [Prompt("not-understood")] if key else []


def is_unagreed(call: Call) -> bool:
    """True for a caller whose plan asks before it charges, and who asked for a person instead of agreeing."""
    return call.used_up == "ask" and call.consented_at is None
