"""What is wrong with a set of articles: those that win each other's questions, dead links, lost titles."""

import re
from collections.abc import Sequence

from knowledge_base.article import Article
from knowledge_base.index import Index, build
from knowledge_base.normalise import normalise, stem, words
from knowledge_base.rivals import rivals

Fault = tuple[str, str]

# From here on more phrases hardly help any more; below, articles are not found.
FEWEST_PHRASES = 5

_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def faults(articles: Sequence[Article]) -> list[Fault]:
    """Every fault as (article id, what is wrong and how to mend it), in the articles' order."""
    index = build(tuple(articles))
    ids = {article.id for article in articles}
    shared = _shared_phrases(articles)
    for one, other in rivals(articles):
        what = f"wins the questions of {other}, and the other way round: join them, or word them apart"
        shared.setdefault(one, []).append(what)
    found: list[Fault] = []
    for article in articles:
        found += _bare(article)
        found += _dead_links(article, ids)
        found += _lost(index, article)
        found += _unasked(article)
        found += [(article.id, what) for what in shared.get(article.id, ())]
    return found


def _bare(article: Article) -> list[Fault]:
    found: list[Fault] = []
    if len(article.phrases) < FEWEST_PHRASES:
        found.append((article.id, f"asked in fewer than {FEWEST_PHRASES} ways: add how people say it"))
    if not article.body.strip():
        found.append((article.id, "has no text"))
    return found


def _dead_links(article: Article, ids: set[str]) -> list[Fault]:
    targets = (target for target in _LINK.findall(article.body) if "://" not in target)
    return [
        (article.id, f"links to {target!r}, which is no article")
        for target in targets
        if target.removesuffix(".md").lstrip("./") not in ids
    ]


def _lost(index: Index, article: Article) -> list[Fault]:
    """A title that leads elsewhere will not be found by anybody."""
    ranked = index.ranked(article.title, at_most=1)
    if ranked and ranked[0].article_id == article.id:
        return []
    winner = ranked[0].article_id if ranked else "nothing"
    return [(article.id, f"its own title leads to {winner}: make the two differ")]


def _unasked(article: Article) -> list[Fault]:
    """A title in words of ours, none of which anybody asks with, helps nobody to find it."""
    title = set(map(stem, words(article.title)))
    asked = {stem(word) for phrase in article.questions for word in words(phrase)}
    if not article.questions or title & asked:
        return []
    return [(article.id, "nobody asks with a word of its title: word the title as people ask")]


def _shared_phrases(articles: Sequence[Article]) -> dict[str, list[str]]:
    """The same question in two articles: one of them never wins it."""
    owners: dict[str, str] = {}
    shared: dict[str, list[str]] = {}
    for article in articles:
        for phrase in article.phrases:
            owner = owners.setdefault(normalise(phrase), article.id)
            if owner != article.id:
                what = f"{phrase!r} is asked by {owner} too: leave it to one"
                shared.setdefault(article.id, []).append(what)
    return shared
