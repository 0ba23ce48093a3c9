"""Takes the next step of pages: says who is to be asked by what way, or gives up loudly."""

from collections.abc import Iterable

from sqlalchemy import select

from core.clients.rows import Client
from core.conversations.chat import Choice
from core.database.outbox import Priority
from core.database.transaction import Transaction
from core.desk.announce_ticket import announce
from core.desk.look_after_accepted import look_after_accepted
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.desk.ticket_facts import ticket_facts
from core.escalation.attempts import has_passed, note_attempt
from core.escalation.pages import claim_step, due_and_free, exhaust, hurry
from core.escalation.policy import Policy, Step
from core.escalation.rows import Page
from core.roster.reading import with_role
from core.roster.rows import Operator
from core.tickets.rows import Ticket


def advance_pages(tx: Transaction, moment: Moment, most: int) -> int:
    """Takes the due steps of so many open pages, as `advance_page` does; how many there were.

    What another worker has in hand is its own. Together they take a fraction of the time: after an outage
    of a client's whole market everybody waits for the last of them.
    """
    pages = due_and_free(tx, most)
    # Read at once, and kept until each page has looked at its own.
    tickets = tx.all(select(Ticket).where(Ticket.id.in_([page.ticket_id for page in pages])))
    for page in pages:
        _walk(tx, moment, page)
    del tickets
    return len(pages)


def advance_page(tx: Transaction, moment: Moment, page_id: int) -> None:
    """Takes the page's step if it is due; steps that reach nobody are passed over at once.

    Asked they are by `ask_operator`, all pages of one moment together. An accepted page is looked after.
    """
    page = tx.get(Page, page_id)
    if page.state == "accepted":
        look_after_accepted(tx, moment, page)
    _walk(tx, moment, page)


def _walk(tx: Transaction, moment: Moment, page: Page) -> None:
    while page.state == "open" and page.due_at is not None and page.due_at <= tx.now:
        number = page.steps_taken
        step = Policy.from_json(page.policy).step(number)
        if step is None:
            _give_up(tx, moment, page)
            return
        if not claim_step(tx, page):
            return
        if not _take_step(tx, moment, page, number, step):
            hurry(tx, page.id)


def _take_step(tx: Transaction, moment: Moment, page: Page, number: int, step: Step) -> bool:
    """Notes everybody of this step as to be asked; False if nobody can be."""
    ticket = tx.get(Ticket, page.ticket_id)
    passed = has_passed(tx, page)
    people = [p for p in _people(tx, moment, ticket, step.notify) if p.code not in passed]
    asked = [
        note_attempt(tx, page, number, person.code, way)
        for person in people
        for way in ways_to(moment, person)
        if way in step.ways
    ]
    return any(asked)


def ways_to(moment: Moment, person: Operator) -> list[str]:
    """The ways by which this operator can and wants to be reached, the first one first."""
    has = {"chat": operator_chat(moment.company, person) is not None, "call": person.phone is not None}
    return [way for way in person.reach if has[way]]


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


def _give_up(tx: Transaction, moment: Moment, page: Page) -> None:
    """Nobody accepted in all rounds: the managers read it now and are called once more; the desk reads it
    when it opens.
    """
    if not exhaust(tx, page.id):
        return
    ticket = tx.get(Ticket, page.ticket_id)
    for manager in with_role(moment.operators.values(), "manager"):
        chat = operator_chat(moment.company, manager)
        if chat:
            rows = [[Choice("accept", "accept", {"page": page.id, "version": page.version})]]
            text = Text("page-exhausted", ticket_facts(tx, moment, ticket), rows, ticket.number)
            key = f"exhausted-{page.id}-{page.version}-{manager.code}"
            say(tx, chat, text, priority=Priority.URGENT, key=key)
        if "call" in ways_to(moment, manager):
            note_attempt(tx, page, page.steps_taken, manager.code, "call")
    if opens := moment.coverage.opens_at:
        announce(tx, moment, ticket, at=opens)
