"""The index: built once from all articles, never changed, asked by everyone.

Four channels of equal weight see each question: its letters beside the best single phrase of an
article, its letters beside all its phrases, its words in the phrases, its words in the body.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge_base.answer import MOST_OFFERED, SURENESS, Answer, Found, Sureness, decide
from knowledge_base.article import Article
from knowledge_base.bm25 import Bm25, bm25
from knowledge_base.columns import Numbers, Weights
from knowledge_base.cosine import Cosine, cosine
from knowledge_base.normalise import normalise, rewritten, words
from knowledge_base.question import read_question
from knowledge_base.urgent import is_for_a_person
from knowledge_base.vocabulary import Vocabulary, vocabulary

# Nobody asks one question in so many letters; more is a log or a letter, and a person reads it.
LONGEST_QUESTION = 1_000


@dataclass(frozen=True, slots=True)
class Index:
    """All articles, ready to be asked. A changed article means a new index, never a changed one."""

    articles: tuple[Article, ...]
    by_exact_phrase: Mapping[str, int]
    first_phrases: Numbers
    by_phrase: Cosine
    by_article: Cosine
    by_word: Bm25
    by_body: Bm25
    vocabulary: Vocabulary
    has_bodies: bool
    sureness: Sureness

    def find(self, question: str) -> Answer:
        """The article to answer with, up to three to offer, or a person."""
        ranked = self.ranked(question, at_most=MOST_OFFERED + 1)
        decision = decide(ranked, for_a_person=needs_a_person(question), sureness=self.sureness)
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
            Found(
                self.articles[number].id,
                self.sureness.confidence(value, second if place == 0 else first),
                value,
            )
            for place, (number, value) in enumerate(zip(order[:at_most], values, strict=False))
        )

    def scores(self, question: str) -> Weights:
        """The nearness of every article, 0 to 1: the mean of the channels."""
        asked = read_question(question[:LONGEST_QUESTION], self.vocabulary)
        if not self.articles or not asked.letters:
            return np.zeros(len(self.articles), dtype=np.float32)
        total = np.maximum.reduceat(self.by_phrase.scores(asked.letters), self.first_phrases)
        total = total + self.by_article.scores(asked.letters) + self.by_word.scores(asked.meanings)
        if self.has_bodies:
            total = (total + self.by_body.scores(asked.meanings)) / np.float32(4)
        else:
            total = total / np.float32(3)
        if (number := self.by_exact_phrase.get(asked.letters)) is not None:
            total[number] = 1.0
        return total

    def _article(self, found: Found) -> Article:
        return next(article for article in self.articles if article.id == found.article_id)


def needs_a_person(question: str) -> bool:
    """Whether no article may answer this, however near: urgent, personal, or too long to be a question."""
    return len(question) > LONGEST_QUESTION or is_for_a_person(question)


def build(articles: Iterable[Article], sureness: Sureness = SURENESS) -> Index:
    """The index of these articles; ties between them are won by the earlier."""
    kept = tuple(articles)
    plain = [normalise(phrase) for article in kept for phrase in article.phrases]
    phrases = [rewritten(phrase) for phrase in plain]
    bodies = [normalise(article.body) for article in kept]
    counts = [len(article.phrases) for article in kept]
    owners = np.repeat(np.arange(len(kept)), counts).tolist()
    return Index(
        articles=kept,
        by_exact_phrase=_only_owners(phrases, owners),
        first_phrases=np.cumsum([0, *counts])[:-1],
        by_phrase=cosine(phrases, range(len(phrases)), len(phrases)),
        by_article=cosine(phrases, owners, len(kept)),
        by_word=bm25([_phrase_words(article) for article in kept]),
        by_body=bm25([words(body) for body in bodies]),
        vocabulary=vocabulary([*plain, *bodies]),
        has_bodies=any(article.body for article in kept),
        sureness=sureness,
    )


def _phrase_words(article: Article) -> list[str]:
    return words(" \n ".join((*article.phrases, *article.tags)))


def _best(scores: Weights, at_most: int) -> list[int]:
    """The numbers of the highest scores above nought, highest first, ties in the order of the articles."""
    lowest = np.partition(scores, -at_most)[-at_most] if len(scores) > at_most else 0
    candidates = np.flatnonzero((scores >= lowest) & (scores > 0))
    order = np.argsort(-scores[candidates], kind="stable")[:at_most]
    best: list[int] = candidates[order].tolist()
    return best


def _only_owners(phrases: Sequence[str], owners: Sequence[int]) -> Mapping[str, int]:
    """The article of each phrase that no other article has too."""
    owner_of: dict[str, int] = {}
    shared = set()
    for phrase, owner in zip(phrases, owners, strict=True):
        if owner_of.setdefault(phrase, owner) != owner:
            shared.add(phrase)
    return {phrase: owner for phrase, owner in owner_of.items() if phrase not in shared}
