"""A client's hours month by month: a picture, and the same numbers in a table beside it."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select

from core.clients.rows import Client
from core.database.transaction import Transaction
from core.hours.month import Month
from core.hours.rows import TimeEntry
from web.asked import Asked
from web.charts import Chart, Column, chart

_BACK = 11


@dataclass(frozen=True)
class HoursOf:
    """A month's minutes: those that draw on what is included, and the others."""

    month: str
    drawn: int
    free: int


@dataclass(frozen=True)
class Year:
    """Twelve months, the oldest first, and their picture in hours."""

    months: tuple[HoursOf, ...]
    picture: Chart


def year_of(tx: Transaction, asked: Asked, client: Client, last: Month) -> Year | None:
    """The twelve months up to this one; None where nothing was booked in any of them."""
    names = [str(month) for month in (*last.preceding(_BACK), last)]
    minutes: dict[tuple[str, bool], int] = defaultdict(int)
    summed = select(TimeEntry.month, TimeEntry.draws, func.sum(TimeEntry.minutes))
    of_these = TimeEntry.client_id == client.id, TimeEntry.month.in_(names)
    for month, draws, total in tx.session.execute(
        summed.where(*of_these).group_by(TimeEntry.month, TimeEntry.draws)
    ):
        minutes[month, bool(draws)] = int(total)
    if not minutes:
        return None
    months = tuple(HoursOf(name, minutes[name, True], minutes[name, False]) for name in names)
    return Year(months, chart([_column(asked, month) for month in months]))


def _column(asked: Asked, of: HoursOf) -> Column:
    name = asked.words.say("month-short", month=of.month)
    title = asked.words.say("year-hours", month=name, drawn=of.drawn, free=of.free)
    return Column(of.month[5:], title, {"used": of.drawn / 60, "carried": of.free / 60})
