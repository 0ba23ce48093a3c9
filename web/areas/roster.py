"""Roster: a week or a month day by day, holes ahead, who stands in and who is away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from sqlalchemy import select

from core.coverage.calendar import first_moment, plan_of
from core.database.transaction import Transaction
from core.desk.change_roster import PAGE, add_absence, add_override, remove_absence, remove_override
from core.desk.moment import Moment
from core.errors import Invalid
from core.roster.duty import spans
from core.roster.rows import AbsenceRow, KnownHole, OverrideRow, ScheduleRow
from web.areas.own_roster import calendars_of, swaps_of
from web.asked import Answer, Asked, Go, Shown
from web.door import StaffDoor
from web.forms import day, wall_clock
from web.lists import asked_for

PATH = "/roster"
_WEEK, _MONTH = 7, 35
_AHEAD = timedelta(days=60)


@dataclass(frozen=True)
class Turn:
    """Who is there from one wall-clock moment to another of one day; nobody is a hole."""

    starts: datetime
    ends: datetime
    schedule: str
    on_duty: tuple[tuple[str, str], ...]
    backup: tuple[tuple[str, str], ...]
    is_now: bool


@dataclass(frozen=True)
class DayOf:
    """One day of the calendar."""

    on: date
    holiday: str | None
    is_today: bool
    turns: tuple[Turn, ...]


def roster_pages(door: StaffDoor) -> None:
    """`/roster?view=week&from=DAY`, and its forms."""
    door.shows(PATH, partial(_show, door), area="roster")
    door.does(f"{PATH}/overrides", _stand_in, area="roster", verb="override")
    door.does(f"{PATH}/overrides/{{id}}/remove", _no_stand_in, area="roster", verb="override-removed")
    door.does(f"{PATH}/absences", _away, area="roster", verb="absence")
    door.does(f"{PATH}/absences/{{id}}/remove", _not_away, area="roster", verb="absence-removed")


def _show(door: StaffDoor, tx: Transaction, asked: Asked) -> Answer:
    moment = asked.moment
    length = _MONTH if asked.query.get("view") == "month" else _WEEK
    first = _monday(day(asked.query.get("from", ""), "from") or moment.local.date())
    facts = {
        "view": "month" if length == _MONTH else "week",
        "first": first,
        "earlier": first - timedelta(days=length),
        "later": first + timedelta(days=length),
        "days": _days(moment, first, length),
        "people": moment.operators,
        "name_of": moment.name_of,
        "schedules": tx.all(select(ScheduleRow.code).order_by(ScheduleRow.position)),
        "holes": _holes(tx, moment),
        "overrides": _overrides(tx, moment),
        "absences": _absences(tx, moment),
        "swaps": swaps_of(tx, asked),
        "calendars": calendars_of(door, tx, asked),
        "renewed": asked.query.get("renewed", ""),
        "by_hand": PAGE,
        "filled": asked_for(asked, "schedule", "operator", "starts", "ends"),
        "may_change": asked.viewer.may("change", "roster"),
    }
    return Shown("roster/calendar.html", facts)


def _days(moment: Moment, first: date, length: int) -> list[DayOf]:
    """Whole days by the wall clock: in the nights of the clock change one is shorter or longer."""
    zone = moment.calendar.zone
    days = [first + timedelta(days=each) for each in range(length + 1)]
    midnights = [first_moment(zone, datetime.combine(on, time())) for on in days]
    return [
        DayOf(
            on,
            plan_of(moment.calendar, on).holiday,
            on == moment.local.date(),
            _turns(moment, starts_at, ends_at),
        )
        for on, starts_at, ends_at in zip(days, midnights, midnights[1:], strict=False)
    ]


def _turns(moment: Moment, start: datetime, end: datetime) -> tuple[Turn, ...]:
    """Neighbours in which the same people are there are one."""
    found: list[Turn] = []
    zone = moment.calendar.zone
    for span in spans(moment.roster, start, end):
        turn = Turn(
            span.starts_at.astimezone(zone),
            span.ends_at.astimezone(zone),
            span.schedule or "",
            _names(moment, span.on_duty),
            _names(moment, span.backup),
            span.starts_at <= moment.at < span.ends_at,
        )
        last = found[-1] if found else None
        if last and (last.schedule, last.on_duty, last.backup) == (turn.schedule, turn.on_duty, turn.backup):
            is_now = last.is_now or turn.is_now
            found[-1] = Turn(last.starts, turn.ends, turn.schedule, turn.on_duty, turn.backup, is_now)
        else:
            found.append(turn)
    return tuple(found)


def _names(moment: Moment, codes: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((code, moment.name_of(code)) for code in codes)


def _holes(tx: Transaction, moment: Moment) -> Sequence[KnownHole]:
    return tx.all(select(KnownHole).where(KnownHole.ends_at > moment.at).order_by(KnownHole.starts_at))


def _overrides(tx: Transaction, moment: Moment) -> list[tuple[OverrideRow, str]]:
    wall = moment.local.replace(tzinfo=None)
    query = (
        select(OverrideRow, ScheduleRow.code)
        .join(ScheduleRow, ScheduleRow.id == OverrideRow.schedule_id)
        .where(OverrideRow.ends > wall, OverrideRow.starts < wall + _AHEAD)
        .order_by(OverrideRow.starts)
    )
    return [(row, code) for row, code in tx.session.execute(query).all()]


def _absences(tx: Transaction, moment: Moment) -> Sequence[AbsenceRow]:
    today = moment.local.date()
    near = AbsenceRow.ends_on >= today, AbsenceRow.starts_on <= today + _AHEAD
    return tx.all(select(AbsenceRow).where(*near).order_by(AbsenceRow.starts_on))


def _stand_in(tx: Transaction, asked: Asked) -> Answer:
    form = asked.form
    add_override(
        tx,
        asked.moment,
        schedule=form.get("schedule", ""),
        operator=form.get("operator") or None,
        substitute=form.get("substitute") or None,
        starts=wall_clock(form.get("starts", "")),
        ends=wall_clock(form.get("ends", "")),
    )
    return Go(f"{PATH}?from={wall_clock(form.get('starts', '')).date()}", "override-added")


def _no_stand_in(tx: Transaction, asked: Asked) -> Answer:
    remove_override(tx, asked.number("id"))
    return Go(PATH, "override-removed")


def _away(tx: Transaction, asked: Asked) -> Answer:
    first = day(asked.form.get("first", ""), "first")
    last = day(asked.form.get("last", ""), "last") or first
    if first is None or last is None:
        raise Invalid("first: the first day is missing", "first-missing")
    reason = asked.form.get("reason", "").strip()
    add_absence(
        tx, asked.moment, operator=asked.form.get("operator", ""), first=first, last=last, reason=reason
    )
    return Go(f"{PATH}?from={first}", "absence-added")


def _not_away(tx: Transaction, asked: Asked) -> Answer:
    remove_absence(tx, asked.number("id"))
    return Go(PATH, "absence-removed")


def _monday(on: date) -> date:
    return on - timedelta(days=on.weekday())
