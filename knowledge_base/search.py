"""Asking many questions in one go."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge_base.answer import Decision, Found
from knowledge_base.index import Index

MOST_RANKED = 10


@dataclass(frozen=True, slots=True)
class Ranked:
    """What would be done with one question, and the articles near it, best first."""

    decision: Decision
    found: tuple[Found, ...]


def batch(index: Index, questions: Iterable[str]) -> Iterator[Ranked]:
    """One result for each question, in the order asked, each as soon as it is known."""
    for question in questions:
        found = index.ranked(question, at_most=MOST_RANKED)
        yield Ranked(index.decide(question, found), found)
