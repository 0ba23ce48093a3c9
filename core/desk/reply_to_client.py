"""An operator's answer reaches the client in the chat where it was asked."""

from collections.abc import Sequence

from core.conversations.rows import Conversation
from core.database.transaction import Transaction
from core.desk.bring_along import in_words, note_said
from core.desk.call_off import close_its_page
from core.desk.moment import Moment
from core.desk.say import Text, say
from core.desk.share_files import share_files
from core.desk.tell_client import chat_of_client
from core.files.files import tie_files
from core.files.rows import StoredFile
from core.ports import Inbound
from core.roster.rows import Operator
from core.tickets.rows import Ticket
from core.tickets.tickets import add_message, answered, take


def reply_to_client(  # noqa: PLR0913 - an answer has that many sides
    tx: Transaction,
    moment: Moment,
    ticket: Ticket,
    operator: Operator,
    text: str,
    *,
    files: Sequence[StoredFile] = (),
    inbound: Inbound | None = None,
) -> bool:
    """Keeps the answer and sends it; False if the client has no chat and it could only be kept.

    Who answers a ticket that nobody has taken, takes it, and nobody is paged for it any more. `inbound`:
    by what it was written, so that an edit of that corrects it.
    """
    # The chat before the ticket, as where its client writes: two who write at once do not wait in a ring.
    _speak_of(tx, ticket)
    take_over(tx, ticket, operator)
    text = text or in_words(files)
    message = add_message(tx, ticket, text, author="operator", operator=operator.code)
    tie_files(files, ticket.id, message.id)
    if inbound:
        note_said(tx, inbound, message)
    answered(tx, ticket)
    # Whoever wrote it hears of it if it cannot be delivered.
    facts = {"number": str(ticket.number), "operator": operator.name, "text": text, "by": operator.code}
    chat = chat_of_client(tx, moment, ticket)
    if chat:
        say(tx, chat, Text("operator-wrote", facts, message=message.id))
    share_files(tx, moment, ticket)
    return chat is not None


def take_over(tx: Transaction, ticket: Ticket, operator: Operator) -> None:
    """Who does something for a ticket that nobody has taken, takes it; nobody is paged for it any more."""
    # At this moment it may be taken from who was silent for too long: one of the two comes first.
    tx.locked(Ticket, ticket.id)
    if take(tx, ticket.id, operator.code):
        close_its_page(tx, ticket.id)


def _speak_of(tx: Transaction, ticket: Ticket) -> None:
    """What the client writes next most likely answers this."""
    chat = tx.locked(Conversation, ticket.conversation_id) if ticket.conversation_id else None
    if chat:
        chat.ticket_id = ticket.id
        tx.session.flush()
