"""What every row shares: the declarative base and the column types."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any

from sqlalchemy import JSON, DateTime, Dialect, MetaData, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, mapped_column, object_session
from sqlalchemy.types import TypeDecorator


class Instant(TypeDecorator[datetime]):
    """A moment: aware and in UTC in Python, whatever the database keeps."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuses naive moments: nobody knows which zone they meant."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment needs its offset: {value.isoformat()}")
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """SQLite hands back naive moments; they were stored in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Amount(TypeDecorator[Decimal]):
    """An exact decimal, kept as text because SQLite would make a float of it."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """The plain notation, never an exponent."""
        return None if value is None else format(value, "f")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """The same decimal again."""
        return None if value is None else Decimal(value)


Json = JSON().with_variant(JSONB(), "postgresql")

RowId = Annotated[int, mapped_column(primary_key=True, autoincrement=True)]


class Base(DeclarativeBase):
    """The base of all rows. Constraint names are spelled out so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - the name and the mutable dict are SQLAlchemy's
        datetime: Instant,
        Decimal: Amount,
        dict[str, Any]: Json,
        list[str]: Json,
        list[Any]: Json,
    }


# The tables of the rows that belong to the whole company.
COMPANY_TABLES: set[str] = set()


class OfCompany:
    """A row that belongs to the whole company, as the company file does: read often, changed seldom.

    What was read of it may be kept and shared by everybody (`Transaction.kept`), and is then not changed.
    """

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        COMPANY_TABLES.add(cls.__tablename__)  # type: ignore[attr-defined]

    def __setattr__(self, name: str, value: Any) -> None:
        """Refuses to change a row that is shared; one of an open transaction, or a new one, may change."""
        if not name.startswith("_") and self._sa_instance_state.key and object_session(self) is None:  # type: ignore[attr-defined]
            raise AttributeError(f"{type(self).__name__} is shared by all: get it from the transaction")
        super().__setattr__(name, value)
