"""Telegram's HTML: text in, plain text and entities out, or the words with which Telegram refuses it.

Source: core.telegram.org/bots/api#html-style. Stricter than the vendor in one point: a bare `&` is refused
here (the page says it must be escaped; the server lets it pass), so that forgotten escaping is found.
Custom emoji are not pretended.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from simulator.telegram.refusals import Refused, rule_broken

KIND_OF_TAG = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
}
NAMED_CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

_ATTRIBUTE = r"""\s+[a-zA-Z-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?"""
_TAG = re.compile(rf"<(?P<closes>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<attributes>(?:{_ATTRIBUTE})*)\s*>")
_CHARACTER = re.compile(r"&(?:#(?P<decimal>\d{1,7})|#x(?P<hex>[0-9a-fA-F]{1,6})|(?P<name>lt|gt|amp|quot));")
_PLAIN = re.compile(r"[^<&]+")
_HREF = re.compile(r"""href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")
_COMMAND = re.compile(r"/[a-zA-Z0-9_]{1,64}(?:@\w+)?(?!\w)")


@dataclass(frozen=True)
class Entity:
    """A stretch of text with a meaning; offset and length count UTF-16 code units, as Telegram does."""

    kind: str
    offset: int
    length: int
    url: str | None = None

    def as_json(self) -> dict[str, str | int]:
        """A MessageEntity."""
        found: dict[str, str | int] = {"type": self.kind, "offset": self.offset, "length": self.length}
        return found if self.url is None else {**found, "url": self.url}


@dataclass(frozen=True)
class FormattedText:
    """A text as a person sees it, and its entities."""

    text: str
    entities: tuple[Entity, ...] = ()

    @property
    def length(self) -> int:
        """How long the vendor's limits count it: UTF-16 code units after the entities were taken out."""
        return length_in_utf16(self.text)


def length_in_utf16(text: str) -> int:
    """The number of UTF-16 code units of a text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def plain(source: str) -> FormattedText:
    """A text without markup; a command at its start becomes an entity."""
    text = source.strip()
    command = _COMMAND.match(text)
    if command is None:
        return FormattedText(text)
    return FormattedText(text, (Entity("bot_command", 0, command.end()),))


def from_html(source: str) -> FormattedText:
    """The text behind the markup. Raises Refused("can't parse entities: …") with the byte offset."""
    reader = _Reader(source)
    reader.read()
    return _trimmed(FormattedText("".join(reader.pieces), tuple(reader.entities)))


def _trimmed(formatted: FormattedText) -> FormattedText:
    """Without spaces at both ends, the entities moved along; entities that hold nothing are left out."""
    text = formatted.text.strip()
    cut = length_in_utf16(formatted.text) - length_in_utf16(formatted.text.lstrip())
    end = length_in_utf16(text)
    kept = []
    for entity in sorted(formatted.entities, key=lambda each: (each.offset, -each.length)):
        start = max(entity.offset - cut, 0)
        stop = min(entity.offset + entity.length - cut, end)
        if stop > start:
            kept.append(replace(entity, offset=start, length=stop - start))
    return FormattedText(text, tuple(kept))


@dataclass(frozen=True)
class _OpenTag:
    name: str
    offset: int
    url: str | None


class _Reader:
    def __init__(self, source: str) -> None:
        self._source = source
        self._position = 0
        self._open: list[_OpenTag] = []
        self.pieces: list[str] = []
        self.entities: list[Entity] = []

    def read(self) -> None:
        while self._position < len(self._source):
            match self._source[self._position]:
                case "<":
                    self._read_tag()
                case "&":
                    self._read_character()
                case _:
                    self._take(_PLAIN, lambda found: found.group())
        if self._open:
            raise self._refusal(f"Can't find end tag corresponding to start tag {self._open[-1].name}")

    def _take(self, pattern: re.Pattern[str], text_of: Callable[[re.Match[str]], str]) -> bool:
        found = pattern.match(self._source, self._position)
        if found is None:
            return False
        self.pieces.append(text_of(found))
        self._position = found.end()
        return True

    def _read_character(self) -> None:
        if not self._take(_CHARACTER, _character):
            raise self._refusal(f"Unescaped & at byte offset {self._byte_offset()}")

    def _read_tag(self) -> None:
        found = _TAG.match(self._source, self._position)
        if found is None:
            raise self._refusal(f'Unsupported start tag "" at byte offset {self._byte_offset()}')
        name = found["name"].lower()
        if found["closes"]:
            self._close(name)
        else:
            self._open_tag(name, found["attributes"])
        self._position = found.end()

    def _open_tag(self, name: str, attributes: str) -> None:
        is_spoiler = name == "span" and "tg-spoiler" in attributes
        if name not in KIND_OF_TAG and not is_spoiler:
            raise self._refusal(f'Unsupported start tag "{name}" at byte offset {self._byte_offset()}')
        self._open.append(_OpenTag(name, self._offset(), _href(attributes) if name == "a" else None))

    def _close(self, name: str) -> None:
        if not self._open:
            raise self._refusal(f"Unexpected end tag at byte offset {self._byte_offset()}")
        tag = self._open.pop()
        if tag.name != name:
            expected = f'expected "</{tag.name}>", found "</{name}>"'
            raise self._refusal(f"Unmatched end tag at byte offset {self._byte_offset()}, {expected}")
        kind = KIND_OF_TAG.get(name, "spoiler")
        self.entities.append(Entity(kind, tag.offset, self._offset() - tag.offset, tag.url))

    def _offset(self) -> int:
        return length_in_utf16("".join(self.pieces))

    def _byte_offset(self) -> int:
        return len(self._source[: self._position].encode("utf-8", "surrogatepass"))

    def _refusal(self, reason: str) -> Refused:
        return rule_broken(f"can't parse entities: {reason}")


def _character(found: re.Match[str]) -> str:
    if found["name"]:
        return NAMED_CHARACTERS[found["name"]]
    code = int(found["decimal"]) if found["decimal"] else int(found["hex"], 16)
    is_character = code < 0xD800 or 0xE000 <= code <= 0x10FFFF
    return chr(code) if is_character else ""


def _href(attributes: str) -> str | None:
    found = _HREF.search(attributes)
    return None if found is None else next(group for group in found.groups() if group is not None)
