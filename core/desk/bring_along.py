"""What came in a chat before a ticket was opened or meant goes along with the words that reach it."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from core.conversations.rows import Conversation, Said
from core.database.transaction import Transaction
from core.files.files import loose_files, tie_files
from core.files.rows import StoredFile
from core.ports import Inbound
from core.tickets.rows import Message

_CLIP = "📎"
# Longer nobody may edit what was sent (Telegram: 48 hours).
_SAID_FOR = timedelta(hours=48)


def bring_along(tx: Transaction, conversation_id: int | None, message: Message) -> None:
    """Ties the files that wait in this conversation, and the words of which this message is made, to it."""
    if conversation_id is None:
        return
    tie_files(loose_files(tx, conversation_id), message.ticket_id, message.id)
    here = tx.get(Conversation, conversation_id)
    for said in loose_words(tx, here.channel, here.chat):
        if said.text in message.text:
            said.message_id = message.id
    tx.session.flush()


def loose_words(tx: Transaction, channel: str, chat: str) -> Sequence[Said]:
    """What was written here lately and stands on no ticket."""
    loose = (
        Said.channel == channel,
        Said.chat == chat,
        Said.message_id.is_(None),
        Said.said_at > tx.now - _SAID_FOR,
    )
    return tx.all(select(Said).where(*loose).order_by(Said.id))


def note_said(tx: Transaction, inbound: Inbound, message: Message | None = None) -> None:
    """Words that can be edited later, by the messenger's id of them."""
    if inbound.ref and inbound.text.strip():
        tx.insert_once(
            Said,
            channel=inbound.channel,
            chat=inbound.chat,
            ref=inbound.ref,
            text=inbound.text.strip(),
            said_at=tx.now,
            message_id=message.id if message else None,
        )


def in_words(files: Sequence[StoredFile]) -> str:
    """Files as the text of a message that has no other; those that could not be taken are crossed out."""
    names = (f"✗ {file.original}" if file.state == "refused" else file.original for file in files)
    return f"{_CLIP} {', '.join(names)}" if files else ""


def stands_for_files(message: Message) -> bool:
    """True if its text is nothing but the names of its files."""
    return message.text.startswith(_CLIP)
