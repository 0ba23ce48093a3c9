"""What an operator marks as meant for colleagues, or forgets to mark as a command: no client may read it."""

import re

from core.errors import Invalid
from core.hours import duration
from core.ports import Inbound, Wish

# A message that begins so is a note; nothing that anybody writes to a client begins so.
NOTE_MARK = "//"
_TIME = re.compile(r"\s*(?:vreme|time|време)\s+(?P<length>\S.*)", re.IGNORECASE)


def is_marked_note(text: str) -> bool:
    """Whether it begins with the mark of a note."""
    return text.strip().startswith(NOTE_MARK)


def length_alone(inbound: Inbound) -> str:
    """The length in "vreme 25m", which wants its stroke and is no answer to anybody; else nothing."""
    found = _TIME.fullmatch(inbound.text) if inbound.wish is Wish.QUESTION else None
    if found is None:
        return ""
    try:
        duration.parse(found["length"])
    except Invalid:
        return ""
    return found["length"]
