"""The client says yes or no to a remote session at the price of an hour."""

from datetime import timedelta

from core.clients.rows import Client
from core.desk.say import Text, operator_chat, say
from core.desk.session_buttons import start_row
from core.desk.session_facts import price_facts, session_facts
from core.desk.start_session import begin_agreed
from core.desk.talk import Talk
from core.hours import sessions
from core.hours.rows import RemoteSession
from core.tickets.notes import note
from core.tickets.rows import Ticket

# Who asked sits before the computer for this long; a later yes waits until the operator begins.
_AT_ONCE = timedelta(minutes=30)


def answer_session(talk: Talk, session_id: int, *, yes: bool) -> None:
    """Keeps the answer with its moment. A yes begins the session, if the operator is still there and free."""
    tx = talk.tx
    session = tx.get(RemoteSession, session_id)
    tx.locked(Ticket, session.ticket_id)
    tx.session.refresh(session)
    if not _is_asked(talk, session) or not (sessions.agree if yes else sessions.refuse)(tx, session):
        talk.say("press-too-late")
        return
    _keep(talk, session, "remote-agreed" if yes else "remote-refused")
    if not yes:
        talk.say("session-refused")
        _tell_operator(talk, session, Text("session-not-agreed", session_facts(tx, talk.moment, session)))
    elif not _begins(talk, session):
        talk.say("session-begins-later")
        rows = start_row(tx.get(Ticket, session.ticket_id))
        facts = session_facts(tx, talk.moment, session)
        _tell_operator(talk, session, Text("session-agreed", facts, rows, int(facts["number"])))


def _is_asked(talk: Talk, session: RemoteSession) -> bool:
    """The chat may be another client's by now, and an old question tells an old price."""
    is_theirs = talk.who is not None and talk.who.client.id == session.client_id
    return is_theirs and session.asked_at > talk.tx.now - sessions.CONSENT_LASTS


def _keep(talk: Talk, session: RemoteSession, key: str) -> None:
    tx, moment = talk.tx, talk.moment
    contact = talk.who.contact.name if talk.who else ""
    facts = {**price_facts(moment, tx.get(Client, session.client_id)), "contact": contact}
    note(tx, tx.get(Ticket, session.ticket_id), moment.company.language, key, facts)


def _begins(talk: Talk, session: RemoteSession) -> bool:
    operator = talk.moment.operators.get(session.operator)
    is_fresh = session.asked_at > talk.tx.now - _AT_ONCE
    return bool(operator and is_fresh and begin_agreed(talk.tx, talk.moment, session, operator))


def _tell_operator(talk: Talk, session: RemoteSession, text: Text) -> None:
    operator = talk.moment.operators.get(session.operator)
    chat = operator_chat(talk.moment.company, operator) if operator else None
    if chat:
        say(talk.tx, chat, text)
