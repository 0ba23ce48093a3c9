"""The migrations and the rows never differ, on either database."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from app.tables import metadata
from core.database.schema import migrate, require_newest
from core.database.transaction import Database


def test_the_migrations_make_exactly_the_tables_that_the_rows_describe(database_url: str) -> None:
    database = Database(database_url)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, metadata)
    database.close()
    assert differences == []


def test_migrating_an_up_to_date_database_changes_nothing(database_url: str) -> None:
    database = Database(database_url)
    migrate(database, metadata)
    require_newest(database)
    database.close()
