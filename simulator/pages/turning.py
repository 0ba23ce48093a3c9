"""The demo's clock: what it shows, and where it can be turned."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, model_validator

from core.company.organisation import moment as wall_moment
from core.coverage.calendar import Calendar, is_open, plan_of
from core.desk.moment import Moment, now_of
from core.errors import Invalid
from simulator.pages.demo import ClearRoute, Demo, clear_refusals
from simulator.twilio.person import Nothing

_FROM, _UNTIL = 2000, 2100
_LOOKS_AHEAD = 400  # days; a year has a holiday
# What is on its way when the clock is turned (a recording's callback) arrives before.
_SETTLES_IN = timedelta(seconds=10)

_Fits = Callable[[Calendar, datetime], bool]


class Turn(BaseModel):
    """Where to turn the clock: a preset's name, or a moment of the organisation's wall clock."""

    preset: str | None = None
    at: str | None = None

    @model_validator(mode="after")
    def _says_one(self) -> "Turn":
        if (self.preset is None) == (self.at is None):
            raise ValueError("say either preset or at")
        return self


def clock_routes(demo: Demo) -> APIRouter:
    """`/try/clock`."""
    router = APIRouter(include_in_schema=False, route_class=ClearRoute)

    @router.get("/try/clock")
    def show() -> dict[str, Any]:
        return clock_json(demo)

    @router.post("/try/clock")
    def turn(turn: Turn) -> dict[str, Any]:
        with clear_refusals():
            turn_to(demo, _wanted(demo, turn))
        return clock_json(demo)

    return router


def clock_json(demo: Demo) -> dict[str, Any]:
    """The wall clock, whether the desk is open, and what changes that."""
    with demo.database.read(demo.clock) as tx:
        return _shown(now_of(tx))


def _shown(moment: Moment) -> dict[str, Any]:
    coverage = moment.coverage
    edge = coverage.closes_at if coverage.open else coverage.opens_at
    return {
        "wall": _wall(moment.local),
        "open": coverage.open,
        "edge": _wall(edge) if edge else None,
        "holiday": coverage.holiday,
    }


def _wall(at: datetime) -> str:
    return at.replace(tzinfo=None).isoformat(timespec="seconds")


def turn_to(demo: Demo, to: datetime) -> None:
    """Everybody hangs up, then the clock is put there: no call may last a week."""
    with demo.lock:
        for number, phone in demo.twilio.state().items():
            if isinstance(phone, dict) and phone["status"] != "idle":
                with suppress(Nothing):
                    demo.twilio.phone(number).hangs_up()
        engine = demo.twilio.engine
        with engine.lock:
            engine.run_due(demo.clock.now() + _SETTLES_IN)
        demo.clock.turn_to(to)
        demo.twilio.account.last_placed_at = None


def _wanted(demo: Demo, turn: Turn) -> datetime:
    with demo.database.read(demo.clock) as tx:
        moment = now_of(tx)
        if turn.at is not None:
            return _within(wall_moment(moment.company, turn.at))
        if turn.preset == "now":
            return demo.base.now()
        return preset(moment.calendar, moment.local, turn.preset or "")


def _within(at: datetime) -> datetime:
    if not _FROM <= at.year < _UNTIL:
        raise Invalid(f"the clock can be turned from {_FROM} to {_UNTIL - 1}, not to {at.year}")
    return at


def preset(calendar: Calendar, at: datetime, name: str) -> datetime:
    """The next moment after `at` that the preset's name promises. Raises Invalid for an unknown name."""
    if name not in PRESETS:
        raise Invalid(f"preset {name!r} is unknown: use now, {', '.join(PRESETS)}")
    clock, fits = PRESETS[name]
    for ahead in range(_LOOKS_AHEAD):
        wanted = _on(calendar, at.date() + timedelta(days=ahead), clock)
        if wanted > at and fits(calendar, wanted):
            return wanted
    raise Invalid(f"no {name} within {_LOOKS_AHEAD} days: the calendar has none")


def _on(calendar: Calendar, day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, calendar.zone)


def _is_working_day(calendar: Calendar, at: datetime) -> bool:
    plan = plan_of(calendar, at.date())
    return bool(plan.intervals) and plan.holiday is None


def _is_holiday(calendar: Calendar, at: datetime) -> bool:
    return plan_of(calendar, at.date()).holiday is not None and not is_open(calendar, at)


def _is_weekday(number: int) -> _Fits:
    return lambda _, at: at.isoweekday() == number


PRESETS: dict[str, tuple[time, _Fits]] = {
    "workday-10": (time(10), lambda calendar, at: _is_working_day(calendar, at) and is_open(calendar, at)),
    "workday-22": (time(22), _is_working_day),
    "saturday-11": (time(11), _is_weekday(6)),
    "sunday-3": (time(3), _is_weekday(7)),
    "holiday-11": (time(11), _is_holiday),
}
