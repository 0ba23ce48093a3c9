"""An operator's telephone was picked up for pages: hears what waits, and answers by key."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.calls.line import NO_SUCH_NUMBER
from core.database.outbox import record_arrived, record_refused
from core.database.transaction import Transaction
from core.desk.answer_page import (
    Asked,
    accept_page,
    accept_pages,
    hand_on_page,
    keep_page,
    pass_page,
    pass_pages,
)
from core.desk.ask_operator import MOST_SHOWN, ask_failed
from core.desk.call_off import note_picked_up, note_ringing
from core.desk.moment import Moment
from core.desk.page_facts import page_facts, pages_facts
from core.escalation.attempts import bundle_of, settle
from core.escalation.pages import is_asked_again, is_live
from core.escalation.rows import Notification, Page
from core.roster.rows import Operator

# How a telephone that was not picked up is told apart by Twilio; "failed" means a number that is none.
_ENDS = {"completed": "no-key", "busy": "no-answer", "no-answer": "no-answer", "canceled": "no-answer"}


@dataclass(frozen=True)
class PageAnswer:
    """What an operator hears on the telephone about pages: a prompt's key and its facts."""

    outcome: str
    facts: dict[str, Any]


def offer_page(tx: Transaction, moment: Moment, notification_id: int) -> PageAnswer:
    """The telephone was picked up: "page", "pages", "page-silent", or why it is too late."""
    attempts = _called_for(tx, notification_id)
    note_picked_up(tx, notification_id)
    attempt, page = attempts[0]
    if is_asked_again(page, attempt):
        return PageAnswer("page-silent", page_facts(tx, moment, page))
    pages = [page for attempt, page in attempts if _is_open(attempt, page)]
    if not pages:
        return _too_late(tx, moment, attempts[0][1])
    if len(pages) == 1:
        return PageAnswer("page", page_facts(tx, moment, pages[0]))
    return PageAnswer("pages", pages_facts(tx, moment, pages, MOST_SHOWN))


def answer_page(tx: Transaction, moment: Moment, notification_id: int, digits: str) -> PageAnswer:
    """The key pressed on the telephone: 1 accepts all that are open, 2 passes them, nothing is no answer.

    Who is asked because a client waits since they accepted says so with the same keys.
    """
    attempts = _called_for(tx, notification_id)
    operator = moment.operators[attempts[0][0].operator]
    if is_asked_again(attempts[0][1], attempts[0][0]):
        return _answer_again(tx, moment, *attempts[0], digits)
    if digits == "1":
        return _accepted(tx, moment, attempts, operator)
    still = [(page.id, attempt.version) for attempt, page in attempts if _is_open(attempt, page)]
    if digits == "2" and still:
        return _passed(tx, moment, still, operator, attempts[0][1])
    return PageAnswer("not-accepted", page_facts(tx, moment, attempts[0][1]))


def _answer_again(
    tx: Transaction, moment: Moment, attempt: Notification, page: Page, digits: str
) -> PageAnswer:
    """Who accepted and was silent: 1 is at work on it, 2 hands it on, nothing is no answer."""
    operator = moment.operators[attempt.operator]
    facts = page_facts(tx, moment, page)
    match digits:
        case "1":
            keep_page(tx, moment, page.id, operator, attempt.version)
            settle(tx, attempt.id, "accepted")
            return PageAnswer("page-kept", facts)
        case "2":
            hand_on_page(tx, moment, page.id, operator, attempt.version)
            return PageAnswer("page-passed", facts)
    return PageAnswer("not-accepted", facts)


def page_call_rings(tx: Transaction, notification_id: int, sid: str) -> None:
    """The telephone rings: the order has arrived, even if Twilio's answer to it was lost."""
    record_arrived(tx, f"page-{notification_id}", sid)
    note_ringing(tx, notification_id, sid)


def page_call_over(tx: Transaction, notification_id: int, status: str, sip: str = "") -> None:
    """The telephone rang out, was busy, or nobody pressed a key: kept, and the policy goes on.

    A number that cannot be reached at all: the next step comes now. `sip`: how its network ended the call.
    """
    note_picked_up(tx, notification_id)
    if status not in _ENDS:
        if sip in NO_SUCH_NUMBER:
            record_refused(tx, f"page-{notification_id}", f"SIP {sip}: there is no such number")
        ask_failed(tx, notification_id, "the call could not be made")
        return
    for attempt in bundle_of(tx, notification_id):
        settle(tx, attempt.id, _ENDS[status])


def _called_for(tx: Transaction, notification_id: int) -> list[tuple[Notification, Page]]:
    """The attempts of this call, each with its page; raises NoResultFound if there was no such call."""
    first = tx.get(Notification, notification_id)
    return [(each, tx.get(Page, each.page_id)) for each in bundle_of(tx, notification_id) or [first]]


def _is_open(attempt: Notification, page: Page) -> bool:
    return is_live(page, attempt.version)


def _accepted(
    tx: Transaction, moment: Moment, attempts: Sequence[tuple[Notification, Page]], operator: Operator
) -> PageAnswer:
    first = attempts[0][1]
    asked: list[Asked] = [
        (page.id, attempt.version) for attempt, page in attempts if page.accepted_by != operator.code
    ]
    mine = len(attempts) - len(asked)
    if len(attempts) == 1:
        won = mine + (bool(asked) and accept_page(tx, moment, first.id, operator, asked[0][1]))
    else:
        won = mine + (len(accept_pages(tx, moment, asked, operator).won) if asked else 0)
    for attempt, page in attempts:
        if page.accepted_by == operator.code:
            settle(tx, attempt.id, "accepted")
    if not won:
        return _too_late(tx, moment, first)
    facts = page_facts(tx, moment, first)
    if len(attempts) == 1:
        return PageAnswer("page-accepted", facts)
    return PageAnswer("pages-accepted", {"count": won, "late": len(attempts) - won})


def _passed(
    tx: Transaction, moment: Moment, still: Sequence[Asked], operator: Operator, first: Page
) -> PageAnswer:
    if len(still) == 1:
        pass_page(tx, moment, still[0][0], operator, still[0][1])
    else:
        pass_pages(tx, moment, still, operator)
    return PageAnswer("page-passed", page_facts(tx, moment, first))


def _too_late(tx: Transaction, moment: Moment, page: Page) -> PageAnswer:
    winner = moment.operators.get(page.accepted_by or "")
    facts = page_facts(tx, moment, page)
    if winner:
        return PageAnswer("page-taken-by", {**facts, "operator": winner.name})
    return PageAnswer("page-over", facts)
