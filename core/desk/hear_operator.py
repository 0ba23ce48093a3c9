"""An operator says something in a chat: answers a client, presses a button, asks for the duty."""

from collections.abc import Callable
from dataclasses import replace

from core.appointments.report import read_report
from core.clients.rows import Client
from core.conversations.chat import is_anothers, press
from core.conversations.rows import Button
from core.database.transaction import Transaction
from core.desk.answer_swap import SWAP_ACTIONS, press_swap
from core.desk.ask_for_call import CALL_ACTIONS, press_call
from core.desk.book_time import booked_text
from core.desk.confirm_time import confirm_time, dismiss_time
from core.desk.correct_answer import correct_answer, joins_files
from core.desk.finish_appointment import finish_appointment
from core.desk.lead_talk import TALK_ACTIONS, press_talk
from core.desk.look_at_tickets import look_up_client, show_client, show_ticket, tell_my_tickets
from core.desk.mark_note import NOTE_MARK, is_marked_note, length_alone
from core.desk.moment import Moment
from core.desk.press_draft import ACTIONS as DRAFT_ACTIONS
from core.desk.press_draft import press_draft, write_draft
from core.desk.press_page import ACTIONS as PAGE_ACTIONS
from core.desk.press_page import press_page
from core.desk.press_session import press_session
from core.desk.propose_swap import propose_swap
from core.desk.propose_time import note_proposal, open_talk_ticket, whose_time
from core.desk.say import Text
from core.desk.shift import Shift, answered_message, meant_ticket
from core.desk.show_menu import show_menu
from core.desk.switch_session import switch_session
from core.desk.take_ticket import take_ticket
from core.desk.tell_duty import tell_duty
from core.desk.type_appointment import Typed, press_appointment, type_appointment
from core.desk.type_press import type_press
from core.desk.type_time import type_time
from core.desk.work_on_ticket import answer, end, hand_ticket, keep_note, offer_articles, send_article
from core.errors import Invalid
from core.hours.rows import TimeEntry
from core.language.reason import Reason
from core.ports import Inbound, Library, Wish
from core.roster.rows import Operator
from core.tickets.rows import Ticket

# What an operator has no use for: the command, or the words alone, bring the help.
_CLIENTS_WISHES = frozenset(
    {
        *(Wish.HELP, Wish.GREETING, Wish.LINK, Wish.HOURS, Wish.LANGUAGE, Wish.PERSON, Wish.ADVISOR),
        *(Wish.CONTRACT, Wish.NEW, Wish.CALL_ME, Wish.STATEMENT, Wish.VISITS, Wish.WHO_ADVISOR),
        *(Wish.STOP, Wish.RESUME, Wish.NOT_ME, Wish.ABOUT, Wish.OPENING, Wish.WAYS, Wish.INVOICE),
    }
)

_LOOKS = frozenset({"show", "look-up", "send-article"})


def hear_operator(
    tx: Transaction, moment: Moment, operator: Operator, inbound: Inbound, library: Library
) -> None:
    """Does what the operator asks."""
    serve(Shift(tx, moment, operator, inbound, library))


def serve(shift: Shift) -> None:
    """The same, wherever it was said."""
    if type_press(shift):
        return
    inbound, wish = shift.inbound, shift.inbound.wish
    if is_marked_note(inbound.text):
        # An answer that is made a note afterwards was read already.
        if wish is not Wish.EDITED:
            keep_note(shift, inbound.text.strip().removeprefix(NOTE_MARK))
    elif length := length_alone(inbound):
        shift.inbound = replace(inbound, wish=Wish.TIME, argument=length)
        _type_time(shift)
    elif wish in _HEARD:
        _HEARD[wish](shift)
    elif wish in _COMMANDS and _is_command(inbound):
        _COMMANDS[wish](shift)
    elif wish in _CLIENTS_WISHES and not _is_said_to_a_client(shift):
        shift.say("operator-help", name=shift.operator.name)
        if wish is Wish.GREETING and not shift.inbound.thread:
            # The first words in a new chat: before them it could have no menu.
            show_menu(shift.tx, shift.inbound.chat)
    else:
        _reply(shift)


def _is_said_to_a_client(shift: Shift) -> bool:
    """Plain words, "dobar dan" or "koliko imate sati", with a ticket that they can belong to."""
    return not _is_command(shift.inbound) and meant_ticket(shift) is not None


def _is_command(inbound: Inbound) -> bool:
    """Behind a command stands its argument or nothing; a number alone asks for its ticket as well."""
    return inbound.text.strip() in ("", inbound.argument)


def _reply(shift: Shift) -> None:
    """Words go to the client of the ticket that they answer, or of the only one this operator has."""
    answered = answered_message(shift)
    if answered.get("wants_report"):
        _report(shift, answered["appointment"])
        return
    if proposal := answered.get("proposal"):
        if note_proposal(shift.tx, shift.moment, proposal, shift.operator, shift.inbound.text):
            shift.did("note-time", "hours", whose_time(shift.tx, proposal))
        return
    if answered.get("draft"):
        write_draft(shift, answered["draft"])
        return
    if joins_files(shift):
        return
    ticket = meant_ticket(shift)
    if ticket is None:
        shift.say("which-ticket")
    elif not (shift.inbound.text.strip() or shift.inbound.files):
        shift.say("only-text")
    else:
        answer(shift, ticket, shift.inbound.text.strip())


def _close(shift: Shift) -> None:
    ticket = meant_ticket(shift)
    if ticket is None:
        shift.say("which-ticket")
    else:
        end(shift, ticket, shift.inbound.argument.strip())


def _type_time(shift: Shift) -> None:
    ticket = meant_ticket(shift)
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


def _type_appointment(shift: Shift) -> None:
    answered = answered_message(shift)
    appointment = answered.get("appointment")
    ticket = None if appointment and not answered["ticket"] else meant_ticket(shift)
    if ticket is None and appointment is None:
        shift.say("which-ticket")
        return
    key = f"typed-{shift.inbound.channel}-{shift.inbound.event}"
    typed = Typed(shift.operator, shift.inbound.argument, key, ticket, appointment)
    if made := type_appointment(shift.tx, shift.moment, typed):
        shift.did("move-appointment" if made.revision else "propose-appointment", "appointments", made.id)


def _report(shift: Shift, appointment_id: int) -> None:
    done = finish_appointment(shift.tx, shift.moment, appointment_id, read_report(shift.inbound.text))
    if isinstance(done, Reason):
        shift.say_text(Text("appointment-not-finished", {"reason": done.key, **done.facts}))
    else:
        shift.did("finish-appointment", "appointments", appointment_id)


def _tell_booked(shift: Shift, ticket: Ticket, entries: list[TimeEntry]) -> None:
    if not entries or ticket.client_id is None:
        shift.say("time-of-nobody", number=str(ticket.number))
        return
    shift.did("book", "hours", ticket.number)
    client = shift.tx.get(Client, ticket.client_id)
    shift.say_text(booked_text(shift.tx, shift.moment, client, entries))


def _switch_session(shift: Shift) -> None:
    answers = shift.inbound.reply_to is not None
    ticket = meant_ticket(shift)
    if not switch_session(shift, ticket, answers=answers):
        shift.say("which-ticket")


def _propose_swap(shift: Shift) -> None:
    if swap := propose_swap(shift.tx, shift.moment, shift.operator, shift.inbound.argument):
        shift.did("propose-swap", "duty", swap.id)


def _pressed(shift: Shift) -> None:
    button, first = press(shift.tx, shift.inbound)
    if button is None and is_anothers(shift.tx, shift.inbound):
        shift.say("press-not-yours")
    elif button is None:
        shift.say("press-too-late")
    elif button.action in SWAP_ACTIONS:
        _press_swap(shift, button.action, button.facts["swap"])
    elif button.action in CALL_ACTIONS:
        press_call(shift, button.action, button.facts["call"])
    elif button.action in _LOOKS:
        _look(shift, button, first)
    else:
        _act(shift, button, first)


def _press_swap(shift: Shift, action: str, swap_id: int) -> None:
    if press_swap(shift.tx, shift.moment, shift.operator, action, swap_id):
        shift.did(action, "duty", swap_id)


def _act(shift: Shift, button: Button, first: bool) -> None:
    """What the button stands for; each of these settles a repeated press by its own state."""
    tx, facts = shift.tx, button.facts
    match button.action:
        case "take":
            _take(shift, tx.get(Ticket, facts["ticket"]))
        case action if action in PAGE_ACTIONS:
            press_page(shift, button)
        case "close":
            end(shift, tx.get(Ticket, facts["ticket"]))
        case "book" | "dismiss" | "talk-ticket":
            _after_talk(shift, button)
        case action if action in TALK_ACTIONS:
            press_talk(shift, button)
        case "start-session" | "stop-session" | "dismiss-session":
            press_session(shift, button)
        case "cancel-appointment" | "client-agreed":
            _press_appointment(shift, button)
        case action if action in DRAFT_ACTIONS and first:
            press_draft(shift, action, facts)
        case _ if not first:
            shift.say("press-too-late")


def _take(shift: Shift, ticket: Ticket) -> None:
    if take_ticket(shift.tx, shift.moment, ticket, shift.operator):
        shift.did("take", "tickets", ticket.number)


def _press_appointment(shift: Shift, button: Button) -> None:
    if press_appointment(shift.tx, shift.moment, shift.operator, button.action, button.facts):
        shift.did(button.action, "appointments", button.facts["appointment"])


def _after_talk(shift: Shift, button: Button) -> None:
    """The card after a talk: its time, and a ticket about it."""
    tx, moment, operator, proposal = shift.tx, shift.moment, shift.operator, button.facts["proposal"]
    match button.action:
        case "book":
            if confirm_time(tx, moment, proposal, operator, button.facts["minutes"]):
                shift.did("book", "hours", whose_time(tx, proposal))
        case "dismiss":
            if dismiss_time(tx, moment, proposal, operator):
                shift.did("dismiss-time", "hours", whose_time(tx, proposal))
        case "talk-ticket":
            if open_talk_ticket(tx, moment, proposal, operator):
                shift.did("open", "tickets", whose_time(tx, proposal))


def _look(shift: Shift, button: Button, first: bool) -> None:
    """Whoever only looks may look again; an article is sent once."""
    match button.action:
        case "show":
            show_ticket(shift, button.facts["number"])
        case "look-up":
            show_client(shift, shift.tx.get(Client, button.facts["client"]))
        case _ if first:
            send_article(shift, shift.tx.get(Ticket, button.facts["ticket"]), button.facts["article"])
        case _:
            shift.say("press-too-late")


_HEARD: dict[Wish, Callable[[Shift], object]] = {
    Wish.EDITED: correct_answer,
    Wish.PRESS: _pressed,
    Wish.DUTY: tell_duty,
    Wish.SWAP: _propose_swap,
    Wish.TIME: _type_time,
    Wish.REMOTE: _switch_session,
    Wish.NOTE: lambda shift: keep_note(shift, shift.inbound.argument),
    Wish.HAND_ON: lambda shift: hand_ticket(shift, shift.inbound.argument),
    Wish.LOOK_UP: lambda shift: look_up_client(shift, shift.inbound.argument),
    Wish.CANNED: lambda shift: offer_articles(shift, shift.inbound.argument),
}
# Only as commands: the same wish in plain words is something to be said to a client.
_COMMANDS: dict[Wish, Callable[[Shift], None]] = {
    Wish.TICKETS: tell_my_tickets,
    Wish.TICKET: lambda shift: show_ticket(shift, shift.inbound.argument),
    Wish.APPOINTMENT: _type_appointment,
    Wish.CLOSE: _close,
}
