"""Ties a chat account to a contact: by a one-time code, or by the account's own number."""

from core.clients.identity import Person, person, tie
from core.clients.identity import person_at as person_at_address
from core.clients.link_codes import redeem
from core.clients.phone_number import e164
from core.database.transaction import Transaction
from core.ports import Inbound


def link_by_code(tx: Transaction, inbound: Inbound) -> Person | None:
    """The contact whose code it was, now known in this chat; None if the code is wrong, old or used.

    Raises Conflict when too many codes were guessed.
    """
    contact = redeem(tx, inbound.argument, channel=inbound.channel, chat=inbound.chat)
    who = person(tx, contact.id) if contact else None
    if who is None or not who.client.active:
        return None
    tie(tx, who.contact, inbound.channel, inbound.sender)
    return who


def link_by_phone(tx: Transaction, inbound: Inbound) -> Person | None:
    """The contact with this number. The door vouches that the number is the sender's own."""
    try:
        number = e164(inbound.argument if inbound.argument.startswith("+") else f"+{inbound.argument}")
    except ValueError:
        return None
    found = person_at_address(tx, "phone", number)
    if found:
        tie(tx, found.contact, inbound.channel, inbound.sender)
    return found
