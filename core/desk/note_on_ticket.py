"""A note on a ticket, for colleagues alone: its client sees neither the words nor what is attached."""

from collections.abc import Sequence

from core.database.transaction import Transaction
from core.desk.bring_along import in_words
from core.files.files import tie_files
from core.files.rows import StoredFile
from core.roster.rows import Operator
from core.tickets.rows import Ticket
from core.tickets.tickets import add_message


def note_on_ticket(
    tx: Transaction, ticket: Ticket, operator: Operator, text: str, *, files: Sequence[StoredFile] = ()
) -> None:
    """Keeps the note with its files, whose author is "note": nobody is sent them."""
    message = add_message(tx, ticket, text or in_words(files), author="note", operator=operator.code)
    tie_files(files, ticket.id, message.id)
