"""Databases for story after story: each in a state that was made once, and on one engine for all of them.

To load a company takes as long as a short story, and so does what SQLAlchemy compiles for an engine that it
has not met. A copy of a loaded database, on the engine of the story before, has both done.
"""

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import psycopg

from core.database.transaction import Database
from tests.migrated_postgres import KEEP, MigratedPostgres

Make = Callable[[Database], None]


class Prepared(Protocol):
    """Where a story's database comes from."""

    def fresh(self, state: str, make: Make) -> Database:
        """The database in this state and no other: made from an empty one the first time, then a copy."""
        ...

    def close(self) -> None:
        """The story is over: others may have the database."""
        ...


class PreparedSqlite:
    """One file, put in the place of the one before."""

    def __init__(self, migrated: Path, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "dezurni.db"
        self._database = Database(f"sqlite:///{self._path}", durable=False)
        self._migrated = migrated
        self._states: dict[str, Path] = {}

    def fresh(self, state: str, make: Make) -> Database:
        """The file in this state."""
        if state not in self._states:
            self._put(self._migrated)
            make(self._database)
            self._database.close()  # and with the last connection what was written is in the file itself
            kept = self._folder / f"state-{len(self._states)}.db"
            shutil.copy(self._path, kept)
            self._states[state] = kept
        self._put(self._states[state])
        return self._database

    def close(self) -> None:
        """Gives its connections back."""
        self._database.close()

    def _put(self, source: Path) -> None:
        self._database.close()
        for beside in ("-wal", "-shm"):
            Path(f"{self._path}{beside}").unlink(missing_ok=True)
        # Another file under the same name: whoever still holds the old one disturbs nobody.
        new = self._folder / "new.db"
        shutil.copy(source, new)
        new.replace(self._path)


class PreparedPostgres:
    """One database of the cluster, emptied and filled again; the states stand beside it, each in a schema."""

    def __init__(self, migrated: MigratedPostgres) -> None:
        self._migrated = migrated
        self._database: Database | None = None
        self._url = ""
        self._states: dict[str, str] = {}
        self._lent = ExitStack()

    def fresh(self, state: str, make: Make) -> Database:
        """The database in this state."""
        self._lent.close()
        database = self._of(self._lent.enter_context(self._migrated.lent()))
        if state in self._states:
            self._run(_FILL.format(state=self._states[state]))
        else:
            make(database)
            self._states[state] = f"state_{len(self._states)}"
            self._run(KEEP.format(state=self._states[state]))
            self._run(_SEQUENCES.format(state=self._states[state]))
        return database

    def close(self) -> None:
        """Gives the database back, empty."""
        if self._database:
            self._database.close()
        self._lent.close()

    def _of(self, url: str) -> Database:
        """The engine for this address; a test that left another schema had its database thrown away."""
        if self._database is None or url != self._url:
            self._url, self._states = url, {}
            self._database = Database(url, durable=False)
        return self._database

    def _run(self, statement: str) -> None:
        with psycopg.connect(self._url) as connection:
            connection.execute(statement)


_SEQUENCES = """
CREATE TABLE {state}.sequences AS SELECT sequencename, last_value FROM pg_sequences
 WHERE schemaname = 'public' AND last_value IS NOT NULL
"""
_FILL = """
DO $$
DECLARE name text;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = '{state}' AND tablename <> 'sequences'
    LOOP
        EXECUTE format('DELETE FROM public.%I', name);
        EXECUTE format('INSERT INTO public.%I SELECT * FROM {state}.%I', name, name);
    END LOOP;
    PERFORM setval(format('%I', sequencename)::regclass, last_value) FROM {state}.sequences;
END $$
"""
