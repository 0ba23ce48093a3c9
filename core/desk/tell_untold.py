"""What no manager could be told of: kept as untold, and told as soon as one of them reads chats."""

from collections.abc import Collection

from sqlalchemy import select, update

from core.company.organisation import one_at_a_time
from core.coverage.calendar import last_moment
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.tell_operator import managers_who_read
from core.desk.tell_swap import tell_managers_of_swap
from core.desk.warn_of_absences import untold_absences, warn_of_absences
from core.desk.watch_holes import watch_holes
from core.roster.rows import AbsenceRow, KnownHole, SwapRow


def tell_untold(tx: Transaction, moment: Moment) -> None:
    """Tells of holes, swaps and absences that still matter, if anybody is there now who reads it."""
    untold = _untold_hole(tx, moment) or untold_swaps(tx, moment) or untold_absences(tx, moment)
    if not untold or not managers_who_read(tx, moment):
        return
    # Alone from here: of two workers, one tells.
    one_at_a_time(tx)
    for swap in untold_swaps(tx, moment):
        tell_managers_of_swap(tx, moment, swap)
    if untold_absences(tx, moment):
        warn_of_absences(tx, moment)
    if _untold_hole(tx, moment):
        watch_holes(tx, moment)


def untold_swaps(tx: Transaction, moment: Moment) -> list[SwapRow]:
    """Swaps agreed on that are not over, and of which no manager has heard."""
    agreed = (SwapRow.state == "agreed", SwapRow.managers_told_at.is_(None))
    found = tx.all(select(SwapRow).where(*agreed).order_by(SwapRow.starts, SwapRow.id))
    return [swap for swap in found if last_moment(moment.calendar.zone, swap.ends) > moment.at]


def holes_not_read(tx: Transaction, moment: Moment, rows: Collection[int]) -> None:
    """What was said of these holes never arrived: they are untold again, unless another manager read it."""
    if not managers_who_read(tx, moment):
        these = update(KnownHole).where(KnownHole.id.in_(rows))
        tx.changed(these.values(told_at=None, told_again_at=None))


def swap_not_read(tx: Transaction, moment: Moment, swap_id: int) -> None:
    """The same of a swap."""
    if not managers_who_read(tx, moment):
        tx.changed(update(SwapRow).where(SwapRow.id == swap_id).values(managers_told_at=None))


def absence_not_read(tx: Transaction, moment: Moment, absence_id: int) -> None:
    """The same of an absence."""
    if not managers_who_read(tx, moment):
        this = update(AbsenceRow).where(AbsenceRow.id == absence_id, AbsenceRow.told_at.is_not(None))
        tx.changed(this.values(managers_told_at=None))


def _untold_hole(tx: Transaction, moment: Moment) -> bool:
    ahead = select(KnownHole.id).where(KnownHole.told_at.is_(None), KnownHole.ends_at > moment.at)
    return tx.first(ahead) is not None
