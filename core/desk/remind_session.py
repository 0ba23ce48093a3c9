"""A remote session that goes on long: the operator is asked whether it still does."""

from datetime import timedelta

from core.database.outbox import take_back
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.desk.session_buttons import stop_row
from core.desk.session_facts import session_facts
from core.hours.rows import RemoteSession

FIRST = timedelta(minutes=90)
EACH = timedelta(hours=1)


def remind_session(tx: Transaction, moment: Moment, session: RemoteSession) -> None:
    """Plans the next question while it runs; once one is delivered, the next is planned."""
    operator = moment.operators.get(session.operator)
    chat = operator_chat(moment.company, operator) if operator else None
    if session.state != "running" or session.started_at is None or chat is None:
        return
    number = _asked_by_now(tx, session)
    after = FIRST + number * EACH
    facts = {**session_facts(tx, moment, session), "session": session.id, "minutes": after // _MINUTE}
    ticket = int(facts["number"])
    text = Text("session-still-runs", facts, stop_row(session), ticket)
    say(tx, chat, text, key=_key(session, number), due_at=session.started_at + after)


def stop_reminding(tx: Transaction, session: RemoteSession) -> None:
    """It is over: what was planned is not asked any more."""
    for number in range(_asked_by_now(tx, session) + 1):
        take_back(tx, _key(session, number))


_MINUTE = timedelta(minutes=1)


def _asked_by_now(tx: Transaction, session: RemoteSession) -> int:
    """How many times the question has come due."""
    assert session.started_at
    lasted = tx.now - session.started_at
    return 0 if lasted < FIRST else (lasted - FIRST) // EACH + 1


def _key(session: RemoteSession, number: int) -> str:
    return f"session-{session.id}-still-{number}"
