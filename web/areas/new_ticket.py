"""A new ticket from the page: of who called an operator, wrote an e-mail, or stood in the door."""

import secrets

from sqlalchemy import or_, select

from core.clients.identity import contact_by_code, person
from core.clients.rows import Client, Contact
from core.database.inbox import receive_once
from core.database.transaction import Transaction
from core.desk.open_ticket import open_own_ticket, open_ticket
from core.errors import Invalid
from web.areas.client_search import matching
from web.asked import Answer, Asked, Back, Go, Shown
from web.door import StaffDoor

PATH = "/tickets/new"
_MOST_FOUND = 20
_MOST_LETTERS = 8000
_LONGEST_SEARCH = 100
# Who hears of it: its operator alone; whom the contract says now; nobody before the desk opens.
WAYS = ("mine", "now", "wait")


def new_ticket(door: StaffDoor) -> None:
    """`/tickets/new`: first whose it is, then what it is about."""
    door.shows(PATH, _form, area="tickets")
    door.does(PATH, _open, area="tickets", verb="open")


def _form(tx: Transaction, asked: Asked) -> Answer:
    code, typed = asked.query.get("contact", ""), asked.query.get("q", "").strip()[:_LONGEST_SEARCH]
    who = person(tx, contact_by_code(tx, code).id) if code else None
    facts = {
        "who": who,
        "q": typed,
        "found": _people(tx, typed, asked.query.get("client", "")),
        "ways": WAYS,
        "key": secrets.token_hex(8),
    }
    return Shown("tickets/new.html", facts)


def _people(tx: Transaction, typed: str, client: str) -> list[tuple[Contact, Client]]:
    """Contacts by their own name, or by anything of their client; or all of one client."""
    if not (typed or client):
        return []
    like = f"%{typed.replace('%', '')}%"
    which = Client.code == client if client else or_(matching(typed), Contact.name.ilike(like))
    query = select(Contact, Client).join(Client).where(Contact.active, Client.active, which)
    rows = tx.session.execute(query.order_by(Client.name, Contact.name).limit(_MOST_FOUND))
    return [(contact, client) for contact, client in rows]


def _open(tx: Transaction, asked: Asked) -> Answer:
    code, text = asked.form.get("contact", ""), asked.form.get("text", "").strip()
    who, moment = person(tx, contact_by_code(tx, code).id), asked.moment
    if not text:
        return Back(f"{PATH}?contact={who.contact.code}", "not-empty")
    if len(text) > _MOST_LETTERS or not who.client.active or not who.contact.active:
        raise Invalid(
            f"at most {_MOST_LETTERS} letters, for a client of ours",
            "letters",
            count=len(text),
            most=_MOST_LETTERS,
        )
    key, me = asked.form.get("key", "")[:64], asked.viewer.code
    if key and not receive_once(tx, channel="page", account=me, event=f"open-{key}"):
        return Back("/tickets", "said-before")
    if asked.form.get("way", WAYS[0]) == "mine":
        ticket = open_own_ticket(tx, moment, moment.operators[me], text=text, source="page", who=who)
    else:
        can_wait = asked.form["way"] == "wait"
        ticket = open_ticket(tx, moment, text=text, source="page", who=who, can_wait=can_wait).ticket
    return Go(f"/tickets/{ticket.number}", "opened")
