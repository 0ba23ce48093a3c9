"""How fast a channel may be written to: the vendor's limits, kept by all workers together.

What counts stands in the outbox: what was sent lately, and what is on its way. A vendor that asks to be
left alone for a while is believed for the whole chat, and for all chats when several are told so at once.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import String, func, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from core.database.base import Base
from core.database.claiming import claim, due_channels, is_due
from core.database.outbox import LEASE, Delivery, Parcel, Priority
from core.database.transaction import Transaction

# What was leased and not told of yet counts as if it arrived this much later: by then it has, or never will.
_ON_THE_WAY = timedelta(seconds=3)
# So many chats told to wait at once: it is not the chats, it is we.
_CHATS_AT_ONCE = 3
_WHOLE_CHANNEL = ""


@dataclass(frozen=True)
class Limit:
    """At most so many messages within any span of this length, to one chat whose address begins so."""

    messages: int
    within: timedelta
    prefix: str = ""


@dataclass(frozen=True)
class Pace:
    """A vendor's limits: over all chats, and for each one."""

    overall: Limit
    each: tuple[Limit, ...]


@dataclass(frozen=True)
class Claimed:
    """What was leased; `opens_at`: when more may go that waits only for the pace, if any does."""

    parcels: list[Parcel]
    opens_at: datetime | None = None


class Hold(Base):
    """A chat to which the vendor lets nothing through until then; without an address, the whole channel.

    The row without an address is also what workers hold while they count.
    """

    __tablename__ = "holds"

    channel: Mapped[str] = mapped_column(String(20), primary_key=True)
    address: Mapped[str] = mapped_column(String(128), primary_key=True)
    until: Mapped[datetime]


@dataclass(frozen=True)
class _Gate:
    """What a channel lets through now: so many messages, and none to these chats until then."""

    room: int
    closed: Mapping[str, datetime]
    held: Collection[str]
    opens_at: datetime | None = None


_SHUT = _Gate(0, {}, ())
_Sent = tuple[datetime, int]


def claim_in_pace(
    tx: Transaction, paces: Mapping[str, Pace | None], limit: int = 10, *, worst: int = Priority.ROUTINE
) -> Claimed:
    """Leases as `claim` does, no more than each channel takes now; a channel without a pace takes all."""
    waiting = due_channels(tx, [name for name, pace in paces.items() if pace])
    gates = {name: _gate(tx, name, pace) for name, pace in paces.items() if pace and name in waiting}
    channels = [name for name, pace in paces.items() if not pace or (name in gates and gates[name].room)]
    shut = [(name, chat) for name, gate in gates.items() for chat in (*gate.closed, *gate.held)]
    room = {name: gate.room for name, gate in gates.items()}
    parcels = claim(tx, channels, limit, worst=worst, shut=shut, room=room)
    opens = [at for name, gate in gates.items() if (at := _next_opening(tx, name, gate))]
    return Claimed(parcels, min(opens, default=None))


def opens_at(sent: Iterable[_Sent], now: datetime, limit: Limit) -> datetime | None:
    """When one message more keeps the limit; None if it does now. `sent`: moments, and how many each."""
    lately = sorted(each for each in sent if each[0] > now - limit.within)
    total = sum(messages for _, messages in lately)
    for at, messages in lately:
        if total < limit.messages:
            return None
        total -= messages
        if total < limit.messages:
            return at + limit.within
    return None


def count_messages(tx: Transaction, parcel: Parcel, messages: int, gap: timedelta) -> None:
    """This delivery comes to several of the vendor's messages, with a gap between them: it takes longer."""
    mine = update(Delivery).where(Delivery.id == parcel.id, Delivery.attempts == parcel.attempt)
    lasts = LEASE + gap * (messages - 1)
    tx.changed(mine.values(messages=messages, leased_until=tx.now + lasts))


def hold(tx: Transaction, channel: str, address: str, wait: timedelta) -> None:
    """The vendor wants nothing for this chat for so long."""
    _hold_until(tx, channel, address, tx.now + wait)
    if len(_held(tx, channel) - {_WHOLE_CHANNEL}) >= _CHATS_AT_ONCE:
        _hold_until(tx, channel, _WHOLE_CHANNEL, tx.now + wait)


def holds(tx: Transaction) -> Sequence[Hold]:
    """All that are in force, by channel and chat."""
    return tx.all(select(Hold).where(Hold.until > tx.now).order_by(Hold.channel, Hold.address))


def _hold_until(tx: Transaction, channel: str, address: str, until: datetime) -> None:
    if not tx.insert_once(Hold, channel=channel, address=address, until=until):
        row = update(Hold).where(Hold.channel == channel, Hold.address == address, Hold.until < until)
        tx.changed(row.values(until=until))


def _held(tx: Transaction, channel: str) -> set[str]:
    return set(tx.all(select(Hold.address).where(Hold.channel == channel, Hold.until > tx.now)))


def _gate(tx: Transaction, channel: str, pace: Pace) -> _Gate:
    _count_alone(tx, channel)
    held = _held(tx, channel)
    if _WHOLE_CHANNEL in held:
        return _SHUT
    lately = _lately(tx, channel, pace.overall)
    opens = opens_at([sent for all_of in lately.values() for sent in all_of], tx.now, pace.overall)
    if opens:
        return _Gate(0, {}, held, opens)
    used = sum(n for all_of in lately.values() for at, n in all_of if at > tx.now - pace.overall.within)
    return _Gate(pace.overall.messages - used, _closed(tx, channel, pace), held)


def _count_alone(tx: Transaction, channel: str) -> None:
    """Two workers that count at once would both find room."""
    tx.insert_once(Hold, channel=channel, address=_WHOLE_CHANNEL, until=tx.now)
    row = select(Hold).where(Hold.channel == channel, Hold.address == _WHOLE_CHANNEL)
    tx.all(row.with_for_update())


def _closed(tx: Transaction, channel: str, pace: Pace) -> dict[str, datetime]:
    """The chats that take nothing now, and until when."""
    closed: dict[str, datetime] = {}
    for limit in pace.each:
        for chat, sent in _lately(tx, channel, limit).items():
            if opens := opens_at(sent, tx.now, limit):
                closed[chat] = max(opens, closed.get(chat, opens))
    return closed


def _lately(tx: Transaction, channel: str, limit: Limit) -> dict[str, list[_Sent]]:
    """By chat: when how many messages went there, or are on their way and may just have arrived."""
    sent = Delivery.sent_at > tx.now - limit.within
    on_the_way = Delivery.leased_until > tx.now
    query = select(Delivery.address, Delivery.sent_at, Delivery.leased_until, Delivery.messages).where(
        Delivery.channel == channel, Delivery.address.startswith(limit.prefix), or_(sent, on_the_way)
    )
    by_chat: dict[str, list[_Sent]] = defaultdict(list)
    for address, sent_at, leased_until, messages in tx.session.execute(query):
        if leased_until:
            arrives = leased_until - LEASE + _ON_THE_WAY
        by_chat[address].append((sent_at or min(tx.now, arrives), messages))
    return by_chat


def _next_opening(tx: Transaction, channel: str, gate: _Gate) -> datetime | None:
    if gate.opens_at or not gate.closed:
        return gate.opens_at
    waiting = select(Delivery.address).where(
        Delivery.channel == channel, Delivery.address.in_(gate.closed), *is_due(tx.now)
    )
    chats = set(tx.all(waiting.group_by(Delivery.address).having(func.count() > 0)))
    return min((at for chat, at in gate.closed.items() if chat in chats), default=None)
