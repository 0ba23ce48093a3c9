"""Who is on duty now, and when the operator who asks is."""

from datetime import timedelta
from typing import Any

from core.desk.moment import Moment
from core.desk.say import Text
from core.desk.shift import Shift
from core.desk.tell_swap import swap_facts
from core.roster.duty import schedule_named
from core.roster.shifts import Served, turns_of
from core.roster.swaps import agreed_swaps

_AHEAD = timedelta(weeks=4)


def tell_duty(shift: Shift) -> None:
    """Answers with who is there, with the next four weeks of the operator, and with the swaps agreed on."""
    moment = shift.moment
    duty = moment.duty
    names = [moment.operators[c].name for c in duty.on_duty if c in moment.operators]
    backups = [moment.operators[c].name for c in duty.backup if c in moment.operators]
    until = duty.until.astimezone(moment.calendar.zone).isoformat() if duty.until else ""
    facts: dict[str, Any] = {"names": ", ".join(names), "backup": ", ".join(backups), "until": until}
    facts["shifts"] = shift_lines(moment, my_turns(moment, shift.operator.code))
    swaps = agreed_swaps(shift.tx, shift.operator.code, moment.roster)
    facts["swaps"] = [swap_facts(moment, swap) for swap in swaps]
    shift.say_text(Text("duty" if names else "duty-nobody", facts))


def my_turns(moment: Moment, operator: str) -> list[Served]:
    """The operator's turns of the next four weeks; one that runs now is told since it began at the latest."""
    return turns_of(moment.roster, operator, moment.at, moment.at + _AHEAD)


def shift_lines(moment: Moment, turns: list[Served]) -> list[dict[str, Any]]:
    """What the words about each turn need; no start or end where it lies outside of what was looked at."""
    zone = moment.calendar.zone
    last = moment.at + _AHEAD
    return [
        {
            "schedule": turn.schedule,
            "covers": schedule_named(moment.roster, turn.schedule).covers,
            "since": turn.starts_at.astimezone(zone).isoformat() if turn.starts_at > moment.at else "",
            "until": turn.ends_at.astimezone(zone).isoformat() if turn.ends_at < last else "",
            "backup": "yes" if turn.is_backup else "no",
        }
        for turn in turns
    ]
