"""Brings clients, their contracts, people and addresses to what is written of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select, tuple_

from core.clients.keypad import on_keypad
from core.clients.pin import hash_pin, pin_matches
from core.clients.rows import Client, Contact, ContactMethod
from core.company_file.changes import Changes
from core.company_file.schema import ClientEntry, ContactEntry, OperatorEntry
from core.desk.load_contract import load_contract
from core.errors import Invalid
from core.roster.rows import Operator

_KEEP = "keep"
# (channel, address) and the id of the contact whose it is.
_Wanted = dict[tuple[str, str], int]


def load_clients(changes: Changes, entries: Sequence[ClientEntry], today: date) -> None:
    """All clients there are; who is not among them is served as a client no more."""
    tx = changes.tx
    known = {row.code: row for row in tx.all(select(Client))}
    contacts = {row.code: row for row in tx.all(select(Contact))}
    for entry in entries:
        _client(changes, entry, known.get(entry.code), contacts, today)
    _retire(changes, entries, known, contacts, today)
    ids = {row.code: row.id for row in tx.all(select(Contact).where(Contact.active))}
    _addresses(changes, entries, ids, tx.all(select(ContactMethod).where(ContactMethod.active)))


def load_client(changes: Changes, entry: ClientEntry, today: date) -> Client:
    """One client, and nothing of the others. Raises Invalid where an address or a code is another's."""
    tx = changes.tx
    client = tx.first(select(Client).where(Client.code == entry.code))
    named = [contact.code for contact in entry.contacts]
    theirs = Contact.client_id == (client.id if client else 0)
    rows = tx.all(select(Contact).where(theirs | Contact.code.in_(named)))
    strange = [row.code for row in rows if client is None or row.client_id != client.id]
    if strange:
        raise Invalid(
            f"contact {strange[0]!r}: this code belongs to another client", "contact-taken", code=strange[0]
        )
    client = _client(changes, entry, client, {row.code: row for row in rows}, today)
    for row in rows:
        if row.code not in named:
            changes.update(row, {"active": False})
    ids = {row.code: row.id for row in tx.all(select(Contact).where(Contact.client_id == client.id))}
    _addresses(changes, [entry], ids, _held(changes, entry, ids))
    return client


def pin_hash_of(row: Contact | Operator | None, entry: ContactEntry | OperatorEntry) -> str | None:
    """The stored hash while the PIN is the same: a new salt would be a change at every load."""
    stored = row.pin_hash if row else None
    if entry.pin == _KEEP or (entry.pin and stored and pin_matches(entry.pin, stored)):
        return stored
    return hash_pin(entry.pin) if entry.pin else None


def _client(
    changes: Changes, entry: ClientEntry, row: Client | None, contacts: Mapping[str, Contact], today: date
) -> Client:
    client = changes.put(Client, row, _client_values(entry))
    load_contract(changes, client, entry.contract, today)
    for contact in entry.contacts:
        changes.put(Contact, contacts.get(contact.code), _contact_values(client, contacts, contact))
    return client


def _client_values(entry: ClientEntry) -> dict[str, Any]:
    keypad = on_keypad(entry.code)
    return {**entry.model_dump(exclude={"contract", "contacts"}), "keypad": keypad, "active": True}


def _contact_values(client: Client, contacts: Mapping[str, Contact], entry: ContactEntry) -> dict[str, Any]:
    return {
        "code": entry.code,
        "client_id": client.id,
        "name": entry.name,
        "language": entry.language,
        "gets_statement": entry.gets_statement,
        "pin_hash": pin_hash_of(contacts.get(entry.code), entry),
        "active": True,
    }


def _retire(
    changes: Changes,
    entries: Iterable[ClientEntry],
    known: Mapping[str, Client],
    contacts: Mapping[str, Contact],
    today: date,
) -> None:
    """Who is no longer listed stays in the history and is not served as a client any more."""
    clients = {entry.code for entry in entries}
    people = {contact.code for entry in entries for contact in entry.contacts}
    for client in known.values():
        if client.code not in clients:
            changes.update(client, {"active": False})
            # Or a statement with its fee would be made every month.
            load_contract(changes, client, None, today)
    for contact in contacts.values():
        if contact.code not in people:
            changes.update(contact, {"active": False})


def _addresses(
    changes: Changes, entries: Iterable[ClientEntry], ids: Mapping[str, int], rows: Iterable[ContactMethod]
) -> None:
    """The entries' addresses; a chat that a person linked by code stays unless its contact retired."""
    wanted: _Wanted = {
        address: ids[contact.code]
        for entry in entries
        for contact in entry.contacts
        for address in _addresses_of(contact)
    }
    for row in rows:
        owner = wanted.get((row.channel, row.address))
        if owner == row.contact_id:
            del wanted[(row.channel, row.address)]
        elif row.source == "file" or owner is not None or row.contact_id not in ids.values():
            changes.update(row, {"active": False})
    changes.tx.session.flush()
    for (channel, address), contact_id in wanted.items():
        changes.add(
            ContactMethod(contact_id=contact_id, channel=channel, address=address, source="file", active=True)
        )


def _held(changes: Changes, entry: ClientEntry, ids: Mapping[str, int]) -> list[ContactMethod]:
    """The client's addresses now; raises Invalid where one that is wanted belongs to somebody else."""
    tx = changes.tx
    wanted = [address for contact in entry.contacts for address in _addresses_of(contact)]
    if len(wanted) != len(set(wanted)):
        raise Invalid("the same address stands with two contacts: keep one", "address-doubled")
    elsewhere = (
        select(ContactMethod, Contact.code)
        .join(Contact, Contact.id == ContactMethod.contact_id)
        .where(
            ContactMethod.active,
            tuple_(ContactMethod.channel, ContactMethod.address).in_(wanted),
            ContactMethod.contact_id.not_in(ids.values()),
        )
    )
    for method, code in tx.session.execute(elsewhere):
        raise Invalid(
            f"{method.address} belongs to {code!r}", "address-taken", address=method.address, code=code
        )
    now = select(ContactMethod).where(ContactMethod.active, ContactMethod.contact_id.in_(ids.values()))
    return list(tx.all(now))


def _addresses_of(entry: ContactEntry) -> list[tuple[str, str]]:
    phones = [("phone", phone) for phone in entry.phones]
    chats = [("telegram", entry.telegram_id)] if entry.telegram_id else []
    mails = [("email", entry.email.lower())] if entry.email else []
    return [*phones, *chats, *mails]
