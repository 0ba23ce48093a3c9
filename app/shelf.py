"""The articles that answer now, as the staff's page asks for them."""

from collections.abc import Callable, Mapping, Sequence

from core.language.reason import Reason
from core.learning.articles import Contents
from core.ports import Finding
from knowledge_base.article import Article
from knowledge_base.doublets import faults
from knowledge_base.library import IndexedLibrary


class ServedShelf:
    """Looks at whatever library is served at the moment."""

    def __init__(self, current: Callable[[], IndexedLibrary]) -> None:
        self._current = current
        self._checked: tuple[IndexedLibrary | None, Sequence[tuple[str, Reason]]] = (None, ())

    def articles(self) -> Mapping[str, Contents]:
        """What each says, by its id."""
        return {article.id: _contents(article) for article in self._current().articles.values()}

    def faults(self) -> Sequence[tuple[str, Reason]]:
        """Article and what is wrong with it; looked up once for each library."""
        library = self._current()
        if self._checked[0] is not library:
            self._checked = (library, faults(tuple(library.articles.values())))
        return self._checked[1]

    def find_with(self, article: str, contents: Contents, question: str) -> Finding:
        """What a library with this article in its place, or behind the others, would say."""
        library = self._current()
        others = {**library.articles, article: _article(article, contents)}
        return IndexedLibrary(others.values(), library.index.sureness).find(question)


def _contents(article: Article) -> Contents:
    lists = (article.questions, article.tags, article.products)
    return Contents(article.title, article.body, *lists, article.language, article.spoken)


def _article(article: str, said: Contents) -> Article:
    lists = (said.questions, said.tags, said.products)
    return Article(article, said.title, *lists, said.language, said.spoken, said.body)
