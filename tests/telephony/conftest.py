"""A line with the example company loaded, and a whole world where a story needs one."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete

from core.company_file.reading import read_company
from core.database.outbox import Delivery
from core.database.transaction import Database
from core.desk.load_company import load_company
from knowledge_base.library import IndexedLibrary
from simulator.clock import TurnableClock
from tests.prepared import Prepared
from tests.stories.conftest import MakeWorld
from tests.stories.world import ZONE, World
from tests.telephony.line import COMPANY, PhoneLine

MakeLine = Callable[..., PhoneLine]


@pytest.fixture(scope="session")
def loaded_sqlite(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the example company, to be copied."""
    path = tmp_path_factory.mktemp("loaded") / "dezurni.db"
    shutil.copy(migrated_sqlite, path)
    database = Database(f"sqlite:///{path}", durable=False)
    with database.begin(TurnableClock(start=datetime(2026, 11, 1, tzinfo=ZONE))) as tx:
        load_company(tx, read_company(COMPANY))
        tx.session.execute(delete(Delivery))  # what a load says of absences is no telephone's business
    database.close()
    return path


@pytest.fixture
def loaded_url(loaded_sqlite: Path, tmp_path: Path) -> str:
    """A fresh SQLite database with the example company."""
    path = tmp_path / "dezurni.db"
    shutil.copy(loaded_sqlite, path)
    return f"sqlite:///{path}"


@pytest.fixture
def line_at(loaded_url: str) -> Iterator[MakeLine]:
    """Makes the line: `line_at("2026-11-24T22:00")`."""
    with ExitStack() as stack:

        def make(*args: Any, **more: Any) -> PhoneLine:
            line = PhoneLine(loaded_url, *args, **more)
            stack.callback(line.close)
            return line

        yield make


@pytest.fixture
def line(line_at: MakeLine) -> PhoneLine:
    """The line on a Tuesday at ten."""
    return line_at()


@pytest.fixture
def world_at(prepared_sqlite: Prepared) -> Iterator[MakeWorld]:
    """Makes a story's world, on SQLite; nobody here asks the library anything."""
    with ExitStack() as stack:
        yield lambda now: stack.enter_context(World(prepared_sqlite, IndexedLibrary(()), now).lives())
