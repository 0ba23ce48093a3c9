"""The articles that a command looks at: those that the bot answers with, or others that are given."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.commands.context import opened
from app.library import ServedLibrary
from app.settings import Settings, read_settings
from core.clock import Clock
from core.database.transaction import Database
from core.errors import Invalid
from knowledge_base.article import Article, installed_articles, read_folder, read_jsonl
from knowledge_base.index import Index, build
from knowledge_base.library import IndexedLibrary


@contextmanager
def opened_library() -> Iterator[tuple[Database, Clock, ServedLibrary]]:
    """The configured database with everything that the bot answers with."""
    with opened() as (database, clock):
        library = ServedLibrary(database, clock)
        library.refresh()
        yield database, clock, library


def index_of(path: Path | None) -> Index:
    """The index of the articles at this path; of what the bot answers with, if none is given."""
    return build(_read(path)) if path else _served().index


def articles_of(path: Path | None) -> tuple[Article, ...]:
    """The articles at this path; what the bot answers with, if none is given."""
    return _read(path) if path else tuple(_served().articles.values())


def _read(path: Path) -> tuple[Article, ...]:
    if not path.exists():
        raise Invalid(f"{path}: there is no such file or folder")
    found = read_folder(path) if path.is_dir() else read_jsonl(path)
    if not found:
        raise Invalid(f"{path}: holds no article; write one JSON object a line")
    return found


def _served() -> IndexedLibrary:
    """Before there is a database, the installed articles; to ask a question must not make one."""
    settings = read_settings()
    if not _has_database(settings):
        return IndexedLibrary(installed_articles())
    with opened_library() as (_database, _clock, library):
        return library.current


def _has_database(settings: Settings) -> bool:
    path = settings.dezurni_database_url.removeprefix("sqlite:///")
    return path == settings.dezurni_database_url or Path(path).exists()
