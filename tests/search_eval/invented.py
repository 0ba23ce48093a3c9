"""Articles and questions made up in any number, of varied words, the same in every run.

Words follow Zipf's law: the frequent ones are those of our own articles and of the English set, the
rest are put together from syllables, so that the vocabulary grows with the number of articles.
"""

import random
from itertools import accumulate

from knowledge_base.article import Article
from knowledge_base.normalise import normalise
from tests.search_eval.corrupt import one_typo
from tests.search_eval.sets import banking, serbian

_SYLLABLES = tuple(a + b for a in "bcdfghjklmnprstvz" for b in ("a", "e", "i", "o", "u", "ar", "en", "is"))
_WORDS_AN_ARTICLE = 3
_SUBJECT = 4
_BODY = 40


def invented_articles(count: int) -> list[Article]:
    """So many articles, each with a title, five more phrases and a body about its own few words."""
    dice = random.Random(count)
    words = _vocabulary(dice, count)
    weights = list(accumulate(1 / (rank + 10) for rank in range(len(words))))
    return [_article(dice, number, words, weights) for number in range(count)]


def invented_questions(articles: list[Article], count: int) -> list[str]:
    """Phrases of some of these articles, each with a word lost, a word added and a slip."""
    dice = random.Random(count)
    return [_question(dice, dice.choice(articles), dice.choice(articles)) for _ in range(count)]


def _vocabulary(dice: random.Random, count: int) -> list[str]:
    real = [
        word
        for article in (*serbian("tuning").articles, *banking().articles)
        for phrase in article.phrases
        for word in normalise(phrase).split()
    ]
    words = dict.fromkeys(sorted(set(real), key=lambda word: (-real.count(word), word)))
    while len(words) < 2_000 + _WORDS_AN_ARTICLE * count:
        words["".join(dice.choices(_SYLLABLES, k=dice.randint(2, 4)))] = None
    return list(words)


def _article(dice: random.Random, number: int, words: list[str], weights: list[float]) -> Article:
    subject = [*dice.choices(words, cum_weights=weights, k=_SUBJECT - 1), dice.choice(words)]

    def phrase() -> str:
        said = dice.sample(subject, 2) + dice.choices(words, cum_weights=weights, k=dice.randint(2, 6))
        dice.shuffle(said)
        return " ".join(said)

    body = dice.choices(words, cum_weights=weights, k=_BODY) + subject
    return Article(
        id=f"a{number}",
        title=phrase(),
        questions=tuple(phrase() for _ in range(5)),
        tags=(subject[0],),
        body=" ".join(body),
    )


def _question(dice: random.Random, about: Article, other: Article) -> str:
    words = dice.choice(about.phrases).split()
    words.pop(dice.randrange(len(words)))
    words.insert(dice.randrange(len(words) + 1), dice.choice(other.title.split()))
    return one_typo(" ".join(words))
