"""What each article saved: questions that ended with it, times what such a ticket usually takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from sqlalchemy import func, select

from core.database.transaction import Transaction
from core.hours.rows import TimeEntry
from core.learning.questions import answered_by_article
from core.tickets.rows import Ticket

# Fewer tickets about an article tell nothing of it; then all tickets are asked.
_FEWEST_TICKETS = 3


@dataclass(frozen=True)
class Saved:
    """`usual_minutes` is the median of what was booked on a ticket, of this `article` or of `all`.

    None where nothing was ever booked on a ticket: then nobody knows what was saved.
    """

    article: str
    shown: int
    helped: int
    denied: int
    usual_minutes: int | None
    of: Literal["article", "all"]

    @property
    def minutes(self) -> int | None:
        """Minutes saved."""
        return None if self.usual_minutes is None else self.helped * self.usual_minutes


def saved_hours(tx: Transaction) -> list[Saved]:
    """Every article that was ever shown; what saved most comes first."""
    booked = _booked(tx)
    overall = _median([minutes for _, minutes in booked])
    found = []
    for article, shown, helped, denied in answered_by_article(tx):
        own = [minutes for about, minutes in booked if about == article]
        is_own = len(own) >= _FEWEST_TICKETS
        usual = _median(own) if is_own else overall
        found.append(Saved(article, shown, helped, denied, usual, "article" if is_own else "all"))
    return sorted(found, key=lambda saved: (-(saved.minutes or 0), -saved.helped, saved.article))


def _booked(tx: Transaction) -> list[tuple[str | None, int]]:
    """What was booked on each ticket, corrections counted, and the article shown before it."""
    total = func.sum(TimeEntry.minutes)
    rows = tx.session.execute(
        select(Ticket.article, total)
        .join(TimeEntry, TimeEntry.ticket_id == Ticket.id)
        .group_by(Ticket.id, Ticket.article)
        .having(total > 0)
    )
    return [(article, int(minutes)) for article, minutes in rows]


def _median(minutes: Sequence[int]) -> int | None:
    return round(median(minutes)) if minutes else None
