"""Files of chats by their rows: expected, kept, tied to what was said with them, and forgotten."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select, update

from core.database.transaction import Transaction
from core.errors import NotFound
from core.files.names import cleaned
from core.files.rows import StoredFile
from core.files.storing import new_name
from core.ports import FileContent, IncomingFile

WAITS_FOR_WORDS = timedelta(hours=24)


@dataclass(frozen=True)
class Use:
    """How many files, and how many bytes of them."""

    count: int
    size: int


@dataclass(frozen=True)
class Source:
    """From whom a file came, and where: what all files of one message share."""

    author: str
    channel: str
    chat: str
    conversation_id: int | None
    album: str | None = None


def add_file(tx: Transaction, source: Source, incoming: IncomingFile, state: str = "waiting") -> StoredFile:
    """The row of a file that came: to be fetched, or kept already where its content is here."""
    content = incoming.content
    return tx.add(
        StoredFile(
            name=content.name if content else new_name(),
            author=source.author,
            channel=source.channel,
            chat=source.chat,
            conversation_id=source.conversation_id,
            album=source.album,
            ref=incoming.ref,
            original=content.original if content else cleaned(incoming.name),
            mime=content.mime if content else None,
            sort=content.sort if content else None,
            size=content.size if content else incoming.size,
            sha256=content.sha256 if content else None,
            state="kept" if content and state == "waiting" else state,
            received_at=tx.now,
            kept_at=tx.now if content else None,
        )
    )


def note_kept(tx: Transaction, file_id: int, content: FileContent) -> bool:
    """Its content is among our files; False if it was before, or is not wanted any more."""
    waits = update(StoredFile).where(StoredFile.id == file_id, StoredFile.state.in_(("waiting", "lost")))
    values = {
        "original": content.original,
        "mime": content.mime,
        "sort": content.sort,
        "size": content.size,
        "sha256": content.sha256,
    }
    return tx.changed(waits.values(state="kept", kept_at=tx.now, **values)) == 1


def note_lost(tx: Transaction, file_id: int) -> bool:
    """It will never come; False if it is here."""
    waits = update(StoredFile).where(StoredFile.id == file_id, StoredFile.state == "waiting")
    return tx.changed(waits.values(state="lost")) == 1


def loose_files(tx: Transaction, conversation_id: int) -> Sequence[StoredFile]:
    """What came in this conversation lately and belongs to no ticket yet, refused ones too."""
    return tx.all(
        select(StoredFile)
        .where(
            StoredFile.conversation_id == conversation_id,
            StoredFile.message_id.is_(None),
            StoredFile.author == "client",
            StoredFile.state != "deleted",
            StoredFile.received_at > tx.now - WAITS_FOR_WORDS,
        )
        .order_by(StoredFile.id)
    )


def tie_files(files: Sequence[StoredFile], ticket_id: int, message_id: int) -> None:
    """They belong to this message of this ticket."""
    for file in files:
        file.ticket_id, file.message_id = ticket_id, message_id


def of_album(tx: Transaction, channel: str, chat: str, album: str) -> StoredFile | None:
    """The first file that came of this album."""
    same = StoredFile.channel == channel, StoredFile.chat == chat, StoredFile.album == album
    return tx.first(select(StoredFile).where(*same).order_by(StoredFile.id))


def files_of(tx: Transaction, message_ids: Collection[int]) -> dict[int, list[StoredFile]]:
    """The files of these messages, by message, in the order in which they came."""
    found: defaultdict[int, list[StoredFile]] = defaultdict(list)
    query = select(StoredFile).where(StoredFile.message_id.in_(message_ids)).order_by(StoredFile.id)
    for file in tx.all(query) if message_ids else ():
        assert file.message_id
        found[file.message_id].append(file)
    return dict(found)


def files_on(tx: Transaction, ticket_id: int) -> Sequence[StoredFile]:
    """All files of a ticket whose content we have."""
    kept = StoredFile.ticket_id == ticket_id, StoredFile.state == "kept"
    return tx.all(select(StoredFile).where(*kept).order_by(StoredFile.id))


def file_named(tx: Transaction, name: str) -> StoredFile:
    """The file whose content lies under this name; raises NotFound."""
    found = tx.first(select(StoredFile).where(StoredFile.name == name, StoredFile.state == "kept"))
    if found is None:
        raise NotFound("there is no such file, or it was deleted")
    return found


def used_since(tx: Transaction, channel: str, chat: str, since: datetime) -> Use:
    """What this chat sent since then."""
    mine = StoredFile.channel == channel, StoredFile.chat == chat, StoredFile.received_at > since
    return _use(tx, *mine, StoredFile.state != "refused")


def used_overall(tx: Transaction) -> Use:
    """What lies on the disk, or soon will."""
    return _use(tx, StoredFile.state.in_(("waiting", "kept")))


def _use(tx: Transaction, *which: object) -> Use:
    query = select(func.count(StoredFile.id), func.coalesce(func.sum(StoredFile.size), 0))
    count, size = tx.session.execute(query.where(*which)).one()  # type: ignore[arg-type]
    return Use(int(count), int(size))
