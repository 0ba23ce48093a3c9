"""A ticket's files reach the other side: a client's its operators, an operator's the client."""

from core.database.transaction import Transaction
from core.desk.announce_ticket import hearers
from core.desk.mirror_files import file_facts, mirror_file
from core.desk.moment import Moment
from core.desk.say import operator_chat, send_file
from core.desk.tell_client import chat_of_client
from core.files.files import files_on
from core.files.rows import StoredFile
from core.tickets.rows import Ticket


def share_files(tx: Transaction, moment: Moment, ticket: Ticket) -> None:
    """Every file whose content we have goes once to everybody who should have it by now."""
    for file in files_on(tx, ticket.id):
        share_file(tx, moment, ticket, file)


def share_file(tx: Transaction, moment: Moment, ticket: Ticket, file: StoredFile) -> None:
    """One of them; nothing happens as long as its content is on the way; a note's stays among colleagues."""
    mirror_file(tx, moment, ticket, file)
    if file.state != "kept" or file.author == "note":
        return
    facts = file_facts(ticket, file)
    if file.author == "operator":
        if chat := chat_of_client(tx, moment, ticket):
            send_file(tx, chat, "ticket-file", facts, key=f"file-{file.id}-client")
        return
    people, at = hearers(tx, moment, ticket)
    for operator in people:
        if chat := operator_chat(moment.company, operator):
            key = f"file-{file.id}-{operator.code}"
            send_file(tx, chat, "ticket-file", facts, key=key, ticket=ticket.number, due_at=at)
