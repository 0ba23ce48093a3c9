"""Long lists: tabs above them, and slices of a page's length."""

from collections.abc import Sequence
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
    return Slice(
        rows[:LENGTH],
        _at(path, asked, "page", number - 1) if number else None,
        _at(path, asked, "page", number + 1) if len(rows) > LENGTH else None,
    )


def newest_of(tx: Transaction, asked: Asked, path: str, query: Select[Row], kind: Any) -> Slice:
    """The newest rows of this kind by id, or those before the one that `?before=` names.

    As quick on the last page as on the first, and rows that come meanwhile move none. What comes "before" in
    the slice is the beginning of the list.
    """
    text = asked.query.get("before", "")
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 12 else 0
    older = query.where(kind.id < number) if number else query
    rows: Sequence[Any] = tx.all(older.order_by(kind.id.desc()).limit(LENGTH + 1))
    return Slice(
        rows[:LENGTH],
        _at(path, asked, "before", 0) if number else None,
        _at(path, asked, "before", rows[LENGTH - 1].id) if len(rows) > LENGTH else None,
    )


def asked_for(asked: Asked, *names: str) -> dict[str, str]:
    """What the address asks for under these names, without what is empty."""
    given = {name: asked.query.get(name, "").strip()[:100] for name in names}
    return {name: value for name, value in given.items() if value}


def _at(path: str, asked: Asked, name: str, value: int) -> str:
    others = {other: text for other, text in asked.query.items() if other not in (name, "said") and text}
    wanted = {**others, **({name: str(value)} if value else {})}
    return f"{path}?{urlencode(wanted)}" if wanted else path
