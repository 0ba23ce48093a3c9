"""Databases for all tests: a fresh SQLite file, or a fresh database in a real PostgreSQL."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import Scheduling

from app.tables import metadata
from core.database.schema import migrate
from core.database.transaction import Database
from tests.migrated_postgres import MigratedPostgres
from tests.postgres import Cluster, start_cluster
from tests.prepared import Prepared, PreparedPostgres, PreparedSqlite
from tests.scheduling import LongestFirst

# The suite tries few examples of each rule, so that it is run often; `make properties` tries many.
settings.register_profile("suite", max_examples=40, deadline=None)
settings.register_profile("thorough", max_examples=2_000, deadline=None)
settings.load_profile("suite")

_KINDS = ("sqlite", "postgresql")
_CLUSTER = pytest.StashKey[Cluster]()
_URL = "DEZURNI_TEST_CLUSTER"


def pytest_configure(config: pytest.Config) -> None:
    """The controller starts one cluster; its workers inherit the address."""
    # What is imported stays: looking through it for rubbish again and again costs a seventh of the suite.
    gc.disable()
    if not hasattr(config, "workerinput") and _URL not in os.environ:
        cluster = start_cluster()
        if cluster:
            config.stash[_CLUSTER] = cluster
            os.environ[_URL] = cluster.url


def pytest_xdist_auto_num_workers() -> int:
    """Two more than there are processors: one waits for its browser, others for a database or a process."""
    return (os.cpu_count() or 1) + 2


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling:
    """What takes longest begins first, and one browser is enough."""
    return LongestFirst(config, log)


def pytest_collection_finish() -> None:
    """From now on rubbish is looked for, seldom."""
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
    gc.enable()


def pytest_unconfigure(config: pytest.Config) -> None:
    """And stops it."""
    if cluster := config.stash.get(_CLUSTER, None):
        cluster.stop()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the newest schema, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    database = Database(f"sqlite:///{path}", durable=False)
    migrate(database, metadata)
    database.close()
    return path


@pytest.fixture(scope="session")
def migrated_postgres() -> Iterator[MigratedPostgres]:
    """Databases with the newest schema and no rows."""
    databases = MigratedPostgres(os.environ[_URL])
    yield databases
    databases.close()


@pytest.fixture(scope="session")
def prepared_sqlite(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """The SQLite database of one story after another."""
    return PreparedSqlite(migrated_sqlite, tmp_path_factory.mktemp("prepared"))


@pytest.fixture(scope="session")
def prepared_postgres(migrated_postgres: MigratedPostgres) -> Prepared:
    """The PostgreSQL database of one story after another."""
    return PreparedPostgres(migrated_postgres)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--both-databases`: each story on SQLite and on PostgreSQL, not on one of them by turns."""
    parser.addoption("--both-databases", action="store_true", help="tell each story on both databases")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A story's database: what races is tested on both of them elsewhere, so that the suite is run often."""
    if "prepared" in metafunc.fixturenames:
        turn = crc32(metafunc.function.__qualname__.encode()) % len(_KINDS)
        kinds = _KINDS if metafunc.config.getoption("--both-databases") else _KINDS[turn : turn + 1]
        metafunc.parametrize("prepared", kinds, indirect=True)


@pytest.fixture
def prepared(request: pytest.FixtureRequest) -> Iterator[Prepared]:
    """The database of this story."""
    if request.param == "postgresql":
        _require_postgres()
    kind = "prepared_sqlite" if request.param == "sqlite" else "prepared_postgres"
    database: Prepared = request.getfixturevalue(kind)
    yield database
    database.close()


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """A fresh SQLite database."""
    path = tmp_path / "dezurni.db"
    shutil.copy(migrated_sqlite, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A fresh PostgreSQL database."""
    _require_postgres()
    databases: MigratedPostgres = request.getfixturevalue("migrated_postgres")
    with databases.lent() as url:
        yield url


def _require_postgres() -> None:
    if _URL not in os.environ:
        pytest.skip("no PostgreSQL here: apt-get install postgresql, or set TEST_DATABASE_URL")


@pytest.fixture(params=_KINDS)
def database_url(request: pytest.FixtureRequest) -> str:
    """The same test on both databases."""
    kind = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    url: str = request.getfixturevalue(kind)
    return url
