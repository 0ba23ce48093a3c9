"""What Prometheus reads: counted in the database when it is asked, so that any process tells the same."""

from datetime import timedelta

from prometheus_client import CollectorRegistry, Gauge, generate_latest
from sqlalchemy import func, select

from app.house import House
from core.calls.rows import Call
from core.database.heartbeat import some_worker_lives
from core.database.inbox import set_aside as messages_set_aside
from core.database.outbox import Delivery
from core.database.pace import holds
from core.database.transaction import Transaction
from core.desk.audit_pages import audit_pages
from core.escalation.rows import Notification, Page
from core.tickets.rows import Ticket


def metrics_text(house: House) -> bytes:
    """The present figures in Prometheus' text format."""
    registry = CollectorRegistry()
    with house.database.read(house.clock) as tx:
        _gauge(
            registry,
            "dezurni_worker_alive",
            "1 if a worker looked for work lately",
            int(some_worker_lives(tx)),
        )
        _outbox(registry, tx)
        _escalation(registry, tx)
        _gauge(registry, "dezurni_open_pages", "Pages that nobody accepted yet", _count(tx, Page, "open"))
        _gauge(registry, "dezurni_waiting_calls", "Callers in the line", _count(tx, Call, "waiting"))
        _gauge(registry, "dezurni_open_tickets", "Tickets that nobody took yet", _count(tx, Ticket, "open"))
    return generate_latest(registry)


def _outbox(registry: CollectorRegistry, tx: Transaction) -> None:
    due = (Delivery.sent_at.is_(None), Delivery.set_aside_at.is_(None), Delivery.due_at <= tx.now)
    waiting = tx.first(select(func.count()).select_from(Delivery).where(*due)) or 0
    oldest = tx.first(select(Delivery.due_at).where(*due).order_by(Delivery.due_at))
    aside = (
        tx.first(select(func.count()).select_from(Delivery).where(Delivery.set_aside_at.is_not(None))) or 0
    )
    age = (tx.now - oldest).total_seconds() if oldest else 0
    held = len(holds(tx))
    _gauge(registry, "dezurni_held_chats", "Chats to which the vendor lets nothing through now", held)
    _gauge(registry, "dezurni_outbox_due", "Deliveries that are due", waiting)
    _gauge(registry, "dezurni_outbox_oldest_seconds", "How long the oldest due delivery has waited", age)
    _gauge(registry, "dezurni_outbox_set_aside", "Deliveries that were given up", aside)
    unheard = len(messages_set_aside(tx))
    _gauge(registry, "dezurni_inbox_set_aside", "Messages that a fault of ours kept from an answer", unheard)


def _escalation(registry: CollectorRegistry, tx: Transaction) -> None:
    audit = audit_pages(tx)
    lately = (Notification.state == "throttled", Notification.at > tx.now - timedelta(hours=1))
    throttled = tx.first(select(func.count()).select_from(Notification).where(*lately)) or 0
    _gauge(registry, "dezurni_late_pages", "Pages whose next step is late by over a minute", len(audit.pages))
    _gauge(registry, "dezurni_late_urgent", "Urgent deliveries that do not go out", len(audit.deliveries))
    _gauge(
        registry, "dezurni_throttled_calls", "Calls not made in the last hour: number at its limit", throttled
    )


def _count(tx: Transaction, kind: type[Page] | type[Call] | type[Ticket], state: str) -> int:
    return tx.first(select(func.count()).select_from(kind).where(kind.state == state)) or 0


def _gauge(registry: CollectorRegistry, name: str, what: str, value: float) -> None:
    Gauge(name, what, registry=registry).set(value)
