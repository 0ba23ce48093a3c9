"""Calls for pages that could not be made in their time: their pages go on."""

from sqlalchemy import String, cast, literal, select

from core.database.outbox import Delivery
from core.database.transaction import Transaction
from core.desk.ask_operator import ask_failed
from core.escalation.rows import Notification


def note_expired_calls(tx: Transaction) -> None:
    """They count as failed: else a page would wait for an answer to a call that never was."""
    key = literal("page-").concat(cast(Notification.bundle, String))
    of_call = (
        Notification.state == "sent",
        Notification.way == "call",
        Notification.id == Notification.bundle,
    )
    never_made = (Delivery.set_aside_at.is_not(None), Delivery.sent_at.is_(None))
    asked = select(Notification.id).join(Delivery, Delivery.key == key)
    for lead in tx.all(asked.where(*of_call, *never_made)):
        ask_failed(tx, lead, "the call could not be made in its time")
