"""Reads back the text of a PDF that typst made: pages, fonts and their maps to Unicode, no more."""

import re
import zlib
from dataclasses import dataclass

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.DOTALL)
# A string in parentheses may hold balanced ones; a few levels are enough for what we print.
_PLAIN = rb"\\.|[^\\()]"
_NESTED = _PLAIN
for _ in range(4):
    _NESTED = rb"(?:" + _PLAIN + rb"|\((?:" + _NESTED + rb")*\))"
_LITERAL = re.compile(rb"\((" + _NESTED + rb"*)\)", re.DOTALL)
_SHOWN = re.compile(
    rb"(?P<x>[-\d.]+) (?P<y>[-\d.]+) cm"
    rb"|/(?P<font>f\d+) [\d.]+ Tf"
    rb"|(?P<text>\[(?:\(" + _NESTED + rb"*\)|[-\d.\s]+)*\]\s*TJ|\(" + _NESTED + rb"*\)\s*Tj)",
    re.DOTALL,
)
_ALT = re.compile(rb"/Alt(\(" + _NESTED + rb"*\)|<[0-9A-F]+>)", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@dataclass(frozen=True)
class Pdf:
    """The objects of a file by number."""

    objects: dict[int, bytes]

    @classmethod
    def of(cls, file: bytes) -> "Pdf":
        return cls({int(found[1]): found[2] for found in _OBJECT.finditer(file)})

    def pages(self) -> list[str]:
        """The text of each page: one line a baseline, runs on it apart by a space."""
        root = next(o for o in self.objects.values() if re.match(rb"<</Type/Pages/Count", o))
        return [self._text(page) for page in self._leaves(root)]

    def alt_texts(self) -> list[str]:
        """What a screen reader says of drawings."""
        found = [_ALT.search(o) for o in self.objects.values()]
        return [_string(alt[1]) for alt in found if alt]

    def tags(self) -> set[str]:
        """The kinds of elements in the structure tree."""
        return {
            found[1].decode()
            for o in self.objects.values()
            if (found := re.search(rb"/Type/StructElem/S/(\w+)", o))
        }

    def _leaves(self, node: bytes) -> list[bytes]:
        kids = re.search(rb"/Kids\[([^\]]*)\]", node)
        if not kids:
            return [node]
        numbers = re.findall(rb"(\d+) 0 R", kids[1])
        return [leaf for number in numbers for leaf in self._leaves(self.objects[int(number)])]

    def _text(self, page: bytes) -> str:
        fonts = self._fonts(self._linked(page, b"Resources"))
        lines: dict[bytes, list[str]] = {}
        y, font = b"", dict[int, str]()
        for found in _SHOWN.finditer(_stream(self._linked(page, b"Contents"))):
            if found["y"]:
                y = found["y"]
            elif found["font"]:
                font = fonts[found["font"]]
            else:
                lines.setdefault(y, []).append(_shown(found["text"], font))
        return "\n".join(" ".join(runs) for runs in lines.values())

    def _fonts(self, resources: bytes) -> dict[bytes, dict[int, str]]:
        named = re.findall(rb"/(f\d+) (\d+) 0 R", resources)
        return {
            name: _unicode_map(_stream(self._linked(self.objects[int(number)], b"ToUnicode")))
            for name, number in named
        }

    def _linked(self, holder: bytes, key: bytes) -> bytes:
        link = re.search(rb"/" + key + rb" (\d+) 0 R", holder)
        assert link, key
        return self.objects[int(link[1])]


def text_of(file: bytes) -> str:
    """All text of all pages, as `plain` makes it."""
    return plain("\n".join(Pdf.of(file).pages()))


def plain(text: str) -> str:
    """The text with every run of spaces one ordinary space, and without invisible places to break."""
    return re.sub(r"[^\S\n]+", " ", text.replace("\N{ZERO WIDTH SPACE}", ""))


def _stream(holder: bytes) -> bytes:
    body = _STREAM.search(holder)
    assert body
    return zlib.decompress(body[1]) if b"/FlateDecode" in holder else body[1]


def _unicode_map(cmap: bytes) -> dict[int, str]:
    pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n", cmap)
    return {int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in pairs}


def _shown(operator: bytes, font: dict[int, str]) -> str:
    glyphs = b"".join(_unescaped(literal) for literal in _LITERAL.findall(operator))
    numbers = [int.from_bytes(glyphs[at : at + 2], "big") for at in range(0, len(glyphs), 2)]
    return "".join(font.get(number, "") for number in numbers)


def _string(written: bytes) -> str:
    raw = bytes.fromhex(written[1:-1].decode()) if written.startswith(b"<") else _unescaped(written[1:-1])
    return raw.decode("utf-16") if raw.startswith((b"\xfe\xff", b"\xff\xfe")) else raw.decode("latin-1")


def _unescaped(literal: bytes) -> bytes:
    return _ESCAPE.sub(lambda found: _meant(found[1]), literal)


def _meant(escape: bytes) -> bytes:
    return bytes([int(escape, 8)]) if escape.isdigit() else _ESCAPED.get(escape, escape)
