"""Long lists: tabs above them, and slices of a page's length."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlencode

from sqlalchemy import Select

from core.database.base import Base
from core.database.transaction import Transaction
from web.asked import Asked

LENGTH = 50
Row = TypeVar("Row", bound=Base)


@dataclass(frozen=True)
class Tab:
    """One view of a list; `count` where it is worth knowing."""

    path: str
    label: str
    here: bool
    count: int | None = None


@dataclass(frozen=True)
class Slice:
    """A page's length of rows, and the addresses of what comes before and after."""

    rows: Sequence[Any]
    before: str | None
    after: str | None


def slice_of(tx: Transaction, asked: Asked, path: str, query: Select[Row]) -> Slice:
    """The rows of the page that `?page=` names, of an ordered query; a wrong number is the first."""
    text = asked.query.get("page", "")
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0
    rows = tx.all(query.offset(number * LENGTH).limit(LENGTH + 1))
    others = {name: value for name, value in asked.query.items() if name not in ("page", "said")}
    return Slice(
        rows[:LENGTH],
        _at(path, others, number - 1) if number else None,
        _at(path, others, number + 1) if len(rows) > LENGTH else None,
    )


def _at(path: str, others: Mapping[str, str], number: int) -> str:
    asked = {**others, **({"page": str(number)} if number else {})}
    return f"{path}?{urlencode(asked)}" if asked else path
