"""Takes out of a question what names a person: it is kept for its words, not for who wrote it."""

import re
from collections.abc import Iterable

MASK = "[…]"

_ADDRESS = re.compile(r"\S+@\S+\.\w+")
_HANDLE = re.compile(r"(?<!\w)@\w{3,}")
# Seven digits or more, however they are parted: telephones, tax and personal numbers, accounts, documents.
_NUMBER = re.compile(r"(?<!\w)(?:\+\s?|\()?\d(?:[ ()/.\-]{0,3}\d){6,}")
_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])[. /-]{1,2}(?:0?[1-9]|1[0-2])[. /-]{1,2}(?:19|20)\d\d")
_SHORTEST_NAME = 3


def masked(text: str, names: Iterable[str] = ()) -> str:
    """The text with e-mail addresses, long numbers and these names replaced by a mask; days stay."""
    plain = _HANDLE.sub(MASK, _ADDRESS.sub(MASK, text))
    plain = _NUMBER.sub(lambda found: found[0] if _DATE.fullmatch(found[0]) else MASK, plain)
    for name in sorted(_whole_and_parts(names), key=len, reverse=True):
        plain = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", MASK, plain, flags=re.IGNORECASE)
    return plain


def _whole_and_parts(names: Iterable[str]) -> set[str]:
    parts = {part for name in names for part in (name, *name.split())}
    return {part for part in parts if len(part) >= _SHORTEST_NAME}
