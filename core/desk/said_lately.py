"""What was said in a chat lately: what somebody who writes there has before their eyes."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from core.database.outbox import Delivery
from core.database.transaction import Transaction


def said_lately(
    tx: Transaction, channel: str, chat: str, within: timedelta, most: int
) -> list[tuple[dict[str, Any], datetime]]:
    """The newest first, each with when it went out; at most so many."""
    # What has a name of the messenger's was sent; by it a chat's are found without looking at all others.
    here = (
        Delivery.channel == channel,
        Delivery.address == chat,
        Delivery.sent_ref.is_not(None),
        Delivery.sent_at > tx.now - within,
    )
    said = select(Delivery.payload, Delivery.sent_at).where(*here).order_by(Delivery.id.desc()).limit(most)
    return [(payload, sent_at) for payload, sent_at in tx.session.execute(said) if sent_at]
