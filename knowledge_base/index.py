"""The index: built once from all articles, never changed, asked by everyone.

Four channels see each question: its letters beside the best single phrase of an article, its letters
beside all its phrases, its words in the phrases, its words in the body.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from knowledge_base.answer import MOST_OFFERED, SURENESS, Answer, Decision, Found, Sureness, decide
from knowledge_base.article import Article
from knowledge_base.bm25 import Bm25, bm25
from knowledge_base.columns import Weights
from knowledge_base.cosine import Cosine, cosine_of_each, cosine_of_owners
from knowledge_base.normalise import normalise, rewritten, telling
from knowledge_base.owners import Owners, owners_of
from knowledge_base.question import read_question
from knowledge_base.urgent import is_for_a_person
from knowledge_base.vocabulary import Vocabulary, vocabulary

# Nobody asks one question in so many letters; more is a log or a letter, and a person reads it.
LONGEST_QUESTION = 1_000

# What one phrase says is half as telling as what all phrases of the article say together.
BEST_PHRASE_WEIGHS = np.float32(0.5)

# Who says little ("kupac") is near to many for little reason: scores are halved where what is said is worth
# one rare word.
HALF_TOLD = 1.0


@dataclass(frozen=True, slots=True)
class Index:
    """All articles, ready to be asked. A changed article means a new index, never a changed one."""

    articles: tuple[Article, ...]
    numbers: Mapping[str, int]
    by_exact_phrase: Mapping[str, int]
    owners: Owners
    by_phrase: Cosine
    by_article: Cosine
    by_word: Bm25
    by_body: Bm25
    vocabulary: Vocabulary
    has_bodies: bool
    sureness: Sureness

    def find(self, question: str, *, offer_from: float | None = None) -> Answer:
        """The article to answer with, up to three to offer, or a person.

        `offer_from` is the confidence from which to offer, where that is not as usual (on the phone).
        """
        ranked = self.ranked(question, at_most=MOST_OFFERED + 1)
        decision = self.decide(question, ranked, offer_from=offer_from)
        sure = ranked[0].confidence if ranked else 0.0
        if decision == "answer":
            return Answer(decision, self.articles[self.numbers[ranked[0].article_id]], sure, ranked[1:])
        return Answer(decision, None, sure, ranked[:MOST_OFFERED])

    def decide(self, question: str, ranked: Sequence[Found], *, offer_from: float | None = None) -> Decision:
        """What to do with this question, of which these articles are near."""
        sureness = self.sureness if offer_from is None else replace(self.sureness, offer_from=offer_from)
        return decide(ranked, for_a_person=needs_a_person(question), sureness=sureness)

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
        """The nearness of every article, 0 to 1: the weighed mean of the channels."""
        asked = read_question(question[:LONGEST_QUESTION], self.vocabulary)
        if not self.articles or not asked.letters:
            return np.zeros(len(self.articles), dtype=np.float32)
        phrases = self.by_phrase.scores(asked.letters)
        total = BEST_PHRASE_WEIGHS * self.owners.best(phrases)
        total += self.by_article.scores(asked.letters)
        total += self.by_word.scores(asked.meanings)
        weight = BEST_PHRASE_WEIGHS + 2
        if self.has_bodies:
            total += self.by_body.scores(asked.meanings)
            weight += 1
        told = self.by_word.told(asked.meanings)
        total *= told / (told + HALF_TOLD) / weight
        if (number := self.by_exact_phrase.get(asked.letters)) is not None:
            total[number] = 1.0
        return total


def needs_a_person(question: str) -> bool:
    """Whether no article may answer this, however near: urgent, personal, or too long to be a question."""
    return len(question) > LONGEST_QUESTION or is_for_a_person(question)


def build(articles: Iterable[Article], sureness: Sureness = SURENESS) -> Index:
    """The index of these articles; ties between them are won by the earlier."""
    kept = tuple(articles)
    counts = [len(article.phrases) for article in kept]
    owners = np.repeat(np.arange(len(kept)), counts).tolist()
    plain = [normalise(phrase) for article in kept for phrase in article.phrases]
    bodies = [normalise(article.body) for article in kept]
    known = vocabulary([*plain, *bodies])
    # What is done with is let go at once: at its peak the building decides how much memory a desk needs.
    by_body = bm25(telling(rewritten(body)) for body in bodies)
    del bodies
    phrases = [rewritten(phrase) for phrase in plain]
    del plain
    return Index(
        articles=kept,
        numbers={article.id: number for number, article in enumerate(kept)},
        by_exact_phrase=_only_owners(phrases, owners),
        owners=owners_of(counts),
        by_phrase=cosine_of_each(phrases),
        by_article=cosine_of_owners(phrases, owners, len(kept)),
        by_word=bm25(_phrase_words(kept, phrases)),
        by_body=by_body,
        vocabulary=known,
        has_bodies=any(article.body for article in kept),
        sureness=sureness,
    )


def _phrase_words(articles: Sequence[Article], phrases: Sequence[str]) -> Iterator[list[str]]:
    """For each article the telling words of its tags and of its phrases, which stand in its order."""
    every = iter(phrases)
    for article in articles:
        tags = rewritten(normalise(" ".join(article.tags)))
        yield telling(" ".join((tags, *islice(every, len(article.phrases)))))


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
