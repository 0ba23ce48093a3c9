"""A client, or somebody we do not know yet, says something in a chat."""

from collections.abc import Callable
from typing import Any

from core.clients.identity import Person, person_at
from core.conversations.chat import Choice, conversation, press
from core.database.transaction import Transaction
from core.desk.answer_question import answer_question, show_article
from core.desk.answer_session import answer_session
from core.desk.ask_about_line import ask_about_line, show_lines
from core.desk.follow_question import heard_whether_it_helped
from core.desk.hear_appointment import pressed_appointment, want_appointment
from core.desk.link_chat import link_by_code, link_by_phone
from core.desk.moment import Moment
from core.desk.say import say
from core.desk.talk import (
    Talk,
    add_here,
    advisor_there,
    alive_ticket,
    ask_who,
    hand_over,
    open_here,
    person_choice,
    wake,
)
from core.desk.tell_contract import contract_text
from core.desk.tell_hours import hours_text
from core.desk.want_session import want_session
from core.errors import Conflict
from core.language.catalogue import LANGUAGES
from core.ports import Inbound, Library, Wish

Facts = dict[str, Any]


def hear_client(tx: Transaction, moment: Moment, inbound: Inbound, library: Library) -> None:
    """Answers, opens or adds to a ticket, links, or asks who it is."""
    here = conversation(tx, inbound.channel, inbound.chat)
    here.last_heard_at = tx.now
    who = person_at(tx, inbound.channel, inbound.sender)
    here.contact_id = who.contact.id if who else None
    talk = Talk(tx, moment, here, who, inbound, library)
    _ANSWERS.get(inbound.wish, _words)(talk)


def _help(talk: Talk) -> None:
    talk.say("help", [person_choice()])


def _words(talk: Talk) -> None:
    """Free words: an open ticket takes them; else greetings are greeted and questions answered."""
    if ticket := alive_ticket(talk):
        add_here(talk, ticket, talk.inbound.text)
    elif talk.inbound.wish is Wish.GREETING:
        _greet(talk)
    elif talk.inbound.wish is Wish.THANKS:
        talk.say("you-are-welcome")
    elif talk.inbound.text.strip():
        answer_question(talk, talk.inbound.text.strip())
    else:
        talk.say("only-text")


def _greet(talk: Talk) -> None:
    company = talk.moment.company.name
    if talk.who:
        talk.say("greeting", name=talk.who.contact.name, company=company)
    else:
        talk.say("greeting-stranger", company=company)
        ask_who(talk)


def _want_person(talk: Talk) -> None:
    """ "A person, please": with the question that had no good answer yet, if there was one."""
    earlier = None if alive_ticket(talk) else talk.conversation.question
    words = talk.inbound.text.strip()
    hand_over(talk, "\n".join(part for part in (earlier, words) if part) or None)


def _want_advisor(talk: Talk) -> None:
    """ "My advisor, please": the advisor first; the desk, and a word about it, when the advisor is away."""
    if talk.who is None:
        hand_over(talk, talk.inbound.text.strip() or None)
        return
    open_here(talk, talk.inbound.text.strip() or talk.conversation.question, advisor_there(talk))


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


def _link(talk: Talk) -> None:
    try:
        who = link_by_code(talk.tx, talk.inbound)
    except Conflict:
        talk.say("link-too-many")
        return
    if who:
        _linked(talk, who)
    else:
        talk.say("link-refused")


def _shared_phone(talk: Talk) -> None:
    who = link_by_phone(talk.tx, talk.inbound)
    if who:
        _linked(talk, who)
    else:
        talk.say("phone-not-known")
        ask_who(talk, may_go_on=True)


def _linked(talk: Talk, who: Person) -> None:
    talk.who = who
    talk.conversation.contact_id = who.contact.id
    talk.say("linked", name=who.contact.name, client=who.client.name)
    if talk.conversation.wants_person:
        open_here(talk, talk.conversation.question)


def _change_language(talk: Talk) -> None:
    if talk.inbound.argument in LANGUAGES:
        talk.conversation.language = talk.inbound.argument
        talk.say("language-changed")
    else:
        rows = [Choice(f"language-{code}", "language", {"language": code}) for code in LANGUAGES]
        talk.say("which-language", rows)


def _pressed(talk: Talk) -> None:
    button, first = press(talk.tx, talk.inbound.channel, talk.inbound.chat, talk.inbound.argument)
    if button and pressed_appointment(talk, button, first=first):
        return
    # Who only looks may look again.
    if button is None or not (first or button.action == "statement-lines"):
        _too_late(talk, {})
        return
    _PRESSED.get(button.action, _too_late)(talk, button.facts)


def _too_late(talk: Talk, _facts: Facts) -> None:
    talk.say("press-too-late")


def _helped(talk: Talk, facts: Facts) -> None:
    talk.conversation.question = None
    heard_whether_it_helped(talk, facts, helped=True)
    talk.say("glad-it-helped")


def _not_helped(talk: Talk, facts: Facts) -> None:
    heard_whether_it_helped(talk, facts, helped=False)
    _person(talk, facts)


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
    open_here(talk, talk.conversation.question)


def _language(talk: Talk, facts: Facts) -> None:
    talk.conversation.language = facts["language"]
    talk.say("language-changed")


_PRESSED: dict[str, Callable[[Talk, Facts], None]] = {
    "helped": _helped,
    "not-helped": _not_helped,
    "person": _person,
    "show-article": _article,
    "urgent": _urgent,
    "without-code": _without_code,
    "language": _language,
    "answer-session": lambda talk, facts: answer_session(talk, facts["session"], yes=facts["yes"]),
    "statement-lines": show_lines,
    "statement-line": ask_about_line,
}

_ANSWERS: dict[Wish, Callable[[Talk], None]] = {
    Wish.PRESS: _pressed,
    Wish.LINK: _link,
    Wish.SHARED_PHONE: _shared_phone,
    Wish.LANGUAGE: _change_language,
    Wish.HELP: _help,
    Wish.DUTY: _help,
    Wish.CLOSE: _help,
    Wish.HOURS: _hours,
    Wish.CONTRACT: _contract,
    Wish.PERSON: _want_person,
    Wish.ADVISOR: _want_advisor,
    Wish.REMOTE: want_session,
    Wish.APPOINTMENT: want_appointment,
}
