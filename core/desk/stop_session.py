"""The work on a client's computer is over: booked as it counts, and both sides see what it came to."""

from typing import Any

from core.clients.rows import Client
from core.company.organisation import today
from core.contracts.standing import Cover, Standing
from core.database.transaction import Transaction
from core.desk.book_time import book_time
from core.desk.moment import Moment
from core.desk.remind_session import stop_reminding
from core.desk.say import Text, operator_chat, say
from core.desk.session_buttons import dismiss_row
from core.desk.session_facts import session_chat, session_facts
from core.hours import sessions
from core.hours.ledger import Work, terms_of
from core.hours.over_use import over_use
from core.hours.rows import RemoteSession, TimeEntry
from core.tickets.rows import Ticket


def stop_session(tx: Transaction, moment: Moment, session: RemoteSession) -> list[TimeEntry]:
    """Ends and books it, once; nothing if it does not run any more."""
    ticket = tx.locked(Ticket, session.ticket_id)
    assert ticket
    if not sessions.end(tx, session):
        return []
    stop_reminding(tx, session)
    client = tx.get(Client, session.client_id)
    entries = book_time(tx, moment, client, session_work(session))
    _tell_both(tx, moment, session, _facts(tx, moment, client, session, entries))
    return entries


def session_work(session: RemoteSession) -> Work:
    """The session as work for the ledger; its key makes booking it twice harmless."""
    assert session.started_at and session.ended_at
    return Work(
        kind="remote",
        operator=session.operator,
        starts_at=session.started_at,
        ends_at=session.ended_at,
        source="session",
        key=f"session-{session.id}",
        ticket_id=session.ticket_id,
    )


def _tell_both(tx: Transaction, moment: Moment, session: RemoteSession, facts: dict[str, Any]) -> None:
    ticket = tx.get(Ticket, session.ticket_id)
    reader = session_chat(tx, moment, ticket)
    if reader:
        say(tx, reader, Text("session-ended", facts))
    operator = moment.operators.get(session.operator)
    chat = operator_chat(moment.company, operator) if operator else None
    if chat:
        told = {**facts, "told": "yes" if reader else "no"}
        say(tx, chat, Text("session-booked", told, dismiss_row(session), ticket.number))


def _facts(
    tx: Transaction, moment: Moment, client: Client, session: RemoteSession, entries: list[TimeEntry]
) -> dict[str, Any]:
    """From when to when, how long, what counts and why, and what is left of the month or was over."""
    assert session.started_at and session.ended_at
    zone = moment.calendar.zone
    start, end = session.started_at.astimezone(zone), session.ended_at.astimezone(zone)
    cover = moment.history(client).cover(today(moment.company, session.started_at))
    over, cost = over_use(tx, moment.company, client, entries)
    shifted = (end.utcoffset() or start.utcoffset()) != start.utcoffset()
    return {
        **session_facts(tx, moment, session),
        "until": end.isoformat(),
        "day": "same" if start.date() == end.date() else "other",
        "clock": "changed" if shifted else "",
        "lasted": sum(entry.seconds for entry in entries) // 60,
        "minutes": sum(entry.minutes for entry in entries),
        "parts": len(entries),
        "step": terms_of(cover, moment.company).step_minutes,
        "factor": float(cover.after_hours_factor) if any(entry.factor > 1 for entry in entries) else 1.0,
        "charge": _charge(cover),
        "left": moment.balance(client).left_minutes if _charge(cover) == "plan" else "",
        "over": over,
        "cost": str(cost),
        "currency": moment.company.currency,
    }


def _charge(cover: Cover) -> str:
    """By what: the plan, a warranty, a price that was agreed on; or not at all."""
    if cover.plan is None:
        return "warranty" if cover.standing is Standing.WARRANTY else "agreed"
    return "plan" if "remote" in cover.plan.draws else "free"
