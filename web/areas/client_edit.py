"""Changing a client, or a new one: what would change is shown first, then carried out; history stays."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from pydantic import ValidationError
from sqlalchemy import select

from core.clients.rows import Client
from core.company_file.changes import Changes
from core.company_file.schema import ClientEntry, ContractEntry
from core.contracts.rows import AddOn, AddOnVersion, Plan, PlanVersion
from core.database.transaction import Transaction
from core.desk.change_clients import change_clients
from core.desk.export_company import client_now
from core.desk.plan_load import carry_out, digest_of, in_short, plan_load
from core.errors import Conflict, Invalid
from core.language.catalogue import LANGUAGES
from core.staff.audit import note
from web.areas.client_by_code import client_asked
from web.asked import Answer, Asked, Go, Shown
from web.door import StaffDoor

_AREA = "company"
_EDIT = "/clients/{code}/edit"
_NEW = "/company/client"
_TERMS = ("included_minutes", "monthly_fee", "overage_per_hour")
# Lines for people that are not there yet.
_SPARE = 1
_MOST_PEOPLE = 50


def client_edit(door: StaffDoor) -> None:
    """`/clients/CODE/edit` and `/company/client` (a new one)."""
    door.shows(_EDIT, partial(_form, is_new=False), area=_AREA)
    door.does(_EDIT, partial(_save, is_new=False), area=_AREA, verb=None)  # notes itself, once it is done
    door.shows(_NEW, partial(_form, is_new=True), area=_AREA)
    door.does(_NEW, partial(_save, is_new=True), area=_AREA, verb=None)  # the same


def _form(tx: Transaction, asked: Asked, *, is_new: bool) -> Answer:
    entry = None if is_new else client_now(tx, client_asked(tx, asked), asked.moment.local.date())
    return _shown(tx, asked, entry)


def _shown(tx: Transaction, asked: Asked, entry: ClientEntry | None, **more: Any) -> Shown:
    contract = entry.contract if entry else None
    facts = {
        "entry": entry,
        "contract": contract,
        "terms": {name: _term(contract, name) for name in _TERMS},
        "plans": _names(tx, Plan, PlanVersion),
        "add_ons": _names(tx, AddOn, AddOnVersion),
        "products": asked.moment.company.products,
        "people": asked.moment.operators,
        "spoken": LANGUAGES,
        "spare": _SPARE,
        "today": asked.moment.local.date(),
        "action": f"/clients/{entry.code}/edit" if entry else _NEW,
        "planned": None,
        "sent": {},
        **more,
    }
    return Shown("clients/edit.html", facts)


def _save(tx: Transaction, asked: Asked, *, is_new: bool) -> Answer:
    """The first press shows what would change; the second, with what was shown, carries it out."""
    client = None if is_new else client_asked(tx, asked)
    today = asked.moment.local.date()
    known = client_now(tx, client, today) if client else None
    entry = _entry(asked.form, known, today.isoformat())
    namesake = tx.first(select(Client).where(Client.code == entry.code))
    if is_new and namesake:
        raise Conflict(f"there is a client {entry.code!r} already")
    load = partial(_change, asked, entry)
    planned = plan_load(tx, load)
    digest = asked.form.get("digest", "")
    if not digest:
        sent = {name: value for name, value in asked.form.items() if name != "csrf"}
        action = {"action": _NEW if is_new else f"/clients/{entry.code}/edit"}
        return _shown(tx, asked, entry, planned=planned, sent=sent, digest=digest_of(planned), **action)
    carry_out(tx, load, digest)
    note(
        tx,
        asked.viewer.code,
        "new-client" if is_new else "changed",
        "client",
        entry.code,
        changes=in_short(planned),
    )
    return Go(f"/clients/{entry.code}", "client-changed")


def _change(asked: Asked, entry: ClientEntry, changes: Changes) -> None:
    change_clients(changes, asked.moment, [entry])


def _entry(form: Mapping[str, str], known: ClientEntry | None, today: str) -> ClientEntry:
    said: dict[str, Any] = {
        "code": known.code if known else form.get("code", "").strip(),
        **{
            name: form.get(name, "").strip() or None
            for name in ("tax_id", "product", "delivered_on", "advisor")
        },
        "name": " ".join(form.get("name", "").split()),
        "contract": _contract(form, known.contract if known else None, today),
        "contacts": _people(form, known),
    }
    try:
        return ClientEntry.model_validate(said)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        field = next((part for part in reversed(first["loc"]) if isinstance(part, str)), "")
        what = first["msg"].removeprefix("Value error, ")
        raise Invalid(f"{where}: {what}", "field", field=field) from error


def _contract(form: Mapping[str, str], known: ContractEntry | None, today: str) -> dict[str, Any] | None:
    """What is agreed from the day that the form names: today or earlier, it is what holds; later, ahead."""
    if not form.get("plan"):
        return None
    terms = known.terms.model_dump(exclude_none=True) if known else {}
    terms = {name: value for name, value in terms.items() if name not in _TERMS}
    terms |= {name: form[f"terms.{name}"].strip() for name in _TERMS if form.get(f"terms.{name}", "").strip()}
    agreed = {"plan": form["plan"], "add_ons": form.get("add_on", "").split(), "terms": terms}
    base = known.model_dump(by_alias=True) if known else {"changes": []}
    begins = str(known.from_) if known else form.get("from", "")
    until = {"from": begins, "until": form.get("until") or None}
    holds_from = form.get("holds_from", "") or today
    ahead = {str(each["from"]): each for each in base["changes"]}
    for dropped in form.get("drop", "").split():
        ahead.pop(dropped, None)
    if holds_from > max(today, begins):
        ahead[holds_from] = {"from": holds_from, **agreed}
        return {**base, **until, "changes": [ahead[day] for day in sorted(ahead)]}
    return {**agreed, **until, "changes": [ahead[day] for day in sorted(ahead)]}


def _people(form: Mapping[str, str], known: ClientEntry | None) -> list[dict[str, Any]]:
    pins = {contact.code: contact.pin for contact in known.contacts} if known else {}
    lines = [line for line in range(_MOST_PEOPLE) if form.get(f"p{line}.code", "").strip()]
    return [_person(form, f"p{line}.", pins) for line in lines if not form.get(f"p{line}.gone")]


def _person(form: Mapping[str, str], at: str, pins: Mapping[str, str | None]) -> dict[str, Any]:
    said = {
        name: form.get(at + name, "").strip() for name in ("code", "telegram", "email", "language", "pin")
    }
    phones = form.get(f"{at}phones", "").replace(" ", "").split(",")
    return {
        "code": said["code"],
        "name": " ".join(form.get(f"{at}name", "").split()),
        "phones": [phone for phone in phones if phone],
        "telegram_id": said["telegram"] or None,
        "email": said["email"] or None,
        "language": said["language"] or None,
        "gets_statement": bool(form.get(f"{at}statement")),
        "pin": None if said["pin"] == "-" else said["pin"] or pins.get(said["code"]),
    }


def _names(tx: Transaction, kind: Any, version: Any) -> list[tuple[str, str]]:
    """Code and name as of the newest version."""
    rows = tx.session.execute(select(kind.code, version).join(version).order_by(kind.id, version.starts_on))
    newest = {code: row for code, row in rows}  # noqa: C416 - the last one wins
    return [(code, row.terms["name"] if hasattr(row, "terms") else row.name) for code, row in newest.items()]


def _term(contract: ContractEntry | None, name: str) -> str:
    value = getattr(contract.terms, name) if contract else None
    return "" if value is None else str(value)
