"""The index: built once from all articles, never changed, asked by everyone.

Four channels of equal weight see each question: its letters beside the best single phrase of an
article, its letters beside all its phrases, its words in the phrases, its words in the body.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from knowledge_base.answer import MOST_OFFERED, Answer, Found, confidence, decide
from knowledge_base.article import Article
from knowledge_base.bm25 import Bm25, bm25
from knowledge_base.columns import Numbers, Weights
from knowledge_base.cosine import Cosine, cosine
from knowledge_base.normalise import normalise, rewritten, words
from knowledge_base.urgent import is_for_a_person

# Nobody asks one question in so many letters; more is a log or a letter, and a person reads it.
LONGEST_QUESTION = 1_000


@dataclass(frozen=True, slots=True)
class Index:
    """All articles, ready to be asked. A changed article means a new index, never a changed one."""

    articles: tuple[Article, ...]
    first_phrases: Numbers
    by_phrase: Cosine
    by_article: Cosine
    by_word: Bm25
    by_body: Bm25
    has_bodies: bool

    def find(self, question: str) -> Answer:
        """The article to answer with, up to three to offer, or a person."""
        ranked = self.ranked(question, at_most=MOST_OFFERED + 1)
        decision = decide(ranked, for_a_person=needs_a_person(question))
        sure = ranked[0].confidence if ranked else 0.0
        if decision == "answer":
            return Answer(decision, self._article(ranked[0]), sure, ranked[1:])
        return Answer(decision, None, sure, ranked[:MOST_OFFERED])

    def ranked(self, question: str, at_most: int = 10) -> tuple[Found, ...]:
        """The articles nearest to the question, best first; none when nothing is near at all."""
        scores = self.scores(question)
        order = _best(scores, at_most + 1)
        if not len(order):
            return ()
        values = [float(scores[number]) for number in order]
        first, second = values[0], values[1] if len(values) > 1 else 0.0
        return tuple(
            Found(self.articles[number].id, confidence(value, second if place == 0 else first))
            for place, (number, value) in enumerate(zip(order[:at_most], values, strict=False))
        )

    def scores(self, question: str) -> Weights:
        """The nearness of every article, 0 to 1: the mean of the channels."""
        plain = normalise(question[:LONGEST_QUESTION])
        if not self.articles or not plain:
            return np.zeros(len(self.articles), dtype=np.float32)
        letters, telling = rewritten(plain), words(plain)
        total = np.maximum.reduceat(self.by_phrase.scores(letters), self.first_phrases)
        total = total + self.by_article.scores(letters) + self.by_word.scores(telling)
        if self.has_bodies:
            return (total + self.by_body.scores(telling)) / np.float32(4)
        return total / np.float32(3)

    def _article(self, found: Found) -> Article:
        return next(article for article in self.articles if article.id == found.article_id)


def needs_a_person(question: str) -> bool:
    """Whether no article may answer this, however near: urgent, personal, or too long to be a question."""
    return len(question) > LONGEST_QUESTION or is_for_a_person(question)


def build(articles: Iterable[Article]) -> Index:
    """The index of these articles; ties between them are won by the earlier."""
    kept = tuple(articles)
    phrases = [rewritten(normalise(phrase)) for article in kept for phrase in article.phrases]
    counts = [len(article.phrases) for article in kept]
    owners = np.repeat(np.arange(len(kept)), counts).tolist()
    return Index(
        articles=kept,
        first_phrases=np.cumsum([0, *counts])[:-1],
        by_phrase=cosine(phrases, range(len(phrases)), len(phrases)),
        by_article=cosine(phrases, owners, len(kept)),
        by_word=bm25([_phrase_words(article) for article in kept]),
        by_body=bm25([words(article.body) for article in kept]),
        has_bodies=any(article.body for article in kept),
    )


def _phrase_words(article: Article) -> list[str]:
    return words(" \n ".join((*article.phrases, *article.tags)))


def _best(scores: Weights, at_most: int) -> list[int]:
    """The numbers of the highest scores above nought, highest first, ties in their old order."""
    order: list[int] = np.argsort(-scores, kind="stable")[:at_most].tolist()
    return [number for number in order if scores[number] > 0]
