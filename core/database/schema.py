"""The schema and its migrations: brought up by Alembic, checked at the start."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData

from core.database.transaction import Database
from core.errors import SchemaOutdated

_MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(database: Database, metadata: MetaData) -> None:
    """Brings the database to the newest schema; an up-to-date one is left as it is."""
    with database.engine.begin() as connection:
        command.upgrade(_config(connection, metadata), "head")


def require_newest(database: Database) -> None:
    """Raises SchemaOutdated unless the schema is the one that this program knows."""
    with database.engine.connect() as connection:
        present = MigrationContext.configure(connection).get_current_revision()
    if present != newest():
        raise SchemaOutdated(
            f"the database's schema is {present or 'empty'}, not {newest()}: dezurni migrate"
        )


def newest() -> str | None:
    """The newest revision that this program carries."""
    return ScriptDirectory(str(_MIGRATIONS)).get_current_head()


def write_migration(database: Database, metadata: MetaData, title: str) -> None:
    """For developers: writes the next migration from the difference between rows and database."""
    with database.engine.begin() as connection:
        command.revision(_config(connection, metadata), title, autogenerate=True)


def _config(connection: Connection, metadata: MetaData) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["metadata"] = metadata
    return config
