"""Webhooks: who outside hears of what happens here. What is to be sent waits in the outbox."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from core.database.outbox import Priority, put
from core.database.transaction import Transaction
from core.errors import Invalid, NotFound
from core.staff.rows import Webhook

CHANNEL = "webhook"
EVENTS = (
    "ticket.opened",
    "ticket.closed",
    "call.ended",
    "page.opened",
    "page.accepted",
    "page.exhausted",
    "statement.sent",
)
# The test that a manager sends by hand.
PING = "ping"
MOST = 20
# Later nobody wants to hear it; and one address that is dead for weeks must not gather a heap.
_LASTS = timedelta(days=1)


def add_webhook(tx: Transaction, url: str, events: Iterable[str], by: str) -> Webhook:
    """A new webhook to an address that was checked before, with a secret of its own. Raises Invalid."""
    wanted = set(events)
    if not wanted or not wanted <= set(EVENTS):
        raise Invalid(f"choose at least one of {', '.join(EVENTS)}", "webhook-events")
    if len(webhooks(tx)) >= MOST:
        raise Invalid(f"there are {MOST} webhooks already: remove one first", "webhook-most", most=MOST)
    chosen = [event for event in EVENTS if event in wanted]
    secret = secrets.token_urlsafe(32)
    return tx.add(Webhook(url=url, events=chosen, secret=secret, created_by=by, created_at=tx.now))


def remove_webhook(tx: Transaction, webhook_id: int) -> None:
    """Nothing more is sent there, also of what waits. Raises NotFound."""
    alive = update(Webhook).where(Webhook.id == webhook_id, Webhook.removed_at.is_(None))
    if tx.changed(alive.values(removed_at=tx.now)) == 0:
        raise NotFound(f"there is no webhook {webhook_id} (any more)")


def webhooks(tx: Transaction) -> Sequence[Webhook]:
    """Those that were not removed, oldest first."""
    return tx.all(select(Webhook).where(Webhook.removed_at.is_(None)).order_by(Webhook.id))


def wants(tx: Transaction, event: str) -> list[Webhook]:
    """Those that asked to hear of this event."""
    return [webhook for webhook in webhooks(tx) if event in webhook.events]


def send_to(tx: Transaction, webhook: Webhook, event: str, thing: str, data: dict[str, Any]) -> None:
    """Puts an event into the outbox for one webhook, once. The secret stays in its row."""
    payload = {"event": event, "id": f"{event}-{thing}", "at": tx.now.isoformat(), "data": data}
    put(
        tx,
        CHANNEL,
        str(webhook.id),
        payload,
        priority=Priority.ROUTINE,
        key=f"webhook-{webhook.id}-{event}-{thing}",
        lasts=_LASTS,
    )
