"""Takes the next step of pages: says who is to be asked by what way, or gives up loudly."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from core.clients.rows import Client
from core.conversations.chat import Choice
from core.database.outbox import Priority
from core.database.transaction import Transaction
from core.desk.announce_ticket import announce
from core.desk.look_after_accepted import look_after_accepted
from core.desk.moment import Moment
from core.desk.reach import ways_to
from core.desk.say import Text, operator_chat, say
from core.desk.tell_outside import tell_page
from core.desk.ticket_facts import ticket_facts
from core.escalation.attempts import note_attempt, note_attempts, who_passed
from core.escalation.pages import claim_steps, due_and_free, exhaust, hurry
from core.escalation.policy import Policy, Step
from core.escalation.rows import Page
from core.roster.duty import away_at
from core.roster.reading import with_role
from core.roster.rows import Operator
from core.tickets.rows import Ticket


def advance_pages(tx: Transaction, moment: Moment, most: int) -> int:
    """Takes the due steps of so many open pages, as `advance_page` does; how many there were.

    What another worker has in hand is its own. Together they take a fraction of the time: after an outage
    of a client's whole market everybody waits for the last of them.
    """
    pages = due_and_free(tx, most)
    _walk(tx, moment, pages)
    return len(pages)


def advance_page(tx: Transaction, moment: Moment, page_id: int) -> None:
    """Takes the page's step if it is due; steps that reach nobody are passed over at once.

    Asked they are by `ask_operators`, all pages of one moment together. An accepted page is looked after.
    """
    page = tx.get(Page, page_id)
    if page.state == "accepted":
        look_after_accepted(tx, moment, page)
    _walk(tx, moment, [page])


def _walk(tx: Transaction, moment: Moment, pages: Sequence[Page]) -> None:
    """Who gets nobody with a step takes the next one, until the walk is over."""
    while due := [page for page in pages if page.state == "open" and page.due_at and page.due_at <= tx.now]:
        going = [page for page in due if Policy.from_json(page.policy).step(page.steps_taken)]
        for page in due:
            if page not in going:
                _give_up(tx, moment, page)
        taken = claim_steps(tx, going)
        reached = _reach(tx, moment, taken)
        pages = [page for page in taken if page.id not in reached]
        hurry(tx, *(page.id for page in pages))


def _reach(tx: Transaction, moment: Moment, pages: Sequence[Page]) -> set[int]:
    """Notes everybody of the steps just taken as to be asked; the pages for which somebody can be."""
    tickets = {t.id: t for t in tx.all(select(Ticket).where(Ticket.id.in_([p.ticket_id for p in pages])))}
    passed = who_passed(tx, pages)
    asked = []
    for page in pages:
        number = page.steps_taken - 1
        step = Policy.from_json(page.policy).step(number)
        assert step
        people = _people(tx, moment, tickets[page.ticket_id], step.notify)
        left = [person for person in people if (page.id, person.code) not in passed]
        free = _who_is_here(moment, left, step)
        ways = [(person.code, way) for person in free for way in ways_to(person) if way in step.ways]
        asked += [(page, number, code, way) for code, way in ways]
    return note_attempts(tx, asked)


def _people(tx: Transaction, moment: Moment, ticket: Ticket, notify: str) -> Iterable[Operator]:
    everyone = moment.operators
    match notify:
        case "on-duty":
            codes: Iterable[str] = moment.duty.on_duty
        case "backup":
            codes = moment.duty.backup
        case "manager":
            codes = [manager.code for manager in with_role(everyone.values(), "manager")]
        case "advisor":
            advisor = tx.get(Client, ticket.client_id).advisor if ticket.client_id else None
            codes = [advisor] if advisor else []
        case "everyone":
            codes = list(everyone)
        case _:
            codes = [notify]
    return [everyone[code] for code in codes if code in everyone]


def _who_is_here(moment: Moment, people: Sequence[Operator], step: Step) -> Sequence[Operator]:
    """Those whom no absence keeps away; of managers and of everyone rather the absent than nobody.

    Where the one who is named is away, the next step is due at once.
    """
    away = away_at(moment.roster, moment.at)
    here = [person for person in people if person.code not in away]
    if step.notify in ("manager", "everyone") and not any(
        way in step.ways for person in here for way in ways_to(person)
    ):
        return people
    return here


def _give_up(tx: Transaction, moment: Moment, page: Page) -> None:
    """Nobody accepted in all rounds: the managers read it now and are called once more; the desk reads it
    when it opens.
    """
    if not exhaust(tx, page.id):
        return
    ticket = tx.get(Ticket, page.ticket_id)
    tell_page(tx, "page.exhausted", page, ticket)
    for manager in with_role(moment.operators.values(), "manager"):
        chat = operator_chat(moment.company, manager)
        if chat:
            rows = [[Choice("accept", "accept", {"page": page.id, "version": page.version})]]
            text = Text("page-exhausted", ticket_facts(tx, moment, ticket), rows, ticket.number)
            key = f"exhausted-{page.id}-{page.version}-{manager.code}"
            say(tx, chat, text, priority=Priority.URGENT, key=key)
        if "call" in ways_to(manager):
            note_attempt(tx, page, page.steps_taken, manager.code, "call")
    if opens := moment.coverage.opens_at:
        announce(tx, moment, ticket, at=opens)
