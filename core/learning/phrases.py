"""Phrases that clients confirm: two different clients teach one, one who denies takes it back."""

from collections.abc import Sequence

from sqlalchemy import func, select, update

from core.database.transaction import Transaction
from core.errors import Conflict, NotFound
from core.learning.masking import MASK
from core.learning.rows import Phrase, Question, Verdict
from core.learning.serving import one_teaches_at_a_time, served_changed

CLIENTS_NEEDED = 2
# One word fits too many articles; a letter fits none again.
_WORDS = range(2, 26)


def confirm(tx: Transaction, question: Question, article: str, client_id: int, known: Sequence[str]) -> bool:
    """The client said that this article answers the question; True if that taught a phrase.

    `known`: the ways to ask this article that the library has already, as it compares them.
    """
    one_teaches_at_a_time(tx)
    said = {"article": article, "plain": question.plain, "client_id": client_id}
    tx.insert_once(Verdict, **said, helped=True, said_at=tx.now)
    if (
        not _may_be_learned(question)
        or question.plain in known
        or not _is_agreed(tx, article, question.plain)
    ):
        return False
    if _is_elsewhere(tx, article, question.plain):
        return False
    learned = tx.insert_once(
        Phrase,
        article=article,
        plain=question.plain,
        text=question.text,
        state="learned",
        learned_at=tx.now,
    )
    if learned:
        served_changed(tx)
    return learned


def deny(tx: Transaction, question: Question, article: str, client_id: int | None) -> None:
    """Somebody said that it does not; a phrase learned so is one no more."""
    one_teaches_at_a_time(tx)
    said = {"article": article, "plain": question.plain, "client_id": client_id}
    if not tx.insert_once(Verdict, **said, helped=False, said_at=tx.now):
        theirs = update(Verdict).filter_by(**said)
        tx.changed(theirs.values(helped=False, said_at=tx.now))
    learned = update(Phrase).filter_by(article=article, plain=question.plain, state="learned")
    if tx.changed(learned.values(state="denied", settled_at=tx.now)):
        served_changed(tx)


def undo(tx: Transaction, phrase_id: int, by: str) -> Phrase:
    """One of us takes it back, for good; raises NotFound, or Conflict where it is no phrase any more."""
    phrase = tx.session.get(Phrase, phrase_id)
    if phrase is None:
        raise NotFound(f"there is no phrase {phrase_id}: dezurni phrases lists them")
    learned = update(Phrase).where(Phrase.id == phrase_id, Phrase.state == "learned")
    if not tx.changed(learned.values(state="undone", settled_at=tx.now, settled_by=by)):
        raise Conflict(f"phrase {phrase_id} is {phrase.state} already")
    served_changed(tx)
    return phrase


def phrases(tx: Transaction, article: str | None = None) -> Sequence[Phrase]:
    """Every phrase ever learned, those of one article if it is given; newest first."""
    query = select(Phrase).order_by(Phrase.id.desc())
    return tx.all(query.where(Phrase.article == article) if article else query)


def _may_be_learned(question: Question) -> bool:
    return len(question.plain.split()) in _WORDS and MASK not in question.text


def _is_agreed(tx: Transaction, article: str, plain: str) -> bool:
    said = select(func.count(Verdict.client_id.distinct())).where(
        Verdict.article == article, Verdict.plain == plain
    )
    denied = select(Verdict.id).where(
        Verdict.article == article, Verdict.plain == plain, Verdict.helped.is_(False)
    )
    return (tx.first(said) or 0) >= CLIENTS_NEEDED and tx.first(denied) is None


def _is_elsewhere(tx: Transaction, article: str, plain: str) -> bool:
    """A phrase of two articles leads to neither."""
    other = select(Phrase.id).where(
        Phrase.plain == plain, Phrase.article != article, Phrase.state == "learned"
    )
    return tx.first(other) is not None
