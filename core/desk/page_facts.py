"""What an operator is told of a page, in chat and by telephone."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.ticket_facts import ticket_facts
from core.escalation.rows import Page
from core.tickets.rows import Ticket


def page_facts(tx: Transaction, moment: Moment, page: Page) -> dict[str, Any]:
    """Those of its ticket, who accepted it and left the client without an answer, and if its walk is over."""
    silent = moment.operators.get(page.silent or "")
    facts = ticket_facts(tx, moment, tx.get(Ticket, page.ticket_id))
    return {**facts, "silent": silent.name if silent else "", "over": _yes(page.state == "exhausted")}


def pages_facts(tx: Transaction, moment: Moment, pages: Sequence[Page], most: int) -> dict[str, Any]:
    """How many there are, and at most so many of them one by one; `more` are not named."""
    # Read at once, and kept until each page has looked at its own.
    tickets = tx.all(select(Ticket).where(Ticket.id.in_([page.ticket_id for page in pages[:most]])))
    shown = [page_facts(tx, moment, page) for page in pages[:most]]
    del tickets
    return {
        "count": len(pages),
        "more": len(pages) - len(shown),
        "over": _yes(all(page.state == "exhausted" for page in pages)),
        "numbers": [facts["number"] for facts in shown],
        "tickets": shown,
    }


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"
