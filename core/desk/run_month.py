"""The monthly statements send themselves on the first working day, once, however long we were down.

A run goes in batches: a statement's mark (`queued_at`) says that it is on its way, so that whoever goes on
after a stop or a kill takes those without one.
"""

from dataclasses import dataclass

from sqlalchemy import func, select

from core.clients.rows import Client
from core.coverage.calendar import is_open, open_pieces
from core.database.runs import forget_runs, note_run, periods_left, periods_run
from core.database.transaction import Transaction
from core.desk.make_statement import with_statement
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.desk.send_statement import require_over
from core.desk.statement_progress import progress_of, queued_clients, some_wait, waiting_parts
from core.hours.month import Month
from core.hours.rows import Statement
from core.roster.reading import with_role

# Periods of these jobs are months; of `_FAILED`, a month and a client's id.
# `_ORDERED`: by a person, whatever the day.
_ORDERED = "statements-ordered"
_JOB, _QUEUED, _TOLD, _FAILED = "statements", "statements-queued", "statements-told", "statement-failed"
# A longer list is no message: the command shows the rest.
_MOST_UNREACHED = 20


def months_due(tx: Transaction, moment: Moment) -> list[Month]:
    """Months that are over, whose statements are due or ordered, and not sent by a run yet; oldest first."""
    zone = moment.calendar.zone
    done = periods_run(tx, _JOB)
    month = Month.containing(moment.company.opened_at, zone)
    due = {Month.parse(ordered) for ordered in periods_left(tx, _ORDERED, _JOB)}
    while month < Month.containing(tx.now, zone):
        if str(month) not in done and _may_run(moment, month):
            due.add(month)
        month = month.next()
    return sorted(due)


def order_month(tx: Transaction, moment: Moment, month: Month) -> None:
    """The worker sends all of this month that is not on its way yet, also what could not be made before.

    Raises Invalid for a month that is not over.
    """
    require_over(moment, month)
    note_run(tx, _ORDERED, str(month))
    forget_runs(tx, _FAILED, str(month))
    forget_runs(tx, _JOB, str(month))


def next_clients(tx: Transaction, month: Month, most: int) -> list[int]:
    """Ids of clients whose statement of this month is not on its way yet; those set aside are left out."""
    queued = select(Statement.client_id).where(
        Statement.month == str(month), Statement.queued_at.is_not(None)
    )
    waiting = with_statement(month).where(
        Client.id.not_in(queued), Client.id.not_in(clients_set_aside(tx, month))
    )
    return [client.id for client in tx.all(waiting.order_by(Client.code).limit(most))]


def set_client_aside(tx: Transaction, month: Month, client_id: int) -> None:
    """This client's statement cannot be made: the run goes on without it, and tells of it."""
    note_run(tx, _FAILED, f"{month}:{client_id}")


def clients_set_aside(tx: Transaction, month: Month) -> set[int]:
    """Ids of the clients whose statement could not be made when it was tried."""
    periods = (period.partition(":") for period in periods_run(tx, _FAILED))
    return {int(client) for failed, _, client in periods if failed == str(month)}


def finish_month(tx: Transaction, month: Month) -> None:
    """Every client's statement is on its way: this month is not run again."""
    note_run(tx, _JOB, str(month))
    note_run(tx, _QUEUED, str(month))


def months_untold(tx: Transaction) -> list[Month]:
    """Months whose statements are all on their way, and of which the managers have not heard yet."""
    return sorted(Month.parse(month) for month in periods_left(tx, _QUEUED, _TOLD))


@dataclass(frozen=True)
class RunNow:
    """A month that is being sent: of how many clients how many are on their way, and what still waits."""

    month: str
    clients: int
    queued: int
    waiting: int


def run_now(tx: Transaction, moment: Moment) -> RunNow | None:
    """The month that is being sent now, the oldest of them; None between two runs."""
    months = [*months_untold(tx), *months_due(tx, moment)]
    if not months:
        return None
    month = min(months)
    clients = tx.first(select(func.count()).select_from(with_statement(month).subquery())) or 0
    return RunNow(str(month), clients, queued_clients(tx, month), waiting_parts(tx, month))


def tell_month(tx: Transaction, moment: Moment, month: Month) -> bool:
    """Tells the managers, once, how the month's sending ended; False while something still waits."""
    if some_wait(tx, month):
        return False
    if note_run(tx, _TOLD, str(month)):
        _tell(tx, moment, month)
    return True


def _tell(tx: Transaction, moment: Moment, month: Month) -> None:
    went = progress_of(tx, month, clients_set_aside(tx, month))
    if not went.clients:
        return
    facts = {
        "month": str(month),
        "sent": went.sent,
        "count": len(went.unreached),
        "unreached": [
            [who.client_name, who.contact_name, who.why] for who in went.unreached[:_MOST_UNREACHED]
        ],
    }
    for manager in with_role(moment.operators.values(), "manager"):
        if chat := operator_chat(moment.company, manager):
            say(tx, chat, Text("statements-sent", facts), key=f"statements-sent-{month}-{manager.code}")


def _may_run(moment: Moment, month: Month) -> bool:
    """From the first opening in the next month on: at the beginning of its first working day."""
    over_at = month.bounds(moment.calendar.zone)[1]
    return is_open(moment.calendar, moment.at) or bool(open_pieces(moment.calendar, over_at, moment.at))
