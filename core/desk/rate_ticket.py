"""A client says what a closed ticket was worth: 1 to 5, and a word if there is one to say."""

from typing import Any

from core.desk.expect_words import expect_words
from core.desk.say import Text, operator_chat, say
from core.desk.talk import Talk, is_theirs
from core.roster.reading import with_role
from core.tickets.rows import Ticket
from core.tickets.tickets import rate

_BAD = 2


def rate_ticket(talk: Talk, facts: dict[str, Any], words: str = "") -> None:
    """Keeps the rating and asks for a word, unless one came with it; a bad one is shown to the managers."""
    ticket = talk.tx.get(Ticket, facts["ticket"])
    if not is_theirs(talk, ticket) or not rate(talk.tx, ticket.id, facts["rating"]):
        talk.say("press-too-late")
        return
    if words:
        _keep_words(talk, ticket, facts["rating"], words)
        return
    expect_words(talk.tx, talk.conversation, "rating", {"ticket": ticket.id})
    talk.say("rated-badly" if facts["rating"] <= _BAD else "rated", number=str(ticket.number))
    if facts["rating"] <= _BAD:
        _tell_managers(talk, ticket, facts["rating"], "")


def keep_rating_words(talk: Talk, ticket_id: int) -> None:
    """The word that goes with it."""
    ticket = talk.tx.get(Ticket, ticket_id)
    _keep_words(talk, ticket, ticket.rating, talk.inbound.text.strip())


def _keep_words(talk: Talk, ticket: Ticket, rating: int | None, words: str) -> None:
    ticket.rating_words = words
    talk.say("rating-kept")
    if rating is not None and rating <= _BAD:
        _tell_managers(talk, ticket, rating, words)


def _tell_managers(talk: Talk, ticket: Ticket, rating: int, words: str) -> None:
    operator = talk.moment.operators.get(ticket.operator or "")
    facts = {
        "number": str(ticket.number),
        "client": talk.who.client.name if talk.who else "",
        "operator": operator.name if operator else "",
        "rating": str(rating),
        "text": words,
    }
    for manager in with_role(talk.moment.operators.values(), "manager"):
        if chat := operator_chat(talk.moment.company, manager):
            say(talk.tx, chat, Text("badly-rated", facts, ticket=ticket.number))
