"""Audit: who did what, newest first, by person, thing and day; the same as CSV."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import quote

from sqlalchemy import Select, func, select

from core.coverage.calendar import first_moment
from core.database.transaction import Transaction
from core.language.spreadsheet import csv_text
from core.language.typed_day import folded
from core.roster.rows import Operator
from core.staff.audit import COMMAND, KINDS
from core.staff.rows import ApiKey, AuditEntry
from web.asked import Answer, Asked, File, Shown
from web.door import StaffDoor
from web.forms import day
from web.lists import asked_for, newest_of
from web.wording import Words

PATH = "/audit"
COLUMNS = ("at", "who", "name", "what", "verb", "kind", "object", "channel")
# One file holds no more: a longer record is asked for by its days.
MOST_IN_FILE = 10_000
_KEY = "key:"
# Where a thing has a page of its own, by its kind; the object is what stands last in its address.
_PAGES = {"tickets": "/tickets", "calls": "/calls", "recordings": "/calls", "client": "/clients"}


def audit_pages(door: StaffDoor) -> None:
    """`/audit` and `/audit.csv`, each with `?who=&kind=&object=&from=&to=`."""
    door.shows(PATH, _list, area="audit")
    door.shows(f"{PATH}.csv", _csv, area="audit")


def _list(tx: Transaction, asked: Asked) -> Answer:
    wanted = _wanted(asked)
    part = newest_of(tx, asked, PATH, _query(asked, wanted), AuditEntry)
    people = _people(tx, asked.words)
    if who := wanted.get("who"):
        people.setdefault(who, _name(people, who, asked.words))
    kinds = [(asked.words.say("audit-kind", kind=kind), kind) for kind in KINDS]
    facts = {
        "wanted": wanted,
        "people": people,
        "kinds": sorted(kinds, key=lambda kind: folded(kind[0])),
        "slice": part,
        "name_of": lambda who: _name(people, who, asked.words),
        "by": lambda entry: _by(entry, asked.words),
        "page_of": _page_of,
        "most_in_file": MOST_IN_FILE,
        "export": asked.same_query("before"),
        "zone": asked.moment.calendar.zone,
    }
    return Shown("audit/list.html", facts)


def _csv(tx: Transaction, asked: Asked) -> Answer:
    query = _query(asked, _wanted(asked)).order_by(AuditEntry.id.desc()).limit(MOST_IN_FILE)
    text = csv_text(COLUMNS, _rows(tx, asked, query))
    return File(text.encode(), "text/csv; charset=utf-8", "audit.csv")


def _rows(tx: Transaction, asked: Asked, query: Select[AuditEntry]) -> Iterator[tuple[object, ...]]:
    people, zone, words = _people(tx, asked.words), asked.moment.calendar.zone, asked.words
    for entry in tx.all(query):
        yield (
            entry.at.astimezone(zone),
            entry.who,
            _name(people, entry.who, words),
            words.say("audit-verb", verb=entry.verb),
            entry.verb,
            entry.kind,
            entry.object,
            entry.facts.get("channel", ""),
        )


def _wanted(asked: Asked) -> dict[str, str]:
    return asked_for(asked, "who", "kind", "object", "from", "to")


def _query(asked: Asked, wanted: Mapping[str, str]) -> Select[AuditEntry]:
    query, at = select(AuditEntry), _walked(AuditEntry.at)
    # With its number, a thing is found by their index; without, most rows may be of its kind.
    kind = AuditEntry.kind if wanted.get("object") else _walked(AuditEntry.kind)
    for column, name in ((AuditEntry.who, "who"), (kind, "kind"), (AuditEntry.object, "object")):
        if value := wanted.get(name):
            query = query.where(column == value)
    if first := day(wanted.get("from", ""), "from"):
        query = query.where(at >= _midnight(asked, first))
    if last := day(wanted.get("to", ""), "to"):
        query = query.where(at < _midnight(asked, last + timedelta(days=1)))
    return query


def _walked(column: Any) -> Any:
    """The column, hidden from its index. What the index finds would all have to be put in the order of ids:
    0.8 s of 500,000 rows. Walked back by id until a page is full, it is 0.1 s if not a single one is found.
    """
    return func.coalesce(column, column)


def _midnight(asked: Asked, on: date) -> datetime:
    """When the day begins by the organisation's wall clock: it may last 23 hours, or 25."""
    return first_moment(asked.moment.calendar.zone, datetime.combine(on, time()))


def _people(tx: Transaction, words: Words) -> dict[str, str]:
    """Everybody who may stand in the audit, with the name that is shown; those who have left too."""
    operators = tx.session.execute(select(Operator.code, Operator.name).order_by(Operator.name)).all()
    keys = [f"{_KEY}{name}" for name in tx.all(select(ApiKey.name).order_by(ApiKey.name))]
    named = {key: _name({}, key, words) for key in keys}
    named[COMMAND] = words.say("audit-by-command")
    return {code: name for code, name in operators} | named  # noqa: C416 - rows are no tuples to mypy


def _name(people: Mapping[str, str], who: str, words: Words) -> str:
    """The name of somebody, or of a key, though we know it no more."""
    named = words.say("audit-by-key", name=who.removeprefix(_KEY)) if who.startswith(_KEY) else who
    return people.get(who, named)


def _by(entry: AuditEntry, words: Words) -> str:
    """By what somebody did it; nothing for the page, and where who did it says it already."""
    channel = entry.facts.get("channel")
    return words.say("audit-channel", channel=channel) if channel and channel != COMMAND else ""


def _page_of(entry: AuditEntry) -> str | None:
    where = _PAGES.get(entry.kind)
    return f"{where}/{quote(entry.object, safe='')}" if where and entry.object else None
