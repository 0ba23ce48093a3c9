"""What an operator writes after an appointment: a report, which may begin with how long it really took."""

import re
from dataclasses import dataclass
from datetime import timedelta

from core.errors import Invalid
from core.hours import duration

# "1 sat i 15 minuta" is the longest way to say it.
_MOST_WORDS = 5
# "90 faktura", "3 računara" and "1 m kabla" are no lengths.
_NO_LENGTH = re.compile(r"[0-9]+|[0-9.,]+ [a-zA-ZčćČĆ'].?")

_GAP = re.compile(r"\s+|\Z")
_BETWEEN = ",:;-–. "


@dataclass(frozen=True)
class Report:
    """What was done; `length` where it was not the planned one."""

    text: str
    length: timedelta | None = None


def read_report(typed: str) -> Report:
    """The report and the length before it, if it begins with one: "1h30 Zamenjen štampač"."""
    text = typed.strip()
    ends = [gap.start() for gap in _GAP.finditer(text)][:_MOST_WORDS]
    for end in reversed(ends):
        length = _length(" ".join(text[:end].split()).rstrip(_BETWEEN))
        if length is not None:
            return Report(text[end:].strip().lstrip(_BETWEEN), length)
    return Report(text)


def first_line(report: str) -> str:
    """What the ledger notes of it."""
    return next((line.strip() for line in report.splitlines() if line.strip()), "")


def _length(words: str) -> timedelta | None:
    if _NO_LENGTH.fullmatch(words):
        return None
    try:
        read = duration.parse(words)
    except Invalid:
        return None
    return read if isinstance(read, timedelta) else None
