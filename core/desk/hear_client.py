"""A client, or somebody we do not know yet, says something in a chat."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from core.clients.identity import person_at
from core.conversations.chat import conversation, is_anothers, press
from core.conversations.rows import Conversation
from core.database.transaction import Transaction
from core.desk.answer_beside import answers_beside
from core.desk.answer_question import answer_question, show_article
from core.desk.answer_session import answer_session
from core.desk.ask_about_line import ask_about_line, show_lines
from core.desk.bring_along import note_said
from core.desk.choose_language import choose_language, chosen_language
from core.desk.choose_ticket import (
    add_to_meant,
    asks_about_earlier,
    opened_again,
    pick_ticket,
    with_unpicked,
)
from core.desk.end_ticket import end_ticket
from core.desk.expect_words import expect_words, forget_expected
from core.desk.follow_question import glad_it_helped
from core.desk.greet_client import greet_client, help_client, tell_about_us, tell_ways
from core.desk.hear_appointment import pressed_appointment, want_appointment
from core.desk.hear_edit import hear_edit
from core.desk.hear_expected import hear_expected
from core.desk.hear_files import hear_files, take_clients_files
from core.desk.hear_proof import hear_code, hear_phone
from core.desk.hear_urgency import hear_urgency
from core.desk.keep_words import keep_words, take_words
from core.desk.leave_chat import deny_chat, leave_chat, tell_chats
from core.desk.moment import Moment
from core.desk.pick_by_number import pick_by_number
from core.desk.rate_ticket import rate_ticket
from core.desk.say import say
from core.desk.seek_further import seek_further
from core.desk.stop_routine import resume_routine, stop_routine
from core.desk.talk import (
    Talk,
    advisor_there,
    alive_ticket,
    ask_who,
    hand_over,
    is_theirs,
    meant_tickets,
    open_here,
    pending_offer,
    person_choice,
    wake,
    was_just_asked_who,
)
from core.desk.tell_advisor import tell_advisor
from core.desk.tell_contract import contract_text
from core.desk.tell_hours import hours_text
from core.desk.tell_invoices import tell_invoices
from core.desk.tell_opening import tell_opening
from core.desk.tell_price import tell_price
from core.desk.tell_progress import tell_progress
from core.desk.tell_statement import tell_statement
from core.desk.tell_tickets import tell_ticket, tell_tickets
from core.desk.tell_urgency import tell_urgency
from core.desk.tell_visits import tell_visits
from core.desk.want_call import call_now, want_call
from core.desk.want_session import want_session
from core.language.english import sounds_english
from core.language.typed_answer import says_little
from core.ports import Inbound, Library, Wish
from core.tickets.rows import Ticket

Facts = dict[str, Any]

# What was written just before is what they are about.
_BRINGS_WORDS = (Wish.PERSON, Wish.ADVISOR, Wish.REMOTE, Wish.CALL_ME)
# Beside a file these words say nothing of what it is about.
_SAYS_LITTLE = (Wish.GREETING, Wish.THANKS)
_WHOLE = ("new-ticket", "advisor", "words", "rating", "clarify")
_LOOKS = frozenset({"statement-lines", "wish", "show-ticket", "write-advisor", "add-words"})


def hear_client(tx: Transaction, moment: Moment, inbound: Inbound, library: Library) -> None:
    """Answers, opens or adds to a ticket, links, or asks who it is; free words wait for more of them.

    What was written before and waits is answered first, except that who asks for a person brings it along.
    """
    here = conversation(tx, inbound.channel, inbound.chat)
    here.last_heard_at = tx.now
    if inbound.wish is Wish.EDITED:
        hear_edit(tx, moment, here, inbound)
        return
    note_said(tx, inbound)
    inbound = pick_by_number(tx, here, inbound)
    if take_clients_files(tx, moment, here, inbound) or keep_words(tx, moment, here, inbound):
        return
    earlier = take_words(tx, here)
    if earlier and inbound.wish in _BRINGS_WORDS and earlier.wish is Wish.QUESTION:
        here.question = earlier.text or here.question
    elif earlier:
        _hear_parts(tx, moment, here, earlier, library)
    _hear_parts(tx, moment, here, inbound, library)


def hear_words(tx: Transaction, moment: Moment, conversation_id: int, library: Library) -> None:
    """Answers what waited in this conversation, if it still does."""
    here = tx.get(Conversation, conversation_id)
    earlier = take_words(tx, here)
    if earlier:
        _hear_parts(tx, moment, here, earlier, library)


def _hear_parts(
    tx: Transaction, moment: Moment, here: Conversation, inbound: Inbound, library: Library
) -> None:
    """A message that asks for several things is as many, one after the other."""
    # What was asked for just now is one thing, whatever else it sounds like.
    for part in inbound.parts if here.expects not in _WHOLE else ():
        asked = replace(inbound, wish=part.wish, argument=part.argument, text=part.text, parts=())
        _hear(tx, moment, here, asked, library)
    if not inbound.parts or here.expects in _WHOLE:
        _hear(tx, moment, here, inbound, library)


def _hear(tx: Transaction, moment: Moment, here: Conversation, inbound: Inbound, library: Library) -> None:
    who = person_at(tx, inbound.channel, inbound.sender)
    here.contact_id = who.contact.id if who else None
    if who is None and here.language is None and sounds_english(inbound.text):
        # Nobody has said otherwise, and Serbian may not be read at all.
        here.language = "en"
    talk = Talk(tx, moment, here, who, inbound, library)
    if inbound.wish in _ANSWERS:
        forget_expected(here)
    _ANSWERS.get(inbound.wish, _words)(talk)


def _words(talk: Talk) -> None:
    """Free words: what was asked for, an open ticket's; else greetings are greeted and questions answered."""
    words = talk.inbound.text.strip()
    if (not words or talk.inbound.wish in _SAYS_LITTLE) and hear_files(talk):
        return
    if talk.inbound.wish is Wish.GREETING:
        greet_client(talk)
    elif not words:
        talk.say("only-text", [person_choice()])
    elif hear_expected(talk) or _goes_on_a_ticket(talk, words):
        return
    elif talk.inbound.wish is Wish.THANKS:
        talk.say("all-right" if talk.inbound.argument == "accepts" else "you-are-welcome")
    elif says_little(words):
        _little(talk, words)
    elif not asks_about_earlier(talk, words):
        answer_question(talk, with_unpicked(talk, words))


def _goes_on_a_ticket(talk: Talk, words: str) -> bool:
    return hear_urgency(talk, words) or answers_beside(talk, words) or add_to_meant(talk, words)


def _little(talk: Talk, words: str) -> None:
    """Nothing that could be answered; "call me", and then a number alone, is all that is needed."""
    if was_just_asked_who(talk) and any(sign.isdigit() for sign in words):
        hand_over(talk, words)
    else:
        talk.say("say-more", [person_choice()])


def _want_person(talk: Talk) -> None:
    """ "A person, please": with the question that had no good answer yet, if there was one."""
    earlier = None if alive_ticket(talk) else talk.conversation.question
    words = talk.inbound.text.strip()
    hand_over(talk, "\n".join(part for part in (earlier, words) if part) or None)


def _want_advisor(talk: Talk) -> None:
    """ "My advisor, please": the advisor first; the desk, and a word about it, when the advisor is away."""
    asked = pending_offer(talk) or (None if talk.inbound.text.strip() else talk.conversation.question)
    words = "\n".join(part for part in (asked, talk.inbound.text.strip()) if part) or None
    if words is None:
        tell_advisor(talk)
    elif talk.who is None:
        hand_over(talk, words)
    else:
        open_here(talk, words, advisor_there(talk))


def _new(talk: Talk) -> None:
    """A new ticket beside those that are open: with these words, or with the next ones."""
    if talk.inbound.argument:
        open_here(talk, talk.inbound.argument, asks_urgency=True)
    else:
        expect_words(talk.tx, talk.conversation, "new-ticket")
        talk.say("write-new-ticket")


def _end(talk: Talk) -> None:
    tickets = meant_tickets(talk)
    if len(tickets) == 1:
        end_ticket(talk, tickets[0])
    elif tickets:
        tell_tickets(talk)
    else:
        talk.say("no-open-ticket")


def _hours(talk: Talk) -> None:
    if talk.who is None:
        ask_who(talk)
    else:
        text = hours_text(talk.moment, talk.who.client)
        say(talk.tx, talk.chat, text)


def _contract(talk: Talk) -> None:
    if talk.who is None:
        ask_who(talk)
    else:
        say(talk.tx, talk.chat, contract_text(talk.tx, talk.moment, talk.who.client))


def _price(talk: Talk) -> None:
    """As this client's contract has it; in general, or for a quarrel, as any question."""
    if not tell_price(talk):
        _words(talk)


def _progress(talk: Talk) -> None:
    """Of an open ticket; where there is none, as any question."""
    if not tell_progress(talk):
        _words(talk)


def _pressed(talk: Talk) -> None:
    button, first = press(talk.tx, talk.inbound)
    if button and pressed_appointment(talk, button, first=first):
        return
    if button is None and is_anothers(talk.tx, talk.inbound):
        talk.say("press-not-yours")
        return
    # Who only looks may look again.
    if button is None or not (first or button.action in _LOOKS):
        _too_late(talk, {})
        return
    _PRESSED.get(button.action, _too_late)(talk, button.facts)


def _too_late(talk: Talk, _facts: Facts) -> None:
    talk.say("press-too-late")


def _person(talk: Talk, facts: Facts) -> None:
    hand_over(talk, facts.get("question") or talk.conversation.question)


def _article(talk: Talk, facts: Facts) -> None:
    piece = talk.library.piece(facts["article"])
    if piece:
        show_article(talk, piece, facts)
    else:
        hand_over(talk, facts["question"])


def _urgent(talk: Talk, facts: Facts) -> None:
    ticket = alive_ticket(talk)
    if ticket is None or ticket.id != facts["ticket"] or not wake(talk, ticket):
        talk.say("press-too-late")


def _without_code(talk: Talk, _facts: Facts) -> None:
    open_here(talk, talk.conversation.question, asks_urgency=True)


def _wish(talk: Talk, facts: Facts) -> None:
    """A button of the menu does what its words would."""
    talk.inbound = replace(talk.inbound, wish=Wish(facts["wish"]), argument="", text="")
    _ANSWERS[talk.inbound.wish](talk)


def _new_matter(talk: Talk, facts: Facts) -> None:
    answer_question(talk, facts["words"])


def _add_words(talk: Talk, facts: Facts) -> None:
    expect_words(talk.tx, talk.conversation, "words", facts)
    talk.say("write-on", number=str(talk.tx.get(Ticket, facts["ticket"]).number))


def _reopen(talk: Talk, facts: Facts) -> None:
    ticket = talk.tx.get(Ticket, facts["ticket"])
    if not is_theirs(talk, ticket) or not opened_again(talk, ticket, ""):
        talk.say("too-late-to-reopen", number=str(ticket.number))


def _write_advisor(talk: Talk, _facts: Facts) -> None:
    expect_words(talk.tx, talk.conversation, "advisor")
    talk.say("write-to-advisor")


_PRESSED: dict[str, Callable[[Talk, Facts], None]] = {
    "helped": glad_it_helped,
    "not-helped": seek_further,
    "person": _person,
    "show-article": _article,
    "urgent": _urgent,
    "urgency": tell_urgency,
    "wish": _wish,
    "pick-ticket": pick_ticket,
    "new-matter": _new_matter,
    "show-ticket": lambda talk, facts: tell_ticket(talk, facts["number"]),
    "add-words": _add_words,
    "end-ticket": lambda talk, facts: end_ticket(talk, talk.tx.get(Ticket, facts["ticket"])),
    "reopen": _reopen,
    "rate": rate_ticket,
    "write-advisor": _write_advisor,
    "call-in": lambda talk, facts: call_now(talk, facts["minutes"]),
    "without-code": _without_code,
    "language": chosen_language,
    "leave-chat": leave_chat,
    "not-me": deny_chat,
    "answer-session": lambda talk, facts: answer_session(talk, facts["session"], yes=facts["yes"]),
    "statement-lines": show_lines,
    "statement-line": ask_about_line,
}

_ANSWERS: dict[Wish, Callable[[Talk], object]] = {
    Wish.PRESS: _pressed,
    Wish.LINK: hear_code,
    Wish.SHARED_PHONE: hear_phone,
    Wish.LANGUAGE: choose_language,
    Wish.HELP: help_client,
    Wish.DUTY: tell_opening,
    Wish.ABOUT: tell_about_us,
    Wish.CLOSE: _end,
    Wish.TICKETS: tell_tickets,
    Wish.TICKET: lambda talk: tell_ticket(talk, talk.inbound.argument),
    Wish.NEW: _new,
    Wish.CALL_ME: lambda talk: want_call(talk, talk.inbound.text),
    Wish.STATEMENT: tell_statement,
    Wish.VISITS: tell_visits,
    Wish.WHO_ADVISOR: tell_advisor,
    Wish.STOP: stop_routine,
    Wish.RESUME: resume_routine,
    Wish.NOT_ME: tell_chats,
    Wish.HOURS: _hours,
    Wish.OPENING: tell_opening,
    Wish.CONTRACT: _contract,
    Wish.PRICE: _price,
    Wish.PROGRESS: _progress,
    Wish.INVOICE: tell_invoices,
    Wish.WAYS: tell_ways,
    Wish.PERSON: _want_person,
    Wish.ADVISOR: _want_advisor,
    Wish.REMOTE: want_session,
    Wish.APPOINTMENT: want_appointment,
}
