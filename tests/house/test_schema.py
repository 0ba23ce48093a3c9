"""The migrations and the rows never differ, on either database."""

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from app.tables import metadata
from core.database import schema
from core.database.schema import migrate, require_newest
from core.database.transaction import Database

# What a desk of the first schema may hold: one row of each table that later schemas change.
_FIRST_ROWS = (
    "INSERT INTO clients (id, code, name, product, active) VALUES (1, 'zora', 'Zora', 'mini', true)",
    "INSERT INTO plans (id, code) VALUES (1, 'osnovna')",
    "INSERT INTO contracts (id, client_id, from_on) VALUES (1, 1, '2025-03-01')",
    "INSERT INTO amendments (id, contract_id, starts_on, plan_id, add_ons, terms) "
    "VALUES (1, 1, '2025-03-01', 1, '[]', '{}')",
    "INSERT INTO schedules (id, code, covers, position, operators) "
    "VALUES (1, 'desk', 'always', 0, '[\"ana\"]')",
    "INSERT INTO overrides (id, schedule_id, operator, substitute, starts, ends) "
    "VALUES (1, 1, 'ana', 'marko', '2026-11-28 08:00:00', '2026-11-29 08:00:00')",
    "INSERT INTO absences (id, operator, starts_on, ends_on, reason) "
    "VALUES (1, 'ana', '2026-12-21', '2026-12-25', '')",
)


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


def test_a_desk_of_the_first_schema_keeps_what_it_holds(database_url: str) -> None:
    database = Database(database_url)
    with database.engine.begin() as connection:
        config = schema._config(connection, metadata)
        command.downgrade(config, "0001")
        for statement in _FIRST_ROWS:
            connection.execute(text(statement))
        command.upgrade(config, "head")
        kept = {
            "amendments": connection.execute(text("SELECT product FROM amendments")).scalar_one(),
            "overrides": connection.execute(text("SELECT source FROM overrides")).scalar_one(),
            "absences": connection.execute(text("SELECT source FROM absences")).scalar_one(),
        }
    database.close()
    assert kept == {"amendments": "mini", "overrides": "file", "absences": "file"}
