"""What changes at known moments only, kept from one of them to the next."""

from collections.abc import Callable
from datetime import datetime
from typing import Generic, TypeVar

T = TypeVar("T")


class Lasting(Generic[T]):
    """The value that was computed last, and the time through which it stands."""

    def __init__(self) -> None:
        self._last: tuple[datetime, datetime, T] | None = None

    def at(self, moment: datetime, compute: Callable[[datetime], tuple[T, datetime]]) -> T:
        """The value at this moment; `compute` gives it with the first moment at which it may be another."""
        last = self._last
        if last is None or not last[0] <= moment < last[1]:
            value, until = compute(moment)
            last = self._last = (moment, until, value)
        return last[2]
