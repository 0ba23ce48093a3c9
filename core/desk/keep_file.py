"""The content of a file is here, or will never be: the row knows, and so do those who wait for it."""

from core.conversations.rows import Conversation
from core.database.transaction import Transaction
from core.desk.moment import now_of
from core.desk.say import Chat, Text, client_chat, say
from core.desk.share_files import share_file
from core.files.files import note_kept, note_lost
from core.files.rows import StoredFile
from core.ports import FileContent
from core.tickets.rows import Ticket


def keep_file(tx: Transaction, file_id: int, content: FileContent) -> None:
    """Notes what it is; where it belongs to a ticket already, it goes on to whoever should see it."""
    if not note_kept(tx, file_id, content):
        return
    file = tx.get(StoredFile, file_id)
    tx.session.refresh(file)
    if file.ticket_id:
        share_file(tx, now_of(tx), tx.get(Ticket, file.ticket_id), file)


def lose_file(tx: Transaction, file_id: int) -> None:
    """The messenger does not give it out: who sent it is asked to send it again."""
    if not note_lost(tx, file_id):
        return
    file, company = tx.get(StoredFile, file_id), now_of(tx).company
    chat = Chat(file.channel, file.chat, company.language)
    if file.conversation_id:
        chat = client_chat(company, tx.get(Conversation, file.conversation_id), None)
    say(tx, chat, Text("file-not-fetched", {"name": file.original}), key=f"lost-file-{file_id}")
