"""What is wrong with a set of articles: those that win each other's questions, dead links, lost titles."""

import re
from collections.abc import Sequence

from core.language.reason import Reason
from knowledge_base.article import Article
from knowledge_base.index import Index, build
from knowledge_base.normalise import normalise, stem, words
from knowledge_base.rivals import rivals

Fault = tuple[str, Reason]

# From here on more phrases hardly help any more; below, articles are not found.
FEWEST_PHRASES = 5

_IN_WORDS = {
    "rival": "wins the questions of {other}, and the other way round: join them, or word them apart",
    "few": "asked in fewer than {fewest} ways: add how people say it",
    "empty": "has no text",
    "dead-link": "links to {target!r}, which is no article",
    "lost": "its own title leads to {other}: make the two differ",
    "lost-to-nothing": "its own title leads to nothing: make the two differ",
    "unasked": "nobody asks with a word of its title: word the title as people ask",
    "shared": "{phrase!r} is asked by {other} too: leave it to one",
}
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def faults(articles: Sequence[Article]) -> list[Fault]:
    """Every fault as (article id, what is wrong), in the articles' order."""
    index = build(tuple(articles))
    ids = {article.id for article in articles}
    shared = _shared_phrases(articles)
    for one, other in rivals(articles):
        shared.setdefault(one, []).append(Reason("rival", {"other": other}))
    found: list[Fault] = []
    for article in articles:
        found += _bare(article)
        found += _dead_links(article, ids)
        found += _lost(index, article)
        found += _unasked(article)
        found += [(article.id, what) for what in shared.get(article.id, ())]
    return found


def in_words(fault: Reason) -> str:
    """What is wrong and how to mend it, in English, for the command line."""
    return _IN_WORDS[fault.key].format(**fault.facts)


def _bare(article: Article) -> list[Fault]:
    found: list[Fault] = []
    if len(article.phrases) < FEWEST_PHRASES:
        found.append((article.id, Reason("few", {"fewest": FEWEST_PHRASES})))
    if not article.body.strip():
        found.append((article.id, Reason("empty")))
    return found


def _dead_links(article: Article, ids: set[str]) -> list[Fault]:
    targets = (target for target in _LINK.findall(article.body) if "://" not in target)
    return [
        (article.id, Reason("dead-link", {"target": target}))
        for target in targets
        if target.removesuffix(".md").lstrip("./") not in ids
    ]


def _lost(index: Index, article: Article) -> list[Fault]:
    """A title that leads elsewhere will not be found by anybody."""
    ranked = index.ranked(article.title, at_most=1)
    if ranked and ranked[0].article_id == article.id:
        return []
    if not ranked:
        return [(article.id, Reason("lost-to-nothing"))]
    return [(article.id, Reason("lost", {"other": ranked[0].article_id}))]


def _unasked(article: Article) -> list[Fault]:
    """A title in words of ours, none of which anybody asks with, helps nobody to find it."""
    title = set(map(stem, words(article.title)))
    asked = {stem(word) for phrase in article.questions for word in words(phrase)}
    if not article.questions or title & asked:
        return []
    return [(article.id, Reason("unasked"))]


def _shared_phrases(articles: Sequence[Article]) -> dict[str, list[Reason]]:
    """The same question in two articles: one of them never wins it."""
    owners: dict[str, str] = {}
    shared: dict[str, list[Reason]] = {}
    for article in articles:
        for phrase in article.phrases:
            owner = owners.setdefault(normalise(phrase), article.id)
            if owner != article.id:
                shared.setdefault(article.id, []).append(Reason("shared", {"phrase": phrase, "other": owner}))
    return shared
