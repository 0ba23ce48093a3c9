"""What follows a question: whether its answer helped, the same asked again, a person, a ticket."""

from typing import Any

from core.desk.talk import Talk
from core.learning.phrases import confirm, deny
from core.learning.questions import recent
from core.learning.rows import Question

Facts = dict[str, Any]


def note_shown(talk: Talk, facts: Facts) -> None:
    """This article was shown; who looks at another one of those offered has not judged the first."""
    if question := _question(talk, facts):
        question.article = facts["article"]


def glad_it_helped(talk: Talk, facts: Facts) -> None:
    """Yes, the article helped: nothing is left of the question."""
    talk.conversation.question = None
    heard_whether_it_helped(talk, facts, helped=True)
    talk.say("glad-it-helped")


def heard_whether_it_helped(talk: Talk, facts: Facts, *, helped: bool) -> None:
    """Yes, or no, of the article that was shown. What a client says teaches; a "no" is never taken back."""
    question = _question(talk, facts)
    if question is None:
        return
    article, client = facts["article"], talk.who.client if talk.who else None
    question.helped = helped and question.helped is not False
    if not helped:
        deny(talk.tx, question, article, client.id if client else None)
    elif client:
        piece = talk.library.piece(article)
        confirm(talk.tx, question, article, client.id, piece.phrases if piece else ())


def is_asked_again(talk: Talk, nearest: str | None) -> None:
    """The chat asks what was answered in it within a day: the answer was not the last word."""
    earlier = recent(talk.tx, talk.conversation.asked_id)
    if earlier and earlier.article and earlier.article == nearest:
        earlier.asked_again = True


def _question(talk: Talk, facts: Facts) -> Question | None:
    """Buttons of before questions were kept name none."""
    asked = facts.get("asked")
    return talk.tx.session.get(Question, asked) if asked else None
