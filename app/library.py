"""The library that is served: the installed articles, and what people approved and clients taught.

Each process has its own. A changed library is a new index, built aside and put in place whole.
"""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace
from threading import Lock

import structlog
from sqlalchemy.exc import SQLAlchemyError

from core.clock import Clock
from core.database.transaction import Database
from core.learning.articles import contents_of
from core.learning.rows import ArticleVersion
from core.learning.serving import Served, served, served_version
from core.ports import Finding, Piece
from knowledge_base.answer import SURENESS, Sureness
from knowledge_base.article import Article, installed_articles
from knowledge_base.confidence import Label
from knowledge_base.library import SCORING, IndexedLibrary

log = structlog.get_logger()

_LOOK_SECONDS = 3
# Nothing was ever learned: the installed articles are all there is.
_INSTALLED_VERSION = 0


class ServedLibrary:
    """Answers by the newest library that is whole; `refresh` looks whether there is a newer one."""

    def __init__(self, database: Database, clock: Clock, installed: IndexedLibrary | None = None) -> None:
        self._database = database
        self._clock = clock
        self._installed = installed or IndexedLibrary(installed_articles())
        self._current = self._installed
        self._version = _INSTALLED_VERSION
        self._one_builds = Lock()

    def find(self, question: str) -> Finding:
        """One article, up to three to choose from, or a person."""
        return self._current.find(question)

    def piece(self, article_id: str) -> Piece | None:
        """The article with this id."""
        return self._current.piece(article_id)

    def plain(self, text: str) -> str:
        """The text as questions and articles are compared."""
        return self._current.plain(text)

    def gist(self, text: str) -> str:
        """The stems of the words that say what the text is about."""
        return self._current.gist(text)

    def topics(self, language: str) -> Sequence[str]:
        """What questions are about."""
        return self._current.topics(language)

    def refitted(self, labels: Sequence[Label]) -> dict[str, float] | None:
        """The confidence that these labels suggest."""
        return self._current.refitted(labels)

    @property
    def scoring(self) -> str:
        """Names the search whose scores these are."""
        return self._current.scoring

    @property
    def current(self) -> IndexedLibrary:
        """The library that answers now."""
        return self._current

    def refresh(self) -> bool:
        """Builds what changed since the last look, and serves it once it is whole; True if it did."""
        with self._one_builds:
            with self._database.read(self._clock) as tx:
                if served_version(tx) == self._version:
                    return False
                newest = served(tx)
            # Not in the transaction: the database is not held while the index is built.
            articles = merged(self._installed.articles.values(), newest)
            self._current, self._version = IndexedLibrary(articles, _sureness(newest)), newest.version
            return True

    async def keep_fresh(self) -> None:
        """Looks every few seconds, until it is cancelled; a database away changes nothing."""
        while True:
            try:
                await asyncio.to_thread(self.refresh)
            except SQLAlchemyError as error:
                log.warning("the library could not be looked after", error=type(error).__name__)
            await asyncio.sleep(_LOOK_SECONDS)


def merged(installed: Iterable[Article], newest: Served) -> list[Article]:
    """The installed articles with those approved in their places or behind them, and learned phrases."""
    articles = {article.id: article for article in installed if article.id not in newest.retired}
    articles |= {row.article: article_of(row) for row in newest.articles}
    return [
        replace(article, questions=(*article.questions, *newest.phrases.get(article.id, ())))
        for article in articles.values()
    ]


def _sureness(newest: Served) -> Sureness:
    """As fitted to our clients' answers; as installed where the search has become another since."""
    fitted = newest.confidence if newest.scoring == SCORING else None
    return replace(SURENESS, **fitted) if fitted else SURENESS


def article_of(row: ArticleVersion) -> Article:
    """The version as the library reads it."""
    said = contents_of(row)
    return Article(
        id=row.article,
        title=said.title,
        questions=said.questions,
        tags=said.tags,
        products=said.products,
        language=said.language,
        spoken=said.spoken,
        body=said.body,
    )
