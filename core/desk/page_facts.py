"""What an operator is told of a page, in chat and by telephone."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.ticket_facts import tickets_facts
from core.escalation.rows import Page
from core.tickets.rows import Ticket


def page_facts(tx: Transaction, moment: Moment, page: Page) -> dict[str, Any]:
    """Those of its ticket, who accepted it and left the client without an answer, and if its walk is over."""
    return _each(tx, moment, [page])[0]


def pages_facts(tx: Transaction, moment: Moment, pages: Sequence[Page], most: int) -> dict[str, Any]:
    """How many there are, and at most so many of them one by one; `more` are not named."""
    shown = _each(tx, moment, pages[:most])
    return {
        "count": len(pages),
        "more": len(pages) - len(shown),
        "over": _yes(all(page.state == "exhausted" for page in pages)),
        "numbers": [facts["number"] for facts in shown],
        "tickets": shown,
    }


def _each(tx: Transaction, moment: Moment, pages: Sequence[Page]) -> list[dict[str, Any]]:
    tickets = {t.id: t for t in tx.all(select(Ticket).where(Ticket.id.in_([p.ticket_id for p in pages])))}
    facts = tickets_facts(tx, moment, [tickets[page.ticket_id] for page in pages])
    return [{**each, **_about(moment, page)} for page, each in zip(pages, facts, strict=True)]


def _about(moment: Moment, page: Page) -> dict[str, str]:
    silent = moment.operators.get(page.silent or "")
    return {"silent": silent.name if silent else "", "over": _yes(page.state == "exhausted")}


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"
