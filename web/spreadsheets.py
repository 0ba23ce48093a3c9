"""Tables as files: CSV and XLSX, written without any formula and read as plain texts."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from typing import Any
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils.exceptions import InvalidFileException

from core.errors import Invalid
from core.language.spreadsheet import cell, typed

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST_ROWS, _MOST_COLUMNS = 20_000, 60


def xlsx(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A workbook of one sheet; every cell is a text, also one that looks like a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("clients")
    sheet.append([_text_cell(sheet, name) for name in columns])
    for row in rows:
        sheet.append([_text_cell(sheet, value) for value in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def read_table(name: str, content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV or XLSX file by the names in its first row; raises Invalid."""
    rows = _xlsx_rows(content) if name.casefold().endswith(".xlsx") else _csv_rows(content)
    if not rows:
        raise Invalid(f"{name}: the file is empty", "file-empty")
    heading, *others = rows
    names = [text.strip().casefold() for text in heading]
    return [dict(zip(names, map(_plain, row), strict=False)) for row in others if any(map(str.strip, row))]


def _text_cell(sheet: Any, value: object) -> Any:
    made = WriteOnlyCell(sheet, value=None)
    made.value = cell(value)
    made.data_type = "s"
    return made


def _plain(text: str) -> str:
    return typed(text.strip())


def _csv_rows(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid(
            f"not UTF-8 at byte {error.start}: save the table as CSV UTF-8", "file-coding"
        ) from error
    # Spreadsheets of this country part cells by semicolons.
    first = text.split("\n", 1)[0]
    parted = ";" if first.count(";") > first.count(",") else ","
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=parted))[: _MOST_ROWS + 1]
    except csv.Error as error:
        raise Invalid(f"no CSV: {error}", "file-csv") from error


def _xlsx_rows(content: bytes) -> list[list[str]]:
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        found = sheet.iter_rows(max_row=_MOST_ROWS + 1, max_col=_MOST_COLUMNS, values_only=True)
        return [[_written(value) for value in row] for row in found]
    except (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError, IndexError, OSError) as error:
        raise Invalid("this is no XLSX workbook", "file-xlsx") from error


def _written(value: Any) -> str:
    """A cell as it would be typed: days without the time that Excel gives them, numbers without ".0"."""
    if value is None:
        return ""
    if hasattr(value, "hour") and hasattr(value, "date") and (value.hour, value.minute) == (0, 0):
        value = value.date()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
