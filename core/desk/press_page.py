"""An operator presses a button of a page."""

from typing import Any

from core.conversations.rows import Button
from core.desk.answer_page import (
    accept_page,
    accept_pages,
    hand_on_page,
    keep_page,
    pass_page,
    pass_pages,
    shown_in,
)
from core.desk.shift import Shift
from core.escalation.rows import Page
from core.tickets.rows import Ticket

_ONE = {"accept": accept_page, "pass": pass_page, "work-on-it": keep_page, "hand-on": hand_on_page}
ACTIONS = frozenset({*_ONE, "accept-all", "pass-all"})


def press_page(shift: Shift, button: Button) -> None:
    """Does what the button says; a late or repeated press is settled by the page's own state and version."""
    tx, moment, operator, facts = shift.tx, shift.moment, shift.operator, button.facts
    match button.action:
        case "accept-all":
            for _, ticket in accept_pages(tx, moment, shown_in(tx, facts["bundle"]), operator).won:
                shift.did("accept", "tickets", ticket.number)
        case "pass-all":
            for ticket in pass_pages(tx, moment, shown_in(tx, facts["bundle"]), operator):
                shift.did("pass", "tickets", ticket.number)
        case action:
            _press_one(shift, action, facts)


def _press_one(shift: Shift, action: str, facts: dict[str, Any]) -> None:
    tx, page_id = shift.tx, facts["page"]
    # Buttons shown before there were versions belong to the first opening.
    if _ONE[action](tx, shift.moment, page_id, shift.operator, facts.get("version", 0)):
        shift.did(action, "tickets", tx.get(Ticket, tx.get(Page, page_id).ticket_id).number)
