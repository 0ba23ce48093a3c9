"""The command in a folder of its own, with and without the example company loaded."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from app.settings import Settings
from core.company_file.reading import read_company
from core.database.transaction import Database
from core.desk.load_company import load_company
from simulator.clock import TurnableClock
from tests.app.desk import Dezurni
from tests.stories.world import COMPANY, ZONE


@pytest.fixture(scope="session")
def loaded(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the example company, to be copied."""
    path = tmp_path_factory.mktemp("company") / "dezurni.db"
    shutil.copy(migrated_sqlite, path)
    database = Database(f"sqlite:///{path}", durable=False)
    with database.begin(TurnableClock(start=datetime(2026, 10, 1, tzinfo=ZONE))) as tx:
        load_company(tx, read_company(COMPANY))
    database.close()
    return path


@pytest.fixture
def empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], migrated_sqlite: Path
) -> Dezurni:
    """The command on a database without a company."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "data").mkdir()
    shutil.copy(migrated_sqlite, tmp_path / "data" / "dezurni.db")
    return Dezurni(tmp_path, monkeypatch, capsys.readouterr)


@pytest.fixture
def dezurni(empty: Dezurni, loaded: Path) -> Dezurni:
    """The command on a database with the example company."""
    shutil.copy(loaded, Path("data") / "dezurni.db")
    return empty
