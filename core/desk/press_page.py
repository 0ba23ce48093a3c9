"""An operator presses a button of a page."""

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

ACTIONS = frozenset({"accept", "pass", "accept-all", "pass-all", "work-on-it", "hand-on"})


def press_page(shift: Shift, button: Button) -> None:
    """Does what the button says; a late or repeated press is settled by the page's own state and version."""
    tx, moment, operator, facts = shift.tx, shift.moment, shift.operator, button.facts
    match button.action:
        # Buttons shown before there were versions belong to the first opening.
        case "accept":
            accept_page(tx, moment, facts["page"], operator, facts.get("version", 0))
        case "pass":
            pass_page(tx, moment, facts["page"], operator, facts.get("version", 0))
        case "accept-all":
            accept_pages(tx, moment, shown_in(tx, facts["bundle"]), operator)
        case "pass-all":
            pass_pages(tx, moment, shown_in(tx, facts["bundle"]), operator)
        case "work-on-it":
            keep_page(tx, moment, facts["page"], operator, facts["version"])
        case "hand-on":
            hand_on_page(tx, moment, facts["page"], operator, facts["version"])
