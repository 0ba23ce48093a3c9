"""Our search and the two baselines, all asked in the same way."""

from collections.abc import Callable, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from knowledge_base.answer import SURENESS, Sureness
from knowledge_base.article import Article
from knowledge_base.index import build
from knowledge_base.normalise import normalise

# (article id, how sure) of the nearest, best first; sureness of baselines is their ratio, 0 to 1.
Ranked = Sequence[tuple[str, float]]
Ranker = Callable[[str], Ranked]
DEEP = 5


def ours(articles: Sequence[Article], sureness: Sureness = SURENESS) -> Ranker:
    """The search as the bot asks it."""
    index = build(articles, sureness=sureness)
    return lambda text: [(found.article_id, found.confidence) for found in index.ranked(text, at_most=DEEP)]


def wratio_over_titles(articles: Sequence[Article]) -> Ranker:
    """rapidfuzz `WRatio` over the titles as they are written: what one tries first."""
    titles = [article.title for article in articles]
    return _best_by(fuzz.WRatio, titles, list(range(len(titles))), articles, str)


def token_set_over_phrases(articles: Sequence[Article]) -> Ranker:
    """rapidfuzz `token_set_ratio` over every phrase of every article, both sides normalised."""
    phrases = [normalise(phrase) for article in articles for phrase in article.phrases]
    owners = [number for number, article in enumerate(articles) for _ in article.phrases]
    return _best_by(fuzz.token_set_ratio, phrases, owners, articles, normalise)


RANKERS: dict[str, Callable[[Sequence[Article]], Ranker]] = {
    "ours": ours,
    "WRatio, titles": wratio_over_titles,
    "token_set_ratio, phrases": token_set_over_phrases,
}


def _best_by(
    scorer: Callable[..., float],
    texts: Sequence[str],
    owners: Sequence[int],
    articles: Sequence[Article],
    plain: Callable[[str], str],
) -> Ranker:
    firsts = np.flatnonzero(np.diff(owners, prepend=-1))

    def ranked(text: str) -> Ranked:
        ratios = process.cdist([plain(text)], texts, scorer=scorer)[0]
        best = np.maximum.reduceat(ratios, firsts)
        order = np.argsort(-best, kind="stable")[:DEEP]
        return [(articles[number].id, float(best[number]) / 100) for number in order]

    return ranked
