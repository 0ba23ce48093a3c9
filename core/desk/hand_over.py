"""Tells who comes and who goes, on duty and as the backup, at the hand-over and the evening before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import select, update

from core.coverage.calendar import first_moment
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.desk.tell_operator import tell_operator
from core.roster.duty import Span, spans_of
from core.roster.rows import DutyTold, ScheduleRow
from core.roster.schedule import Schedule
from core.roster.shifts import Served, takes_turns, turns_by

# The hour of the evening before at which people are reminded.
_EVENING = 18
# An end further away is not told.
_LOOK_AHEAD = timedelta(days=60)
_MOMENT = timedelta(seconds=1)


@dataclass(frozen=True)
class _There:
    """Who is on duty, and who the backup."""

    on_duty: list[str]
    backup: list[str]


def hand_over(tx: Transaction, moment: Moment) -> None:
    """Says what changed since people were last told, each once; after an outage only how it stands now."""
    for schedule in moment.roster.schedules:
        # Where everybody serves together in business hours nobody takes over from anybody.
        if takes_turns(schedule) or schedule.covers != "business-hours":
            _tell_change(tx, moment, schedule)
            if moment.local.hour >= _EVENING:
                _tell_ahead(tx, moment, schedule)


def _tell_change(tx: Transaction, moment: Moment, schedule: Schedule) -> None:
    [now] = (_there(span) for span in spans_of(moment.roster, schedule, moment.at, moment.at + _MOMENT))
    told = tx.session.get(DutyTold, schedule.code)
    if told is None:
        tx.insert_once(DutyTold, schedule=schedule.code, on_duty=now.on_duty, backup=now.backup, version=0)
        return
    # Who was the backup before backups were told stays untold.
    before = _There(told.on_duty, now.backup if told.backup is None else told.backup)
    if _differs(before, now) or told.backup is None:
        same = update(DutyTold).where(DutyTold.schedule == schedule.code, DutyTold.version == told.version)
        values = {"on_duty": now.on_duty, "backup": now.backup, "version": told.version + 1}
        if tx.changed(same.values(**values)) == 1:
            _tell_who_comes(tx, moment, schedule, before, now)
            _tell_who_goes(tx, moment, schedule, before, now)


def _there(span: Span) -> _There:
    return _There(list(span.on_duty), list(span.backup))


def _differs(before: _There, now: _There) -> bool:
    return set(before.on_duty) != set(now.on_duty) or set(before.backup) != set(now.backup)


def _tell_who_comes(tx: Transaction, moment: Moment, schedule: Schedule, before: _There, now: _There) -> None:
    names = _names(moment, now.on_duty)
    for turn in turns_by(moment.roster, schedule, moment.at, moment.at + _LOOK_AHEAD):
        was, is_now = (before.backup, now.backup) if turn.is_backup else (before.on_duty, now.on_duty)
        if turn.starts_at == moment.at and turn.operator in is_now and turn.operator not in was:
            facts = {"schedule": schedule.code, "until": _until(moment, turn)}
            begins = Text("duty-begins", facts)
            text = Text("backup-begins", {**facts, "names": names}) if turn.is_backup else begins
            tell_operator(tx, moment, turn.operator, text)


def _tell_who_goes(tx: Transaction, moment: Moment, schedule: Schedule, before: _There, now: _There) -> None:
    """Who goes from duty hears who came; a backup who comes on duty has heard so already."""
    for code in before.on_duty:
        if code not in now.on_duty:
            facts = {"schedule": schedule.code, "names": _names(moment, now.on_duty)}
            tell_operator(tx, moment, code, Text("duty-handed-over", facts))
    for code in before.backup:
        if code not in (*now.backup, *now.on_duty):
            facts = {"schedule": schedule.code, "names": _names(moment, now.backup)}
            tell_operator(tx, moment, code, Text("backup-over", facts))


def _names(moment: Moment, codes: Sequence[str]) -> str:
    return ", ".join(map(moment.name_of, codes))


def _tell_ahead(tx: Transaction, moment: Moment, schedule: Schedule) -> None:
    """Who comes tomorrow, on duty or as the backup, hears of it tonight."""
    zone = moment.calendar.zone
    tomorrow = moment.local.date() + timedelta(days=1)
    begins, ends = (
        first_moment(zone, datetime.combine(tomorrow + timedelta(days=n), time())) for n in (0, 1)
    )
    # Begun a moment earlier, so that whose turn runs on through midnight does not seem to come then.
    turns = turns_by(moment.roster, schedule, begins - _MOMENT, begins + _LOOK_AHEAD)
    for turn in turns:
        if begins <= turn.starts_at < ends:
            _remind(tx, moment, schedule, turn)


def _remind(tx: Transaction, moment: Moment, schedule: Schedule, turn: Served) -> None:
    operator = moment.operators.get(turn.operator)
    chat = operator_chat(moment.company, operator) if operator else None
    if operator and chat:
        schedule_id = tx.first(select(ScheduleRow.id).where(ScheduleRow.code == schedule.code))
        since = turn.starts_at.astimezone(moment.calendar.zone).isoformat()
        facts = {"schedule": schedule.code, "since": since, "until": _until(moment, turn)}
        text = Text("backup-ahead", facts) if turn.is_backup else Text("duty-ahead", facts)
        key = f"{text.key}-{schedule_id}-{operator.id}-{turn.starts_at:%Y%m%dT%H%M}"
        say(tx, chat, text, key=key)


def _until(moment: Moment, turn: Served) -> str:
    is_far = turn.ends_at - moment.at >= _LOOK_AHEAD
    return "" if is_far else turn.ends_at.astimezone(moment.calendar.zone).isoformat()
