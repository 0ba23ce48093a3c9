"""What leaves: written in the transaction that caused it, delivered after the commit.

Lease, send, record: at least once. A row whose lease ran out goes again, with the same key to tell it by.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Index,
    String,
    and_,
    delete,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from core.database.base import Base, RowId
from core.database.transaction import Transaction
from core.errors import DeliveryFailed, NotFound, Unavailable, Undeliverable

LEASE = timedelta(seconds=20)
# With the longest pause this is about six hours: an outage of a vendor is outlived.
MAX_ATTEMPTS = 40
_FIRST_RETRY = timedelta(seconds=2)
_LONGEST_RETRY = timedelta(minutes=10)
# So many times a vendor that names a time is asked again just then.
_TAKEN_AT_ITS_WORD = 10


def _only(condition: str) -> dict[str, Any]:
    return {"postgresql_where": text(condition), "sqlite_where": text(condition)}


_WAITING = _only("sent_at IS NULL AND set_aside_at IS NULL")
_EXPIRING = _only("sent_at IS NULL AND set_aside_at IS NULL AND expires_at IS NOT NULL")


class Priority(IntEnum):
    """Who goes first: a page never waits behind a thousand statements.

    Between a page and an answer there is room for the ranks of plans.
    """

    URGENT = 0
    ANSWER = 2000
    ROUTINE = 4000


class Delivery(Base):
    """One thing to be sent to one address."""

    __tablename__ = "outbox"
    __table_args__ = (
        # What waits is little beside all that was ever sent: these hold nothing else. The line as it is
        # served; what stands in front at one address; what will be worth nothing.
        Index("ix_outbox_line", "priority", "due_at", "id", **_WAITING),
        Index("ix_outbox_address", "address", "channel", "priority", "id", **_WAITING),
        Index("ix_outbox_expiring", "expires_at", **_EXPIRING),
        # What was sent lately is what a channel's pace is counted by, and what is on its way.
        Index("ix_outbox_sent", "sent_at", **_only("sent_at IS NOT NULL")),
        Index("ix_outbox_leased", "leased_until"),
        Index("ix_outbox_sent_ref", "channel", "address", "sent_ref", **_only("sent_ref IS NOT NULL")),
    )

    id: Mapped[RowId]
    channel: Mapped[str] = mapped_column(String(20))
    address: Mapped[str] = mapped_column(String(128))
    payload: Mapped[dict[str, Any]]
    key: Mapped[str | None] = mapped_column(String(128), unique=True)
    priority: Mapped[int]
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    leased_until: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    sent_ref: Mapped[str | None] = mapped_column(String(128))
    set_aside_at: Mapped[datetime | None]
    reason: Mapped[str | None]
    # The address itself refuses: it is blocked, or there is no such number.
    refused: Mapped[bool] = mapped_column(default=False)
    # How many of the vendor's messages it comes to: a long text is split.
    messages: Mapped[int] = mapped_column(default=1)


@dataclass(frozen=True)
class Parcel:
    """A delivery that this worker has leased. `attempt` counts from 1.

    `may_repeat`: what became of the attempt before is not known, and it may have arrived. `leased_until`:
    as the lease began; None if it was not leased. Two of the same attempt are one.
    """

    id: int
    channel: str = field(compare=False)
    address: str = field(compare=False)
    payload: dict[str, Any] = field(compare=False)
    key: str = field(compare=False)
    attempt: int
    may_repeat: bool = field(default=False, compare=False)
    leased_until: datetime | None = field(default=None, compare=False)


def put(  # noqa: PLR0913 - a delivery has that many sides, all named at the call
    tx: Transaction,
    channel: str,
    address: str,
    payload: dict[str, Any],
    *,
    priority: int = Priority.ANSWER,
    key: str | None = None,
    due_at: datetime | None = None,
    lasts: timedelta | None = None,
) -> bool:
    """Puts one thing into the outbox; False if a delivery with the same key is already there.

    `lasts`: after this time it is worth nothing any more (a telephone that should have rung).
    """
    due = due_at or tx.now
    return tx.insert_once(
        Delivery,
        channel=channel,
        address=address,
        payload=payload,
        key=key,
        priority=int(priority),
        created_at=tx.now,
        due_at=due,
        expires_at=due + lasts if lasts else None,
        attempts=0,
        refused=False,
        messages=1,
    )


def overdue_urgent(tx: Transaction, since: datetime) -> Sequence[Delivery]:
    """Urgent deliveries that should have gone out before this moment; a failed attempt is no excuse."""
    waits = (Delivery.sent_at.is_(None), Delivery.set_aside_at.is_(None))
    late = or_(Delivery.due_at < since, and_(Delivery.attempts > 0, Delivery.created_at < since))
    urgent = Delivery.priority == int(Priority.URGENT)
    return tx.all(select(Delivery).where(*waits, urgent, late).order_by(Delivery.id))


def parcel_of(delivery: Delivery, *, may_repeat: bool = False) -> Parcel:
    """The delivery as whoever sends it needs it."""
    row, key = delivery, delivery.key or f"outbox-{delivery.id}"
    whole = row.id, row.channel, row.address, row.payload, key, row.attempts
    return Parcel(*whole, may_repeat, row.leased_until)


def record_sent(tx: Transaction, parcel: Parcel, ref: str | None) -> None:
    """The outside took it; `ref` is the name it gave to it (a message id, a call SID)."""
    tx.changed(
        update(Delivery)
        .where(Delivery.id == parcel.id)
        .values(sent_at=tx.now, sent_ref=ref, leased_until=None, reason=None)
    )


def record_arrived(tx: Transaction, key: str, ref: str) -> None:
    """It is out, as the outside shows by what it does, although its answer was lost: it does not go again."""
    unsent = update(Delivery).where(Delivery.key == key, Delivery.sent_at.is_(None))
    values = {"sent_at": tx.now, "sent_ref": ref, "leased_until": None, "set_aside_at": None, "reason": None}
    tx.changed(unsent.values(**values))


def record_refused(tx: Transaction, key: str, reason: str) -> None:
    """The outside had taken it, and says now that there is no such address."""
    refused = update(Delivery).where(Delivery.key == key)
    values = {"set_aside_at": tx.now, "refused": True, "reason": reason}
    tx.changed(refused.values(sent_at=None, leased_until=None, **values))


def record_failed(tx: Transaction, parcel: Parcel, failure: DeliveryFailed) -> bool:
    """Plans the next attempt, or sets the delivery aside; True if it was set aside."""
    match failure:
        case Unavailable(retry_after=wait) if parcel.attempt < MAX_ATTEMPTS:
            values: dict[str, Any] = {"due_at": tx.now + _wait(parcel, wait)}
        case Undeliverable():
            values = {"set_aside_at": tx.now, "refused": True}
        case _:
            values = {"set_aside_at": tx.now}
    changed = tx.changed(
        update(Delivery)
        # Whose lease ran out has no say any more: another worker is at it.
        .where(Delivery.id == parcel.id, Delivery.attempts == parcel.attempt, Delivery.sent_at.is_(None))
        .values(leased_until=None, reason=failure.reason, **values)
    )
    return bool(changed) and "set_aside_at" in values


def _wait(parcel: Parcel, asked: timedelta | None) -> timedelta:
    """As long as the vendor asked; who asks again and again for a little is not tried to death in minutes."""
    if asked is None:
        return _backoff(parcel)
    return asked if parcel.attempt <= _TAKEN_AT_ITS_WORD else max(asked, _backoff(parcel))


def _backoff(parcel: Parcel) -> timedelta:
    """Doubles each time; the id spreads rows that failed together without a random number."""
    wait = min(_FIRST_RETRY * (1 << (parcel.attempt - 1)), _LONGEST_RETRY)
    return wait + wait * (parcel.id * 37 % 100) / 200


def what_of(delivery: Delivery) -> str:
    """What it is, in one word of ours: an order, the key of a text, a kind of file, or an event."""
    names = (delivery.payload.get(name) for name in ("do", "key", "file", "event"))
    return str(next((name for name in names if name), ""))


def take_out(tx: Transaction, channel: str, address: str) -> list[dict[str, Any]]:
    """What waits for this address and is in nobody's hands, in order: it counts as sent by who takes it."""
    waits = (
        Delivery.channel == channel,
        Delivery.address == address,
        Delivery.sent_at.is_(None),
        Delivery.set_aside_at.is_(None),
        Delivery.leased_until.is_(None),
        Delivery.due_at <= tx.now,
    )
    found = tx.all(select(Delivery).where(*waits).order_by(Delivery.priority, Delivery.id))
    for delivery in found:
        delivery.sent_at = tx.now
    tx.session.flush()
    return [delivery.payload for delivery in found]


def sent_as(tx: Transaction, channel: str, ref: str) -> Delivery | None:
    """What went out under this name of the outside's."""
    return tx.first(select(Delivery).where(Delivery.channel == channel, Delivery.sent_ref == ref))


def withdraw(tx: Transaction, key: str, reason: str) -> bool:
    """Sets aside what no worker has taken in hand yet; False if it is on its way, or gone."""
    unsent = update(Delivery).where(*_in_nobodys_hand(key))
    return tx.changed(unsent.values(set_aside_at=tx.now, reason=reason)) == 1


def take_back(tx: Transaction, key: str) -> bool:
    """As if it had never been put: nobody needs it any more, and its absence is no failure to be shown.

    False if it is on its way, or gone.
    """
    return tx.changed(delete(Delivery).where(*_in_nobodys_hand(key))) == 1


def _in_nobodys_hand(key: str) -> tuple[ColumnElement[bool], ...]:
    return Delivery.key == key, Delivery.sent_at.is_(None), Delivery.leased_until.is_(None)


def retry(tx: Transaction, delivery_id: int) -> None:
    """Takes one delivery that was set aside back into the line, at once and with all its attempts."""
    changed = tx.changed(
        update(Delivery)
        .where(Delivery.id == delivery_id, Delivery.set_aside_at.is_not(None))
        .values(set_aside_at=None, reason=None, refused=False, attempts=0, due_at=tx.now, expires_at=None)
    )
    if not changed:
        raise NotFound(f"no delivery {delivery_id} is set aside: `dezurni outbox` lists those that are")


def waiting(tx: Transaction) -> list[Delivery]:
    """Everything that was not sent yet, set aside ones first."""
    query = select(Delivery).where(Delivery.sent_at.is_(None))
    return list(tx.all(query.order_by(Delivery.set_aside_at.is_(None), Delivery.due_at, Delivery.id)))
