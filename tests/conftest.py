"""Databases for all tests: a fresh SQLite file, or a fresh database in a real PostgreSQL."""

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import make_url

from app.tables import metadata
from core.database.schema import migrate
from core.database.transaction import Database
from tests.postgres import Cluster, start_cluster

_CLUSTER = pytest.StashKey[Cluster]()
_URL = "DEZURNI_TEST_CLUSTER"


def pytest_configure(config: pytest.Config) -> None:
    """The controller starts one cluster; its workers inherit the address."""
    if not hasattr(config, "workerinput") and _URL not in os.environ:
        cluster = start_cluster()
        if cluster:
            config.stash[_CLUSTER] = cluster
            os.environ[_URL] = cluster.url


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
def migrated_postgres() -> Iterator[str]:
    """The name of a PostgreSQL database with the newest schema, to be used as a template."""
    name = f"template_{uuid.uuid4().hex[:12]}"
    _administer(f"CREATE DATABASE {name}")
    database = Database(_url_of(name))
    migrate(database, metadata)
    database.close()
    yield name
    _administer(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """A fresh SQLite database."""
    path = tmp_path / "dezurni.db"
    shutil.copy(migrated_sqlite, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A fresh PostgreSQL database."""
    if _URL not in os.environ:
        pytest.skip("no PostgreSQL here: apt-get install postgresql, or set TEST_DATABASE_URL")
    template = request.getfixturevalue("migrated_postgres")
    name = f"test_{uuid.uuid4().hex[:12]}"
    _administer(f"CREATE DATABASE {name} TEMPLATE {template}")
    yield _url_of(name)
    _administer(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The same test on both databases."""
    kind = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    url: str = request.getfixturevalue(kind)
    return url


def _administer(statement: str) -> None:
    with psycopg.connect(os.environ[_URL], autocommit=True) as connection:
        connection.execute(statement)


def _url_of(name: str) -> str:
    return make_url(os.environ[_URL]).set(database=name).render_as_string(hide_password=False)
