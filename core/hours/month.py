"""A calendar month: what balances and statements are kept by."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.coverage.calendar import first_moment
from core.errors import Invalid


@dataclass(frozen=True, order=True)
class Month:
    """A month of a year, `number` 1 to 12; written 2026-10. Months are ordered in time."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 12:
            raise Invalid(f"there is no month {self.number}: months go from 1 to 12", "month", text=str(self))
        if not 1900 <= self.year <= 2999:
            raise Invalid(f"the year {self.year} is out of range: 1900 to 2999", "month", text=str(self))

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @classmethod
    def parse(cls, text: str) -> "Month":
        """The month written as "2026-10". Raises Invalid."""
        found = re.fullmatch(r"([0-9]{4})-([0-9]{2})", text.strip())
        if found is None:
            raise Invalid(
                f"month {text!r} is not written as year and month, like 2026-10", "month", text=text
            )
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def containing(cls, at: datetime, zone: ZoneInfo) -> "Month":
        """The month that the zone's calendar shows at this instant."""
        local = at.astimezone(zone)
        return cls(local.year, local.month)

    def next(self) -> "Month":
        """The month after."""
        return Month(self.year + self.number // 12, self.number % 12 + 1)

    def previous(self) -> "Month":
        """The month before."""
        return Month(self.year - (self.number == 1), (self.number - 2) % 12 + 1)

    def preceding(self, count: int) -> list["Month"]:
        """So many months before this one, oldest first."""
        months: list[Month] = []
        month = self
        for _ in range(count):
            month = month.previous()
            months.insert(0, month)
        return months

    def days(self) -> tuple[date, date]:
        """Its first day, and the first day that is no longer of it."""
        following = self.next()
        return date(self.year, self.number, 1), date(following.year, following.number, 1)

    def bounds(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Its first instant and its end (excluded: the next month's first), in UTC."""
        return self._first_moment(zone), self.next()._first_moment(zone)

    def _first_moment(self, zone: ZoneInfo) -> datetime:
        return first_moment(zone, datetime.fromisoformat(f"{self}-01"))
