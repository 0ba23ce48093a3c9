"""Clients as a table, one row for each contact: what a spreadsheet shows, and what it changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import ValidationError
from sqlalchemy import select

from core.clients.rows import Client
from core.company_file.faults import fault_of
from core.company_file.schema import ClientEntry, ContactEntry
from core.database.transaction import Transaction
from core.desk.export_company import client_now
from core.errors import FileFault, Invalid, WrongFile

_CLIENT = ("client", "name", "tax_id", "product", "delivered_on", "advisor")
_CONTRACT = ("plan", "from", "until", "add_ons")
_CONTACT = ("contact", "contact_name", "phones", "telegram_id", "email", "language", "gets_statement")
COLUMNS = (*_CLIENT, *_CONTRACT, *_CONTACT)
_YES = frozenset({"yes", "true", "1", "da", "да"})

Row = Mapping[str, str]


def client_rows(clients: Iterable[ClientEntry]) -> Iterator[list[object]]:
    """The rows of COLUMNS; a client without contacts has one."""
    for client in clients:
        cells = _client_cells(client)
        yield from ([*cells, *_contact_cells(contact)] for contact in client.contacts)
        if not client.contacts:
            yield [*cells, *[""] * len(_CONTACT)]


def clients_of_rows(tx: Transaction, rows: Sequence[Row], today: date) -> list[ClientEntry]:
    """The clients that the table names, as they would be: what it does not name, or leaves empty in the
    contract, stays. Raises Invalid with the row's number (the heading is row 1).
    """
    if rows and not {"client", "name"} <= set(rows[0]):
        raise Invalid(
            f"the first row must name the columns: {', '.join(COLUMNS)}",
            "file-heading",
            columns=", ".join(COLUMNS),
        )
    drafts: dict[str, dict[str, Any]] = {}
    last: dict[str, int] = {}
    for number, row in enumerate(rows, start=2):
        code = row.get("client", "")
        if not code:
            why = Invalid("the client's code is missing", "value-missing")
            raise WrongFile(f"row {number}: client: {why}", [FileFault(number, "client", why)])
        draft = drafts.setdefault(code, _known(tx, code, today))
        last[code] = number
        _take_client(draft, row)
        if row.get("contact"):
            _take_contact(draft, row)
    return [_checked(draft, last[code]) for code, draft in drafts.items()]


def _client_cells(client: ClientEntry) -> list[object]:
    contract = client.contract
    told = [client.code, client.name, client.tax_id, client.product, client.delivered_on, client.advisor]
    agreed = (
        [contract.plan, contract.from_, contract.until, " ".join(contract.add_ons)] if contract else [""] * 4
    )
    return [*told, *agreed]


def _contact_cells(contact: ContactEntry) -> list[object]:
    said = [contact.code, contact.name, " ".join(contact.phones), contact.telegram_id, contact.email]
    return [*said, contact.language, "yes" if contact.gets_statement else ""]


def _known(tx: Transaction, code: str, today: date) -> dict[str, Any]:
    client = tx.first(select(Client).where(Client.code == code))
    return (
        client_now(tx, client, today).model_dump(by_alias=True) if client else {"code": code, "contacts": []}
    )


def _take_client(draft: dict[str, Any], row: Row) -> None:
    for name in _CLIENT[1:]:
        if name in row:
            draft[name] = row[name] or None
    if row.get("plan"):
        agreed = {"plan": row["plan"], "from": row.get("from"), "until": row.get("until") or None}
        known = draft.get("contract") or {}
        add_ons = {"add_ons": row["add_ons"].split()} if "add_ons" in row else {}
        draft["contract"] = {**known, **agreed, **add_ons}


def _take_contact(draft: dict[str, Any], row: Row) -> None:
    said = {
        "code": row["contact"],
        "name": row.get("contact_name", ""),
        "phones": row.get("phones", "").replace(",", " ").replace(";", " ").split(),
        "telegram_id": row.get("telegram_id") or None,
        "email": row.get("email") or None,
        "language": row.get("language") or None,
        "gets_statement": row.get("gets_statement", "").casefold() in _YES,
    }
    people = draft["contacts"]
    found = next((person for person in people if person["code"] == said["code"]), None)
    if found is None:
        people.append(said)
    else:
        given = {"code", "name", *(name for name in said if name in row)}
        found.update({name: value for name, value in said.items() if name in given})


def _checked(draft: dict[str, Any], row: int) -> ClientEntry:
    try:
        return ClientEntry.model_validate(draft)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        what = first["msg"].removeprefix("Value error, ")
        fault = FileFault(row, f"{draft['code']}, {where}", fault_of(first))
        raise WrongFile(f"row {row}, client {draft['code']!r}: {where}: {what}", [fault]) from error
