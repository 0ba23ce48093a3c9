"""Files of a ticket stand in its topic of the operators' group, below the words with which they came."""

from collections.abc import Collection

from core.database.outbox import Priority, put
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.files.files import files_of
from core.files.rows import StoredFile
from core.tickets.rows import Ticket
from core.tickets.topics import Topic, is_shown, topic_of, written_there


def mirror_files(tx: Transaction, moment: Moment, topic: Topic, message_ids: Collection[int]) -> None:
    """Those of these messages, which the topic shows by now, whose content we have."""
    ticket = tx.get(Ticket, topic.ticket_id)
    for files in files_of(tx, message_ids).values():
        for file in files:
            _put(tx, moment, ticket, topic, file)


def mirror_file(tx: Transaction, moment: Moment, ticket: Ticket, file: StoredFile) -> None:
    """One whose content is here; nothing where its words do not stand in a topic yet."""
    if "forum" not in moment.company.chat or file.message_id is None:
        return
    topic = topic_of(tx, ticket.id)
    if topic and is_shown(tx, topic, file.message_id):
        _put(tx, moment, ticket, topic, file)


def file_facts(ticket: Ticket, file: StoredFile) -> dict[str, str | None]:
    """What is told with a file of a ticket: what it is, and whose side it came from."""
    return {
        "file": file.name,
        "name": file.original,
        "sort": file.sort,
        "number": str(ticket.number),
        "author": "client" if file.author == "client" else "operator",
    }


def _put(tx: Transaction, moment: Moment, ticket: Ticket, topic: Topic, file: StoredFile) -> None:
    """Once for each topic that is made; what an operator sent there stands there already."""
    if file.state != "kept" or topic.thread is None:
        return
    if file.chat == topic.chat and written_there(tx, file.message_id):
        return
    payload = {
        "file": "ticket-file",
        "facts": file_facts(ticket, file),
        "language": moment.company.language,
        "topic": topic.id,
        "thread": topic.thread,
    }
    key = f"file-{file.id}-topic-{topic.id}-{topic.thread}"
    put(tx, "telegram", topic.chat, payload, priority=Priority.ROUTINE, key=key)
