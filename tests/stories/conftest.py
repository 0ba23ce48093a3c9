"""Stories: a fresh world at a moment of the wall clock, on SQLite and on PostgreSQL."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from knowledge_base.article import installed_articles
from knowledge_base.library import IndexedLibrary
from tests.stories.world import World

MakeWorld = Callable[[str], World]


@pytest.fixture(scope="session")
def library() -> IndexedLibrary:
    """The installed articles, indexed once for all stories."""
    return IndexedLibrary(installed_articles())


@pytest.fixture
def world_at(database_url: str, library: IndexedLibrary) -> Iterator[MakeWorld]:
    """Makes the story's world: `world_at("2026-11-24T10:00")` is a Tuesday in working hours."""
    with ExitStack() as stack:
        yield lambda now: stack.enter_context(World(database_url, library, now).lives())


@pytest.fixture
def sqlite_world_at(sqlite_url: str, library: IndexedLibrary) -> Iterator[MakeWorld]:
    """The same on SQLite alone, for stories in which the database plays no part of its own."""
    with ExitStack() as stack:
        yield lambda now: stack.enter_context(World(sqlite_url, library, now).lives())
