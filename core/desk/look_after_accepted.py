"""Accepted, and then silence: whoever accepted is asked once more, and then the page walks on."""

from sqlalchemy import select

from core.appointments.rows import Appointment
from core.conversations.chat import Choice
from core.database.outbox import Priority
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.reach import ways_to
from core.desk.say import Text, operator_chat, say
from core.escalation.attempts import note_attempt, notified
from core.escalation.pages import let_go_now, note_reminder, reopen, rest, step_of_silence
from core.escalation.rows import Page
from core.hours.rows import RemoteSession, TimeEntry
from core.roster.rows import Operator
from core.tickets.lifecycle import State
from core.tickets.rows import Message, Ticket
from core.tickets.tickets import release


def look_after_accepted(tx: Transaction, moment: Moment, page: Page) -> None:
    """Asks who accepted if the client still waits; the second time, the page is open again."""
    ticket = tx.locked(Ticket, page.ticket_id)
    tx.locked(Page, page.id)
    assert ticket
    # As it is now that it is held: whoever accepted may have said a moment ago to be at work on it.
    if page.state != "accepted" or page.due_at is None or page.due_at > tx.now:
        return
    if _is_worked_on(tx, page, ticket):
        rest(tx, page)
    elif page.reminded == 0:
        _remind(tx, moment, page, ticket)
    else:
        _let_go(tx, moment, page, ticket)
    tx.session.refresh(page)


def walk_again(tx: Transaction, moment: Moment, page: Page, ticket: Ticket) -> bool:
    """The page is open again and its next step due; everybody who was asked is told why. False: too late.

    The caller holds the ticket. What is closed, or somebody else's, wakes nobody.
    """
    silent, before = page.accepted_by, page.version
    if ticket.state != State.TAKEN or ticket.operator != silent or not reopen(tx, page):
        return False
    release(tx, ticket.id, silent or "")
    tx.session.refresh(page)
    asked = {n.operator for n in notified(tx, page.id) if n.version == before} - {silent}
    for code in sorted(asked & moment.operators.keys()):
        _tell(tx, moment, moment.operators[code], "page-reopened", _facts(moment, page, ticket))
    return True


def _is_worked_on(tx: Transaction, page: Page, ticket: Ticket) -> bool:
    """True if the client has heard of us, somebody works on it, or it is not this operator's any more."""
    if ticket.state != State.TAKEN or ticket.operator != page.accepted_by or ticket.answered_at:
        return True
    since = page.accepted_at or page.opened_at
    written = select(Message.id).where(
        Message.ticket_id == ticket.id, Message.author == "operator", Message.said_at >= since
    )
    session = select(RemoteSession.id).where(
        RemoteSession.ticket_id == ticket.id, RemoteSession.asked_at >= since
    )
    booked = select(TimeEntry.id).where(TimeEntry.ticket_id == ticket.id, TimeEntry.booked_at >= since)
    agreed = select(Appointment.id).where(
        Appointment.ticket_id == ticket.id, Appointment.proposed_at >= since
    )
    return any(tx.first(query) is not None for query in (written, session, booked, agreed))


def _remind(tx: Transaction, moment: Moment, page: Page, ticket: Ticket) -> None:
    """Asks by the first way there is; who has none, or none that may be used now, is let go at once."""
    operator = moment.operators.get(page.accepted_by or "")
    way = _way_to_ask(operator) if operator else None
    if operator is None or way is None:
        # Nobody who could be asked: the time that was left for an answer is over all the same.
        _let_go(tx, moment, page, ticket)
    elif note_reminder(tx, page, before=0):
        tx.session.refresh(page)
        if way == "chat":
            _ask_in_chat(tx, moment, page, ticket, operator)
        else:
            _ask_by_call(tx, page, operator)


def _way_to_ask(operator: Operator) -> str | None:
    """Who wants no pages by any way has accepted this one all the same, and is asked in chat."""
    return next(iter(ways_to(operator)), "chat" if operator.telegram_id else None)


def _ask_in_chat(tx: Transaction, moment: Moment, page: Page, ticket: Ticket, operator: Operator) -> None:
    chat = operator_chat(moment.company, operator)
    assert chat
    facts = {"page": page.id, "version": page.version}
    rows = [[Choice("work-on-it", "work-on-it", facts), Choice("pass", "hand-on", facts)]]
    text = Text("page-silent", {**_facts(moment, page, ticket), **facts}, rows, ticket.number)
    say(tx, chat, text, priority=Priority.URGENT, key=f"silent-{page.id}-{page.version}")


def ask_silent_by_call(tx: Transaction, moment: Moment, page_id: int, version: int) -> None:
    """The question could not arrive in chat: the telephone rings instead, or it is over now."""
    page = tx.locked(Page, page_id)
    operator = moment.operators.get(page.accepted_by or "") if page else None
    if page is None or (page.state, page.version, page.reminded) != ("accepted", version, 1):
        return
    if operator and "call" in ways_to(operator):
        _ask_by_call(tx, page, operator)
    else:
        let_go_now(tx, page)


def _ask_by_call(tx: Transaction, page: Page, operator: Operator) -> None:
    """One call with whatever else is due for this operator."""
    note_attempt(tx, page, step_of_silence(page), operator.code, "call")


def _let_go(tx: Transaction, moment: Moment, page: Page, ticket: Ticket) -> None:
    silent = moment.operators.get(page.accepted_by or "")
    if walk_again(tx, moment, page, ticket) and silent:
        _tell(tx, moment, silent, "page-let-go", _facts(moment, page, ticket))


def _facts(moment: Moment, page: Page, ticket: Ticket) -> dict[str, str]:
    silent = moment.operators.get(page.silent or "")
    return {"number": str(ticket.number), "operator": silent.name if silent else ""}


def _tell(tx: Transaction, moment: Moment, operator: Operator, key: str, facts: dict[str, str]) -> None:
    chat = operator_chat(moment.company, operator)
    if chat:
        say(tx, chat, Text(key, facts))
