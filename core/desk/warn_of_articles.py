"""Articles whose answers clients deny: the managers hear of each once, until it is written anew."""

from datetime import timedelta

from sqlalchemy import case, func, select

from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text
from core.desk.tell_operator import tell_operator
from core.learning.rows import ArticleWarning, Verdict
from core.ports import Library
from core.roster.reading import with_role

_WITHIN = timedelta(days=30)
_CLIENTS_WHO_DENY = 3
# From so many answers on, most of them denied is a pattern, and no bad day.
_FEWEST_ANSWERS = 5


def warn_of_articles(tx: Transaction, moment: Moment, library: Library) -> None:
    """Tells of every article that three clients denied within 30 days, or most of those who answered."""
    for article, clients, denied, answers in _denied(tx):
        is_pattern = clients >= _CLIENTS_WHO_DENY or (answers >= _FEWEST_ANSWERS and denied * 2 > answers)
        if is_pattern and tx.insert_once(ArticleWarning, article=article, told_at=tx.now):
            piece = library.piece(article)
            facts = {"title": piece.title if piece else article, "article": article}
            told = {**facts, "denied": denied, "answers": answers}
            for manager in with_role(moment.operators.values(), "manager"):
                tell_operator(tx, moment, manager.code, Text("article-denied", told))


def _denied(tx: Transaction) -> list[tuple[str, int, int, int]]:
    """Of each article: by how many clients it was denied, how often, and of how many answers."""
    no = Verdict.helped.is_(False)
    rows = tx.session.execute(
        select(
            Verdict.article,
            func.count(case((no, Verdict.client_id)).distinct()),
            func.sum(case((no, 1), else_=0)),
            func.count(),
        )
        .where(Verdict.said_at > tx.now - _WITHIN, Verdict.client_id.is_not(None))
        .group_by(Verdict.article)
        .order_by(Verdict.article)
    )
    return [
        (str(article), int(clients), int(denied), int(answers)) for article, clients, denied, answers in rows
    ]
