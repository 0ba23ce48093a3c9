"""One ticket: its story, the answer that is being written, and whose it is."""

import secrets
from collections.abc import Sequence
from functools import partial
from typing import Any

from sqlalchemy import or_, select

from core.clients.identity import addresses
from core.clients.rows import Client, Contact
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.set_urgency import URGENCIES
from core.desk.tell_contract import contract_text
from core.errors import NotFound
from core.files.rows import StoredFile
from core.hours.ledger import KINDS
from core.tickets.canned import Canned, canned_about, canned_answers
from core.tickets.looks import draft_of, looking_at
from core.tickets.rows import Message, Ticket, TicketLink
from core.tickets.tickets import story_ids, ticket_by_number
from web.areas.ticket_lines import TicketLine, ticket_lines
from web.areas.ticket_story import story_of
from web.asked import Answer, Asked, Go, Shown
from web.door import StaffDoor

PATH = "/tickets"
_OTHERS = 6


def ticket_page(door: StaffDoor) -> None:
    """`/tickets/NUMBER`, its living part, and articles to answer with."""
    door.shows(f"{PATH}/{{number}}", partial(_one, door, "tickets/one.html"), area="tickets")
    door.shows(f"{PATH}/{{number}}/part", partial(_one, door, "tickets/part.html"), area="tickets")
    door.shows(f"{PATH}/{{number}}/articles", partial(_articles, door), area="tickets")
    door.shows(f"{PATH}/{{number}}/files/{{id}}", partial(_file, door), area="tickets")


def _one(door: StaffDoor, template: str, tx: Transaction, asked: Asked) -> Answer:
    number = asked.number("number")
    ticket = ticket_by_number(tx, number)
    if ticket.number != number:
        return Go(f"{PATH}/{ticket.number}", "merged-here")
    moment, viewer = asked.moment, asked.viewer
    [line] = ticket_lines(tx, moment, [ticket])
    return Shown(
        template,
        {
            "ticket": ticket,
            "line": line,
            "at": f"{PATH}/{ticket.number}",
            "zone": moment.calendar.zone,
            "is_mine": ticket.state == "taken" and ticket.operator == viewer.code,
            "story": story_of(tx, moment, ticket, whole="all" in asked.query),
            "looking": looking_at(tx, ticket.id, but=viewer.code),
            "name_of": moment.name_of,
            "colleagues": [o for o in moment.operators.values() if o.code != ticket.operator],
            "may": viewer.may("change", "tickets"),
            "may_book": viewer.may("change", "hours") and ticket.client_id is not None,
            "kinds": KINDS,
            "urgencies": URGENCIES,
            "key": secrets.token_hex(8),
            "answer": _written(door, tx, asked, ticket),
            "card": _card(door, tx, asked, ticket),
            "related": _related(tx, moment, ticket),
            "others": _others(tx, moment, ticket),
            "has_chat": ticket.conversation_id is not None,
        },
    )


def _written(door: StaffDoor, tx: Transaction, asked: Asked, ticket: Ticket) -> dict[str, Any]:
    """What stands in the box: what was not sent yet, then the answer or article that was chosen for it."""
    draft = draft_of(tx, ticket.id, asked.viewer.code)
    piece = door.ports.library.piece(asked.query.get("article", ""))
    # A chat shows what an operator writes as it is: no marks for bold.
    article = f"{piece.title}\n\n{piece.body}".replace("**", "") if piece else ""
    canned = next((c.text for c in _canned(asked, ticket) if str(c.place) == asked.query.get("canned")), "")
    text = "\n\n".join(part for part in (draft, canned, article) if part)
    return {"text": text, "kind": "note" if asked.query.get("kind") == "note" else "reply"}


def _canned(asked: Asked, ticket: Ticket) -> list[Canned]:
    facts = {"number": str(ticket.number), "operator": asked.viewer.name}
    return canned_answers(asked.moment.company.chat, facts)


def _articles(door: StaffDoor, tx: Transaction, asked: Asked) -> Answer:
    """Answers written beforehand, and articles, near what was typed; or near what the client said."""
    ticket = ticket_by_number(tx, asked.number("number"))
    typed = asked.query.get("q", "").strip()[:200]
    found = door.ports.library.find(typed or _first_words(tx, ticket))
    facts = {
        "canned": canned_about(_canned(asked, ticket), typed),
        "pieces": found.pieces,
        "q": typed,
        "at": f"{PATH}/{ticket.number}",
        "ticket": ticket,
    }
    return Shown("tickets/articles.html", facts)


def _file(door: StaffDoor, tx: Transaction, asked: Asked) -> Answer:
    """To the address at which one of the ticket's files can be read for a while."""
    ticket = ticket_by_number(tx, asked.number("number"))
    file = tx.session.get(StoredFile, asked.number("id"))
    if file is None or file.state != "kept" or file.ticket_id not in story_ids(tx, ticket):
        raise NotFound("there is no such file, or it was deleted")
    return Go(door.ports.file_address(file.name))


def _first_words(tx: Transaction, ticket: Ticket) -> str:
    said = select(Message.text).where(Message.ticket_id == ticket.id, Message.author == "client")
    return tx.first(said.order_by(Message.id)) or ticket.subject


def _card(door: StaffDoor, tx: Transaction, asked: Asked, ticket: Ticket) -> dict[str, Any] | None:
    """The client at a glance: what covers it, the hours left, whom to call."""
    client = tx.session.get(Client, ticket.client_id) if ticket.client_id else None
    if client is None:
        return None
    moment = asked.moment
    contact = tx.session.get(Contact, ticket.contact_id) if ticket.contact_id else None
    text, cover, account = contract_text(tx, moment, client), moment.cover(client), moment.balance(client)
    return {
        "client": client,
        "contact": contact,
        "phones": addresses(tx, contact.id, "phone") if contact else [],
        "advisor": moment.name_of(client.advisor),
        "standing": str(cover.standing),
        "plan": cover.plan.name if cover.plan else "",
        "account": account,
        "has_hours": bool(cover.plan or account.used_minutes),
        "more": door.ports.say_in_chat(text.key, text.facts, asked.words.language),
    }


def _related(tx: Transaction, moment: Moment, ticket: Ticket) -> Sequence[TicketLine]:
    links = tx.all(
        select(TicketLink).where(or_(TicketLink.ticket_id == ticket.id, TicketLink.other_id == ticket.id))
    )
    ids = {link.ticket_id for link in links} | {link.other_id for link in links}
    found = tx.all(select(Ticket).where(Ticket.id.in_(ids - {ticket.id})).order_by(Ticket.id.desc()))
    return ticket_lines(tx, moment, found)


def _others(tx: Transaction, moment: Moment, ticket: Ticket) -> Sequence[TicketLine]:
    """The same client's newest: one of them may be about the same."""
    if ticket.client_id is None:
        return []
    theirs = (Ticket.client_id == ticket.client_id, Ticket.id != ticket.id, Ticket.merged_into_id.is_(None))
    query = select(Ticket).where(*theirs).order_by(Ticket.id.desc()).limit(_OTHERS)
    return ticket_lines(tx, moment, tx.all(query))
