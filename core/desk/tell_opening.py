"""When the desk works: on the days asked about, on holidays, or in a week; as the calendar has it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from core.coverage.calendar import Calendar, DayPlan, Interval, first_moment, next_opening, plan_of
from core.desk.talk import Talk, person_choice
from core.language.typed_day import folded
from core.language.typed_opening import asked_days

_DAY = timedelta(days=1)
_YEAR_DAYS = 366
_MOST_HOLIDAYS = 6
# A week's hours are not the whole truth if one of its next days goes another way.
_SOON_DAYS = 14


def tell_opening(talk: Talk) -> None:
    """The days asked about and, where it matters, whether it is open now or when it opens next."""
    calendar = replace(talk.moment.calendar, language=talk.chat.language)
    today = talk.moment.local.date()
    asked = asked_days(talk.inbound.text, today)
    facts: dict[str, Any]
    if asked.holidays:
        plans = _holidays(calendar, today, _YEAR_DAYS, asked.named)[:_MOST_HOLIDAYS]
        facts = {"days": _days(plans, today), "week": [], "tail": _tail(talk, ())}
    elif asked.days:
        plans = [plan_of(calendar, on) for on in asked.days]
        facts = {"days": _days(plans, today), "week": [], "tail": _tail(talk, plans)}
    else:
        soon = _holidays(calendar, today, _SOON_DAYS)
        facts = {"days": _days(soon, today), "week": _week(calendar), "tail": [_now(talk), *_tail(talk, ())]}
    if facts["days"] or facts["week"]:
        talk.say("opening", [person_choice()], **facts)
    else:
        talk.say("opening-no-holidays", [person_choice()])


def _holidays(calendar: Calendar, first: date, count: int, named: str = "") -> list[DayPlan]:
    """The days from this one on that go another way than their weekday; those of this name all."""
    plans = [plan_of(calendar, first + ahead * _DAY) for ahead in range(count)]
    if named:
        latin = replace(calendar, language="sr-Latn")
        return [plan for plan in plans if re.search(named, folded(plan_of(latin, plan.on).holiday or ""))]
    return [plan for plan in plans if plan.holiday and plan.intervals != calendar.week[plan.on.weekday()]]


def _days(plans: Iterable[DayPlan], today: date) -> list[dict[str, Any]]:
    near = {today: "today", today + _DAY: "tomorrow"}
    return [
        {
            "on": plan.on.isoformat(),
            "when": near.get(plan.on, "other"),
            "hours": _hours(plan.intervals),
            "holiday": plan.holiday or "",
        }
        for plan in plans
    ]


def _week(calendar: Calendar) -> list[dict[str, Any]]:
    """Weekdays that follow each other with the same hours, in one line."""
    lines = []
    for hours, days in groupby(range(7), key=lambda day: _hours(calendar.week[day])):
        run = list(days)
        lines.append({"first": run[0], "last": run[-1], "more": len(run) - 1, "hours": hours})
    return lines


def _hours(intervals: tuple[Interval, ...]) -> str:
    return ", ".join(f"{_clock(each.start)}\N{EN DASH}{_clock(each.end)}" for each in intervals)


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}"


def _tail(talk: Talk, plans: Iterable[DayPlan]) -> list[dict[str, Any]]:
    """Now, if today is among the days; the next opening after closed days; whether one is always covered."""
    plans = list(plans)
    said: list[dict[str, Any]] = []
    today = talk.moment.local.date()
    if any(plan.on == today for plan in plans):
        said.append(_now(talk))
    elif plans and not any(plan.intervals for plan in plans):
        said.append({"key": "opening-next", "opens": _opens_after(talk.moment.calendar, plans[-1].on)})
    if talk.who and talk.moment.cover(talk.who.client).covers_always:
        said.append({"key": "opening-always"})
    return said


def _now(talk: Talk) -> dict[str, Any]:
    now = talk.moment.coverage
    if now.open:
        closes = now.closes_at
        day = "today" if closes and closes.date() == talk.moment.local.date() else "other"
        return {"key": "opening-now", "until": closes.isoformat() if closes else "", "day": day}
    return {"key": "opening-not-now", "opens": now.opens_at.isoformat() if now.opens_at else ""}


def _opens_after(calendar: Calendar, on: date) -> str:
    midnight = first_moment(calendar.zone, datetime.combine(on + _DAY, time()))
    opens_at = next_opening(calendar, midnight - timedelta(microseconds=1))
    return opens_at.astimezone(calendar.zone).isoformat() if opens_at else ""
