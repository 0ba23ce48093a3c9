"""A ticket that was closed a few days ago is open again: the client writes that it is not done."""

from datetime import timedelta

from core.clients.identity import Person
from core.database.transaction import Transaction
from core.desk.add_to_ticket import add_to_ticket
from core.desk.moment import Moment
from core.desk.open_ticket import Opened, answer_due, see_to_it
from core.tickets.rows import Ticket
from core.tickets.tickets import reopen

REOPENS_FOR = timedelta(days=7)


def reopen_ticket(
    tx: Transaction, moment: Moment, ticket: Ticket, who: Person | None, words: str
) -> Opened | None:
    """Opens it with these words and tells whom the contract says, as for a new one; None: too late."""
    if not reopen(tx, ticket, tx.now - REOPENS_FOR):
        return None
    tx.session.refresh(ticket)
    cover = moment.cover(who.client if who else None)
    ticket.answer_due_at = answer_due(moment, cover)
    if words:
        add_to_ticket(tx, moment, ticket, who, words)
    return see_to_it(tx, moment, ticket, may_page=cover.covers_always)
