"""Free words that were asked for: a word to a rating, a time to be called, a new ticket, what is wrong."""

from typing import Any

from core.desk.expect_words import expected_words
from core.desk.rate_ticket import keep_rating_words
from core.desk.seek_further import hear_clarified
from core.desk.talk import Talk, add_here, advisor_there, open_here
from core.desk.want_call import want_call
from core.ports import Wish
from core.tickets.lifecycle import ALIVE
from core.tickets.rows import Ticket

Facts = dict[str, Any]


def hear_expected(talk: Talk) -> bool:
    """True if the words were asked for and are dealt with; False if they stand for themselves."""
    expected = expected_words(talk.tx, talk.conversation)
    if expected is None:
        return False
    what, facts = expected
    # Thanks may be a word to a rating; they say nothing else that was asked for.
    if talk.inbound.wish is not Wish.QUESTION and what != "rating":
        return False
    match what:
        case "rating":
            return _rating(talk, facts["ticket"])
        case "clarify":
            hear_clarified(talk, facts)
        case "call":
            want_call(talk, talk.inbound.text, asked=True)
        case "new-ticket":
            open_here(talk, talk.inbound.text.strip(), asks_urgency=True)
        case "advisor":
            open_here(talk, talk.inbound.text.strip(), advisor_there(talk))
        case "words":
            return _words(talk, facts["ticket"])
    return True


def _rating(talk: Talk, ticket_id: int) -> bool:
    """A question that the library surely answers is no word to a rating; "it was slow" is one."""
    if "?" in talk.inbound.text and talk.library.find(talk.inbound.text).decision == "answer":
        return False
    keep_rating_words(talk, ticket_id)
    return True


def _words(talk: Talk, ticket_id: int) -> bool:
    ticket = talk.tx.get(Ticket, ticket_id)
    if ticket.state in ALIVE:
        add_here(talk, ticket, talk.inbound.text.strip())
    return ticket.state in ALIVE
