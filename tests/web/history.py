"""Calls, tickets and pages as the desk would have written them."""

from datetime import timedelta
from itertools import count
from typing import Any

from core.calls.rows import Call
from core.clients.identity import contact_by_code
from core.database.transaction import Transaction
from core.escalation.rows import Page
from core.learning.rows import Question
from core.tickets.rows import Ticket

_numbers = count(1)
ZORA, GRANIT = "zora-milica", "granit-nikola"
STRANGER = "+381642223377"


def call(tx: Transaction, contact: str | None = None, **values: Any) -> Call:
    """A call that has just come from this contact, or from a stranger."""
    return tx.add(
        Call(
            sid=f"CA{next(_numbers)}",
            **_who(tx, contact),
            **{
                "from_number": STRANGER,
                "language": "sr-Latn",
                "decision": "desk",
                "rank": 1,
                "operators": [],
                "reasons": [],
                "consent_to_charge": False,
                "state": "ended",
                "started_at": tx.now,
                **values,
            },
        )
    )


def ticket(tx: Transaction, contact: str | None = None, **values: Any) -> Ticket:
    """A ticket opened just now."""
    known = {"subject": "Ne radi štampač", "source": "chat", "rank": 1, "opened_at": tx.now, **values}
    return tx.add(Ticket(number=1000 + next(_numbers), **_who(tx, contact), **known))


def question(tx: Transaction, text: str, **values: Any) -> Question:
    """Something that was asked just now, and that nobody could answer."""
    plain = {"plain": text.casefold(), "gist": text.casefold(), "outcome": "person", "channel": "telegram"}
    scores = {"top": 0.1, "margin": 0.0, "confidence": 0.05, "scoring": "x"}
    return tx.add(Question(asked_at=tx.now, text=text, **{**plain, **scores, **values}))


def page(tx: Transaction, about: Ticket, *, minutes: int) -> Page:
    """A page that has been walking for so long."""
    return tx.add(Page(ticket_id=about.id, policy={}, opened_at=tx.now - timedelta(minutes=minutes)))


def _who(tx: Transaction, code: str | None) -> dict[str, Any]:
    if code is None:
        return {}
    contact = contact_by_code(tx, code)
    return {"contact_id": contact.id, "client_id": contact.client_id}
