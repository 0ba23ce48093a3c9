"""A message at which the desk failed is tried later; at the end who wrote it and the managers hear of it."""

from core.clients.identity import person_at
from core.clients.phone_number import as_written
from core.conversations.chat import conversation
from core.conversations.plain import inbound_of
from core.database.inbox import put_off
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text, client_chat, say
from core.desk.tell_operator import tell_managers
from core.ports import Inbound
from core.roster.reading import operator_in_chat


def put_off_message(tx: Transaction, moment: Moment, channel: str, chat: str) -> None:
    """The oldest that waits in this chat; it is kept, whatever becomes of it."""
    said = put_off(tx, channel, chat)
    if said is None:
        return
    inbound = inbound_of(said)
    if inbound.thread is None:
        here = client_chat(moment.company, conversation(tx, channel, chat), None)
        say(tx, here, Text("message-set-aside", {"phone": as_written(moment.company.phone)}))
    tell_managers(tx, moment, Text("message-failed", _facts(tx, inbound)))


def _facts(tx: Transaction, inbound: Inbound) -> dict[str, str]:
    """Whose it is, and what was written: a person may have to answer it."""
    operator = operator_in_chat(tx, inbound.channel, inbound.sender)
    who, text = person_at(tx, inbound.channel, inbound.sender), inbound.text.strip()
    return {
        "known": "operator" if operator else "yes" if who else "no",
        "client": who.client.name if who else "",
        "contact": operator.name if operator else who.contact.name if who else "",
        "channel": inbound.channel,
        "text": text,
        "wordless": "no" if text else "yes",
    }
