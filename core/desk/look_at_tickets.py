"""An operator looks: the tickets in hand, one ticket with all that was said, a client."""

from typing import Any

from sqlalchemy import select

from core.clients.identity import addresses
from core.clients.phone_number import as_written
from core.clients.rows import Client, Contact
from core.conversations.chat import Choice
from core.desk.shift import Shift
from core.desk.ticket_facts import ticket_facts
from core.desk.ticket_story import FOR_OPERATORS, ticket_line, ticket_story
from core.errors import NotFound
from core.language.typed_day import folded
from core.tickets.lifecycle import ALIVE, State
from core.tickets.rows import Ticket
from core.tickets.tickets import short_subject, taken_by, ticket_by_number

_MOST = 8
# Fewer digits than these are in too many numbers.
_FEWEST_DIGITS = 5


def tell_my_tickets(shift: Shift) -> None:
    """Those that this operator answers for, the longest waiting first, each with a button."""
    mine = taken_by(shift.tx, shift.operator.code)
    shift.say("my-tickets", *_buttons(mine[:_MOST]), tickets=_lines(shift, mine[:_MOST]), count=len(mine))


def show_ticket(shift: Shift, number: str) -> None:
    """The ticket with its notes; an answer to this message goes to its client."""
    try:
        ticket = ticket_by_number(shift.tx, int(number))
    except NotFound:
        shift.say("no-ticket-of-number", number=number)
        return
    who = ticket_facts(shift.tx, shift.moment, ticket)
    facts = {**who, **ticket_line(shift.moment, ticket)}
    facts["messages"] = ticket_story(shift.tx, shift.moment, ticket, FOR_OPERATORS)
    row = {
        State.OPEN: [Choice("take", "take", {"ticket": ticket.id})],
        State.TAKEN: [Choice("close-ticket", "close", {"ticket": ticket.id})],
    }.get(State(ticket.state), [])
    shift.say("ticket-for-operator", *([row] if row else []), ticket=ticket.number, **facts)


def look_up_client(shift: Shift, words: str) -> None:
    """The client whose name, code, person or telephone holds these words; several are offered."""
    found = _clients(shift, folded(words)) if words.strip() else []
    if not found:
        shift.say("client-not-found")
    elif len(found) == 1:
        show_client(shift, found[0])
    else:
        rows = [
            [Choice("client-choice", "look-up", {"client": each.id}, {"client": each.name})]
            for each in found[:_MOST]
        ]
        shift.say("which-client", *rows)


def show_client(shift: Shift, client: Client) -> None:
    """Its plan, the time left, its people and what is open."""
    tx, moment = shift.tx, shift.moment
    cover, left = moment.cover(client), moment.balance(client)
    alive = select(Ticket).where(Ticket.client_id == client.id, Ticket.state.in_(ALIVE))
    found = list(tx.all(alive.order_by(Ticket.id).limit(_MOST)))
    shift.say(
        "client-found",
        *_buttons(found),
        client=client.name,
        plan=cover.plan.name if cover.plan else "",
        left=left.left_minutes,
        people="; ".join(_with_phones(shift, contact) for contact in _people(shift, client)),
        tickets=_lines(shift, found),
        count=len(found),
    )


def _lines(shift: Shift, tickets: list[Ticket]) -> list[dict[str, Any]]:
    return [ticket_line(shift.moment, ticket) for ticket in tickets]


def _buttons(tickets: list[Ticket]) -> list[list[Choice]]:
    """One a ticket, which shows it."""
    return [
        [
            Choice(
                "pick-ticket",
                "show",
                {"number": str(ticket.number)},
                {"number": str(ticket.number), "subject": short_subject(ticket)},
            )
        ]
        for ticket in tickets
    ]


def _clients(shift: Shift, words: str) -> list[Client]:
    """All whose names hold the words; a telephone is compared by its digits, without the first nought."""
    digits = "".join(sign for sign in words if sign.isdigit()).lstrip("0")
    return [
        client
        for client in shift.tx.all(select(Client).order_by(Client.name, Client.id))
        if any(
            words in folded(said) or (len(digits) > _FEWEST_DIGITS and digits in _digits(said))
            for said in _said_of(shift, client)
        )
    ]


def _digits(said: str) -> str:
    return "".join(sign for sign in said if sign.isdigit())


def _said_of(shift: Shift, client: Client) -> list[str]:
    return [client.name, client.code, *(_with_phones(shift, each) for each in _people(shift, client))]


def _people(shift: Shift, client: Client) -> list[Contact]:
    people = select(Contact).where(Contact.client_id == client.id, Contact.active)
    return list(shift.tx.all(people.order_by(Contact.id)))


def _with_phones(shift: Shift, contact: Contact) -> str:
    phones = [as_written(phone) for phone in addresses(shift.tx, contact.id, "phone")]
    return ", ".join([contact.name, *phones])
