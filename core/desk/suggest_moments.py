"""Moments that are worth a rehearsal: tonight, the next holiday, the clock change, a hole in the roster."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from core.coverage.calendar import first_moment, plan_of
from core.desk.moment import Moment
from core.roster.duty import spans

_NIGHT = time(3)
# In autumn the hour that comes twice; in spring the one after the hour that is jumped over.
_TWICE, _AFTER_JUMP = time(2, 30), time(3, 30)
_A_YEAR, _ROSTER_DAYS = 370, 60


@dataclass(frozen=True)
class Suggested:
    """A moment on the wall clock; `what`: tonight, holiday (with its name), clocks or hole."""

    what: str
    at: datetime
    name: str = ""


def suggest_moments(moment: Moment) -> list[Suggested]:
    """The next moment of each kind, as far as there is one."""
    found = [_tonight(moment), _holiday(moment), _clocks(moment), _hole(moment)]
    return [each for each in found if each]


def _tonight(moment: Moment) -> Suggested:
    on = moment.local.date()
    if moment.local.time() >= _NIGHT:
        on += timedelta(days=1)
    return Suggested("tonight", datetime.combine(on, _NIGHT))


def _holiday(moment: Moment) -> Suggested | None:
    on = _first_day(moment, lambda day: _is_holiday(moment, day))
    if on is None:
        return None
    return Suggested("holiday", datetime.combine(on, _NIGHT), plan_of(moment.calendar, on).holiday or "")


def _clocks(moment: Moment) -> Suggested | None:
    on = _first_day(moment, lambda day: _turned(moment, day) != timedelta(0))
    if on is None:
        return None
    goes_back = _turned(moment, on) < timedelta(0)
    return Suggested("clocks", datetime.combine(on, _TWICE if goes_back else _AFTER_JUMP))


def _hole(moment: Moment) -> Suggested | None:
    until = moment.at + timedelta(days=_ROSTER_DAYS)
    empty = (span for span in spans(moment.roster, moment.at, until) if not (span.on_duty or span.backup))
    span = next(empty, None)
    if span is None:
        return None
    wall = span.starts_at.astimezone(moment.calendar.zone).replace(tzinfo=None, second=0, microsecond=0)
    return Suggested("hole", wall)


def _first_day(moment: Moment, fits: Callable[[date], bool]) -> date | None:
    first = moment.local.date() + timedelta(days=1)
    days = (first + timedelta(days=ahead) for ahead in range(_A_YEAR))
    return next((day for day in days if fits(day)), None)


def _is_holiday(moment: Moment, on: date) -> bool:
    plan = plan_of(moment.calendar, on)
    return plan.holiday is not None and not plan.intervals


def _turned(moment: Moment, on: date) -> timedelta:
    """By how much the clocks are put forward on this day."""
    zone = moment.calendar.zone
    midnights = (datetime.combine(day, time()) for day in (on, on + timedelta(days=1)))
    before, after = (first_moment(zone, wall).astimezone(zone).utcoffset() for wall in midnights)
    return (after or timedelta(0)) - (before or timedelta(0))
