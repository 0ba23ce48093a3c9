"""Who is at this address?"""

from dataclasses import dataclass
from functools import cache

from sqlalchemy import Select, bindparam, select, update

from core.clients.rows import Client, Contact, ContactMethod
from core.database.transaction import Transaction
from core.errors import NotFound


@dataclass(frozen=True)
class Person:
    """A contact together with the client that it speaks for."""

    contact: Contact
    client: Client


def person_at(tx: Transaction, channel: str, address: str) -> Person | None:
    """The active contact who owns this address, or None: an address is a claim, not a proof."""
    row = tx.session.execute(_at(), {"channel": channel, "address": address}).first()
    return Person(row[0], row[1]) if row else None


@cache
def _at() -> Select[Contact, Client]:
    """Asked with every message and call: to put it together takes as long as to ask."""
    return (
        select(Contact, Client)
        .join(ContactMethod, ContactMethod.contact_id == Contact.id)
        .join(Client, Client.id == Contact.client_id)
        .where(
            ContactMethod.channel == bindparam("channel"),
            ContactMethod.address == bindparam("address"),
            ContactMethod.active,
            Contact.active,
            Client.active,
        )
    )


def person(tx: Transaction, contact_id: int) -> Person:
    """This contact and its client."""
    contact = tx.get(Contact, contact_id)
    return Person(contact, tx.get(Client, contact.client_id))


def contact_by_code(tx: Transaction, code: str) -> Contact:
    """The active contact with this code; raises NotFound."""
    found = tx.first(select(Contact).where(Contact.code == code, Contact.active))
    if found is None:
        raise NotFound(f"there is no contact {code!r}: the company file lists them under clients")
    return found


def client_by_code(tx: Transaction, code: str) -> Client:
    """The client with this code, active or not; raises NotFound."""
    found = tx.first(select(Client).where(Client.code == code))
    if found is None:
        raise NotFound(f"there is no client {code!r}: the company file lists them")
    return found


def addresses(tx: Transaction, contact_id: int, channel: str) -> list[str]:
    """The contact's active addresses on a channel, oldest first."""
    query = (
        select(ContactMethod.address)
        .where(ContactMethod.contact_id == contact_id, ContactMethod.channel == channel, ContactMethod.active)
        .order_by(ContactMethod.id)
    )
    return list(tx.all(query))


def tie(tx: Transaction, contact: Contact, channel: str, address: str) -> None:
    """Makes this address the contact's own, taking it from whoever had it before; of two at once the last."""
    theirs = update(ContactMethod).where(
        ContactMethod.channel == channel, ContactMethod.address == address, ContactMethod.active
    )
    mine = {"contact_id": contact.id, "channel": channel, "address": address, "source": "link"}
    mine["tied_at"] = tx.now
    tied = False
    while not tied:
        tx.changed(theirs.values(active=False))
        tied = tx.insert_once(ContactMethod, **mine, active=True)
