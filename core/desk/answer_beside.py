"""With a ticket open somebody asks something else, and the library surely knows the answer."""

from core.desk.answer_question import answer_question
from core.desk.talk import Talk, meant_tickets
from core.language.typed_answer import sounds_asked
from core.ports import Wish
from core.tickets.lifecycle import State


def answers_beside(talk: Talk, words: str) -> bool:
    """Answers it, with a button that puts the words on the ticket; False if they may belong there.

    What answers a message, or is said while an operator has the ticket, is the operator's to read.
    """
    tickets = meant_tickets(talk)
    is_apart = talk.inbound.wish is Wish.QUESTION and talk.inbound.reply_to is None and len(tickets) == 1
    if not is_apart or tickets[0].state != State.OPEN or not sounds_asked(words):
        return False
    if talk.library.find(words).decision != "answer":
        return False
    answer_question(talk, words, beside=tickets[0])
    return True
