"""What is looked at once a day, and once a week, client by client, from the morning on.

Looking only reads, and never at two clients at once: nobody waits for it. What is found has a key and is
said once, and only the end is noted. So whoever is stopped on the way begins again, and nobody hears
anything twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from core.clients.rows import Client
from core.company.organisation import today
from core.database.runs import has_run, note_run
from core.database.transaction import Transaction
from core.desk.advise import digest
from core.desk.moment import Moment
from core.desk.reconcile import reconcile, tell_of_differing
from core.desk.say import Notice, unsaid
from core.desk.suggest_visit import visits_left
from core.desk.warn_of_absences import warn_of_absences
from core.desk.warn_of_endings import endings
from core.desk.watch_holes import watch_holes

# Nobody reads about next month's contracts at night (hour of the organisation's wall clock).
MORNING = 8


@dataclass(frozen=True)
class Day:
    """A day that is to be run, with the ids of all clients; `week` if the week's look is due as well."""

    on: date
    week: str | None
    clients: tuple[int, ...]


@dataclass(frozen=True)
class Seen:
    """What a look at one client found: what is to be said, and time entries that would count otherwise."""

    notices: Sequence[Notice]
    differing: Sequence[int]


def day_due(tx: Transaction, moment: Moment) -> Day | None:
    """The day, if it is to be run; None if it is too early or it was run."""
    on = moment.local.date()
    if moment.local.hour < MORNING or has_run(tx, "day", str(on)):
        return None
    week = f"{moment.local:%G-W%V}"
    is_week_due = _has_whole_week_behind(moment) and not has_run(tx, "week", week)
    clients = tx.all(select(Client.id).order_by(Client.code))
    return Day(on, week if is_week_due else None, tuple(clients))


def look_at(tx: Transaction, moment: Moment, day: Day, client_id: int) -> Seen:
    """Looks at one client; writes nothing."""
    client = tx.get(Client, client_id)
    notices: list[Notice] = []
    if client.active:
        notices += endings(moment, client)
        notices += visits_left(tx, moment, client)
        notices += digest(tx, moment, client) if day.week else []
    return Seen(unsaid(tx, notices), reconcile(tx, moment, client))


def finish_day(tx: Transaction, moment: Moment, day: Day, differing: Sequence[int]) -> None:
    """All clients were looked at: this day is not run again. Who comes second tells nothing."""
    if not note_run(tx, "day", str(day.on)):
        return
    if day.week:
        note_run(tx, "week", day.week)
    if differing:
        tell_of_differing(tx, moment, day.on, differing)
    warn_of_absences(tx, moment)
    watch_holes(tx, moment)


def _has_whole_week_behind(moment: Moment) -> bool:
    """A desk that was opened this week has nothing to sum up yet."""
    monday = moment.local.date() - timedelta(days=moment.local.weekday())
    return today(moment.company, moment.company.opened_at) < monday
