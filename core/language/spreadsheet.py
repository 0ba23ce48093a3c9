"""Cells of a table for spreadsheets, of which none can become a formula; and such tables as text."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

# What a spreadsheet would take for a formula: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Excel takes a file for UTF-8 only where it begins so.
_MARK = "\ufeff"


def cell(value: object) -> str:
    """One value as text, of which no spreadsheet makes a formula; nothing comes out empty."""
    if value is None:
        return ""
    text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return f"'{text}" if _is_formula(text) else text


def typed(text: str) -> str:
    """What `cell` was made of: the text without the mark before what looks like a formula."""
    return text[1:] if text.startswith("'") and _is_formula(text[1:]) else text


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A whole CSV file, the columns' names first."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)
    return _MARK + out.getvalue()


def _is_formula(text: str) -> bool:
    return text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)
