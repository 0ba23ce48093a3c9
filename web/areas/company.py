"""Import and export: the company file, and clients as CSV and XLSX; what would change is looked at first."""

import base64
import binascii
import zlib
from pathlib import Path

from sqlalchemy import select

from core.clients.rows import Client
from core.company_file.changes import Changes
from core.company_file.reading import company_of
from core.database.transaction import Transaction
from core.desk.change_clients import change_clients
from core.desk.client_table import COLUMNS, client_rows, clients_of_rows
from core.desk.export_company import clients_now, export_company
from core.desk.load_company import bring_to
from core.desk.plan_load import Load, carry_out, digest_of, in_short, plan_load
from core.errors import Invalid
from core.language.spreadsheet import csv_text
from core.staff.audit import note
from web.asked import Answer, Asked, File, Go, Shown
from web.door import StaffDoor
from web.forms import MOST_UPLOADED
from web.spreadsheets import XLSX, read_table, xlsx

PATH = "/company"
_AREA = "company"
_MOST_BYTES = 8_000_000
# What the preview shows and the audit keeps; a first load changes thousands of rows.
_MOST_SHOWN, _MOST_NOTED = 200, 50


def company_pages(door: StaffDoor) -> None:
    """`/company`, its files, the preview and carrying it out."""
    door.shows(PATH, lambda _tx, _asked: Shown("company/files.html"), area=_AREA)
    door.shows(f"{PATH}/company.yaml", _yaml, area=_AREA)
    door.shows(f"{PATH}/clients.csv", _csv, area=_AREA)
    door.shows(f"{PATH}/clients.xlsx", _xlsx, area=_AREA)
    door.does(f"{PATH}/preview", _preview, area=_AREA, verb="preview")
    door.does(f"{PATH}/import", _import, area=_AREA, verb=None)  # notes itself, with what it changed


def _yaml(tx: Transaction, asked: Asked) -> Answer:
    return File(export_company(tx, asked.moment).encode(), "application/yaml; charset=utf-8", "company.yaml")


def _csv(tx: Transaction, asked: Asked) -> Answer:
    text = csv_text(COLUMNS, _rows(tx, asked))
    return File(text.encode(), "text/csv; charset=utf-8", "clients.csv")


def _xlsx(tx: Transaction, asked: Asked) -> Answer:
    return File(xlsx(COLUMNS, _rows(tx, asked)), XLSX, "clients.xlsx")


def _rows(tx: Transaction, asked: Asked) -> list[list[object]]:
    clients = tx.all(select(Client).where(Client.active).order_by(Client.code))
    return list(client_rows(clients_now(tx, clients, asked.moment.local.date())))


def _preview(tx: Transaction, asked: Asked) -> Answer:
    upload = asked.files.get("file")
    if upload and not upload.is_whole:
        raise Invalid(
            f"{upload.name}: longer than {MOST_UPLOADED // 1_000_000} MB",
            "file-long",
            most=MOST_UPLOADED // 1_000_000,
        )
    if upload is None or not upload.content:
        raise Invalid("choose a file: a company file (.yaml), or clients (.csv, .xlsx)", "file-missing")
    if len(upload.content) > _MOST_BYTES:
        raise Invalid("the file is longer than 8 MB", "file-long", most=_MOST_BYTES // 1_000_000)
    planned = plan_load(tx, _load(tx, asked, upload.name, upload.content))
    facts = {
        "name": upload.name,
        "packed": base64.b64encode(zlib.compress(upload.content, 9)).decode(),
        "digest": digest_of(planned),
        "planned": planned[:_MOST_SHOWN],
        "more": max(len(planned) - _MOST_SHOWN, 0),
        "counts": {
            verb: sum(each.verb == verb for each in planned) for verb in ("added", "changed", "removed")
        },
    }
    return Shown("company/preview.html", facts)


def _import(tx: Transaction, asked: Asked) -> Answer:
    load = _load(tx, asked, asked.form.get("name", ""), _unpacked(asked.form.get("packed", "")))
    planned = plan_load(tx, load)
    changed = carry_out(tx, load, asked.form.get("digest", ""))
    facts = {"rows": changed, "changes": in_short(planned[:_MOST_NOTED])}
    note(tx, asked.viewer.code, "imported", _AREA, asked.form.get("name", ""), **facts)
    return Go(PATH, "imported")


def _load(tx: Transaction, asked: Asked, name: str, content: bytes) -> Load:
    """How the file is loaded; raises Invalid with what is wrong in it, by its lines."""
    if name.casefold().endswith((".yaml", ".yml")):
        company = company_of(_text(content), Path(Path(name).name))
        return lambda changes: bring_to(changes, company)
    if not name.casefold().endswith((".csv", ".xlsx")):
        raise Invalid(
            f"{name}: use a company file (.yaml), or clients as .csv or .xlsx", "file-kind", name=name
        )
    clients = clients_of_rows(tx, read_table(name, content), asked.moment.local.date())

    def load(changes: Changes) -> None:
        change_clients(changes, asked.moment, clients)

    return load


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid(f"not UTF-8 at byte {error.start}: save the file as UTF-8", "file-coding") from error


def _unpacked(packed: str) -> bytes:
    """What the preview gave back; never more than an upload may hold."""
    try:
        unpacking = zlib.decompressobj()
        content = unpacking.decompress(base64.b64decode(packed, validate=True), _MOST_BYTES)
    except (binascii.Error, zlib.error, ValueError) as error:
        raise Invalid("look at the file again before it is imported", "file-look") from error
    if not unpacking.eof:
        raise Invalid("look at the file again before it is imported", "file-look")
    return content
