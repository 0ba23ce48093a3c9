"""What a load adds, changes and removes: every change goes through here, and is counted."""

from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import delete, select

from core.database.base import Base
from core.database.transaction import Transaction

Row = TypeVar("Row", bound=Base)


@dataclass(frozen=True)
class Change:
    """A row that was added, changed or removed; `fields` holds name, what it was, what it is."""

    verb: str
    row: Base
    fields: tuple[tuple[str, Any, Any], ...] = ()


class Changes:
    """The changes of one load, in their order; `count` says how many rows it added, changed or removed."""

    def __init__(self, tx: Transaction) -> None:
        self.tx = tx
        self.made: list[Change] = []

    @property
    def count(self) -> int:
        """How many rows."""
        return len(self.made)

    def by_code(self, kind: type[Row], code: str) -> Row:
        """The row with this code, added if there is none."""
        found = self.tx.first(select(kind).where(kind.code == code))  # type: ignore[attr-defined]
        return found or self.add(kind(code=code))

    def put(self, kind: type[Row], row: Row | None, values: dict[str, Any]) -> Row:
        """The row brought to these values, or a new one with them."""
        if row is None:
            return self.add(kind(**values))
        self.update(row, values)
        return row

    def add(self, row: Row) -> Row:
        """A new row."""
        self.made.append(Change("added", row))
        return self.tx.add(row)

    def update(self, row: Base, values: dict[str, Any]) -> None:
        """The row with these values; it counts only if one of them is another."""
        different = {key: value for key, value in values.items() if getattr(row, key) != value}
        if different:
            was = tuple((key, getattr(row, key), value) for key, value in different.items())
            self.made.append(Change("changed", row, was))
        for key, value in different.items():
            setattr(row, key, value)

    def remove(self, row: Base) -> None:
        """The row is gone."""
        self.made.append(Change("removed", row))
        self.tx.session.execute(delete(type(row)).where(type(row).id == row.id))  # type: ignore[attr-defined]
