"""What a ticket of the telephone says of who called: the number, or that it was withheld."""

from core.calls.rows import Call
from core.database.transaction import Transaction
from core.desk.moment import now_of
from core.tickets.notes import note_text


def note_caller(tx: Transaction, call: Call, more: str = "") -> str:
    """ "☎ +38160…" / "☎ skriven broj", and `more` behind it."""
    shown = shown_number(call.from_number) or note_text("hidden-number", now_of(tx).company.language, {})
    return " · ".join(filter(None, (f"☎ {shown}", more)))


def shown_number(number: str) -> str:
    """The number as the network gave it; empty for the words that it has for a withheld one.

    "anonymous", "unknown", "Restricted" and the like are words without a digit; "sip:ana@example.com" tells
    who calls.
    """
    return number if ":" in number or any(sign.isdigit() for sign in number) else ""
