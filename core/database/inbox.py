"""What enters is received at most once: a unique (channel, account, event) row, inserted first.

What is said in a chat is kept here before anything is done about it: whoever brought it is told that it
arrived, and then it is heard. What nobody came to hear is found by the worker.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    JSON,
    Index,
    Select,
    String,
    UniqueConstraint,
    Update,
    bindparam,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from core.database.base import Base, RowId
from core.database.transaction import Transaction

# Whoever kept a message hears it at once; who has not by then will not: its process is gone.
HEARD_WITHIN = timedelta(seconds=5)
# A message at which the desk fails so often is at fault itself, and must not keep the next ones waiting.
MOST_TRIES = 4

_WAITING = "due_at IS NOT NULL"
_ASIDE = "said IS NOT NULL AND due_at IS NULL"
_JsonOrNull = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


class Received(Base):
    """One event from outside that was taken in; `answer` is what was said to it, to be said again.

    `said` is what was said in this `chat`, until it is heard; the worker looks after it at `due_at`. With
    `said` and no `due_at` it was set aside: the desk failed at it again and again.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("channel", "account", "event"),
        # What waits is little beside all that was ever received: this holds nothing else.
        Index(
            "ix_inbox_waiting",
            *("channel", "chat", "id"),
            postgresql_where=text(_WAITING),
            sqlite_where=text(_WAITING),
        ),
        # Counted with every look at the metrics.
        Index("ix_inbox_aside", "id", postgresql_where=text(_ASIDE), sqlite_where=text(_ASIDE)),
    )

    id: Mapped[RowId]
    channel: Mapped[str] = mapped_column(String(20))
    account: Mapped[str] = mapped_column(String(64))
    event: Mapped[str] = mapped_column(String(255))
    received_at: Mapped[datetime]
    answer: Mapped[str | None]
    chat: Mapped[str | None] = mapped_column(String(128))
    said: Mapped[dict[str, Any] | None] = mapped_column(_JsonOrNull)
    due_at: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)


_IS_ASIDE = (Received.said.is_not(None), Received.due_at.is_(None))


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


def keep(tx: Transaction, *, channel: str, account: str, event: str, chat: str, said: dict[str, Any]) -> bool:
    """Keeps what was said until it is heard; False if this very event was kept or taken in before."""
    which = {"channel": channel, "account": account, "event": event}
    due = tx.now + HEARD_WITHIN
    return tx.insert_once(Received, **which, received_at=tx.now, chat=chat, said=said, due_at=due)


def next_kept(tx: Transaction, channel: str, chat: str) -> tuple[dict[str, Any] | None, bool]:
    """What waits longest in this chat, waiting no more, and whether there is more; None if nothing waits.

    Of two who ask at once, the second waits until the first has heard it, and has the next: order is kept.
    """
    while waiting := _waiting(tx, channel, chat):
        row, *others = waiting
        if tx.connection.execute(_heard(), {"row": row.id}).rowcount == 1:
            return row.said, bool(others)
    return None, False


def chats_unheard(tx: Transaction, limit: int = 100) -> list[tuple[str, str]]:
    """The chats, by channel, in which something waits that should have been heard by now."""
    due = select(Received.channel, Received.chat).where(Received.due_at <= tx.now)
    found = tx.session.execute(due.distinct().limit(limit))
    return [(channel, chat) for channel, chat in found if chat is not None]


def put_off(tx: Transaction, channel: str, chat: str) -> dict[str, Any] | None:
    """What waits longest there could not be heard: it is tried later, and the rest waits behind it.

    Gives back what was tried often enough now, and is set aside.
    """
    row = next(iter(_waiting(tx, channel, chat)), None)
    if row is None:
        return None
    tries = row.tries + 1
    if tries >= MOST_TRIES:
        is_aside = tx.changed(_still(row.id).values(tries=tries, due_at=None)) == 1
        return row.said if is_aside else None
    tx.changed(_still(row.id).values(tries=tries))
    here = Received.channel == channel, Received.chat == chat, Received.due_at.is_not(None)
    tx.changed(update(Received).where(*here).values(due_at=tx.now + HEARD_WITHIN * 2 ** (tries - 1)))
    return None


def set_aside(tx: Transaction) -> Sequence[Received]:
    """What could not be heard, oldest first."""
    return tx.all(select(Received).where(*_IS_ASIDE).order_by(Received.id))


def hear_again(tx: Transaction) -> int:
    """All that was set aside waits to be heard once more; how many."""
    return tx.changed(update(Received).where(*_IS_ASIDE).values(tries=0, due_at=tx.now))


def _waiting(tx: Transaction, channel: str, chat: str) -> Sequence[Any]:
    return tx.connection.execute(_oldest(), {"channel": channel, "chat": chat}).all()


# Asked with every message: to put them together takes as long as to ask.
@cache
def _oldest() -> Select[*tuple[Any, ...]]:
    here = Received.channel == bindparam("channel"), Received.chat == bindparam("chat")
    columns = select(Received.id, Received.said, Received.tries)
    return columns.where(*here, Received.due_at.is_not(None)).order_by(Received.id).limit(2)


@cache
def _heard() -> Update:
    waits = Received.id == bindparam("row"), Received.due_at.is_not(None)
    return update(Received).where(*waits).values(said=None, due_at=None)


def _still(row_id: int) -> Any:
    return update(Received).where(Received.id == row_id, Received.due_at.is_not(None))
