"""Questions that were asked: what came of each, what it taught, and those that nobody answered."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import case, func, or_, select, update

from core.database.transaction import Transaction
from core.learning.groups import Asked, Group, grouped
from core.learning.rows import Question

# After a day, what comes next in a chat is another matter.
SAME_MATTER = timedelta(days=1)
_UNANSWERED_FOR = timedelta(days=180)
_MOST_UNANSWERED = 2_000
_MOST_LABELS = 5_000

Label = tuple[float, float, bool]


def recent(tx: Transaction, question_id: int | None) -> Question | None:
    """The question with this id, if what happens now may still have to do with it."""
    found = tx.session.get(Question, question_id) if question_id else None
    return found if found and tx.now - found.asked_at <= SAME_MATTER else None


def labels(tx: Transaction, scoring: str) -> list[Label]:
    """Top score, margin, and whether the nearest article was the right one: only where a client said so.

    Only those of this scoring: another search's scores mean something else.
    """
    judged = (Question.by_client, Question.helped.is_not(None), Question.article.is_not(None))
    said = select(Question).where(Question.scoring == scoring, *judged)
    newest = tx.all(said.order_by(Question.id.desc()).limit(_MOST_LABELS))
    return [(row.top, row.margin, bool(row.helped) and row.article == row.nearest) for row in newest]


def unanswered(tx: Transaction) -> list[Group]:
    """What the library could not answer in the last half year, by nearness.

    Asked for a person, urgent matters, and what is in a draft already are not among them.
    """
    denied = Question.helped.is_(False)
    nothing_chosen = (Question.outcome == "offer") & Question.article.is_(None)
    open_ones = select(Question).where(
        Question.asked_at > tx.now - _UNANSWERED_FOR,
        Question.for_person.is_(False),
        Question.drafted.is_(False),
        Question.gist != "",
        or_(Question.outcome == "person", nothing_chosen, denied),
    )
    rows = tx.all(open_ones.order_by(Question.id.desc()).limit(_MOST_UNANSWERED))
    return grouped(Asked(row.id, row.text, row.plain, row.gist) for row in rows)


def note_drafted(tx: Transaction, group: Group) -> int:
    """These are in a draft now; how many of them were not before."""
    ids = [asked.id for asked in group.questions]
    waiting = update(Question).where(Question.id.in_(ids), Question.drafted.is_(False))
    return tx.changed(waiting.values(drafted=True))


def answered_by_article(tx: Transaction) -> Sequence[tuple[str, int, int, int]]:
    """Of each article: how often it was shown, confirmed for good, and denied.

    Confirmed for good: a client said that it helped, and neither asked again, nor for a person, nor got a
    ticket after it. Silence counts as nothing.
    """
    for_good = (
        Question.helped.is_(True)
        & Question.asked_again.is_(False)
        & Question.person_wanted.is_(False)
        & Question.became_ticket.is_(False)
    )
    counts = (
        func.count(),
        func.sum(case((for_good, 1), else_=0)),
        func.sum(case((Question.helped.is_(False), 1), else_=0)),
    )
    rows = tx.session.execute(
        select(Question.article, *counts)
        .where(Question.article.is_not(None))
        .group_by(Question.article)
        .order_by(Question.article)
    )
    return [(str(article), int(shown), int(good), int(denied)) for article, shown, good, denied in rows]
