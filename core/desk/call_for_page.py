"""An operator's telephone was picked up for pages: hears what waits, and answers by key."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
from core.desk.say import operator_chat
from core.escalation.attempts import bundle_of, settle
from core.escalation.pages import hold, is_asked_again, is_live, step_of_silence
from core.escalation.rows import Notification, Page
from core.roster.rows import Operator
from core.staff.audit import TELEPHONE, note
from core.tickets.rows import Ticket

# How a telephone that was not picked up is told apart by Twilio; "failed" means a number that is none.
_ENDS = {"completed": "no-key", "busy": "no-answer", "no-answer": "no-answer", "canceled": "no-answer"}

_Attempts = Sequence[tuple[Notification, Page]]


@dataclass(frozen=True)
class PageAnswer:
    """What an operator hears on the telephone about pages: a prompt's key and its facts.

    `silent`: the page of which whoever accepted is asked; `more`: this call has another question after it.
    """

    outcome: str
    facts: dict[str, Any]
    silent: int | None = None
    more: bool = False


def offer_page(tx: Transaction, moment: Moment, notification_id: int) -> PageAnswer:
    """The telephone was picked up: "page", "pages", "page-silent", or why it is too late."""
    note_picked_up(tx, notification_id)
    attempts = _called_for(tx, notification_id)
    return _question(tx, moment, attempts) or _too_late(tx, moment, attempts[0][1])


def _question(tx: Transaction, moment: Moment, attempts: _Attempts) -> PageAnswer | None:
    """What is asked next: who takes all that are open; then, one by one, what was taken and left lying."""
    pages = [page for attempt, page in attempts if _is_open(attempt, page)]
    if len(pages) > 1:
        return PageAnswer("pages", pages_facts(tx, moment, pages, MOST_SHOWN))
    if pages:
        return PageAnswer("page", page_facts(tx, moment, pages[0]))
    silent = next((page for attempt, page in attempts if is_asked_again(page, attempt)), None)
    return PageAnswer("page-silent", page_facts(tx, moment, silent), silent.id) if silent else None


def answer_page(
    tx: Transaction, moment: Moment, notification_id: int, digits: str, silent: int | None = None
) -> PageAnswer:
    """The key pressed on the telephone: 1 accepts all that are open, 2 passes them, nothing is no answer.

    Asked about `silent`, the page with this id that was accepted and left without an answer: 1 is at work
    on it, 2 hands it on. Whoever presses no key is asked nothing more.
    """
    attempts = _called_for(tx, notification_id)
    if silent is None:
        answer = _answer_open(tx, moment, attempts, digits)
    else:
        asked = [(attempt, page) for attempt, page in attempts if page.id == silent]
        answer = _answer_silent(tx, moment, *(asked or attempts)[0], digits)
    if answer.outcome == "not-accepted":
        return answer
    for _, page in attempts:
        tx.session.refresh(page)
    return replace(answer, more=_question(tx, moment, attempts) is not None)


def _answer_open(tx: Transaction, moment: Moment, attempts: _Attempts, digits: str) -> PageAnswer:
    operator = moment.operators[attempts[0][0].operator]
    fresh = [ask for ask in attempts if _is_about_taking(*ask)] or attempts
    if digits == "1":
        return _accepted(tx, moment, fresh, operator)
    still = [(page.id, attempt.version) for attempt, page in fresh if _is_open(attempt, page)]
    if digits == "2" and still:
        return _passed(tx, moment, still, operator, fresh[0][1])
    return PageAnswer("not-accepted", page_facts(tx, moment, fresh[0][1]))


def _answer_silent(
    tx: Transaction, moment: Moment, attempt: Notification, page: Page, digits: str
) -> PageAnswer:
    if not is_asked_again(page, attempt):
        return _too_late(tx, moment, page)
    operator = moment.operators[attempt.operator]
    facts = page_facts(tx, moment, page)
    match digits:
        case "1":
            if keep_page(tx, moment, page.id, operator, attempt.version):
                _note(tx, operator, "work-on-it", [page.ticket_id])
            settle(tx, attempt.id, "accepted")
            return PageAnswer("page-kept", facts)
        case "2":
            settle(tx, attempt.id, "passed")
            if hand_on_page(tx, moment, page.id, operator, attempt.version):
                _note(tx, operator, "hand-on", [page.ticket_id])
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
    # Whoever changes attempts holds their pages first.
    hold(tx, (attempt.page_id for attempt in bundle_of(tx, notification_id)))
    note_picked_up(tx, notification_id)
    if status not in _ENDS:
        if sip in NO_SUCH_NUMBER:
            record_refused(tx, f"page-{notification_id}", f"SIP {sip}: there is no such number")
        ask_failed(tx, notification_id, "the call could not be made")
        return
    for attempt in bundle_of(tx, notification_id):
        settle(tx, attempt.id, _ENDS[status])


def _called_for(tx: Transaction, notification_id: int) -> _Attempts:
    """The attempts of this call, each with its page; raises NoResultFound if there was no such call."""
    first = tx.get(Notification, notification_id)
    return [(each, tx.get(Page, each.page_id)) for each in bundle_of(tx, notification_id) or [first]]


def _is_about_taking(attempt: Notification, page: Page) -> bool:
    """Not what was passed in chat meanwhile, nor what was accepted and left lying."""
    return attempt.state != "passed" and attempt.step != step_of_silence(page)


def _is_open(attempt: Notification, page: Page) -> bool:
    """What was passed in chat meanwhile is not asked for."""
    return is_live(page, attempt.version) and attempt.state != "passed"


def _accepted(tx: Transaction, moment: Moment, attempts: _Attempts, operator: Operator) -> PageAnswer:
    first = attempts[0][1]
    asked: list[Asked] = [
        (page.id, attempt.version) for attempt, page in attempts if page.accepted_by != operator.code
    ]
    mine = len(attempts) - len(asked)
    taken = _take(tx, moment, asked, operator, is_alone=len(attempts) == 1)
    _note(tx, operator, "accept", taken)
    won = mine + len(taken)
    for attempt, page in attempts:
        if page.accepted_by == operator.code:
            settle(tx, attempt.id, "accepted")
    if not won:
        return _too_late(tx, moment, first)
    chat = "yes" if operator_chat(moment.company, operator) else "no"
    if len(attempts) == 1:
        return PageAnswer("page-accepted", {**page_facts(tx, moment, first), "chat": chat})
    return PageAnswer("pages-accepted", {"count": won, "late": len(attempts) - won, "chat": chat})


def _take(
    tx: Transaction, moment: Moment, asked: Sequence[Asked], operator: Operator, *, is_alone: bool
) -> list[int]:
    """Accepts them; the ids of the tickets of those that nobody else had."""
    if asked and is_alone:
        page = tx.get(Page, asked[0][0])
        return [page.ticket_id] if accept_page(tx, moment, page.id, operator, asked[0][1]) else []
    return [page.ticket_id for page, _ in accept_pages(tx, moment, asked, operator).won] if asked else []


def _passed(
    tx: Transaction, moment: Moment, still: Sequence[Asked], operator: Operator, first: Page
) -> PageAnswer:
    if len(still) == 1:
        page = tx.get(Page, still[0][0])
        passed = [page.ticket_id] if pass_page(tx, moment, page.id, operator, still[0][1]) else []
    else:
        passed = [ticket.id for ticket in pass_pages(tx, moment, still, operator)]
    _note(tx, operator, "pass", passed)
    return PageAnswer("page-passed", page_facts(tx, moment, first))


def _note(tx: Transaction, operator: Operator, verb: str, ticket_ids: Sequence[int]) -> None:
    """Keeps in the audit what was done by key."""
    for ticket_id in ticket_ids:
        number = str(tx.get(Ticket, ticket_id).number)
        note(tx, operator.code, verb, "tickets", number, channel=TELEPHONE)


def _too_late(tx: Transaction, moment: Moment, page: Page) -> PageAnswer:
    winner = moment.operators.get(page.accepted_by or "")
    facts = page_facts(tx, moment, page)
    if winner:
        return PageAnswer("page-taken-by", {**facts, "operator": winner.name})
    return PageAnswer("page-over", facts)
