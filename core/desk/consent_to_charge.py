"""A caller whose time is used up agrees to the charge by pressing 1, or does not."""

from core.calls.line import move
from core.calls.rows import Call
from core.database.transaction import Transaction
from core.desk.moment import now_of
from core.desk.seek_person import enter_line, leave_message


def consent_to_charge(tx: Transaction, call: Call, *, given: bool) -> None:
    """Keeps the consent with its moment on the call, and goes on; otherwise a message is taken."""
    if call.state != "consent":
        return
    if given and move(tx, call, to="consent", before=("consent",), consented_at=tx.now):
        enter_line(tx, now_of(tx), call)
    else:
        leave_message(tx, call)
