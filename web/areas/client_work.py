"""What is done on a client's page: booking time, correcting it, linking chats and undoing that."""

from sqlalchemy import select, update

from core.clients.link_codes import LIFE, new_code
from core.clients.rows import Client, Contact, ContactMethod
from core.database.transaction import Transaction
from core.desk.book_time import book_time
from core.errors import Invalid, NotFound
from core.hours.ledger import correct, entries_of, entry_by_id
from core.hours.rows import TimeEntry
from web.areas.client_by_code import client_asked
from web.areas.typed_work import typed_work
from web.asked import Answer, Asked, Back, Go, Shown
from web.door import StaffDoor

_PATH = "/clients/{code}"


def client_work(door: StaffDoor) -> None:
    """The forms of a client's page."""
    door.does(f"{_PATH}/time", _book, area="hours", verb="book")
    door.does(f"{_PATH}/entries/{{entry}}/correct", _correct, area="hours", verb="correct")
    door.does(f"{_PATH}/people/{{person}}/link", _link, area="contacts", verb="link")
    door.does(f"{_PATH}/addresses/{{address}}/unlink", _unlink, area="contacts", verb="unlink")


def _book(tx: Transaction, asked: Asked) -> Answer:
    client = client_asked(tx, asked)
    work = typed_work(asked, str(client.id))
    if entries_of(tx, work.key):
        return Back(f"/clients/{client.code}", "said-before")
    book_time(tx, asked.moment, client, work)
    return Go(f"/clients/{client.code}", "booked")


def _correct(tx: Transaction, asked: Asked) -> Answer:
    client = client_asked(tx, asked)
    entry = entry_by_id(tx, asked.number("entry"))
    if entry.client_id != client.id:
        raise NotFound(f"{client.code} has no entry {entry.id}")
    minutes = asked.form.get("minutes", "")
    if not (minutes.isascii() and minutes.isdecimal() and len(minutes) < 6):
        raise Invalid(f"minutes {minutes!r}: a whole number, 0 takes it back", "minutes")
    key = f"correction-{entry.id}-{asked.form.get('key', '')[:40]}"
    if tx.first(select(TimeEntry.id).where(TimeEntry.key == key)):
        return Back(f"/clients/{client.code}?month={entry.month}", "said-before")
    why = asked.form.get("note", "").strip()[:500] or None
    correct(tx, entry, int(minutes), operator=asked.viewer.code, key=key, note=why)
    return Go(f"/clients/{client.code}?month={entry.month}", "corrected")


def _link(tx: Transaction, asked: Asked) -> Answer:
    client = _own_client(tx, asked)
    contact = tx.session.get(Contact, asked.number("person"))
    if contact is None or contact.client_id != client.id or not contact.active:
        raise NotFound(f"{client.code} has no such contact")
    code = new_code(tx, contact)
    facts = {"client": client, "contact": contact, "code": f"{code[:4]}-{code[4:]}", "lasts": LIFE}
    return Shown("clients/link.html", facts)


def _unlink(tx: Transaction, asked: Asked) -> Answer:
    client = _own_client(tx, asked)
    theirs = select(Contact.id).where(Contact.client_id == client.id)
    one = update(ContactMethod).where(
        ContactMethod.id == asked.number("address"),
        ContactMethod.contact_id.in_(theirs),
        ContactMethod.source == "link",
        ContactMethod.active,
    )
    if tx.changed(one.values(active=False)) == 0:
        raise NotFound("this chat is not linked (any more)")
    return Go(f"/clients/{client.code}", "unlinked")


def _own_client(tx: Transaction, asked: Asked) -> Client:
    """The client, for its own advisor or a manager; for anybody else there is none."""
    client = client_asked(tx, asked)
    if not asked.viewer.may_with("change", "contacts", client.advisor):
        raise NotFound(f"{client.code} is not yours")
    return client
