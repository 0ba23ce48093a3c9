"""Stories: a fresh world at a moment of the wall clock, on SQLite and on PostgreSQL."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from knowledge_base.article import installed_articles
from knowledge_base.library import IndexedLibrary
from tests.prepared import Prepared
from tests.stories.player import company_file
from tests.stories.world import COMPANY, World

MakeWorld = Callable[[str], World]
MakeDesk = Callable[..., World]
MakeTalk = Callable[[str], World]


@pytest.fixture(scope="session")
def library() -> IndexedLibrary:
    """The installed articles, indexed once for all stories."""
    return IndexedLibrary(installed_articles())


@pytest.fixture
def world_at(prepared: Prepared, library: IndexedLibrary) -> Iterator[MakeWorld]:
    """Makes the story's world: `world_at("2026-11-24T10:00")` is a Tuesday in working hours."""
    with ExitStack() as stack:
        yield lambda now: stack.enter_context(World(prepared, library, now).lives())


@pytest.fixture
def world_on_sqlite_at(prepared_sqlite: Prepared, library: IndexedLibrary) -> Iterator[MakeWorld]:
    """The same on SQLite alone: for stories in which the database has no part."""
    with ExitStack() as stack:
        yield lambda now: stack.enter_context(World(prepared_sqlite, library, now).lives())


@pytest.fixture
def viber_at(prepared_sqlite: Prepared, library: IndexedLibrary) -> Iterator[MakeWorld]:
    """A world whose desk is also in Viber."""
    with ExitStack() as stack:
        channels = ("telegram", "viber", "webchat")
        yield lambda now: stack.enter_context(World(prepared_sqlite, library, now, channels=channels).lives())


@pytest.fixture
def talk_at(prepared_sqlite: Prepared, library: IndexedLibrary, tmp_path: Path) -> Iterator[MakeTalk]:
    """A world that waits for more words before it answers, as any company's does."""
    with ExitStack() as stack:
        company, channels = company_file(tmp_path), ("telegram", "viber", "webchat")
        yield lambda now: stack.enter_context(
            World(prepared_sqlite, library, now, company, channels=channels).lives()
        )


@pytest.fixture
def desk_with(prepared_sqlite: Prepared, tmp_path: Path) -> Iterator[MakeDesk]:
    """A world whose company file says something else: `desk_with(("strategy: longest-idle", "…"))`."""
    with ExitStack() as stack:

        def make(*changes: tuple[str, str], now: str = "2026-11-24T10:00") -> World:
            text = COMPANY.read_text("utf-8")
            for before, after in changes:
                assert before in text
                text = text.replace(before, after)
            company = tmp_path / "company.yaml"
            company.write_text(text, "utf-8")
            world = World(prepared_sqlite, IndexedLibrary(()), now, company)
            return stack.enter_context(world.lives())

        yield make
