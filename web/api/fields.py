"""What comes in through the API: plain fields with their limits, so that nothing odd goes further."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Annotated, Any

from fastapi import Header, Query
from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from core.coverage.calendar import moment_on
from core.desk.moment import Moment
from core.errors import Invalid, NotFound

_YEARS = range(2000, 2101)
MOST = 100
BIGGEST = 2**31 - 1


def _whole(text: str) -> str:
    """No database keeps a zero byte or half a character."""
    if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("holds a character that cannot be kept")
    return text


def _near(at: datetime) -> datetime:
    if at.year not in _YEARS:
        raise ValueError("a moment is of the years 2000 to 2100")
    return at


def _trimmed(pattern: str | None = None, *, shortest: int = 1, longest: int) -> Any:
    return StringConstraints(strip_whitespace=True, min_length=shortest, max_length=longest, pattern=pattern)


Code = Annotated[str, _trimmed(longest=64), AfterValidator(_whole)]
Line = Annotated[str, _trimmed(shortest=0, longest=500), AfterValidator(_whole)]
Words = Annotated[str, _trimmed(longest=10_000), AfterValidator(_whole)]
When = Annotated[datetime, AfterValidator(_near)]
MonthName = Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$", max_length=7)]
Cursor = Annotated[str | None, Query(max_length=64, description="`next` of the page before"), AfterValidator(
    lambda text: text if text is None else _whole(text)
)]  # fmt: skip
Limit = Annotated[int, Query(ge=1, le=MOST)]
OnceKey = Annotated[
    str,
    Header(alias="Idempotency-Key", min_length=1, max_length=100),
    AfterValidator(_whole),
]
MaybeOnceKey = Annotated[
    str | None,
    Header(alias="Idempotency-Key", min_length=1, max_length=100),
    AfterValidator(lambda text: text if text is None else _whole(text)),
]


class Body(BaseModel):
    """A body names only what it may: a field with a typing error is refused, not ignored."""

    model_config = ConfigDict(extra="forbid")


@contextmanager
def named_in_body() -> Iterator[None]:
    """What a body names and nobody knows is a fault of the body: the address itself is right."""
    try:
        yield
    except NotFound as unknown:
        raise Invalid(str(unknown)) from unknown


def number_of(cursor: str | None) -> int:
    """A cursor that is a number; anything else begins at the beginning."""
    good = cursor is not None and cursor.isascii() and cursor.isdecimal() and len(cursor) < 10
    return int(cursor) if good and cursor else BIGGEST


def instant(moment: Moment, at: datetime) -> datetime:
    """The moment meant: without an offset it is of the organisation's wall clock. Raises Invalid."""
    return moment_on(moment.calendar.zone, at)
