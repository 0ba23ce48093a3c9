"""First it is kept, then its messenger is told so, then it is heard: by who kept it, or by the worker."""

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool

from bot.channel import Door
from core.desk.hear_kept import hear_kept
from core.desk.keep_message import keep_message
from core.ports import Inbound


def keep(door: Door, inbound: Inbound) -> bool:
    """Keeps what was brought; False if it was before, and whoever kept it hears it."""
    with door.database.begin(door.clock) as tx:
        return keep_message(tx, inbound)


def hear(door: Door, channel: str, chat: str) -> None:
    """Hears all that waits in this chat, in order. What of it the disk loses waits there again."""
    there_is_more = True
    while there_is_more:
        with door.database.begin(door.clock, promises=False) as tx:
            there_is_more = hear_kept(tx, channel, chat, door.library)
    door.wake()


def hearing(door: Door, channel: str, chat: str) -> BackgroundTask:
    """The same once the answer is out."""
    return BackgroundTask(run_in_threadpool, hear, door, channel, chat)
