"""The library as the desk asks it: what to say to a question, by the index of the installed articles."""

from collections.abc import Iterable

from core.ports import Finding, Piece
from knowledge_base.article import Article
from knowledge_base.index import build


class IndexedLibrary:
    """Articles behind an index that was built once; to change them is to build another."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = {article.id: article for article in articles}
        self._index = build(tuple(self._articles.values()))

    def find(self, question: str) -> Finding:
        """One article and those that are near it, up to three to choose from, or a person."""
        answer = self._index.find(question)
        best = [answer.article] if answer.article else []
        others = [self._articles[found.article_id] for found in answer.others]
        return Finding(answer.decision, tuple(_piece(article) for article in (*best, *others)))

    def piece(self, article_id: str) -> Piece | None:
        """The article with this id."""
        article = self._articles.get(article_id)
        return _piece(article) if article else None


def _piece(article: Article) -> Piece:
    return Piece(article.id, article.title, article.body)
