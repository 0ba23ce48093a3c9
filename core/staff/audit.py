"""The record of who did what; it is only ever added to."""

from typing import Any

from core.database.transaction import Transaction
from core.staff.rows import AuditEntry

# Of what something is done; each has its words among the page's texts (`audit-kind`).
KINDS = (
    *("tickets", "calls", "recordings", "hours", "appointments", "client", "contacts", "statements"),
    *("articles", "roster", "duty", "company", "delivery", "account", "staff", "key", "webhook"),
)
# The `channel` among the facts, where it was neither the page nor the API; in a chat it is the chat's.
TELEPHONE, COMMAND = "voice", "command"


def note(tx: Transaction, who: str, verb: str, kind: str, thing: str, **facts: Any) -> None:
    """Keeps that somebody did this to that, now. Facts hold no secrets and no texts of clients."""
    tx.add(AuditEntry(at=tx.now, who=who, verb=verb, kind=kind, object=thing[:80], facts=facts))
