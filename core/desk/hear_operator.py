"""An operator says something in a chat: answers a client, presses a button, asks for the duty."""

from dataclasses import dataclass

from sqlalchemy import select

from core.clients.rows import Client
from core.conversations.chat import Choice, press
from core.conversations.rows import Button
from core.database.outbox import Delivery
from core.database.transaction import Transaction
from core.desk.answer_page import accept_page, pass_page
from core.desk.book_time import booked_text
from core.desk.close_ticket import close_ticket
from core.desk.confirm_time import confirm_time, dismiss_time
from core.desk.moment import Moment
from core.desk.press_session import press_session
from core.desk.reply_to_client import reply_to_client
from core.desk.say import Chat, Text, say
from core.desk.switch_session import switch_session
from core.desk.take_ticket import goes_first, take_ticket
from core.desk.type_time import type_time
from core.errors import Invalid, NotFound
from core.hours.rows import TimeEntry
from core.ports import Inbound, Wish
from core.roster.rows import Operator
from core.tickets.rows import Ticket
from core.tickets.tickets import taken_by, ticket_by_number


@dataclass
class Shift:
    """One message of one operator."""

    tx: Transaction
    moment: Moment
    operator: Operator
    inbound: Inbound

    def say(self, key: str, *rows: list[Choice], ticket: int | None = None, **facts: object) -> None:
        """Answers the operator."""
        self.say_text(Text(key, dict(facts), rows, ticket))

    def say_text(self, text: Text) -> None:
        """Answers the operator with a text that is ready."""
        chat = Chat(self.inbound.channel, self.inbound.chat, self.moment.company.language)
        say(self.tx, chat, text)


def hear_operator(tx: Transaction, moment: Moment, operator: Operator, inbound: Inbound) -> None:
    """Does what the operator asks."""
    shift = Shift(tx, moment, operator, inbound)
    match inbound.wish:
        case Wish.PRESS:
            _pressed(shift)
        case Wish.DUTY:
            _tell_duty(shift)
        case Wish.CLOSE:
            _close(shift)
        case Wish.TIME:
            _type_time(shift)
        case Wish.REMOTE:
            _switch_session(shift)
        case Wish.HELP | Wish.GREETING | Wish.LINK | Wish.HOURS | Wish.LANGUAGE | Wish.PERSON:
            shift.say("operator-help", name=operator.name)
        case _:
            _reply(shift)


def _reply(shift: Shift) -> None:
    """Words go to the client of the ticket that they answer, or of the only one this operator has."""
    ticket = _meant_ticket(shift)
    if ticket is None:
        shift.say("which-ticket")
    elif not shift.inbound.text.strip():
        shift.say("only-text")
    elif not goes_first(shift.tx, shift.moment, ticket, shift.operator):
        _deliver(shift, ticket)


def _deliver(shift: Shift, ticket: Ticket) -> None:
    reached = reply_to_client(shift.tx, shift.moment, ticket, shift.operator, shift.inbound.text.strip())
    key = "reply-sent" if reached else "reply-kept"
    done = [Choice("close-ticket", "close", {"ticket": ticket.id})]
    shift.say(key, done, ticket=ticket.number, number=str(ticket.number))


def _meant_ticket(shift: Shift) -> Ticket | None:
    number = _answered_ticket(shift)
    if number is None:
        mine = taken_by(shift.tx, shift.operator.code)
        return mine[0] if len(mine) == 1 else None
    try:
        return ticket_by_number(shift.tx, number)
    except NotFound:
        return None


def _answered_ticket(shift: Shift) -> int | None:
    """The ticket of the message that the operator answered, by the messenger's id of it."""
    if shift.inbound.reply_to is None:
        return None
    sent = shift.tx.first(
        select(Delivery).where(
            Delivery.channel == shift.inbound.channel,
            Delivery.address == shift.inbound.chat,
            Delivery.sent_ref == shift.inbound.reply_to,
        )
    )
    return sent.payload.get("ticket") if sent else None


def _close(shift: Shift) -> None:
    ticket = _meant_ticket(shift)
    if ticket is None:
        shift.say("which-ticket")
    else:
        _close_this(shift, ticket)


def _close_this(shift: Shift, ticket: Ticket) -> None:
    closed = close_ticket(shift.tx, shift.moment, ticket)
    shift.say("ticket-closed" if closed else "press-too-late", number=str(ticket.number))


def _type_time(shift: Shift) -> None:
    ticket = _meant_ticket(shift)
    if ticket is None:
        shift.say("which-ticket")
        return
    key = f"typed-{shift.inbound.channel}-{shift.inbound.event}"
    try:
        entries = type_time(shift.tx, shift.moment, ticket, shift.operator, shift.inbound.argument, key)
    except Invalid:
        shift.say("time-not-read")
        return
    _tell_booked(shift, ticket, entries)


def _tell_booked(shift: Shift, ticket: Ticket, entries: list[TimeEntry]) -> None:
    if not entries or ticket.client_id is None:
        shift.say("time-of-nobody", number=str(ticket.number))
        return
    client = shift.tx.get(Client, ticket.client_id)
    shift.say_text(booked_text(shift.tx, shift.moment, client, entries))


def _switch_session(shift: Shift) -> None:
    answers = shift.inbound.reply_to is not None
    ticket = _meant_ticket(shift)
    if not switch_session(shift.tx, shift.moment, shift.operator, ticket, answers=answers):
        shift.say("which-ticket")


def _tell_duty(shift: Shift) -> None:
    duty = shift.moment.duty
    names = [shift.moment.operators[c].name for c in duty.on_duty if c in shift.moment.operators]
    backups = [shift.moment.operators[c].name for c in duty.backup if c in shift.moment.operators]
    until = duty.until.astimezone(shift.moment.calendar.zone).isoformat() if duty.until else ""
    key = "duty" if names else "duty-nobody"
    shift.say(key, names=", ".join(names), backup=", ".join(backups), until=until)


def _pressed(shift: Shift) -> None:
    button, first = press(shift.tx, shift.inbound.channel, shift.inbound.chat, shift.inbound.argument)
    if button is None:
        shift.say("press-too-late")
    else:
        _act(shift, button, first)


def _act(shift: Shift, button: Button, first: bool) -> None:
    """What the button stands for; each of these settles a repeated press by its own state."""
    tx, moment, operator, facts = shift.tx, shift.moment, shift.operator, button.facts
    match button.action:
        case "take":
            take_ticket(tx, moment, tx.get(Ticket, facts["ticket"]), operator)
        case "accept":
            accept_page(tx, moment, facts["page"], operator)
        case "pass":
            pass_page(tx, moment, facts["page"], operator)
        case "close":
            _close_this(shift, tx.get(Ticket, facts["ticket"]))
        case "book":
            confirm_time(tx, moment, facts["proposal"], operator, facts["minutes"])
        case "dismiss":
            dismiss_time(tx, moment, facts["proposal"], operator)
        case "start-session" | "stop-session" | "dismiss-session":
            press_session(shift, button)
        case _ if not first:
            shift.say("press-too-late")
