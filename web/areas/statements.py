"""Statements: a month with its state per client, and each statement as PDF."""

from dataclasses import dataclass

from sqlalchemy import select

from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.make_statement import clients_with_statement
from core.desk.run_month import clients_set_aside
from core.desk.statement_progress import progress_of
from core.errors import NotFound
from core.hours.month import Month
from core.hours.rows import Statement
from web.areas.client_by_code import client_asked
from web.asked import Answer, Asked, Document, Shown
from web.door import StaffDoor
from web.lists import Tab

PATH = "/statements"
_BACK = 11


@dataclass(frozen=True)
class Line:
    """A client's month: `state` is open (not closed yet), closed, queued, or unreached."""

    code: str
    name: str
    state: str
    total: str | None


def statement_pages(door: StaffDoor) -> None:
    """`/statements?month=`, and a client's own at `/clients/CODE/statements/MONTH`."""
    door.shows(PATH, _list, area="statements")
    door.shows("/clients/{code}/statements/{month}", _pdf, area="statements")


def _pdf(tx: Transaction, asked: Asked) -> Answer:
    client = client_asked(tx, asked)
    if not asked.viewer.may_with("see", "statements", client.advisor):
        raise NotFound(f"{client.code} is not yours")
    month = Month.parse(asked.path["month"])
    return Document("statement-pdf", {"client": client.code, "month": str(month)})


def _list(tx: Transaction, asked: Asked) -> Answer:
    moment = asked.moment
    last = Month.containing(moment.at, moment.calendar.zone).previous()
    month = Month.parse(asked.query["month"]) if asked.query.get("month") else last
    progress = progress_of(tx, month, clients_set_aside(tx, month))
    months = [*last.preceding(_BACK), last]
    facts = {
        "month": month,
        "tabs": [
            Tab(f"{PATH}?month={each}", _label(asked, each), each == month) for each in reversed(months)
        ],
        "progress": progress,
        "lines": _lines(tx, asked, month, {each.client for each in progress.unreached}),
    }
    return Shown("statements/list.html", facts)


def _label(asked: Asked, month: Month) -> str:
    return asked.words.say("month-short", month=str(month))


def _lines(tx: Transaction, asked: Asked, month: Month, unreached: set[str]) -> list[Line]:
    frozen = {row.client_id: row for row in tx.all(select(Statement).where(Statement.month == str(month)))}
    clients = clients_with_statement(tx, asked.moment, month)
    seen = [c for c in clients if asked.viewer.may_with("see", "statements", c.advisor)]
    return [_line(client, frozen.get(client.id), is_unreached=client.code in unreached) for client in seen]


def _line(client: Client, row: Statement | None, *, is_unreached: bool) -> Line:
    state = (
        "open" if row is None else "unreached" if is_unreached else "queued" if row.queued_at else "closed"
    )
    return Line(client.code, client.name, state, row.data.get("total") if row else None)
