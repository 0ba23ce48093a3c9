"""What is looked at once a day, and once a week, from the morning on."""

from datetime import timedelta

from core.company.organisation import today
from core.database.runs import note_run
from core.database.transaction import Transaction
from core.desk.advise import advise
from core.desk.moment import Moment
from core.desk.reconcile import reconcile
from core.desk.suggest_visit import suggest_visits
from core.desk.warn_of_absences import warn_of_absences
from core.desk.warn_of_endings import warn_of_endings
from core.desk.watch_holes import watch_holes

# Nobody reads about next month's contracts at night (hour of the organisation's wall clock).
_MORNING = 8


def run_day(tx: Transaction, moment: Moment) -> bool:
    """Runs the day's looks if they were not run today; False if it is too early or they were."""
    if moment.local.hour < _MORNING or not note_run(tx, "day", f"{moment.local:%Y-%m-%d}"):
        return False
    warn_of_endings(tx, moment)
    reconcile(tx, moment)
    suggest_visits(tx, moment)
    warn_of_absences(tx, moment)
    watch_holes(tx, moment)
    if _has_whole_week_behind(moment) and note_run(tx, "week", f"{moment.local:%G-W%V}"):
        advise(tx, moment)
    return True


def _has_whole_week_behind(moment: Moment) -> bool:
    """A desk that was opened this week has nothing to sum up yet."""
    monday = moment.local.date() - timedelta(days=moment.local.weekday())
    return today(moment.company, moment.company.opened_at) < monday
