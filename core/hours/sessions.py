"""Remote sessions as rows: asked, agreed, running, ended. Each step is one conditional statement."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from core.database.transaction import Transaction
from core.hours.ledger import LONGEST_WORK
from core.hours.rows import RemoteSession

# A yes is kept for this long; what was used up, and the price, may be another by then.
CONSENT_LASTS = timedelta(hours=24)


def running_of(tx: Transaction, operator: str) -> RemoteSession | None:
    """The session this operator works in now, if any: there is never a second."""
    return tx.first(
        select(RemoteSession).where(RemoteSession.operator == operator, RemoteSession.state == "running")
    )


def unfinished_on(tx: Transaction, ticket_id: int) -> Sequence[RemoteSession]:
    """The ticket's sessions that run or wait, oldest first."""
    alive = RemoteSession.state.in_(("asked", "agreed", "running"))
    query = select(RemoteSession).where(RemoteSession.ticket_id == ticket_id, alive)
    return tx.all(query.order_by(RemoteSession.id))


def unfinished(tx: Transaction) -> Sequence[RemoteSession]:
    """All sessions that run or wait, oldest first."""
    alive = RemoteSession.state.in_(("asked", "agreed", "running"))
    return tx.all(select(RemoteSession).where(alive).order_by(RemoteSession.id))


def asked_on(tx: Transaction, ticket_id: int) -> RemoteSession | None:
    """The session of this ticket for which the client's answer is waited."""
    return _waiting(tx, ticket_id, "asked")


def agreed_on(tx: Transaction, ticket_id: int) -> RemoteSession | None:
    """The session of this ticket to which the client has said yes, and which has not begun."""
    return _waiting(tx, ticket_id, "agreed")


def begin(tx: Transaction, *, client_id: int, ticket_id: int, operator: str) -> RemoteSession | None:
    """A session that runs from now on; None if the operator works in another one."""
    started = tx.insert_once(
        RemoteSession,
        client_id=client_id,
        ticket_id=ticket_id,
        operator=operator,
        state="running",
        asked_at=tx.now,
        started_at=tx.now,
    )
    return running_of(tx, operator) if started else None


def begin_waiting(tx: Transaction, session: RemoteSession, operator: str) -> bool:
    """The session that waited runs from now on; False if it waits no more, or the operator is not free."""
    values = {"state": "running", "started_at": tx.now, "operator": operator}
    try:
        with tx.session.begin_nested():
            return _moved(tx, session, "asked", "agreed", **values)
    except IntegrityError:  # the unique index: this operator's other session was faster
        tx.session.refresh(session)
        return False


def ask(tx: Transaction, *, client_id: int, ticket_id: int, operator: str) -> RemoteSession:
    """A session that waits for the client's yes. The caller holds the ticket, so that there is one."""
    return tx.add(
        RemoteSession(
            client_id=client_id, ticket_id=ticket_id, operator=operator, state="asked", asked_at=tx.now
        )
    )


def agree(tx: Transaction, session: RemoteSession) -> bool:
    """The client has said yes; False if that, or another word, was said before."""
    return _moved(tx, session, "asked", state="agreed")


def refuse(tx: Transaction, session: RemoteSession) -> bool:
    """It will not begin: the client has said no, or the matter is done; False if that is not to be said."""
    return _moved(tx, session, "asked", "agreed", state="refused")


def end(tx: Transaction, session: RemoteSession) -> bool:
    """It is over now; False if it was already. One forgotten for over a week ends after a week."""
    assert session.started_at
    return _moved(tx, session, "running", state="ended", ended_at=_end(session.started_at, tx.now))


def dismiss(tx: Transaction, session: RemoteSession) -> bool:
    """It was a mistake and is not counted; False if that was said before."""
    return _moved(tx, session, "ended", state="dismissed")


def _waiting(tx: Transaction, ticket_id: int, state: str) -> RemoteSession | None:
    query = select(RemoteSession).where(
        RemoteSession.ticket_id == ticket_id,
        RemoteSession.state == state,
        RemoteSession.asked_at > tx.now - CONSENT_LASTS,
    )
    return tx.first(query.order_by(RemoteSession.id.desc()))


def _end(started_at: datetime, now: datetime) -> datetime:
    return min(max(now, started_at), started_at + LONGEST_WORK)


def _moved(tx: Transaction, session: RemoteSession, *before: str, **values: Any) -> bool:
    stands = update(RemoteSession).where(RemoteSession.id == session.id, RemoteSession.state.in_(before))
    moved = tx.changed(stands.values(**values)) == 1
    tx.session.refresh(session)
    return moved
