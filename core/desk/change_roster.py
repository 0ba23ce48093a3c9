"""A manager changes the roster on the page: who stands in for whom, and who is away."""

from datetime import date, datetime

from sqlalchemy import delete, select

from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.warn_of_absences import warn_of_absences
from core.errors import Invalid, NotFound
from core.roster.reading import operator_by_code
from core.roster.rows import AbsenceRow, OverrideRow, ScheduleRow
from core.roster.schedule import Override, edges_of
from core.roster.swapping import overrides_for, places_in_stead
from core.roster.swaps import store

# What was written on the page; loading the company file leaves it alone.
PAGE = "page"


def add_override(  # noqa: PLR0913 - an override has that many sides, all named at the call
    tx: Transaction,
    moment: Moment,
    *,
    schedule: str,
    operator: str | None,
    substitute: str | None,
    starts: datetime,
    ends: datetime,
) -> OverrideRow:
    """`substitute` stands in for `operator` by the wall clock, also where `operator` stands in for another;
    without the first one is only taken out, without the other only added. Raises Invalid or NotFound."""
    if starts >= ends:
        raise Invalid("it ends before it begins: turn the two moments round", "backwards")
    if operator == substitute:
        raise Invalid("choose two different people, or leave one empty", "same-person")
    for code in (operator, substitute):
        if code:
            operator_by_code(tx, code)
    row = tx.first(select(ScheduleRow).where(ScheduleRow.code == schedule))
    if row is None:
        raise NotFound(f"there is no schedule {schedule!r}")
    if operator and substitute:
        _take_over(tx, moment, Override(schedule, operator, substitute, starts, ends))
    new = OverrideRow(
        schedule_id=row.id,
        operator=operator,
        substitute=substitute,
        starts=starts,
        ends=ends,
        source=PAGE,
    )
    return tx.add(new)


def _take_over(tx: Transaction, moment: Moment, override: Override) -> None:
    """The substitute stands, too, in the places that the operator has from others."""
    assert override.operator
    assert override.substitute
    within = edges_of(moment.roster.zone, override)
    taken = places_in_stead(moment.roster, override.operator, override.schedule, *within)
    store(tx, overrides_for(moment.roster, override.substitute, taken), PAGE)


def remove_override(tx: Transaction, override_id: int) -> None:
    """Takes back one that was written on the page; others belong to the file, or to two operators."""
    _remove(tx, OverrideRow, override_id)


def add_absence(
    tx: Transaction, moment: Moment, *, operator: str, first: date, last: date, reason: str
) -> AbsenceRow:
    """The operator is away, both days included; whom it concerns hears which shifts it hits."""
    if first > last:
        raise Invalid("the last day is before the first one", "last-before-first")
    code = operator_by_code(tx, operator).code
    row = tx.add(AbsenceRow(operator=code, starts_on=first, ends_on=last, reason=reason[:200], source=PAGE))
    warn_of_absences(tx, Moment(tx, moment.at))  # the roster is read anew
    return row


def remove_absence(tx: Transaction, absence_id: int) -> None:
    """Takes back one that was written on the page."""
    _remove(tx, AbsenceRow, absence_id)


def _remove(tx: Transaction, kind: type[OverrideRow | AbsenceRow], row_id: int) -> None:
    gone = delete(kind).where(kind.id == row_id, kind.source == PAGE).returning(kind.id)
    if tx.session.execute(gone).first() is None:
        raise NotFound(f"{row_id} was not written on the page: the company file or a swap holds it")
