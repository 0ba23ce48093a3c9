"""Rows taken out of one database and put into another, table by table: whatever columns there are."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, and_, insert, null, or_, select

from core.database.transaction import Transaction

Rows = dict[str, list[dict[str, Any]]]
Only = Mapping[str, ColumnElement[bool]]


def rows_of(tx: Transaction, tables: Sequence[Table], only: Only) -> Rows:
    """All rows of these tables; of a table named in `only`, and of those that refer to it, only theirs.

    A reference to a row of a table that is not taken along is left empty.
    """
    taken = {table.name for table in tables}
    found: Rows = {}
    for table in tables:
        query = select(table).order_by(*table.primary_key)
        condition = _condition(table, only, taken)
        rows = tx.session.execute(query if condition is None else query.where(condition))
        gone = [column.key for column in table.columns if _refers_out(column, taken)]
        found[table.name] = [{**row, **dict.fromkeys(gone)} for row in rows.mappings()]
    return found


def put_rows(tx: Transaction, tables: Sequence[Table], rows: Rows) -> None:
    """Puts them into empty tables, with their ids. The tables stand in the order of their references."""
    for table in tables:
        for row in rows[table.name]:
            values = {name: null() if value is None else value for name, value in row.items()}
            tx.session.execute(insert(table).values(values))


def _condition(table: Table, only: Only, taken: set[str]) -> ColumnElement[bool] | None:
    if table.name in only:
        return only[table.name]
    conditions: list[ColumnElement[bool]] = []
    for key in table.foreign_keys:
        parent = key.column.table
        if parent is table or parent.name not in taken:
            continue
        theirs = _condition(parent, only, taken)
        if theirs is not None:
            conditions.append(or_(key.parent.is_(None), key.parent.in_(select(key.column).where(theirs))))
    return and_(*conditions) if conditions else None


def _refers_out(column: Column[Any], taken: set[str]) -> bool:
    return any(key.column.table.name not in taken for key in column.foreign_keys)
