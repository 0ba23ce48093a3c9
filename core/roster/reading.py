"""The duty roster, as the rows keep it, and its operators."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from core.company.organisation import organisation, zone_of
from core.coverage.business_hours import calendar, week_of
from core.coverage.calendar import Calendar
from core.database.transaction import Transaction
from core.errors import NotFound
from core.roster.duty import Roster
from core.roster.rotation import Rotation
from core.roster.rows import AbsenceRow, Operator, OverrideRow, ScheduleRow
from core.roster.schedule import Absence, Covers, Layer, Override, Schedule, Shift


def roster_of(tx: Transaction) -> Roster:
    """The whole roster as a plain value."""
    return tx.kept(_read_roster)


def _read_roster(tx: Transaction) -> Roster:
    zone = zone_of(organisation(tx))
    rows = tx.all(select(ScheduleRow).order_by(ScheduleRow.position))
    codes = {row.id: row.code for row in rows}
    return Roster(
        zone=zone,
        calendar=calendar(tx),
        schedules=tuple(_schedule(row, zone) for row in rows),
        overrides=tuple(
            Override(codes[o.schedule_id], o.operator, o.substitute, o.starts, o.ends)
            for o in tx.all(select(OverrideRow).order_by(OverrideRow.id))
        ),
        absences=tuple(absence_of(row) for row in tx.all(select(AbsenceRow).order_by(AbsenceRow.id))),
    )


def absence_of(row: AbsenceRow) -> Absence:
    """The absence as a plain value: of whole days, unless the row has times of the clock."""
    return Absence(row.operator, row.starts or row.starts_on, row.ends or row.ends_on, row.reason)


def operators(tx: Transaction) -> Mapping[str, Operator]:
    """All active operators by code."""
    return tx.kept(_read_operators)


def _read_operators(tx: Transaction) -> Mapping[str, Operator]:
    rows = tx.all(select(Operator).where(Operator.active).order_by(Operator.id))
    return MappingProxyType({row.code: row for row in rows})


def operator_by_code(tx: Transaction, code: str) -> Operator:
    """The active operator with this code; raises NotFound."""
    found = operators(tx).get(code)
    if found is None:
        raise NotFound(f"there is no operator {code!r}: the company file lists them")
    return found


def operator_in_chat(tx: Transaction, channel: str, sender: str) -> Operator | None:
    """The operator who writes from this chat account; operators work in Telegram."""
    return tx.kept(_read_chats).get(sender) if channel == "telegram" else None


def _read_chats(tx: Transaction) -> Mapping[str, Operator]:
    everybody = operators(tx).values()
    return MappingProxyType({each.telegram_id: each for each in everybody if each.telegram_id})


def with_role(people: Iterable[Operator], role: str) -> list[Operator]:
    """Those who have this role, in their order in the company file."""
    return [operator for operator in people if role in operator.roles]


def _schedule(row: ScheduleRow, zone: ZoneInfo) -> Schedule:
    return Schedule(
        row.code,
        _covers(row.covers),
        tuple(row.operators),
        _rotation(row.rotation),
        _rotation(row.backup),
        tuple(_layer(stored, zone) for stored in row.layers),
        tuple(_shift(stored) for stored in row.shifts),
    )


def _covers(text: Any) -> Covers:
    covers: Covers = text
    return covers


def _rotation(stored: dict[str, Any] | None) -> Rotation | None:
    if stored is None:
        return None
    starts = datetime.fromisoformat(stored["starts"])
    return Rotation(tuple(stored["operators"]), starts, stored["turn_days"])


def _layer(stored: dict[str, Any], zone: ZoneInfo) -> Layer:
    rotation = _rotation(stored["rotation"])
    assert rotation
    hours = stored["hours"]
    return Layer(rotation, Calendar(zone, week_of(hours)) if hours else None)


def _shift(stored: dict[str, Any]) -> Shift:
    starts, ends = (datetime.fromisoformat(stored[edge]) for edge in ("starts", "ends"))
    return Shift(stored["operator"], starts, ends)
