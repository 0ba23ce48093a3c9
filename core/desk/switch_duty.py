"""An operator goes on or off duty by telephone, until the end of the shift that runs."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Literal

from sqlalchemy import or_, select

from core.company.organisation import one_at_a_time
from core.coverage.calendar import last_moment
from core.database.transaction import Transaction
from core.desk.moment import Moment, now_of
from core.desk.ring_waiting import ring_waiting
from core.roster.duty import Span, spans
from core.roster.rows import Operator, OverrideRow, ScheduleRow
from core.staff.audit import TELEPHONE, note

# A shift that does not end within this time is ended by it.
_LONGEST_SHIFT = timedelta(days=1)


@dataclass(frozen=True)
class Switched:
    """What became of the wish; `until`: the end of the shift, where there is one.

    "alone": nobody would be left; "no-schedule": nobody is planned for this time at all.
    """

    outcome: Literal["on", "off", "on-already", "off-already", "alone", "no-schedule"]
    until: datetime | None = None


def switch_duty(tx: Transaction, operator: Operator, *, on: bool) -> Switched:
    """Brings this operator on or off duty; the last one on duty stays until somebody else is there."""
    one_at_a_time(tx)
    moment = now_of(tx)
    duty = moment.duty
    schedule = tx.first(select(ScheduleRow).where(ScheduleRow.code == duty.schedule))
    if schedule is None:
        return Switched("no-schedule")
    until, is_there = _end_of_shift(moment), operator.code in (*duty.on_duty, *duty.backup)
    if on == is_there:
        return Switched("on-already" if on else "off-already", until)
    if not on and not {*duty.on_duty, *duty.backup} - {operator.code}:
        return Switched("alone", until)
    _take_back(tx, moment, schedule, operator)
    if (operator.code in _there(now_of(tx))) != on:
        _add(tx, moment, schedule, operator, until, on=on)
    ring_waiting(tx, now_of(tx))
    note(tx, operator.code, "duty-on" if on else "duty-off", "duty", schedule.code, channel=TELEPHONE)
    return Switched("on" if on else "off", until)


def _there(moment: Moment) -> tuple[str, ...]:
    return (*moment.duty.on_duty, *moment.duty.backup)


def _end_of_shift(moment: Moment) -> datetime:
    """Where the schedule in force ends; a break on the same day does not end it."""
    schedule, end = moment.duty.schedule, moment.at + _LONGEST_SHIFT
    ahead = list(spans(moment.roster, moment.at, end))
    run = list(takewhile(lambda span: span.schedule == schedule, ahead))
    last = run[-1].ends_at if run else end
    today = [span.ends_at for span in ahead if span.schedule == schedule and _same_day(moment, span)]
    return max([last, *today])


def _same_day(moment: Moment, span: Span) -> bool:
    starts = span.starts_at.astimezone(moment.calendar.zone).date()
    ends = span.ends_at.astimezone(moment.calendar.zone).date()
    return starts == ends == moment.local.date()


def _take_back(tx: Transaction, moment: Moment, schedule: ScheduleRow, operator: Operator) -> None:
    """What this operator said by telephone before, and what still holds, ends now."""
    now = _wall(moment, moment.at)
    # In the hour that comes twice an end counts at its last occurrence, which is yet to come.
    comes_again = last_moment(moment.calendar.zone, now) > moment.at
    mine = or_(OverrideRow.operator == operator.code, OverrideRow.substitute == operator.code)
    said = select(OverrideRow).where(OverrideRow.source == "phone", OverrideRow.ends > now, mine)
    for row in tx.all(said.where(OverrideRow.schedule_id == schedule.id)):
        if row.starts < now and not comes_again:
            row.ends = now
        else:
            tx.session.delete(row)
    tx.session.flush()


def _add(
    tx: Transaction,
    moment: Moment,
    schedule: ScheduleRow,
    operator: Operator,
    until: datetime,
    *,
    on: bool,
) -> None:
    tx.add(
        OverrideRow(
            schedule_id=schedule.id,
            operator=None if on else operator.code,
            substitute=operator.code if on else None,
            starts=_wall(moment, moment.at),
            ends=_wall(moment, until),
            source="phone",
        )
    )


def _wall(moment: Moment, at: datetime) -> datetime:
    return at.astimezone(moment.calendar.zone).replace(tzinfo=None, microsecond=0)
