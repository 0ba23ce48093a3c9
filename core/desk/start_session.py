"""An operator begins to work on a client's computer, or learns what must be agreed on before."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.announce_session import announce_session
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.desk.session_buttons import Rows, consented_row, price_agreed_row, question_row, stop_row
from core.desk.session_facts import price_facts, session_chat, session_facts
from core.desk.take_ticket import goes_first
from core.hours import sessions
from core.hours.charge import Charge, charge_of
from core.hours.rows import RemoteSession
from core.roster.rows import Operator
from core.tickets.lifecycle import State
from core.tickets.notes import note
from core.tickets.rows import Ticket


class Started(StrEnum):
    """What came of it: it runs; or who must do what before it can."""

    RUNNING = "running"
    ASKED = "asked"
    ASK_BY_PHONE = "ask-by-phone"
    AGREE_PRICE = "agree-price"
    ELSEWHERE = "elsewhere"
    NOT_ITS_TURN = "not-its-turn"
    OF_NOBODY = "of-nobody"
    CLOSED = "closed"


@dataclass
class _Attempt:
    """One operator who would begin to work on one ticket."""

    tx: Transaction
    moment: Moment
    ticket: Ticket
    operator: Operator

    @property
    def client(self) -> Client:
        """Whose computer it is."""
        assert self.ticket.client_id
        return self.tx.get(Client, self.ticket.client_id)

    def say(self, key: str, rows: Rows, **facts: Any) -> None:
        """Tells the operator."""
        if chat := operator_chat(self.moment.company, self.operator):
            say(self.tx, chat, Text(key, facts, rows, self.ticket.number))


def start_session(
    tx: Transaction, moment: Moment, ticket: Ticket, operator: Operator, agreed: str | None = None
) -> Started:
    """Begins it if nothing stands against it, else does what comes first; the operator is told.

    `agreed`: the operator has the client's yes by telephone ("phone"), or agreed on a price ("price").
    """
    # Held: the ticket cannot be closed, nor the client asked twice, meanwhile.
    tx.locked(Ticket, ticket.id)
    attempt = _Attempt(tx, moment, ticket, operator)
    return _obstacle(attempt) or _begin(attempt, agreed)


def begin_agreed(tx: Transaction, moment: Moment, session: RemoteSession, operator: Operator) -> bool:
    """Begins a session to which the client has said yes; False if the operator works in another one."""
    client = tx.get(Client, session.client_id)
    if not sessions.begin_waiting(tx, session, operator.code):
        return False
    # The month may be another one since the client was asked.
    charge = charge_of(moment.cover(client), moment.balance(client).left_minutes)
    announce_session(tx, moment, session, charge)
    return True


def _obstacle(attempt: _Attempt) -> Started | None:
    tx, ticket = attempt.tx, attempt.ticket
    if ticket.client_id is None:
        attempt.say("session-of-nobody", [], number=str(ticket.number))
        return Started.OF_NOBODY
    if ticket.state == State.CLOSED:
        attempt.say("session-ticket-closed", [], number=str(ticket.number))
        return Started.CLOSED
    if sessions.running_of(tx, attempt.operator.code):
        return _elsewhere(attempt)
    if goes_first(tx, attempt.moment, ticket, attempt.operator):
        return Started.NOT_ITS_TURN
    return None


def _begin(attempt: _Attempt, agreed: str | None) -> Started:
    tx, moment, ticket = attempt.tx, attempt.moment, attempt.ticket
    if waiting := sessions.agreed_on(tx, ticket.id):
        return _begin_waiting(attempt, waiting)
    charge = charge_of(moment.cover(attempt.client), moment.balance(attempt.client).left_minutes)
    match charge, agreed:
        case Charge.ASK, "phone":
            return _begin_agreed_by_phone(attempt)
        case Charge.ASK, _:
            return _ask(attempt)
        case Charge.AGREE, "price":
            said = {"operator": attempt.operator.name}
            note(tx, ticket, moment.company.language, "remote-price-agreed", said)
        case Charge.AGREE, _:
            facts = {"client": attempt.client.name, "number": str(ticket.number)}
            attempt.say("session-agree-price", price_agreed_row(ticket), **facts)
            return Started.AGREE_PRICE
    return _begin_now(attempt, charge)


def _begin_now(attempt: _Attempt, charge: Charge) -> Started:
    ticket = attempt.ticket
    session = sessions.begin(
        attempt.tx, client_id=attempt.client.id, ticket_id=ticket.id, operator=attempt.operator.code
    )
    if session is None:
        return _elsewhere(attempt)
    announce_session(attempt.tx, attempt.moment, session, charge)
    return Started.RUNNING


def _begin_waiting(attempt: _Attempt, session: RemoteSession) -> Started:
    begun = begin_agreed(attempt.tx, attempt.moment, session, attempt.operator)
    return Started.RUNNING if begun else _elsewhere(attempt)


def _begin_agreed_by_phone(attempt: _Attempt) -> Started:
    tx, ticket = attempt.tx, attempt.ticket
    facts = {**price_facts(attempt.moment, attempt.client), "operator": attempt.operator.name}
    note(tx, ticket, attempt.moment.company.language, "remote-agreed-by-phone", facts)
    asked = sessions.asked_on(tx, ticket.id)
    return _begin_waiting(attempt, asked) if asked else _begin_now(attempt, Charge.ASK)


def _ask(attempt: _Attempt) -> Started:
    """The client is asked once; without a chat, the operator asks by telephone."""
    tx, moment, ticket, client = attempt.tx, attempt.moment, attempt.ticket, attempt.client
    facts = {"client": client.name, "number": str(ticket.number), **price_facts(moment, client)}
    reader = session_chat(tx, moment, ticket)
    if reader is None:
        attempt.say("session-ask-by-phone", consented_row(ticket), **facts)
        return Started.ASK_BY_PHONE
    if sessions.asked_on(tx, ticket.id) is None:
        session = sessions.ask(tx, client_id=client.id, ticket_id=ticket.id, operator=attempt.operator.code)
        asked = {**facts, "operator": attempt.operator.name}
        say(tx, reader, Text("session-question", asked, question_row(session)))
    attempt.say("session-asked", consented_row(ticket), **facts)
    return Started.ASKED


def _elsewhere(attempt: _Attempt) -> Started:
    """There is one already, this one or another: never two of one operator."""
    running = sessions.running_of(attempt.tx, attempt.operator.code)
    if running:
        facts = session_facts(attempt.tx, attempt.moment, running)
        attempt.say("session-elsewhere", stop_row(running), **facts)
    return Started.ELSEWHERE
