"""What somebody did in a chat as values that JSON can hold, and back: so it is kept until it is heard."""

from dataclasses import asdict, fields
from typing import Any

from core.ports import FileContent, Inbound, IncomingFile, Part, Wish

_NAMES = tuple(each.name for each in fields(Inbound))


def plain(inbound: Inbound) -> dict[str, Any]:
    """Its values by their names; what says nothing is left out."""
    given = {name: getattr(inbound, name) for name in _NAMES}
    said: dict[str, Any] = {name: value for name, value in given.items() if isinstance(value, bool)}
    said |= {name: storable(value) for name, value in given.items() if isinstance(value, str)}
    if inbound.parts:
        said["parts"] = [[part.wish, part.argument, part.text] for part in inbound.parts]
    if inbound.files:
        said["files"] = [{**asdict(file), "name": storable(file.name)} for file in inbound.files]
    return said


def storable(text: str) -> str:
    """Without NUL and half characters, which JSON can spell and no database takes."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def inbound_of(said: dict[str, Any]) -> Inbound:
    """The same again."""
    parts = tuple(Part(Wish(wish), argument, text) for wish, argument, text in said.get("parts", ()))
    files = tuple(_file(each) for each in said.get("files", ()))
    return Inbound(**{**said, "wish": Wish(said["wish"]), "parts": parts, "files": files})


def _file(said: dict[str, Any]) -> IncomingFile:
    content = said["content"]
    return IncomingFile(**{**said, "content": FileContent(**content) if content else None})
