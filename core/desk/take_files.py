"""Files that came with a message are noted, and ordered from the messenger; what is too much is refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import update

from core.conversations.rows import Conversation
from core.database.outbox import Delivery, Parcel, Priority, put
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Chat, Text, say
from core.files.files import Source, Use, add_file, used_overall, used_since
from core.files.rows import StoredFile
from core.files.storing import MOST_BYTES
from core.ports import Inbound, IncomingFile

_DAY = timedelta(days=1)
_MB, _GB = 1024**2, 1024**3
# What one chat may send in a day; somebody we do not know, less.
KNOWN, UNKNOWN = Use(60, 300 * _MB), Use(15, 60 * _MB)
_USUAL_TOTAL_GB = 20


@dataclass(frozen=True)
class Sender:
    """Who sends, and where to say that something cannot be taken."""

    author: str
    chat: Chat
    may_send: Use
    conversation: Conversation | None = None


def take_files(tx: Transaction, moment: Moment, inbound: Inbound, sender: Sender) -> Sequence[StoredFile]:
    """A row for each file of the message; the sender is told of those that cannot be taken."""
    here = sender.conversation
    source = Source(
        sender.author, inbound.channel, inbound.chat, here.id if here else None, album=inbound.album
    )
    taken = []
    for incoming in inbound.files:
        refusal = _refusal(tx, moment, incoming, inbound, sender.may_send)
        file = add_file(tx, source, incoming, "refused" if refusal else "waiting")
        if refusal:
            say(tx, sender.chat, refusal, key=f"refused-file-{file.id}")
        elif file.state == "waiting":
            _fetch(tx, file)
        taken.append(file)
    return taken


def step_aside(tx: Transaction, parcel: Parcel) -> None:
    """A file that cannot be had now is tried again by itself: those behind it do not wait for hours."""
    apart = update(Delivery).where(Delivery.id == parcel.id)
    tx.changed(apart.values(address=f"file-{parcel.payload['file']}"))


def _refusal(
    tx: Transaction, moment: Moment, incoming: IncomingFile, inbound: Inbound, may_send: Use
) -> Text | None:
    size = incoming.content.size if incoming.content else incoming.size
    if size > MOST_BYTES:
        facts = {"name": incoming.name, "size": size, "most": MOST_BYTES, "email": moment.company.email}
        return Text("file-too-large", facts)
    lately = used_since(tx, inbound.channel, inbound.chat, tx.now - _DAY)
    if lately.count >= may_send.count or lately.size + size > may_send.size or _is_full(tx, moment, size):
        return Text("files-too-many", {"name": incoming.name, "email": moment.company.email})
    return None


def _is_full(tx: Transaction, moment: Moment, size: int) -> bool:
    total = int(moment.company.chat.get("files_total_gb", _USUAL_TOTAL_GB)) * _GB
    return used_overall(tx).size + size > total


def _fetch(tx: Transaction, file: StoredFile) -> None:
    """The worker brings it in, after the commit: what one chat sends one after the other, in its order."""
    order = {"do": "fetch-file", "file": file.id, "name": file.name, "ref": file.ref, "as": file.original}
    key = f"fetch-file-{file.id}"
    put(tx, file.channel, f"files-{file.chat}", order, priority=Priority.ANSWER, key=key)
