"""Audit: who did what, newest first; for one person, one thing, or everything."""

from sqlalchemy import select

from core.database.transaction import Transaction
from core.staff.rows import AuditEntry
from web.asked import Answer, Asked, Shown
from web.door import StaffDoor
from web.lists import newest_of

PATH = "/audit"


def audit_pages(door: StaffDoor) -> None:
    """`/audit?who=&kind=&object=`."""
    door.shows(PATH, _list, area="audit")


def _list(tx: Transaction, asked: Asked) -> Answer:
    query = select(AuditEntry)
    wanted = {name: asked.query[name] for name in ("who", "kind", "object") if asked.query.get(name)}
    for name, value in wanted.items():
        query = query.where(getattr(AuditEntry, name) == value)
    part = newest_of(tx, asked, PATH, query, AuditEntry)
    facts = {
        "wanted": wanted,
        "slice": part,
        "name_of": asked.moment.name_of,
        "zone": asked.moment.calendar.zone,
    }
    return Shown("audit/list.html", facts)
