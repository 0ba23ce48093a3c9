"""Fresh databases for measuring, as durable as in production."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from sqlalchemy.engine import make_url

from tests.postgres import start_cluster

DURABLE = {
    "sqlite": "WAL, synchronous=FULL: each commit is synced to the disk, a new call's greeting excepted",
    "postgresql": "fsync and synchronous_commit on: each commit is synced to the disk, as above",
}


@contextmanager
def databases(kind: str) -> Iterator[Callable[[], str]]:
    """Makes new databases, each by its address; all are gone in the end."""
    with tempfile.TemporaryDirectory(prefix="dezurni-bench-") as folder:
        if kind == "sqlite":
            yield lambda: f"sqlite:///{Path(folder) / uuid4().hex}.db"
            return
        cluster = start_cluster(durable=True)
        if cluster is None:
            sys.exit("no PostgreSQL here: apt-get install postgresql, or set TEST_DATABASE_URL")
        try:
            yield lambda: _created(cluster.url)
        finally:
            cluster.stop()


def _created(maintenance: str) -> str:
    name = f"bench_{uuid4().hex[:12]}"
    with psycopg.connect(maintenance, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return make_url(maintenance).set(database=name).render_as_string(hide_password=False)
