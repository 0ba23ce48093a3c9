"""Free words that were asked for: a word to a rating, a time to be called, a new ticket, what is wrong."""

from collections.abc import Callable
from typing import Any

from core.desk.expect_words import expect_words, expected_words
from core.desk.follow_question import glad_it_helped
from core.desk.hear_appointment import appointment_named
from core.desk.rate_ticket import keep_rating_words, rate_ticket
from core.desk.seek_further import hear_clarified, seek_further
from core.desk.talk import Talk, add_here, advisor_there, open_here
from core.desk.want_call import want_call
from core.language.typed_answer import (
    gives_up,
    mark_and_words,
    says_little,
    sounds_asked,
    sounds_troubled,
    typed_yes,
)
from core.ports import Wish
from core.tickets.lifecycle import ALIVE
from core.tickets.rows import Ticket

Facts = dict[str, Any]


# Thanks may be a word to a rating, or say that it helped; they say nothing else that was asked for.
_MAY_BE_THANKS = ("rating", "helped", "mark")


def hear_expected(talk: Talk) -> bool:
    """True if the words were asked for and are dealt with; False if they stand for themselves."""
    expected = expected_words(talk.tx, talk.conversation)
    if expected is None:
        return False
    what, facts = expected
    if talk.inbound.wish is not Wish.QUESTION and what not in _MAY_BE_THANKS:
        return False
    return _EXPECTED[what](talk, facts)


def _helped(talk: Talk, facts: Facts) -> bool:
    """A typed "da" or "ne" to whether the article helped is the press of its button; "hm" leaves it open."""
    thanks = talk.inbound.wish is Wish.THANKS
    answer = True if thanks else typed_yes(talk.inbound.text)
    if answer:
        glad_it_helped(talk, facts)
    elif answer is False:
        seek_further(talk, facts)
    elif says_little(talk.inbound.text):
        expect_words(talk.tx, talk.conversation, "helped", facts)
    return answer is not None


def _mark(talk: Talk, facts: Facts) -> bool:
    """A typed mark is the press of its button; thanks before it take nothing away."""
    mark, words = mark_and_words(talk.inbound.text)
    if mark:
        rate_ticket(talk, {**facts, "rating": mark}, words)
    elif talk.inbound.wish is not Wish.QUESTION:
        expect_words(talk.tx, talk.conversation, "mark", facts)
    return mark is not None


def _rating(talk: Talk, ticket_id: int) -> bool:
    """What the library surely answers, or tells of trouble, is no word to a rating; "it was slow" is one."""
    if _is_answered(talk) or sounds_troubled(talk.inbound.text):
        return False
    keep_rating_words(talk, ticket_id)
    return True


def _is_answered(talk: Talk) -> bool:
    """A question that the library surely answers: it is not what was asked for."""
    words = talk.inbound.text
    return sounds_asked(words) and talk.library.find(words).decision == "answer"


def _words(talk: Talk, ticket_id: int) -> bool:
    ticket = talk.tx.get(Ticket, ticket_id)
    if ticket.state in ALIVE:
        add_here(talk, ticket, talk.inbound.text.strip())
    return ticket.state in ALIVE


def _clarified(talk: Talk, facts: Facts) -> bool:
    hear_clarified(talk, facts)
    return True


def _call(talk: Talk, facts: Facts) -> bool:
    """A time, or that no call is wanted; a question, or what is neither twice, is something else."""
    words = talk.inbound.text
    if gives_up(words):
        talk.say("call-not-wanted")
        return True
    if want_call(talk, words, asked=True):
        return True
    if facts.get("again") or _is_answered(talk):
        return False
    expect_words(talk.tx, talk.conversation, "call", {"again": True})
    talk.say("call-time-not-read")
    return True


def _new_ticket(talk: Talk, _facts: Facts) -> bool:
    open_here(talk, talk.inbound.text.strip(), asks_urgency=True)
    return True


def _appointment(talk: Talk, _facts: Facts) -> bool:
    """A kind or a time; anything else stands for itself."""
    return appointment_named(talk)


def _advisor(talk: Talk, _facts: Facts) -> bool:
    open_here(talk, talk.inbound.text.strip(), advisor_there(talk))
    return True


_EXPECTED: dict[str, Callable[[Talk, Facts], bool]] = {
    "rating": lambda talk, facts: _rating(talk, facts["ticket"]),
    "helped": _helped,
    "mark": _mark,
    "clarify": _clarified,
    "call": _call,
    "new-ticket": _new_ticket,
    "advisor": _advisor,
    "appointment": _appointment,
    "words": lambda talk, facts: _words(talk, facts["ticket"]),
}
