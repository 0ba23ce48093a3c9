"""Files without words: onto the ticket that is meant; else the words that follow tell what they are about."""

from collections.abc import Sequence
from datetime import timedelta

from core.conversations.rows import Conversation
from core.database.transaction import Transaction
from core.desk.bring_along import in_words, stands_for_files
from core.desk.choose_ticket import add_to_meant
from core.desk.moment import Moment
from core.desk.say import client_chat
from core.desk.share_files import share_files
from core.desk.take_files import KNOWN, UNKNOWN, Sender, take_files
from core.desk.talk import Talk, person_choice
from core.files.files import files_of, loose_files, of_album, tie_files
from core.files.rows import StoredFile
from core.ports import Inbound
from core.tickets.rows import Message, Ticket

_JUST_NOW = timedelta(minutes=1)


def take_clients_files(tx: Transaction, moment: Moment, here: Conversation, inbound: Inbound) -> bool:
    """Notes the files of a client's message; True if nothing more needs to be said or done for them.

    So it is with a further part of an album: it joins the first one, wherever that is.
    """
    if not inbound.files:
        return False
    first = of_album(tx, inbound.channel, inbound.chat, inbound.album) if inbound.album else None
    may_send = KNOWN if here.contact_id else UNKNOWN
    sender = Sender("client", client_chat(moment.company, here, None), may_send, here)
    taken = take_files(tx, moment, inbound, sender)
    if first is not None and first.message_id is not None:
        join_message(tx, moment, taken, first.message_id)
    return first is not None and not inbound.text.strip()


def join_message(tx: Transaction, moment: Moment, files: Sequence[StoredFile], message_id: int) -> None:
    """More files for a message that stands on its ticket already."""
    message = tx.get(Message, message_id)
    tie_files(files, message.ticket_id, message.id)
    tx.session.flush()
    if stands_for_files(message):
        message.text = in_words(files_of(tx, [message.id])[message.id])
    share_files(tx, moment, tx.get(Ticket, message.ticket_id))


def hear_files(talk: Talk) -> bool:
    """Deals with files that came with no words of their own; False if none did."""
    loose = loose_files(talk.tx, talk.conversation.id)
    if not any(talk.tx.now - file.received_at <= _JUST_NOW for file in loose):
        return False
    words = talk.inbound.text.strip()
    if add_to_meant(talk, words or in_words(loose)):
        return True
    arrived = [file for file in loose if file.state != "refused"]
    if arrived:
        talk.say("files-wait", [person_choice()], count=len(arrived))
    return True
