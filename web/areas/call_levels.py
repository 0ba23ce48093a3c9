"""Service level: how many were answered within 30 seconds, by plan, by hour and by month."""

from collections.abc import Mapping

from core.database.transaction import Transaction
from core.desk.service_level import Level, calls_for_level, service_level
from core.hours.month import Month
from web.areas.calls import LEVEL_PATH, recent_months, tabs
from web.asked import Answer, Asked, Shown
from web.charts import Chart, Column, chart, every
from web.door import StaffDoor

_NOTHING = Level(0, 0, 0, 0)
_HOURS = [f"{hour:02}" for hour in range(24)]
# What is no plan's name in a level by plan, but a standing.
_STANDINGS = ("warranty", "lapsed", "none", "unknown")


def level_page(door: StaffDoor) -> None:
    """`/calls/level?month=`."""
    door.shows(LEVEL_PATH, _show, area="calls")


def _show(tx: Transaction, asked: Asked) -> Answer:
    months = recent_months(asked)
    month = Month.parse(asked.query["month"]) if asked.query.get("month") else months[0]
    zone = asked.moment.calendar.zone
    in_month = service_level(calls_for_level(tx, asked.moment, *month.bounds(zone)))
    year = [*month.preceding(len(months) - 1), month]
    start, end = year[0].bounds(zone)[0], year[-1].bounds(zone)[1]
    by_month = service_level(calls_for_level(tx, asked.moment, start, end))["month"]
    levels = {str(each): by_month.get(str(each), _NOTHING) for each in year}
    hours = {hour: in_month["hour"].get(hour, _NOTHING) for hour in _HOURS}
    facts = {
        "tabs": tabs(asked, LEVEL_PATH),
        "month": month,
        "months": months,
        "all": in_month["all"].get("all", _NOTHING),
        "plans": in_month["plan"],
        "standings": _STANDINGS,
        "hours": {hour: level for hour, level in hours.items() if level.calls},
        "hour_chart": _chart(asked, hours, every(_HOURS, 3)),
        "by_month": levels,
        "month_chart": _chart(asked, levels, [str(each.number) for each in year]),
    }
    return Shown("calls/level.html", facts)


def _chart(asked: Asked, levels: Mapping[str, Level], labels: list[str]) -> Chart:
    return chart(
        [
            _column(asked, name, level, label)
            for (name, level), label in zip(levels.items(), labels, strict=True)
        ]
    )


def _column(asked: Asked, name: str, level: Level, label: str) -> Column:
    said = {"calls": level.calls, "in_time": level.in_time, "abandoned": level.abandoned}
    title = asked.words.say("level-column", name=name, **said)
    others = level.calls - level.in_time - level.abandoned
    return Column(label, title, {"in-time": level.in_time, "late": others, "given-up": level.abandoned})
