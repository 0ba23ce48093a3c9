"""How often a visitor, or an address, may do something: counted in the database, for all processes alike."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite

from bot.webchat.rows import WebChatTally
from core.database.transaction import Transaction

_KEPT = timedelta(hours=3)


@dataclass(frozen=True)
class Limit:
    """At most so many in so many seconds."""

    what: str
    times: int
    seconds: int


# A person writes a dozen short lines a minute at most; a family of tabs or an office shares an address.
A_VISITOR = (Limit("said", 30, 60), Limit("said-hour", 200, 3600))
AN_ADDRESS = (Limit("said", 90, 60), Limit("said-hour", 900, 3600))
# An office shares an address; and each new chat has five guesses at a code of somebody else's.
NEW_CHATS = (Limit("came", 20, 600), Limit("came-hour", 80, 3600))
FILES = (Limit("file", 10, 300), Limit("file-hour", 40, 3600))
ADDRESS_FILES = (Limit("file", 30, 300), Limit("file-hour", 120, 3600))


class TooMany(Exception):
    """Enough for now; `seconds` until it may be tried again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"too many: again in {seconds} s")
        self.seconds = seconds


def spend(tx: Transaction, who: str, limits: tuple[Limit, ...]) -> None:
    """Counts one more of `who`; raises TooMany, and then nothing is counted: the transaction ends."""
    for limit in limits:
        since = _since(tx.now, limit)
        if _counted(tx, f"{limit.what}:{who}", since) > limit.times:
            raise TooMany(max(1, int((since - tx.now).total_seconds()) + limit.seconds))


def address_of(host: str) -> str:
    """An address as it is counted: nobody needs to read it. Of IPv6 the network, which one customer has."""
    whole = ":".join(host.split(":")[:4]) if ":" in host else host
    return hashlib.sha256(whole.encode()).hexdigest()[:32]


def forget_tallies(tx: Transaction) -> None:
    """Those that count no more."""
    tx.session.execute(delete(WebChatTally).where(WebChatTally.since < tx.now - _KEPT))


def _since(now: datetime, limit: Limit) -> datetime:
    seconds = int(now.timestamp())
    return datetime.fromtimestamp(seconds - seconds % limit.seconds, UTC)


def _counted(tx: Transaction, who: str, since: datetime) -> int:
    """How many there are now, with this one."""
    is_postgresql = tx.session.get_bind().dialect.name == "postgresql"
    insert = postgresql.insert if is_postgresql else sqlite.insert
    first = insert(WebChatTally).values(who=who, since=since, times=1)
    more = first.on_conflict_do_update(
        index_elements=["who", "since"], set_={"times": WebChatTally.times + 1}
    ).returning(WebChatTally.times)
    return int(tx.session.execute(more).scalar_one())
