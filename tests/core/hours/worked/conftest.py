"""The contracts are signed once; each example has a database of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.database.transaction import Database
from tests.core.hours.worked.signing import sign_all


@pytest.fixture(scope="session")
def signed_sqlite(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every contract and its amendments, to be copied."""
    folder = tmp_path_factory.mktemp("signed")
    path = folder / "dezurni.db"
    shutil.copy(migrated_sqlite, path)
    database = Database(f"sqlite:///{path}", durable=False)
    sign_all(database, folder)
    database.close()
    return path


@pytest.fixture
def ledger(sqlite_url: str, signed_sqlite: Path) -> Iterator[Database]:
    """A fresh SQLite database in which the contracts are signed and nothing is booked."""
    shutil.copy(signed_sqlite, sqlite_url.removeprefix("sqlite:///"))
    database = Database(sqlite_url, durable=False)
    yield database
    database.close()
