"""Articles that win each other's questions: two for one matter, or two whose words do not tell them apart."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge_base.article import Article
from knowledge_base.index import Index, build
from knowledge_base.normalise import stem, words

# Each of the two loses more than so much of its questions to the other, and so much of their words is common.
# Either alone is no fault: articles asked in few ways lose some, and those of one family sound alike.
_PART_LOST, _PART_COMMON = 1 / 3, 0.25
_PARTS = 4
# Asking every phrase of more articles takes minutes.
MOST_ARTICLES = 2_000


def rivals(articles: Sequence[Article]) -> list[tuple[str, str]]:
    """Pairs of articles that win each other's questions, by id; nothing of more than MOST_ARTICLES.

    Each phrase is asked of an index that does not hold it: a part of all ways to ask is kept back and asked
    of the rest, one part after the other.
    """
    if len(articles) > MOST_ARTICLES:
        return []
    lost: Counter[tuple[str, str]] = Counter()
    asked: Counter[str] = Counter()
    for part in range(_PARTS):
        index = build(_without(article, part) for article in articles)
        for article, phrase in _kept_back(articles, part):
            asked[article.id] += 1
            lost[article.id, _winner(index, phrase)] += 1
    said = {article.id: _words_of(article) for article in articles}
    return sorted(
        (one, other)
        for one, other in lost
        if one < other
        and other in said
        and one in said
        and lost[one, other] > _PART_LOST * asked[one]
        and lost[other, one] > _PART_LOST * asked[other]
        and len(said[one] & said[other]) >= _PART_COMMON * len(said[one] | said[other])
    )


def _words_of(article: Article) -> set[str]:
    return set(map(stem, words(" ".join((*article.phrases, *article.tags, article.body)))))


def _without(article: Article, part: int) -> Article:
    kept = (phrase for number, phrase in enumerate(article.questions) if number % _PARTS != part)
    return replace(article, questions=tuple(kept))


def _kept_back(articles: Sequence[Article], part: int) -> Iterator[tuple[Article, str]]:
    return ((article, phrase) for article in articles for phrase in article.questions[part::_PARTS])


def _winner(index: Index, phrase: str) -> str:
    ranked = index.ranked(phrase, at_most=1)
    return ranked[0].article_id if ranked else ""
