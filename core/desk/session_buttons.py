"""The buttons of a remote session."""

from core.conversations.chat import Choice
from core.hours.rows import RemoteSession
from core.tickets.rows import Ticket

Rows = list[list[Choice]]


def start_row(ticket: Ticket) -> Rows:
    """Begins one; nothing for a ticket of nobody we know."""
    return [[Choice("start-session", "start-session", {"ticket": ticket.id})]] if ticket.client_id else []


def consented_row(ticket: Ticket) -> Rows:
    """Begins one to which the client has said yes on the telephone."""
    facts = {"ticket": ticket.id, "agreed": "phone"}
    return [[Choice("session-consented", "start-session", facts)]]


def price_agreed_row(ticket: Ticket) -> Rows:
    """Begins one at a price that was agreed on."""
    facts = {"ticket": ticket.id, "agreed": "price"}
    return [[Choice("session-price-agreed", "start-session", facts)]]


def question_row(session: RemoteSession) -> Rows:
    """The client's yes and no."""
    yes = Choice("session-yes", "answer-session", {"session": session.id, "yes": True})
    no = Choice("session-no", "answer-session", {"session": session.id, "yes": False})
    return [[yes, no]]


def stop_row(session: RemoteSession) -> Rows:
    """Ends it."""
    return [[Choice("stop-session", "stop-session", {"session": session.id})]]


def dismiss_row(session: RemoteSession) -> Rows:
    """It was a mistake."""
    return [[Choice("dismiss", "dismiss-session", {"session": session.id})]]
