"""An operator answers a page, by button or by telephone key: exactly one accepts."""

from dataclasses import dataclass
from typing import Any

from core.database.transaction import Transaction
from core.desk.advance_page import advance_page
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.desk.session_buttons import start_row
from core.desk.tell_client import tell_client
from core.desk.ticket_facts import ticket_facts
from core.escalation.pages import accept, hurry, notified, pass_on, settle
from core.escalation.rows import Notification, Page
from core.roster.rows import Operator
from core.tickets.rows import Ticket
from core.tickets.tickets import take


def accept_page(tx: Transaction, moment: Moment, page_id: int, operator: Operator) -> bool:
    """The operator takes the page and its ticket; False, and told who was faster, if it was too late."""
    page = tx.get(Page, page_id)
    ticket = tx.locked(Ticket, page.ticket_id)
    assert ticket
    won = accept(tx, page_id, operator.code)
    tx.session.refresh(page)
    if won:
        _tell_everyone(tx, moment, page, ticket, operator)
    else:
        _tell(tx, moment, operator, _late_key(page, operator), page, ticket)
    return won


def pass_page(tx: Transaction, moment: Moment, page_id: int, operator: Operator) -> None:
    """The operator does not take it: the next step comes now, and does not ask this operator again."""
    page = tx.get(Page, page_id)
    ticket = tx.get(Ticket, page.ticket_id)
    if page.state != "open":
        _tell(tx, moment, operator, _late_key(page, operator), page, ticket)
        return
    first = pass_on(tx, page_id, operator.code)
    _tell(tx, moment, operator, "you-passed", page, ticket)
    if first:  # pressed again, it must not take the time of those who are asked now
        hurry(tx, page_id)
        tx.session.refresh(page)
        advance_page(tx, moment, page_id)


def _tell_everyone(tx: Transaction, moment: Moment, page: Page, ticket: Ticket, winner: Operator) -> None:
    take(tx, ticket.id, winner.code)
    _tell(tx, moment, winner, "page-yours", page, ticket)
    others = {n.operator for n in notified(tx, page.id)} - {winner.code}
    for code in sorted(others & moment.operators.keys()):
        _tell(tx, moment, moment.operators[code], "page-taken", page, ticket)
    tell_client(tx, moment, ticket, "ticket-taken", {"operator": winner.name})


def _tell(tx: Transaction, moment: Moment, operator: Operator, key: str, page: Page, ticket: Ticket) -> None:
    chat = operator_chat(moment.company, operator)
    owner = moment.operators.get(page.accepted_by or "")
    facts = {"number": str(ticket.number), "operator": owner.name if owner else ""}
    rows = start_row(ticket) if key == "page-yours" else []
    if chat:
        say(tx, chat, Text(key, facts, rows, ticket.number))


def _late_key(page: Page, operator: Operator) -> str:
    if page.state != "accepted":
        return "page-over"
    return "page-yours-already" if page.accepted_by == operator.code else "page-taken"


@dataclass(frozen=True)
class PageAnswer:
    """What an operator hears on the telephone about a page: a prompt's key and its facts."""

    outcome: str
    facts: dict[str, Any]


def offer_page(tx: Transaction, moment: Moment, notification_id: int) -> PageAnswer:
    """The telephone of an operator on duty was picked up: "page", or why it is too late."""
    attempt = tx.get(Notification, notification_id)
    page = tx.get(Page, attempt.page_id)
    facts = ticket_facts(tx, moment, tx.get(Ticket, page.ticket_id))
    return PageAnswer("page", facts) if page.state == "open" else _too_late(moment, page, facts)


def answer_page(tx: Transaction, moment: Moment, notification_id: int, digits: str) -> PageAnswer:
    """The key pressed on the telephone: 1 accepts, 2 passes, nothing is no answer."""
    attempt = tx.get(Notification, notification_id)
    page = tx.get(Page, attempt.page_id)
    facts = ticket_facts(tx, moment, tx.get(Ticket, page.ticket_id))
    operator = moment.operators[attempt.operator]
    if digits == "1":
        already = page.accepted_by == operator.code
        if already or accept_page(tx, moment, page.id, operator):
            settle(tx, notification_id, "accepted")
            return PageAnswer("page-accepted", facts)
        return _too_late(moment, page, facts)
    if digits == "2" and page.state == "open":
        pass_page(tx, moment, page.id, operator)
        return PageAnswer("page-passed", facts)
    return PageAnswer("not-accepted", facts)


def page_call_over(tx: Transaction, notification_id: int, status: str) -> None:
    """The telephone rang out, was busy, or nobody pressed a key: kept, and the policy goes on."""
    if tx.session.get(Notification, notification_id):
        settle(tx, notification_id, "no-key" if status == "completed" else "failed")


def _too_late(moment: Moment, page: Page, facts: dict[str, Any]) -> PageAnswer:
    winner = moment.operators.get(page.accepted_by or "")
    if winner:
        return PageAnswer("page-taken-by", {**facts, "operator": winner.name})
    return PageAnswer("page-over", facts)
