"""A client wants to be called: now or at a time, as the contract covers it, on a number that is said."""

import re
from datetime import datetime, timedelta

from core.clients.identity import Person, addresses
from core.clients.phone_number import as_written, e164
from core.conversations.chat import Choice
from core.coverage.opening import open_now
from core.desk.expect_words import expect_words
from core.desk.open_ticket import open_ticket
from core.desk.talk import Talk, alive_ticket, asked_before, hand_over
from core.errors import Invalid
from core.language.typed_call import read_call_time
from core.tickets.call_backs import promise_call
from core.tickets.notes import note_text
from core.tickets.tickets import add_message

_PHONE = re.compile(r"(?<!\d)(?:\+|00|0)\d[\d /-]{6,16}\d(?!\d)")
_WORDS_OF_A_TIME = 5
_SOON = timedelta(minutes=1)


def want_call(talk: Talk, words: str, *, asked: bool = False) -> bool:
    """Promises a call, or asks when; `asked`: the words answer that question, and False if they do not.

    What stands behind the command is kept as what it is about. A stranger is asked who it is first: nobody
    would know whom to call.
    """
    if talk.who is None:
        hand_over(talk, note_text("call-wished", talk.moment.company.language, {"words": words.strip()}))
        return True
    phone, rest = _phone_in(words)
    number = phone or next(iter(addresses(talk.tx, talk.who.contact.id, "phone")), None)
    when = _time_in(talk, rest)
    about = "" if asked or not _tells_more(talk.inbound.argument, when) else rest.strip()
    if number is None:
        expect_words(talk.tx, talk.conversation, "call")
        talk.say("call-which-number")
    elif when or phone or about:
        _promise(talk, talk.who, number, when or talk.moment.at, about)
    elif asked:
        return False
    else:
        _ask_when(talk, number)
    return True


def _tells_more(argument: str, when: datetime | None) -> bool:
    """Whether more stands there than a time: "sutra u 10" is only that."""
    return len(argument.split()) > _WORDS_OF_A_TIME if when else bool(argument)


def call_now(talk: Talk, minutes: int) -> None:
    """Promises a call on the contact's number, so many minutes from now."""
    number = next(iter(addresses(talk.tx, talk.who.contact.id, "phone")), None) if talk.who else None
    if talk.who is None or number is None:
        want_call(talk, "")
    else:
        _promise(talk, talk.who, number, talk.moment.at + timedelta(minutes=minutes), "")


def _ask_when(talk: Talk, number: str) -> None:
    expect_words(talk.tx, talk.conversation, "call")
    rows = [
        [Choice("call-now", "call-in", {"minutes": 0}), Choice("call-in-an-hour", "call-in", {"minutes": 60})]
    ]
    talk.say("call-when", *rows, phone=as_written(number))


def _promise(talk: Talk, who: Person, number: str, wanted: datetime, words: str) -> None:
    """At the wanted time if the contract covers it then, else when the desk next opens."""
    due = _covered(talk, who, wanted)
    # What was asked just before, and had no answer, is what the call is about.
    about = "\n".join(part for part in (asked_before(talk), words.strip()) if part)
    text = note_text("call-wished", talk.moment.company.language, {"words": about})
    ticket = alive_ticket(talk)
    if ticket:
        # Its operator hears of it when the call is due.
        add_message(talk.tx, ticket, text, author="client")
    else:
        # Who calls is asked when the call is due, not when it is promised.
        ticket = open_ticket(
            talk.tx,
            talk.moment,
            text=text,
            source=talk.inbound.channel,
            who=who,
            conversation=talk.conversation,
            tells=False,
        ).ticket
    talk.conversation.ticket_id = ticket.id
    talk.conversation.question = None
    promise_call(talk.tx, ticket.id, number, due)
    talk.say(
        "call-promised",
        number=str(ticket.number),
        phone=as_written(number),
        at=due.astimezone(talk.moment.calendar.zone).isoformat(),
        when="now" if due <= talk.moment.at + _SOON else "later",
        moved="yes" if due > wanted + _SOON else "no",
    )


def _covered(talk: Talk, who: Person, wanted: datetime) -> datetime:
    if talk.moment.cover(who.client).covers_always:
        return wanted
    then = open_now(talk.moment.calendar, wanted)
    return wanted if then.open or then.opens_at is None else then.opens_at


def _phone_in(words: str) -> tuple[str | None, str]:
    """A number in the words, and the words without it."""
    found = _PHONE.search(words)
    if found is None:
        return None, words
    try:
        return e164(found[0]), words[: found.start()] + words[found.end() :]
    except ValueError:
        return None, words


def _time_in(talk: Talk, words: str) -> datetime | None:
    try:
        return read_call_time(words, talk.moment.local)
    except Invalid:
        return None
