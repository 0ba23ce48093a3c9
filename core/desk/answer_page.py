"""An operator answers pages by button: exactly one accepts each, and the others are told who."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from core.conversations.chat import Choice
from core.database.transaction import Transaction
from core.desk.advance_page import advance_page
from core.desk.call_off import call_off
from core.desk.look_after_accepted import walk_again
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.desk.session_buttons import start_row
from core.desk.share_files import share_files
from core.desk.tell_client import tell_client
from core.desk.tell_outside import tell_page
from core.desk.ticket_story import added_later
from core.escalation.attempts import all_passed, bundle_of, note_handed_on, notified, pass_on
from core.escalation.pages import accept, hurry, is_live, note_reminder
from core.escalation.rows import Page
from core.roster.rows import Operator
from core.tickets.rows import Ticket
from core.tickets.tickets import take

# A page and the opening of it that the operator was shown.
Asked = tuple[int, int]


@dataclass
class Accepted:
    """What became of several pages that one operator wanted."""

    won: list[tuple[Page, Ticket]] = field(default_factory=list)
    late: list[tuple[Page, Ticket]] = field(default_factory=list)


def accept_page(
    tx: Transaction, moment: Moment, page_id: int, operator: Operator, version: int | None = None
) -> bool:
    """The operator takes the page and its ticket; False, and told why, if it was too late.

    `version`: the opening whose message was answered; without one, whichever it is now.
    """
    page = tx.get(Page, page_id)
    ticket = _held(tx, page)
    won = accept(tx, page_id, operator.code, version)
    tx.session.refresh(page)
    if won:
        _tell_winner(tx, moment, page, ticket, operator)
        _tell_others(tx, moment, [(page, ticket)], operator)
    else:
        _tell(tx, moment, operator, _late_key(page, operator, version), page, ticket)
    return won


def accept_pages(tx: Transaction, moment: Moment, asked: Sequence[Asked], operator: Operator) -> Accepted:
    """The operator takes all of these that nobody else has; told once how many, and who has the others."""
    done = Accepted()
    for page_id, version in sorted(asked):
        page = tx.get(Page, page_id)
        ticket = _held(tx, page)
        won = accept(tx, page_id, operator.code, version)
        tx.session.refresh(page)
        (done.won if won else done.late).append((page, ticket))
    _tell_sum(tx, moment, done, operator)
    for page, ticket in done.won:
        _tell_winner(tx, moment, page, ticket, operator)
    _tell_others(tx, moment, done.won, operator)
    return done


def pass_page(
    tx: Transaction, moment: Moment, page_id: int, operator: Operator, version: int | None = None
) -> bool:
    """The operator does not take it and is not asked again while it is open; False: too late, or said before.

    The next step comes now, unless others still think about the newest one.
    """
    page = tx.get(Page, page_id)
    ticket = _held(tx, page)
    is_open = is_live(page, page.version if version is None else version)
    passed = is_open and _passed_on(tx, moment, page, operator)
    key = "you-passed" if is_open else _late_key(page, operator, version)
    _tell(tx, moment, operator, key, page, ticket)
    return passed


def pass_pages(tx: Transaction, moment: Moment, asked: Sequence[Asked], operator: Operator) -> list[Ticket]:
    """The operator takes none of these; told once how many were open. The tickets passed on just now."""
    passed, still = [], 0
    for page_id, version in sorted(asked):
        page = tx.get(Page, page_id)
        ticket = _held(tx, page)
        if is_live(page, version):
            still += 1
            passed += [ticket] if _passed_on(tx, moment, page, operator) else []
    chat = operator_chat(moment.company, operator)
    if chat:
        say(tx, chat, Text("you-passed-all", {"count": still}))
    return passed


def shown_in(tx: Transaction, lead: int) -> list[Asked]:
    """The pages of a bundle, each with the opening for which it was shown."""
    return [(attempt.page_id, attempt.version) for attempt in bundle_of(tx, lead)]


def keep_page(tx: Transaction, moment: Moment, page_id: int, operator: Operator, version: int) -> bool:
    """Who was asked after a silence is at work on it: the time runs once more; False: late, or said twice."""
    page = tx.get(Page, page_id)
    ticket = _held(tx, page)
    mine = page.version == version and page.accepted_by == operator.code
    again = mine and page.reminded == 2
    kept = mine and not again and note_reminder(tx, page, before=1)
    key = "page-kept" if kept or again else _late_key(page, operator, version)
    _tell(tx, moment, operator, key, page, ticket)
    return kept


def hand_on_page(tx: Transaction, moment: Moment, page_id: int, operator: Operator, version: int) -> bool:
    """Who was asked after a silence cannot do it: the page is open again, others are asked; False: late."""
    page = tx.get(Page, page_id)
    ticket = _held(tx, page)
    mine = page.version == version and page.accepted_by == operator.code
    if not mine or not walk_again(tx, moment, page, ticket):
        _tell(tx, moment, operator, _late_key(page, operator, version), page, ticket)
        return False
    note_handed_on(tx, page, operator.code)
    _tell(tx, moment, operator, "you-passed", page, ticket)
    advance_page(tx, moment, page_id)
    return True


def _held(tx: Transaction, page: Page) -> Ticket:
    """The page's ticket, and the page, held in that order; the page as it is now."""
    ticket = tx.locked(Ticket, page.ticket_id)
    tx.locked(Page, page.id)
    assert ticket
    return ticket


def _passed_on(tx: Transaction, moment: Moment, page: Page, operator: Operator) -> bool:
    """Notes the no to an open page; False if that was said before."""
    passed = pass_on(tx, page, operator.code)
    call_off(tx, page)
    if passed and all_passed(tx, page):
        hurry(tx, page.id)
        tx.session.refresh(page)
        advance_page(tx, moment, page.id)
    return passed


def _tell_winner(tx: Transaction, moment: Moment, page: Page, ticket: Ticket, winner: Operator) -> None:
    take(tx, ticket.id, winner.code)
    tell_page(tx, "page.accepted", page, ticket)
    _tell(tx, moment, winner, "page-yours", page, ticket)
    tell_client(tx, moment, ticket, "ticket-taken", {"operator": winner.name})
    tx.session.refresh(ticket)
    share_files(tx, moment, ticket)


def _tell_sum(tx: Transaction, moment: Moment, done: Accepted, operator: Operator) -> None:
    """How many were won, and of each other who has it."""
    chat = operator_chat(moment.company, operator)
    if chat:
        late = [_owner(moment, page, ticket) for page, ticket in done.late]
        say(tx, chat, Text("pages-yours", {"count": len(done.won), "late": late}))


def _tell_others(
    tx: Transaction, moment: Moment, won: Sequence[tuple[Page, Ticket]], winner: Operator
) -> None:
    """Each of those who were asked reads once who has it, however many they are."""
    theirs: dict[str, list[tuple[Page, Ticket]]] = {}
    for page, ticket in won:
        for code in sorted({n.operator for n in notified(tx, page.id) if n.state != "due"} - {winner.code}):
            theirs.setdefault(code, []).append((page, ticket))
        call_off(tx, page, winner.code)
    for code, gone in sorted(theirs.items()):
        operator = moment.operators.get(code)
        chat = operator_chat(moment.company, operator) if operator else None
        if operator and len(gone) == 1:
            _tell(tx, moment, operator, "page-taken", *gone[0])
        elif chat:
            numbers = ", ".join(f"#{ticket.number}" for _, ticket in gone)
            facts = {"count": len(gone), "numbers": numbers, "operator": winner.name}
            say(tx, chat, Text("pages-taken", facts))


def _tell(tx: Transaction, moment: Moment, operator: Operator, key: str, page: Page, ticket: Ticket) -> None:
    chat = operator_chat(moment.company, operator)
    if chat is None:
        return
    facts: dict[str, Any] = _owner(moment, page, ticket)
    rows: list[list[Choice]] = []
    if key == "page-yours":
        facts["added"] = added_later(tx, moment, ticket)
        rows = [*start_row(ticket), [Choice("whole-ticket", "show", {"number": str(ticket.number)})]]
    say(tx, chat, Text(key, facts, rows, ticket.number))


def _owner(moment: Moment, page: Page, ticket: Ticket) -> dict[str, str]:
    owner = moment.operators.get(page.accepted_by or "")
    return {"number": str(ticket.number), "operator": owner.name if owner else ""}


def _late_key(page: Page, operator: Operator, version: int | None) -> str:
    if page.state == "accepted":
        return "page-yours-already" if page.accepted_by == operator.code else "page-taken"
    is_old = page.state == "open" and version != page.version
    return "page-old" if is_old else "page-over"
