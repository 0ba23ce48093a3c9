"""Opens a ticket and sees to it that somebody hears of it, now or when the promise begins."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from core.clients.identity import Person
from core.clients.rows import Client
from core.contracts.standing import Cover
from core.conversations.rows import Conversation
from core.coverage.calendar import add_working_time
from core.database.transaction import Transaction
from core.desk.announce_ticket import announce
from core.desk.bring_along import bring_along
from core.desk.moment import Moment
from core.desk.page_operator import page_operator
from core.desk.share_files import share_files
from core.desk.tell_outside import tell_ticket
from core.errors import Invalid
from core.roster.rows import Operator
from core.tickets.rows import Ticket
from core.tickets.tickets import add_message, next_number, subject_of, take

# Without a contract there is no promise; this is when we mean to answer.
_RESPONSE_WITHOUT_PLAN = timedelta(hours=8)

Follows = Literal["now", "paged", "later", "advisor"]


@dataclass(frozen=True)
class Opened:
    """A new ticket and what happens next: an operator or the advisor now, a page, or the next opening."""

    ticket: Ticket
    follows: Follows
    facts: dict[str, Any]


def open_ticket(  # noqa: PLR0913 - a ticket has that many sides, all named at the call
    tx: Transaction,
    moment: Moment,
    *,
    text: str,
    source: str,
    who: Person | None = None,
    client: Client | None = None,
    conversation: Conversation | None = None,
    advisor: Operator | None = None,
    can_wait: bool = False,
    tells: bool = True,
) -> Opened:
    """Opens a ticket with its first message, and tells whom the contract says at this moment.

    With an `advisor` (who is there) the advisor alone is told, as long as the desk is open. What `can_wait`
    wakes nobody: it is told when the desk opens. `client`: whose ticket it is where only that is known.
    Without `tells` nobody hears of it here.
    """
    client = who.client if who else client
    cover = moment.cover(client)
    ticket = _stored(tx, moment, cover, client, text=text, source=source, who=who, conversation=conversation)
    if not tells:
        return Opened(ticket, "later", {})
    if advisor and moment.coverage.open:
        announce(tx, moment, ticket, to=[advisor])
        return Opened(ticket, "advisor", {"advisor": advisor.name})
    opened = see_to_it(tx, moment, ticket, may_page=cover.covers_always and not can_wait)
    share_files(tx, moment, ticket)
    return opened


def open_own_ticket(
    tx: Transaction, moment: Moment, operator: Operator, *, text: str, source: str, who: Person | None
) -> Ticket:
    """A ticket that this operator opens and has: nobody else needs to hear of it."""
    client = who.client if who else None
    cover = moment.cover(client)
    ticket = _stored(tx, moment, cover, client, text=text, source=source, who=who, conversation=None)
    take(tx, ticket.id, operator.code)
    tx.session.refresh(ticket)
    return ticket


def _stored(  # noqa: PLR0913 - as above
    tx: Transaction,
    moment: Moment,
    cover: Cover,
    client: Client | None,
    *,
    text: str,
    source: str,
    who: Person | None,
    conversation: Conversation | None,
) -> Ticket:
    """The ticket with its first message."""
    ticket = tx.add(
        Ticket(
            number=next_number(tx),
            client_id=client.id if client else None,
            contact_id=who.contact.id if who else None,
            conversation_id=conversation.id if conversation else None,
            subject=subject_of(text),
            source=source,
            rank=cover.rank,
            opened_at=tx.now,
            answer_due_at=answer_due(moment, cover),
        )
    )
    message = add_message(tx, ticket, text, author="client")
    bring_along(tx, ticket.conversation_id, message)
    tell_ticket(tx, "ticket.opened", ticket)
    return ticket


def see_to_it(tx: Transaction, moment: Moment, ticket: Ticket, *, may_page: bool) -> Opened:
    """Tells those whom the contract says, pages, or leaves it for the opening; gives back which."""
    coverage = moment.coverage
    if coverage.open:
        announce(tx, moment, ticket)
        due = ticket.answer_due_at
        by = due.astimezone(moment.calendar.zone).isoformat() if due else ""
        return Opened(ticket, "now", {"by": by})
    if may_page:
        page_operator(tx, moment, ticket)
        return Opened(ticket, "paged", {})
    opens = coverage.opens_at
    announce(tx, moment, ticket, at=opens)
    return Opened(ticket, "later", {"opens": opens.isoformat() if opens else ""})


def answer_due(moment: Moment, cover: Cover) -> datetime | None:
    """When we promised to answer, in working time; round the clock where the add-on says so.

    None where the calendar knows too few hours to come: a promise without a day must not stop a ticket.
    """
    plan = cover.plan
    promised = timedelta(minutes=plan.response_minutes) if plan else _RESPONSE_WITHOUT_PLAN
    if cover.covers_always:
        return moment.at + promised
    try:
        return add_working_time(moment.calendar, moment.at, promised)
    except Invalid:
        return None
