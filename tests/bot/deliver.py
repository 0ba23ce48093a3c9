"""What the worker does, without the worker: everything in the outbox goes out by one channel."""

import asyncio

from bot.channel import Channel, Door
from core.database.claiming import claim
from core.database.outbox import Parcel, record_failed, record_sent
from core.errors import DeliveryFailed


async def deliver(door: Door, channel: Channel) -> int:
    """Sends until nothing is due any more; how many were sent."""
    sent = 0
    while parcels := await asyncio.to_thread(_claim, door, channel.name):
        for parcel in parcels:
            try:
                ref = await channel.send(parcel)
            except DeliveryFailed as failure:
                with door.database.begin(door.clock) as tx:
                    record_failed(tx, parcel, failure)
            else:
                sent += 1
                with door.database.begin(door.clock) as tx:
                    record_sent(tx, parcel, ref)
    return sent


def _claim(door: Door, name: str) -> list[Parcel]:
    with door.database.begin(door.clock) as tx:
        return claim(tx, [name])
