"""Finding tickets by whatever somebody remembers: the client, a person, a number, words that were said."""

from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, func, or_, select, union, union_all

from core.clients.rows import Client, Contact, ContactMethod
from core.database.transaction import Transaction
from core.tickets.inbox import View
from core.tickets.rows import Ticket, TicketWord
from core.tickets.words import begins_so, typed_words

# Fewer digits than these are in too many telephone numbers.
_FEWEST_DIGITS = 5
_LONGEST_NUMBER = 9
# What is found in more tickets than these is looked for ticket by ticket, from the newest on.
_FEW = 2000


def searched(tx: Transaction, typed: str) -> View | None:
    """The tickets in which every word is found, newest first; None if nothing was typed that could be."""
    words = typed_words(typed)
    phone = _digits(typed) if _is_a_number(typed) else ""
    if phone:
        return View((Ticket.id.in_(_of_number(phone)), _whole()))
    if not words:
        return None
    return View((*(_holds(tx, word) for word in words), _whole()))


def _whole() -> ColumnElement[bool]:
    """What was merged is found in the ticket that goes on for it."""
    return Ticket.merged_into_id.is_(None)


def _digits(typed: str) -> str:
    return "".join(sign for sign in typed if sign.isdigit() and sign.isascii())


def _is_a_number(typed: str) -> bool:
    """Digits, with what people put between them: "#1001", "060 123-0001"."""
    return bool(typed.strip()) and not set(typed) - set("#+()-/. 0123456789") and any(map(str.isdigit, typed))


def _of_number(digits: str) -> CompoundSelect[Any]:
    """Of a ticket, of who has that telephone, or said on a ticket as it stands."""
    found = [select(TicketWord.ticket_id).where(TicketWord.word == digits)]
    if len(digits) <= _LONGEST_NUMBER:
        found.append(select(Ticket.id).where(Ticket.number == int(digits)))
    local = digits.lstrip("0")
    if len(local) >= _FEWEST_DIGITS:
        theirs = select(ContactMethod.contact_id).where(
            ContactMethod.channel == "phone", ContactMethod.address.like(f"%{local}%")
        )
        found.append(select(Ticket.id).where(Ticket.contact_id.in_(theirs)))
    return union(*found)


def _holds(tx: Transaction, word: str) -> ColumnElement[bool]:
    """The word was said on the ticket, or is in the name of its client or person; or it is its number.

    Two ways to say it: a list of ids leads to few tickets at once, but of half of all tickets it is long.
    """
    said = select(TicketWord.ticket_id).where(begins_so(word))
    named = _named(word)
    found: list[Select[Any]] = [said, *(select(Ticket.id).where(one) for one in named)]
    some = union_all(*found).limit(_FEW + 1).subquery()
    count = tx.first(select(func.count()).select_from(some)) or 0
    return Ticket.id.in_(union(*found)) if count <= _FEW else or_(Ticket.id.in_(said), *named)


def _named(word: str) -> list[ColumnElement[bool]]:
    like = f"%{word}%"
    clients = select(Client.id).where(or_(Client.words.like(like), func.lower(Client.code).like(like)))
    people = select(Contact.id).where(Contact.words.like(like))
    named: list[ColumnElement[bool]] = [Ticket.client_id.in_(clients), Ticket.contact_id.in_(people)]
    if word.isdecimal() and len(word) <= _LONGEST_NUMBER:
        named.append(Ticket.number == int(word))
    return named
