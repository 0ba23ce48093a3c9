"""What the search says: an article, a few to choose from, or that a person should look."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from knowledge_base.article import Article

Decision = Literal["answer", "offer", "person"]

# Fitted on our own Serbian questions and an English set of hard, near ones: of what is answered from
# 0.9 on, fewer than 10 in 100 are wrong on the hard set and none on ours. Below 0.25 hardly one in six
# of the nearest is right.
ANSWER_FROM = 0.9
OFFER_FROM = 0.25
MOST_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Found:
    """An article that is near, its score, and how surely it is the right one, 0 to 1 each."""

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


def decide(ranked: Sequence[Found], *, for_a_person: bool = False) -> Decision:
    """What to do with articles found, best first; a matter for a person stays one, however near they are."""
    if for_a_person or not ranked or ranked[0].confidence < OFFER_FROM:
        return "person"
    return "answer" if ranked[0].confidence >= ANSWER_FROM else "offer"
