"""Brings the roster to what the company file says; what people agreed on in chat stays."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from core.company_file.changes import Changes
from core.company_file.schema import LayerEntry, RosterEntry, RotationEntry, ScheduleEntry
from core.roster.rows import AbsenceRow, OverrideRow, ScheduleRow

# What the file says of an override: the schedule's code, the operator, the substitute, from, until.
_Stated = tuple[str, str | None, str | None, datetime, datetime]


def load_roster(changes: Changes, roster: RosterEntry, zone: ZoneInfo) -> None:
    """Schedules, overrides and absences; rows that others than the file wrote are left alone."""
    known = {row.code: row for row in changes.tx.all(select(ScheduleRow))}
    stated = [
        (o.schedule, o.operator, o.substitute, _wall(o.starts, zone), _wall(o.ends, zone))
        for o in roster.overrides
    ]
    listed = {entry.code for entry in roster.schedules}
    missing = _drop_overrides(changes, stated, listed)
    for code, row in known.items():
        if code not in listed:
            changes.remove(row)
    for position, entry in enumerate(roster.schedules):
        changes.put(ScheduleRow, known.get(entry.code), _schedule_values(entry, position, zone))
    _add_overrides(changes, missing)
    _absences(changes, roster)


def _drop_overrides(changes: Changes, stated: list[_Stated], listed: set[str]) -> list[_Stated]:
    """Removes what the file no longer says, and all of a schedule that goes; gives back what is new."""
    codes = {row.id: row.code for row in changes.tx.all(select(ScheduleRow))}
    missing = list(stated)
    for row in changes.tx.all(select(OverrideRow)):
        code = codes[row.schedule_id]
        stored = (code, row.operator, row.substitute, row.starts, row.ends)
        if row.source == "file" and stored in missing:
            missing.remove(stored)
        elif row.source == "file" or code not in listed:
            changes.remove(row)
    changes.tx.session.flush()
    return missing


def _schedule_values(entry: ScheduleEntry, position: int, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "code": entry.code,
        "covers": entry.covers,
        "position": position,
        "operators": entry.operators,
        "rotation": _rotation(entry.rotation, zone),
        "backup": _rotation(entry.backup, zone),
        "layers": [_layer(layer, zone) for layer in entry.layers],
        "shifts": [
            {
                "operator": shift.operator,
                "starts": _wall(shift.starts, zone).isoformat(),
                "ends": _wall(shift.ends, zone).isoformat(),
            }
            for shift in entry.shifts
        ],
    }


def _rotation(entry: RotationEntry | None, zone: ZoneInfo) -> dict[str, Any] | None:
    if entry is None:
        return None
    return {
        "operators": entry.operators,
        "starts": _wall(entry.starts, zone).isoformat(),
        "turn_days": entry.turn_days,
    }


def _layer(entry: LayerEntry, zone: ZoneInfo) -> dict[str, Any]:
    hours = entry.hours.model_dump() if entry.hours else None
    return {"rotation": _rotation(entry, zone), "hours": hours}


def _wall(moment: datetime, zone: ZoneInfo) -> datetime:
    """The organisation's wall clock; a moment with an offset is brought to it."""
    return moment.astimezone(zone).replace(tzinfo=None) if moment.tzinfo else moment


def _add_overrides(changes: Changes, missing: Iterable[_Stated]) -> None:
    ids = {row.code: row.id for row in changes.tx.all(select(ScheduleRow))}
    for schedule, operator, substitute, starts, ends in missing:
        changes.add(
            OverrideRow(
                schedule_id=ids[schedule],
                operator=operator,
                substitute=substitute,
                starts=starts,
                ends=ends,
                source="file",
            )
        )


def _absences(changes: Changes, roster: RosterEntry) -> None:
    missing = [(a.operator, a.starts, a.ends, a.reason) for a in roster.absences]
    for row in changes.tx.all(select(AbsenceRow).where(AbsenceRow.source == "file")):
        stored = (row.operator, row.starts_on, row.ends_on, row.reason)
        if stored in missing:
            missing.remove(stored)
        else:
            changes.remove(row)
    for operator, starts, ends, reason in missing:
        changes.add(
            AbsenceRow(operator=operator, starts_on=starts, ends_on=ends, reason=reason, source="file")
        )
