"""What enters is received at most once: a unique (channel, account, event) row, inserted first."""

from datetime import datetime

from sqlalchemy import String, UniqueConstraint, select, update
from sqlalchemy.orm import Mapped, mapped_column

from core.database.base import Base, RowId
from core.database.transaction import Transaction


class Received(Base):
    """One event from outside that was taken in; `answer` is what was said to it, to be said again."""

    __tablename__ = "inbox"
    __table_args__ = (UniqueConstraint("channel", "account", "event"),)

    id: Mapped[RowId]
    channel: Mapped[str] = mapped_column(String(20))
    account: Mapped[str] = mapped_column(String(64))
    event: Mapped[str] = mapped_column(String(255))
    received_at: Mapped[datetime]
    answer: Mapped[str | None]


def receive_once(tx: Transaction, *, channel: str, account: str, event: str) -> bool:
    """True the first time this event is seen. The constraint is the guarantee, not a look before."""
    return tx.insert_once(Received, channel=channel, account=account, event=event, received_at=tx.now)


def earlier_answer(tx: Transaction, *, channel: str, account: str, event: str) -> str | None:
    """What was answered when this event came first; None if it never came or had no answer."""
    return tx.first(
        select(Received.answer).where(
            Received.channel == channel, Received.account == account, Received.event == event
        )
    )


def keep_answer(tx: Transaction, *, channel: str, account: str, event: str, answer: str) -> bool:
    """Keeps what was answered, so that a repeat of the event hears the same; False for a repeat."""
    return tx.insert_once(
        Received, channel=channel, account=account, event=event, received_at=tx.now, answer=answer
    )


def note_answer(tx: Transaction, *, channel: str, account: str, event: str, answer: str) -> None:
    """What was answered to an event that was received in this transaction."""
    this = Received.channel == channel, Received.account == account, Received.event == event
    tx.changed(update(Received).where(*this).values(answer=answer))
