"""For developers: writes the next migration (`make migration TITLE="…"`)."""

import sys
import tempfile
from pathlib import Path

from app.tables import metadata
from core.database.schema import migrate, write_migration
from core.database.transaction import Database


def main() -> None:
    """Compares the rows with a database made by the migrations so far."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'schema.db'}", durable=False)
        migrate(database, metadata)
        write_migration(database, metadata, sys.argv[1])
        database.close()


if __name__ == "__main__":
    main()
