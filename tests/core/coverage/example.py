"""The example company's calendar, and moments written as its people read them off the wall."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from core.coverage.calendar import Calendar, SpecialDay, parse_day

BELGRADE = ZoneInfo("Europe/Belgrade")
EIGHT_TO_FOUR = parse_day(["08:00-16:00"])
FRIDAY = parse_day(["08:00-12:00", "12:30-16:00"])

CALENDAR = Calendar(
    zone=BELGRADE,
    week=(EIGHT_TO_FOUR, EIGHT_TO_FOUR, EIGHT_TO_FOUR, EIGHT_TO_FOUR, FRIDAY, (), ()),
    country="RS",
    also={
        date(2026, 12, 31): SpecialDay(date(2026, 12, 31), "Kratak dan", parse_day(["08:00-12:00"])),
        date(2026, 11, 27): SpecialDay(date(2026, 11, 27), "Slava firme"),
    },
    exceptions=frozenset({date(2026, 11, 11)}),
)


def wall(text: str) -> datetime:
    """A wall-clock moment without a zone."""
    return datetime.fromisoformat(text)


def belgrade(text: str, *, again: bool = False) -> datetime:
    """The instant at which Belgrade's clocks show this; `again` means the second time, in autumn."""
    return wall(text).replace(tzinfo=BELGRADE, fold=int(again)).astimezone(UTC)


def every_day(*hours: str) -> Calendar:
    """A calendar with the same hours on each day and no holidays."""
    return Calendar(BELGRADE, (parse_day(hours),) * 7)
