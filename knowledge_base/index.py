"""The index: built once from all articles, never changed, asked by everyone.

Four channels see each question: its letters beside the best single phrase of an article, its letters
beside all its phrases, its words in the phrases, its words in the body.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from knowledge_base.answer import MOST_OFFERED, SURENESS, Answer, Decision, Found, Sureness, decide
from knowledge_base.article import Article
from knowledge_base.bm25 import Bm25, bm25
from knowledge_base.columns import Numbers, Weights
from knowledge_base.cosine import Cosine, cosine_of_each, cosine_of_owners
from knowledge_base.normalise import normalise, rewritten, telling
from knowledge_base.question import read_question
from knowledge_base.urgent import is_for_a_person
from knowledge_base.vocabulary import Vocabulary, vocabulary

# Nobody asks one question in so many letters; more is a log or a letter, and a person reads it.
LONGEST_QUESTION = 1_000

# What one phrase says is half as telling as what all phrases of the article say together.
BEST_PHRASE_WEIGHS = np.float32(0.5)


@dataclass(frozen=True, slots=True)
class Learned:
    """A way to ask an article that clients taught; `weight` 1 counts like a phrase of the article itself."""

    article_id: str
    phrase: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Index:
    """All articles, ready to be asked. A changed article means a new index, never a changed one."""

    articles: tuple[Article, ...]
    numbers: Mapping[str, int]
    by_exact_phrase: Mapping[str, int]
    first_phrases: Numbers
    phrase_weights: Weights
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
        return decide(
            ranked,
            for_a_person=needs_a_person(question),
            answer_from=self.sureness.answer_from,
            offer_from=self.sureness.offer_from if offer_from is None else offer_from,
        )

    def ranked(self, question: str, at_most: int = 10) -> tuple[Found, ...]:
        """The articles nearest to the question, best first; none when nothing is near at all."""
        scores = self.scores(question)
        order = _best(scores, at_most + 1)
        if not len(order):
            return ()
        values = [float(scores[number]) for number in order]
        first, second = values[0], values[1] if len(values) > 1 else 0.0
        return tuple(
            Found(self.articles[number].id, self.sureness.confidence(value, second if place == 0 else first))
            for place, (number, value) in enumerate(zip(order[:at_most], values, strict=False))
        )

    def scores(self, question: str) -> Weights:
        """The nearness of every article, 0 to 1: the weighed mean of the channels."""
        asked = read_question(question[:LONGEST_QUESTION], self.vocabulary)
        if not self.articles or not asked.letters:
            return np.zeros(len(self.articles), dtype=np.float32)
        phrases = self.by_phrase.scores(asked.letters) * self.phrase_weights
        total = BEST_PHRASE_WEIGHS * np.maximum.reduceat(phrases, self.first_phrases)
        total += self.by_article.scores(asked.letters)
        total += self.by_word.scores(asked.meanings)
        weight = BEST_PHRASE_WEIGHS + 2
        if self.has_bodies:
            total += self.by_body.scores(asked.meanings)
            weight += 1
        total /= weight
        if (number := self.by_exact_phrase.get(asked.letters)) is not None:
            total[number] = 1.0
        return total


def needs_a_person(question: str) -> bool:
    """Whether no article may answer this, however near: urgent, personal, or too long to be a question."""
    return len(question) > LONGEST_QUESTION or is_for_a_person(question)


def build(
    articles: Iterable[Article], learned: Iterable[Learned] = (), sureness: Sureness = SURENESS
) -> Index:
    """The index of these articles; ties between them are won by the earlier.

    What was learned of an article that is not here (any more) is passed over.
    """
    kept = tuple(articles)
    taught = _by_article(kept, learned)
    counts = [len(article.phrases) + len(taught.get(article.id, ())) for article in kept]
    owners = np.repeat(np.arange(len(kept)), counts).tolist()
    weights = [weight for article in kept for weight in _weights(taught, article)]
    plain = [normalise(phrase) for article in kept for phrase in (*article.phrases, *_texts(taught, article))]
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
        by_exact_phrase=_only_owners(phrases, weights, owners),
        first_phrases=np.cumsum([0, *counts])[:-1],
        phrase_weights=np.asarray(weights, dtype=np.float32),
        by_phrase=cosine_of_each(phrases),
        by_article=cosine_of_owners(phrases, owners, len(kept), weights),
        by_word=_by_word(kept, phrases, weights, counts),
        by_body=by_body,
        vocabulary=known,
        has_bodies=any(article.body for article in kept),
        sureness=sureness,
    )


def _by_article(articles: Sequence[Article], learned: Iterable[Learned]) -> Mapping[str, list[Learned]]:
    """What was learned of each of these articles; nothing of weight nought."""
    known = {article.id for article in articles}
    taught: dict[str, list[Learned]] = {}
    for one in learned:
        if one.article_id in known and one.weight > 0:
            taught.setdefault(one.article_id, []).append(one)
    return taught


def _texts(taught: Mapping[str, list[Learned]], article: Article) -> list[str]:
    return [one.phrase for one in taught.get(article.id, ())]


def _weights(taught: Mapping[str, list[Learned]], article: Article) -> list[float]:
    return [1.0] * len(article.phrases) + [one.weight for one in taught.get(article.id, ())]


def _by_word(
    articles: Sequence[Article], phrases: Sequence[str], weights: Sequence[float], counts: Sequence[int]
) -> Bm25:
    """The channel of the telling words of tags and phrases, those of a phrase counting by its weight."""

    def said() -> Iterator[list[tuple[str, float]]]:
        every = zip(phrases, weights, strict=True)
        for article, count in zip(articles, counts, strict=True):
            tags = rewritten(normalise(" ".join(article.tags)))
            texts = [(tags, 1.0), *islice(every, count)]
            yield [(word, weight) for text, weight in texts for word in telling(text)]

    if all(weight == 1 for weight in weights):
        return bm25([word for word, _ in words] for words in said())
    return bm25(([word for word, _ in words] for words in said()), ([w for _, w in words] for words in said()))


def _best(scores: Weights, at_most: int) -> list[int]:
    """The numbers of the highest scores above nought, highest first, ties in the order of the articles."""
    lowest = np.partition(scores, -at_most)[-at_most] if len(scores) > at_most else 0
    candidates = np.flatnonzero((scores >= lowest) & (scores > 0))
    order = np.argsort(-scores[candidates], kind="stable")[:at_most]
    best: list[int] = candidates[order].tolist()
    return best


def _only_owners(
    phrases: Sequence[str], weights: Sequence[float], owners: Sequence[int]
) -> Mapping[str, int]:
    """The article of each phrase of full weight that no other article has too."""
    owner_of: dict[str, int] = {}
    shared = set()
    for phrase, weight, owner in zip(phrases, weights, owners, strict=True):
        if owner_of.setdefault(phrase, owner) != owner:
            shared.add(phrase)
        if weight < 1:
            shared.add(phrase)
    return {phrase: owner for phrase, owner in owner_of.items() if phrase not in shared}
