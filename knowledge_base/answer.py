"""What the search says: an article, a few to choose from, or that a person should look."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from knowledge_base.article import Article

Decision = Literal["answer", "offer", "person"]

MOST_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Sureness:
    """How scores become confidence, and from which confidence what is done.

    Confidence is a logistic of the best score and of its margin over the next article's.
    """

    base: float
    per_score: float
    per_margin: float
    answer_from: float
    offer_from: float

    def confidence(self, score: float, best_other: float) -> float:
        """How surely the article with this score is the right one, when this is the best of the others."""
        # The margin counts most: a high score that another article shares says which two, not which one.
        power = self.base + self.per_score * score + self.per_margin * (score - best_other)
        return 1 / (1 + math.exp(-power))


# Fitted by `python -m tests.search_eval.fit`; docs/search.md says on what, and what came out elsewhere.
SURENESS = Sureness(base=-2.2, per_score=8.7, per_margin=15.4, answer_from=0.83, offer_from=0.25)

# Who speaks cannot leaf through a list of articles, and a wrong offer costs one "no": offer sooner.
OFFER_BY_PHONE_FROM = 0.18


@dataclass(frozen=True, slots=True)
class Found:
    """An article that is near, how surely it is the right one, and its score, 0 to 1 each."""

    article_id: str
    confidence: float
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """`article` is there only to answer with; `others` are those offered, or the runners-up, best first.

    With "person", `others` are still what was near: of use to the person, not to the asker.
    """

    decision: Decision
    article: Article | None
    confidence: float
    others: tuple[Found, ...]


def decide(ranked: Sequence[Found], *, for_a_person: bool = False, sureness: Sureness = SURENESS) -> Decision:
    """What to do with articles found, best first; a matter for a person stays one, however near they are."""
    if for_a_person or not ranked or ranked[0].confidence < sureness.offer_from:
        return "person"
    return "answer" if ranked[0].confidence >= sureness.answer_from else "offer"
