"""Calls: the log, newest first, by month, client, operator and outcome; the same as CSV and JSON."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, or_, select

from core.calls.rows import Call
from core.clients.rows import Client, Contact
from core.database.transaction import Transaction
from core.desk.call_log import COLUMNS, call_rows, logged_calls, without_prices
from core.desk.note_caller import shown_number
from core.hours.month import Month
from core.language.spreadsheet import csv_text
from web.areas.client_search import matching
from web.asked import Answer, Asked, File, Shown
from web.door import StaffDoor
from web.lists import Tab, asked_for, newest_of

PATH = "/calls"
LEVEL_PATH = f"{PATH}/level"
OUTCOMES = (
    "talked", "voicemail", "missed", "heard-message", "answered", "left-menu", "called-again", "unreached"
)  # fmt: skip
_BACK = 11
# One file holds no more: a longer log is asked for month by month.
MOST_IN_FILE = 10_000


@dataclass(frozen=True)
class Line:
    """A call in the list."""

    id: int
    at: datetime
    direction: str
    number: str
    contact: str | None
    client: str | None
    client_code: str | None
    decision: str
    outcome: str
    wait_seconds: int | None
    talk_seconds: int | None
    operator: str


def calls_pages(door: StaffDoor) -> None:
    """`/calls`, `/calls.csv` and `/calls.json`."""
    door.shows(PATH, _list, area="calls")
    door.shows(f"{PATH}.csv", _csv, area="calls")
    door.shows(f"{PATH}.json", _json, area="calls")


def tabs(asked: Asked, here: str) -> list[Tab]:
    """The two views of the area."""
    return [
        Tab(PATH, asked.words.say("calls-tab-log"), here == PATH),
        Tab(LEVEL_PATH, asked.words.say("calls-tab-level"), here == LEVEL_PATH),
    ]


def recent_months(asked: Asked) -> list[Month]:
    """This month and those of the last year, newest first."""
    this = Month.containing(asked.moment.at, asked.moment.calendar.zone)
    return [this, *reversed(this.preceding(_BACK))]


def _list(tx: Transaction, asked: Asked) -> Answer:
    wanted = asked_for(asked, "month", "client", "operator", "outcome")
    part = newest_of(tx, asked, PATH, _query(asked, wanted), Call)
    facts = {
        "tabs": tabs(asked, PATH),
        "wanted": wanted,
        "months": recent_months(asked),
        "outcomes": OUTCOMES,
        "people": asked.moment.operators,
        "slice": part,
        "lines": _lines(tx, asked, part.rows),
        "export": asked.same_query("before"),
    }
    return Shown("calls/list.html", facts)


def _query(asked: Asked, wanted: Mapping[str, str]) -> Select[Call]:
    query = select(Call)
    if month := wanted.get("month"):
        start, end = Month.parse(month).bounds(asked.moment.calendar.zone)
        query = query.where(Call.started_at >= start, Call.started_at < end)
    if client := wanted.get("client"):
        theirs = Call.client_id.in_(select(Client.id).where(matching(client)))
        digits = "".join(filter(str.isdigit, client)).lstrip("0")
        number = [Call.from_number.like(f"%{digits}%")] if len(digits) >= 5 else []
        query = query.where(or_(theirs, *number))
    if operator := wanted.get("operator"):
        query = query.where(Call.operator == operator)
    if outcome := wanted.get("outcome"):
        query = query.where(Call.outcome == outcome)
    return query


def _lines(tx: Transaction, asked: Asked, calls: Sequence[Call]) -> list[Line]:
    clients = {
        client.id: client
        for client in tx.all(select(Client).where(Client.id.in_({call.client_id for call in calls})))
    }
    ids = {call.contact_id for call in calls}
    names = {contact.id: contact.name for contact in tx.all(select(Contact).where(Contact.id.in_(ids)))}
    told = logged_calls(tx, asked.moment, calls, asked.words.language)
    return [
        _line(asked, call, one, clients.get(call.client_id or 0), names.get(call.contact_id or 0))
        for call, one in zip(calls, told, strict=True)
    ]


def _line(asked: Asked, call: Call, told: dict[str, Any], client: Client | None, contact: str | None) -> Line:
    return Line(
        call.id,
        told["at"],
        call.direction,
        shown_number(call.from_number),
        contact,
        client.name if client else None,
        client.code if client else None,
        call.decision,
        call.outcome or ("over" if call.state == "ended" else f"is-{call.state}"),
        told["wait_seconds"],
        told["talk_seconds"],
        asked.moment.name_of(call.operator),
    )


def _csv(tx: Transaction, asked: Asked) -> Answer:
    content = csv_text(COLUMNS, call_rows(_told(tx, asked)))
    return File(content.encode(), "text/csv; charset=utf-8", f"{_name(asked)}.csv")


def _json(tx: Transaction, asked: Asked) -> Answer:
    content = json.dumps({"calls": _told(tx, asked)}, default=str, ensure_ascii=False, indent=1)
    return File(content.encode(), "application/json", f"{_name(asked)}.json")


def _told(tx: Transaction, asked: Asked) -> list[dict[str, Any]]:
    """What the address asks for, newest first, in English as machines read it."""
    wanted = asked_for(asked, "month", "client", "operator", "outcome")
    calls = tx.all(_query(asked, wanted).order_by(Call.id.desc()).limit(MOST_IN_FILE))
    advisors = _advisors(tx, calls)
    return [
        one
        if asked.viewer.may_with("see", "prices", advisors.get(call.client_id or 0))
        else without_prices(one, call)
        for call, one in zip(calls, logged_calls(tx, asked.moment, calls), strict=True)
    ]


def _advisors(tx: Transaction, calls: Sequence[Call]) -> dict[int, str | None]:
    ids = {call.client_id for call in calls}
    rows = tx.session.execute(select(Client.id, Client.advisor).where(Client.id.in_(ids)))
    return dict(rows.all())


def _name(asked: Asked) -> str:
    return f"calls-{asked.query.get('month') or asked.moment.local.date()}"
