"""What a load would change, before it is carried out; and carrying out just that."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from core.clients.rows import Client, Contact, ContactMethod
from core.company_file.changes import Change, Changes
from core.contracts.rows import AddOn, AddOnVersion, Amendment, Contract, Plan, PlanVersion
from core.database.transaction import Transaction
from core.errors import Conflict

Load = Callable[[Changes], object]
# What nobody needs to read: made of other fields, or not to be shown.
_UNTOLD = frozenset({"keypad", "words", "client_id", "contact_id", "plan_id"})
_SECRET = "pin_hash"
_LONGEST = 200


@dataclass(frozen=True)
class Planned:
    """One change in words: `verb` added, changed or removed; of which `kind`, and whose it is."""

    verb: str
    kind: str
    name: str
    fields: tuple[tuple[str, str, str], ...]


def plan_load(tx: Transaction, load: Load) -> list[Planned]:
    """Everything that the load would change; nothing of it stays."""
    savepoint = tx.session.begin_nested()
    try:
        changes = Changes(tx)
        load(changes)
        tx.session.flush()
        return [_planned(tx, change) for change in changes.made]
    finally:
        savepoint.rollback()
        tx.session.expire_all()


def digest_of(planned: Iterable[Planned]) -> str:
    """Two plans with one digest are the same."""
    return hashlib.sha256(repr(list(planned)).encode()).hexdigest()


def carry_out(tx: Transaction, load: Load, digest: str) -> int:
    """Changes what the plan with this digest says; how many rows. Raises Conflict where it is another now."""
    if digest_of(plan_load(tx, load)) != digest:
        raise Conflict("something changed since this was looked at: look again")
    changes = Changes(tx)
    load(changes)
    return changes.count


def in_short(planned: Iterable[Planned]) -> list[list[str]]:
    """For the audit: what was changed of whom, without people's names, numbers and secrets."""
    return [[each.verb, each.kind, each.name, *(name for name, _, _ in each.fields)] for each in planned]


def _planned(tx: Transaction, change: Change) -> Planned:
    fields = [
        (name, "" if name == _SECRET else _text(was), "" if name == _SECRET else _text(now))
        for name, was, now in change.fields
        if name not in _UNTOLD or name == "plan_id"
    ]
    if change.verb == "added":
        fields = [(name, "", text) for name, text in _told(change.row)]
    told = tuple((name, _plan(tx, was), _plan(tx, now)) if name == "plan_id" else (name, was, now)
                 for name, was, now in fields)  # fmt: skip
    return Planned(change.verb, change.row.__tablename__, _name(tx, change.row), told)


def _told(row: Any) -> list[tuple[str, str]]:
    """What a new row says, without what is empty."""
    values = {column.key: getattr(row, column.key) for column in row.__table__.columns}
    hidden = (_UNTOLD - {"plan_id"}) | {"id", _SECRET, "active", "source"}
    return [(name, _text(value)) for name, value in values.items() if name not in hidden and value]


def _plan(tx: Transaction, text: str) -> str:
    plan = tx.session.get(Plan, int(text)) if text.isdecimal() else None
    return plan.code if plan else text


def _name(tx: Transaction, row: Any) -> str:
    """Whose row it is, by the codes of the company file."""
    match row:
        case Contract():
            return tx.get(Client, row.client_id).code
        case Amendment():
            contract = tx.session.get(Contract, row.contract_id)
            return tx.get(Client, contract.client_id).code if contract else ""
        case ContactMethod():
            return tx.get(Contact, row.contact_id).code
        case PlanVersion():
            return tx.get(Plan, row.plan_id).code
        case AddOnVersion():
            return tx.get(AddOn, row.add_on_id).code
    return str(getattr(row, "code", "") or getattr(row, "operator", "") or "")


def _text(value: Any) -> str:
    if value is None or value == []:
        return ""
    if isinstance(value, list):
        return ", ".join(map(str, value))[:_LONGEST]
    return str(value)[:_LONGEST]
