"""Tells who comes on duty and who goes, at the hand-over and the evening before."""

from datetime import datetime, time, timedelta

from sqlalchemy import select, update

from core.coverage.calendar import first_moment
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.desk.tell_appointment import operator_name
from core.desk.tell_swap import tell_operator
from core.roster.duty import spans_of
from core.roster.rows import DutyTold, ScheduleRow
from core.roster.schedule import Schedule
from core.roster.shifts import Served, takes_turns, turns_by

# The hour of the evening before at which people are reminded.
_EVENING = 18
# An end further away is not told.
_LOOK_AHEAD = timedelta(days=60)
_MOMENT = timedelta(seconds=1)


def hand_over(tx: Transaction, moment: Moment) -> None:
    """Says what changed since people were last told, each once; after an outage only how it stands now."""
    for schedule in moment.roster.schedules:
        # Where everybody serves together in business hours nobody takes over from anybody.
        if takes_turns(schedule) or schedule.covers != "business-hours":
            _tell_change(tx, moment, schedule)
            if moment.local.hour >= _EVENING:
                _tell_ahead(tx, moment, schedule)


def _tell_change(tx: Transaction, moment: Moment, schedule: Schedule) -> None:
    [now] = (list(span.on_duty) for span in spans_of(moment.roster, schedule, moment.at, moment.at + _MOMENT))
    told = tx.session.get(DutyTold, schedule.code)
    if told is None:
        tx.insert_once(DutyTold, schedule=schedule.code, on_duty=now, version=0)
    elif set(told.on_duty) != set(now):
        before, seen = told.on_duty, told.version
        same = update(DutyTold).where(DutyTold.schedule == schedule.code, DutyTold.version == seen)
        if tx.changed(same.values(on_duty=now, version=seen + 1)) == 1:
            _tell(tx, moment, schedule, before, now)


def _tell(tx: Transaction, moment: Moment, schedule: Schedule, before: list[str], now: list[str]) -> None:
    turns = turns_by(moment.roster, schedule, moment.at, moment.at + _LOOK_AHEAD)
    for turn in turns:
        if turn.starts_at == moment.at and turn.operator in now and turn.operator not in before:
            facts = {"schedule": schedule.code, "until": _until(moment, turn)}
            if not turn.is_backup:
                tell_operator(tx, moment, turn.operator, Text("duty-begins", facts))
    names = ", ".join(operator_name(moment, code) for code in now)
    for code in before:
        if code not in now:
            facts = {"schedule": schedule.code, "names": names}
            tell_operator(tx, moment, code, Text("duty-handed-over", facts))


def _tell_ahead(tx: Transaction, moment: Moment, schedule: Schedule) -> None:
    """Who comes tomorrow hears of it tonight."""
    zone = moment.calendar.zone
    tomorrow = moment.local.date() + timedelta(days=1)
    begins, ends = (
        first_moment(zone, datetime.combine(tomorrow + timedelta(days=n), time())) for n in (0, 1)
    )
    # Begun a moment earlier, so that whose turn runs on through midnight does not seem to come then.
    turns = turns_by(moment.roster, schedule, begins - _MOMENT, begins + _LOOK_AHEAD)
    for turn in turns:
        if begins <= turn.starts_at < ends and not turn.is_backup:
            _remind(tx, moment, schedule, turn)


def _remind(tx: Transaction, moment: Moment, schedule: Schedule, turn: Served) -> None:
    operator = moment.operators.get(turn.operator)
    chat = operator_chat(moment.company, operator) if operator else None
    if operator and chat:
        schedule_id = tx.first(select(ScheduleRow.id).where(ScheduleRow.code == schedule.code))
        since = turn.starts_at.astimezone(moment.calendar.zone).isoformat()
        facts = {"schedule": schedule.code, "since": since, "until": _until(moment, turn)}
        key = f"duty-ahead-{schedule_id}-{operator.id}-{turn.starts_at:%Y%m%dT%H%M}"
        say(tx, chat, Text("duty-ahead", facts), key=key)


def _until(moment: Moment, turn: Served) -> str:
    is_far = turn.ends_at - moment.at >= _LOOK_AHEAD
    return "" if is_far else turn.ends_at.astimezone(moment.calendar.zone).isoformat()
