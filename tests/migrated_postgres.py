"""One migrated PostgreSQL database, lent to test after test: emptying it costs a tenth of making another."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.engine import make_url

from app.tables import metadata
from core.database.schema import migrate
from core.database.transaction import Database

# Everything that a test may have changed besides rows: then the database is thrown away.
_SHAPE = """
SELECT version_num,
       (SELECT count(*) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
         WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped),
       (SELECT count(*) FROM pg_constraint WHERE connamespace = 'public'::regnamespace)
  FROM alembic_version
"""
_EMPTY = """
DO $$
DECLARE name text;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'
    LOOP EXECUTE format('DELETE FROM %I', name); END LOOP;
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'seed'
    LOOP EXECUTE format('INSERT INTO public.%I SELECT * FROM seed.%I', name, name); END LOOP;
    PERFORM setval(format('%I', sequencename)::regclass, 1, false)
       FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL;
END $$
"""
# Keeps all rows aside, in a schema of this name, to be put back.
KEEP = """
DO $$
DECLARE name text; filled boolean;
BEGIN
    CREATE SCHEMA {state};
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'
    LOOP
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM public.%I)', name) INTO filled;
        IF filled THEN
            EXECUTE format('CREATE TABLE {state}.%I AS SELECT * FROM public.%I', name, name);
        END IF;
    END LOOP;
END $$
"""
_OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
 WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


class MigratedPostgres:
    """The database of one test process, made at its first use."""

    def __init__(self, cluster_url: str) -> None:
        self._cluster = cluster_url
        self._name = ""
        self._shape: object = None

    @contextmanager
    def lent(self) -> Iterator[str]:
        """The address of a database with the newest schema, no rows, and ids that begin at 1."""
        if not self._name:
            self._make()
        yield self._url()
        if not self._emptied():
            self.close()

    def close(self) -> None:
        """Drops it, whoever still holds it."""
        if self._name:
            with psycopg.connect(self._cluster, autocommit=True) as connection:
                connection.execute(f"DROP DATABASE {self._name} WITH (FORCE)")
            self._name = ""

    def _make(self) -> None:
        self._name = f"test_{uuid.uuid4().hex[:12]}"
        with psycopg.connect(self._cluster, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {self._name}")
        database = Database(self._url())
        migrate(database, metadata)
        database.close()
        with psycopg.connect(self._url()) as connection:
            # What migrations themselves put in stands again after each test.
            connection.execute(KEEP.format(state="seed"))
            self._shape = connection.execute(_SHAPE).fetchone()

    def _emptied(self) -> bool:
        """False where the test left another schema than it found."""
        try:
            with psycopg.connect(self._url()) as connection:
                connection.execute(_OTHERS)
                same = connection.execute(_SHAPE).fetchone() == self._shape
                if same:
                    connection.execute(_EMPTY)
                return same
        except psycopg.Error:
            return False

    def _url(self) -> str:
        return make_url(self._cluster).set(database=self._name).render_as_string(hide_password=False)
