"""What belongs to the whole company: read once, kept as it is, and used while nobody changes it.

Every transaction that changes a row of the company (`OfCompany`) puts a new edition in force as its last act,
and so with its commit; a transaction asks once which edition is in force. What was read under another is not
used, whichever process changed it: several of them on one database are right at once.
"""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from sqlalchemy import ClauseElement, Connection, String, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.sql.util import find_tables

from core.database.base import COMPANY_TABLES, Base
from core.errors import Wrong


class Edition(Base):
    """The edition of the company that is in force; no row: nothing was loaded yet."""

    __tablename__ = "edition"

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(32))


# Each by the function that reads it.
KeptValues = dict[Callable[..., Any], Any]
_ONLY = 1
_IN_FORCE = select(Edition.__table__.c.token)


class Kept:
    """The values of one edition."""

    def __init__(self) -> None:
        self._edition: tuple[str, KeptValues] = ("", {})

    def of(self, token: str) -> KeptValues:
        """What is kept of this edition; of another one, nothing any more."""
        edition = self._edition
        if edition[0] != token:
            edition = self._edition = (token, {})
        return edition[1]


def edition_in_force(connection: Connection) -> str | None:
    """Which edition this transaction sees."""
    return connection.execute(_IN_FORCE).scalar()


def put_new_edition(connection: Connection) -> None:
    """Another edition from the commit on. Never the name of an earlier one, also after a restored backup."""
    token = uuid4().hex
    statement = insert_into(Edition.__table__, connection.dialect.name).values(id=_ONLY, token=token)
    connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_={"token": token}))


def insert_into(table: Any, dialect: str) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that may say what becomes of a row whose key is taken."""
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)


def changes_company(statement: ClauseElement) -> bool:
    """True for a statement that writes a row of the company."""
    table = getattr(statement, "table", None) if getattr(statement, "is_dml", False) else None
    return table is not None and table.name in COMPANY_TABLES


def require_company_only(statement: ClauseElement) -> None:
    """Raises for a statement that reads anything else: that may change while the company does not."""
    read = {getattr(table, "name", "") for table in find_tables(statement, include_joins=True)}
    if strange := read - COMPANY_TABLES:
        raise Wrong(f"kept for the whole company, but not of it: {', '.join(sorted(strange))}")
