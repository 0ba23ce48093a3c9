"""Takes the next step of a page: asks the next people by the next way, or gives up loudly."""

from collections.abc import Iterable
from datetime import timedelta

from core.clients.rows import Client
from core.conversations.chat import Choice
from core.database.outbox import Priority, put
from core.database.transaction import Transaction
from core.desk.announce_ticket import announce
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.desk.ticket_facts import ticket_facts
from core.escalation.pages import claim_step, exhaust, hurry, note_attempt, notified
from core.escalation.policy import Policy, Step
from core.escalation.rows import Page
from core.roster.reading import with_role
from core.roster.rows import Operator
from core.tickets.rows import Ticket

# A telephone that should have rung for a page is still worth ringing for this long.
_CALL_LASTS = timedelta(minutes=5)


def advance_page(tx: Transaction, moment: Moment, page_id: int) -> None:
    """Takes the page's step if it is due; steps that reach nobody are passed over at once."""
    page = tx.get(Page, page_id)
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
        tx.session.refresh(page)


def _take_step(tx: Transaction, moment: Moment, page: Page, number: int, step: Step) -> bool:
    """Asks everybody of this step; False if nobody could be asked."""
    ticket = tx.get(Ticket, page.ticket_id)
    passed = {n.operator for n in notified(tx, page.id) if n.state == "passed"}
    people = [p for p in _people(tx, moment, ticket, step.notify) if p.code not in passed]
    asked = [_ask(tx, moment, page, number, person, way) for person in people for way in step.ways]
    return any(asked)


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


def _ask(tx: Transaction, moment: Moment, page: Page, number: int, person: Operator, way: str) -> bool:
    """One attempt by one way; False if the operator has no such way."""
    chat = operator_chat(moment.company, person)
    if (way == "chat" and chat is None) or (way == "call" and person.phone is None):
        return False
    attempt = note_attempt(tx, page, number, person.code, way)
    if attempt is None:
        return False
    if way == "chat" and chat:
        ticket = tx.get(Ticket, page.ticket_id)
        choices = [Choice("accept", "accept", {"page": page.id}), Choice("pass", "pass", {"page": page.id})]
        text = Text("page", ticket_facts(tx, moment, ticket), [choices], ticket.number)
        say(tx, chat, text, priority=Priority.URGENT, key=f"page-{attempt}")
    else:
        payload = {"do": "page", "notification": attempt, "to": person.phone}
        key = f"page-{attempt}"
        put(tx, "voice", key, payload, priority=Priority.URGENT, key=key, lasts=_CALL_LASTS)
    return True


def _give_up(tx: Transaction, moment: Moment, page: Page) -> None:
    """Nobody accepted in all rounds: the managers read it now, and the desk when it opens."""
    if not exhaust(tx, page.id):
        return
    ticket = tx.get(Ticket, page.ticket_id)
    for manager in with_role(moment.operators.values(), "manager"):
        chat = operator_chat(moment.company, manager)
        if chat:
            rows = [[Choice("accept", "accept", {"page": page.id})]]
            text = Text("page-exhausted", ticket_facts(tx, moment, ticket), rows, ticket.number)
            say(tx, chat, text, priority=Priority.URGENT, key=f"exhausted-{page.id}-{manager.code}")
    if opens := moment.coverage.opens_at:
        announce(tx, moment, ticket, at=opens)
