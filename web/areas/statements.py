"""Statements: a month with its state per client; each as PDF, and sent, also once more."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select

from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.make_statement import with_statement
from core.desk.run_month import clients_set_aside, order_month
from core.desk.send_statement import send_statement
from core.desk.send_statement_again import send_statement_again
from core.desk.statement_progress import progress_of
from core.errors import NotFound
from core.hours.month import Month
from core.hours.rows import Statement
from web.areas.client_by_code import client_asked
from web.areas.client_search import matching
from web.asked import Answer, Asked, Document, Go, Shown
from web.door import StaffDoor
from web.lists import Tab, slice_of

PATH = "/statements"
_BACK = 11


@dataclass(frozen=True)
class Line:
    """A client's month: `state` is open (not closed yet), closed, queued, or unreached."""

    code: str
    name: str
    state: str
    total: str | None
    currency: str


def statement_pages(door: StaffDoor) -> None:
    """`/statements?month=`, and a client's own at `/clients/CODE/statements/MONTH`."""
    door.shows(PATH, _list, area="statements")
    door.shows("/clients/{code}/statements/{month}", _pdf, area="statements")
    door.does(f"{PATH}/{{month}}/send", _send_all, area="statements", verb="send-statements")
    door.does(f"{PATH}/{{month}}/{{code}}/send", _send, area="statements", verb="send-statement")


def _pdf(tx: Transaction, asked: Asked) -> Answer:
    client = client_asked(tx, asked)
    if not asked.viewer.may_with("see", "statements", client.advisor):
        raise NotFound(f"{client.code} is not yours")
    month = Month.parse(asked.path["month"])
    return Document("statement-preview", {"client": client.code, "month": str(month)})


def _send(tx: Transaction, asked: Asked) -> Answer:
    client, month = client_asked(tx, asked), Month.parse(asked.path["month"])
    if asked.form.get("again"):
        reached = send_statement_again(tx, asked.moment, client, month)
        return Go(f"{PATH}?month={month}", "statement-again" if reached else "not-statement")
    _, unreached = send_statement(tx, asked.moment, client, month)
    return Go(f"{PATH}?month={month}", "not-statement-all" if unreached else "statement-sent")


def _send_all(tx: Transaction, asked: Asked) -> Answer:
    month = Month.parse(asked.path["month"])
    order_month(tx, asked.moment, month)
    return Go(f"{PATH}?month={month}", "statements-ordered")


def _list(tx: Transaction, asked: Asked) -> Answer:
    moment = asked.moment
    last = Month.containing(moment.at, moment.calendar.zone).previous()
    month = Month.parse(asked.query["month"]) if asked.query.get("month") else last
    progress = progress_of(tx, month, clients_set_aside(tx, month))
    months = [*last.preceding(_BACK), last]
    part = slice_of(tx, asked, PATH, _clients(asked, month))
    facts = {
        "month": month,
        "tabs": [
            Tab(f"{PATH}?month={each}", _label(asked, each), each == month) for each in reversed(months)
        ],
        "progress": progress,
        "lines": _lines(tx, part.rows, month, {each.client for each in progress.unreached}),
        "slice": part,
        "q": asked.query.get("q", ""),
        "may_send": asked.viewer.may("change", "statements") and month <= last,
    }
    return Shown("statements/list.html", facts)


def _label(asked: Asked, month: Month) -> str:
    return asked.words.say("month-short", month=str(month))


def _clients(asked: Asked, month: Month) -> Select[Client]:
    """Those whose statements this person may see, found by what was typed."""
    clients = with_statement(month).order_by(Client.code)
    if typed := asked.query.get("q", "").strip():
        clients = clients.where(matching(typed))
    is_everybodys = asked.viewer.may_with("see", "statements", None)
    return clients if is_everybodys else clients.where(Client.advisor == asked.viewer.code)


def _lines(tx: Transaction, clients: Sequence[Client], month: Month, unreached: set[str]) -> list[Line]:
    of_these = Statement.client_id.in_([client.id for client in clients])
    rows = tx.all(select(Statement).where(Statement.month == str(month), of_these))
    frozen = {row.client_id: row for row in rows}
    return [_line(client, frozen.get(client.id), is_unreached=client.code in unreached) for client in clients]


def _line(client: Client, row: Statement | None, *, is_unreached: bool) -> Line:
    state = (
        "open" if row is None else "unreached" if is_unreached else "queued" if row.queued_at else "closed"
    )
    return Line(
        client.code,
        client.name,
        state,
        row.data.get("total") if row else None,
        row.data.get("currency", "") if row else "",
    )
