"""The name that a sender gave to a file, made harmless; the file itself never lies under it."""

import re
import unicodedata
from pathlib import PurePosixPath

from core.files.kinds import Kind

LONGEST_NAME = 100
_NO_NAME = "prilog"
# What Windows opens as a device whatever stands behind it.
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_UNWANTED = re.compile(r'[<>:"|?*;%\\/]+')


def cleaned(name: str) -> str:
    """The last part of the name, without what is invisible, turns letters around, or means something."""
    last = re.split(r"[\\/]", name)[-1]
    visible = "".join(sign for sign in unicodedata.normalize("NFC", last) if _is_visible(sign))
    bare = _UNWANTED.sub("_", " ".join(visible.split())).strip(" ._-")
    if _DEVICES.match(bare):
        bare = f"_{bare}"
    return _short(bare) or _NO_NAME


def named_as(name: str, kind: Kind) -> str:
    """The cleaned name with an ending that its content bears out: "a.jpg" that is a program: "a.jpg.exe"."""
    bare = cleaned(name)
    ending = PurePosixPath(bare).suffix.lstrip(".").lower()
    if not kind.endings or ending in kind.endings:
        return bare
    return f"{bare}.{kind.endings[0]}"


def _is_visible(sign: str) -> bool:
    """No control characters, no marks of direction, no halves; a plain space is one."""
    return sign == " " or unicodedata.category(sign)[0] not in "CZ"


def _short(name: str) -> str:
    """At most LONGEST_NAME letters, the ending kept."""
    if len(name) <= LONGEST_NAME:
        return name
    ending = PurePosixPath(name).suffix
    ending = ending if len(ending) <= 10 else ""
    return name[: LONGEST_NAME - len(ending)].rstrip(" .") + ending
