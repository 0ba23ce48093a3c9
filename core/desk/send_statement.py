"""Puts a client's statement on its way to those of its contacts who get it, each once."""

from typing import Any

from sqlalchemy import update

from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.contact_chat import routine_readers
from core.desk.make_statement import make_statement
from core.desk.moment import Moment
from core.desk.statement_ways import send_on
from core.desk.tell_outside import tell_statement
from core.errors import Invalid
from core.hours.month import Month
from core.hours.rows import Statement


def send_statement(
    tx: Transaction, moment: Moment, client: Client, month: Month
) -> tuple[dict[str, Any], list[str]]:
    """The frozen statement, and the codes of contacts who should get it and cannot be reached.

    However often it runs, nothing goes twice to one contact; one who has linked a chat since gets it now.
    Marks the statement as on its way. Raises Invalid for a month that is not over: sent too early, it
    would never be sent right.
    """
    require_over(moment, month)
    data = make_statement(tx, moment, client, month)
    readers = routine_readers(tx, client.id)
    unreached = [contact.code for contact in readers if not send_on(tx, moment, contact, data)]
    if _mark(tx, client, month):
        tell_statement(tx, client, month, data["hash"])
    return data, unreached


def require_over(moment: Moment, month: Month) -> None:
    """Raises Invalid for a month whose statements cannot be sent yet."""
    if month.bounds(moment.calendar.zone)[1] > moment.at:
        raise Invalid(
            f"{month} is not over yet: a statement is sent once the month is closed",
            "month-open",
            month=str(month),
        )


def _mark(tx: Transaction, client: Client, month: Month) -> bool:
    """The first time counts, and is True: a run goes on with those who have no mark."""
    unmarked = Statement.client_id == client.id, Statement.month == str(month), Statement.queued_at.is_(None)
    return tx.changed(update(Statement).where(*unmarked).values(queued_at=tx.now)) == 1
