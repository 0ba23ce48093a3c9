"""Who may send what waits in the outbox now: leased to one worker, in the order of what is urgent."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, exists, or_, select, tuple_, update
from sqlalchemy.orm import aliased

from core.database.outbox import LEASE, Delivery, Parcel, Priority, parcel_of
from core.database.transaction import Transaction


def claim(
    tx: Transaction,
    channels: Collection[str],
    limit: int = 10,
    *,
    worst: int = Priority.ROUTINE,
    shut: Collection[tuple[str, str]] = (),
    room: Mapping[str, int] | None = None,
) -> list[Parcel]:
    """Leases the most urgent due deliveries, at most the next one for each address, so that order is kept.

    What is more urgent does not wait for what is on its way to the same address. `worst`: nothing that is
    less urgent than this. None to the addresses that are `shut`, by channel and address; of a channel with
    `room`, only so many.
    """
    _set_aside_expired(tx)
    asked: dict[str, Any] = {"now": tx.now, "channels": list(channels), "worst": int(worst), "most": limit}
    due = tx.all(_line(some_shut=True), **asked, shut=list(shut)) if shut else tx.all(_line(), **asked)
    return _leased(tx, _fitting(due, room or {}))


def due_channels(tx: Transaction, channels: Sequence[str]) -> set[str]:
    """Those of these in which a claim would find something, if only what is too late to be sent: one look,
    so that few claims are made in vain.
    """
    if not channels:
        return set()
    there = tx.session.execute(_due_there(tuple(channels)), {"now": tx.now}).one()
    return {channel for channel, is_there in zip(channels, there, strict=True) if is_there}


@cache
def _due_there(channels: tuple[str, ...]) -> Select[*tuple[bool, ...]]:
    now: BindParameter[datetime] = bindparam("now")
    # Two looks, each into an index of its own.
    return select(
        *(
            exists().where(Delivery.channel == channel, *is_due(now))
            | exists().where(Delivery.channel == channel, *_is_late(now))
            for channel in channels
        )
    )


def is_due(now: datetime | BindParameter[datetime]) -> tuple[ColumnElement[bool], ...]:
    """What may be leased now, as far as the delivery itself goes."""
    return (
        Delivery.sent_at.is_(None),
        Delivery.set_aside_at.is_(None),
        Delivery.due_at <= now,
        or_(Delivery.leased_until.is_(None), Delivery.leased_until <= now),
    )


def claim_named(tx: Transaction, prefix: str, channels: Collection[str]) -> list[Parcel]:
    """Leases the due deliveries whose keys begin so, whatever else waits for their addresses."""
    query = select(Delivery).where(
        Delivery.key.startswith(prefix, autoescape=True), Delivery.channel.in_(channels), *is_due(tx.now)
    )
    return _leased(tx, tx.all(query.order_by(Delivery.id).with_for_update(skip_locked=True)))


def _leased(tx: Transaction, due: Sequence[Delivery]) -> list[Parcel]:
    # Whoever tells how it ended gives the lease back: where there was one still, nobody did.
    cut_off = {delivery.id for delivery in due if delivery.leased_until}
    if due:
        ours = update(Delivery).where(Delivery.id.in_([delivery.id for delivery in due]))
        tx.changed(ours.values(leased_until=tx.now + LEASE, attempts=Delivery.attempts + 1))
    return [parcel_of(delivery, may_repeat=delivery.id in cut_off) for delivery in due]


def keep_leases(tx: Transaction, parcels: Collection[Parcel]) -> int:
    """They are still being sent: their leases run anew. Not of what another has leased meanwhile."""
    ours = tuple_(Delivery.id, Delivery.attempts).in_([(parcel.id, parcel.attempt) for parcel in parcels])
    runs = (Delivery.sent_at.is_(None), Delivery.leased_until < tx.now + LEASE)
    return tx.changed(update(Delivery).where(ours, *runs).values(leased_until=tx.now + LEASE))


def _fitting(due: Sequence[Delivery], room: Mapping[str, int]) -> list[Delivery]:
    """The first so many of each channel; the others were not leased and come later."""
    taken: Counter[str] = Counter()
    fitting = []
    for delivery in due:
        taken[delivery.channel] += 1
        if taken[delivery.channel] <= room.get(delivery.channel, len(due)):
            fitting.append(delivery)
    return fitting


@cache
def _line(*, some_shut: bool = False) -> Select[Delivery]:
    """The line as it is served. Asked several times a second: to put it together takes as long as to ask."""
    now: BindParameter[datetime] = bindparam("now")
    address = tuple_(Delivery.channel, Delivery.address)
    open_ones = [address.not_in(bindparam("shut", type_=address.type, expanding=True))] if some_shut else []
    other = aliased(Delivery)
    # One that waits for its next attempt keeps its place; one that is planned for later has none yet.
    # Told as the first of an ordered few, it is found in the index of addresses whatever the database
    # believes to know about the table: its statistics are behind when a month's statements come at once.
    next_there = (
        select(other.id)
        .where(
            other.address == Delivery.address,
            other.channel == Delivery.channel,
            other.sent_at.is_(None),
            other.set_aside_at.is_(None),
            or_(other.due_at <= now, other.attempts > 0),
        )
        .order_by(other.priority, other.id)
        .limit(1)
        .scalar_subquery()
    )
    return (
        select(Delivery)
        .where(
            Delivery.channel.in_(bindparam("channels", expanding=True)),
            Delivery.priority <= bindparam("worst"),
            *is_due(now),
            Delivery.id == next_there,
            *open_ones,
        )
        .order_by(Delivery.priority, Delivery.due_at, Delivery.id)
        .limit(bindparam("most"))
        .with_for_update(skip_locked=True)
    )


def _set_aside_expired(tx: Transaction) -> None:
    """At every claim; nearly always a look into an index. Who is at the same ones is not waited for."""
    if ids := tx.all(_expired(), now=tx.now):
        values = {"set_aside_at": tx.now, "reason": "too late: it was worth nothing any more"}
        tx.changed(update(Delivery).where(Delivery.id.in_(ids)).values(**values))


@cache
def _expired() -> Select[int]:
    return select(Delivery.id).where(*_is_late(bindparam("now"))).with_for_update(skip_locked=True)


def _is_late(now: BindParameter[datetime]) -> tuple[ColumnElement[bool], ...]:
    return (Delivery.sent_at.is_(None), Delivery.set_aside_at.is_(None), Delivery.expires_at < now)
