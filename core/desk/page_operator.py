"""Starts a page: somebody on duty is asked until somebody accepts."""

from core.database.transaction import Transaction
from core.desk.advance_page import advance_page
from core.desk.moment import Moment
from core.desk.tell_outside import tell_page
from core.escalation.pages import open_page
from core.escalation.rows import Page
from core.tickets.rows import Ticket


def page_operator(tx: Transaction, moment: Moment, ticket: Ticket) -> None:
    """Opens the ticket's page and takes its first step, if that is due at once."""
    page_id = open_page(tx, ticket.id)
    if page_id is not None:
        tell_page(tx, "page.opened", tx.get(Page, page_id), ticket)
        advance_page(tx, moment, page_id)
