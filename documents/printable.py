"""Text from outside as it may stand in a document: one line, no invisible commands, only drawable signs."""

import unicodedata
from itertools import groupby

from documents.glyphs import drawable

# Stands for a character that no font of ours can draw: an emoji, a Chinese name.
MISSING = "□"
_BREAK = "\N{ZERO WIDTH SPACE}"
_KEPT_SPACES = {_BREAK, "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"}
_MOST_MARKS = 3


def one_line(text: str) -> str:
    """The text on one line, without control and format characters (directions, joiners, soft hyphens)."""
    composed = unicodedata.normalize("NFC", text)
    return _squeezed("".join(_visible(sign) for sign in composed))


def printable(text: str) -> str:
    """One line of signs that can be drawn: another becomes □, piled-up accents end at the third."""
    if text.isascii() and text.isprintable():
        return _squeezed(text)
    drawn = "".join(_drawn(sign) for sign in one_line(text))
    groups = groupby(drawn, key=lambda sign: bool(unicodedata.combining(sign)))
    return "".join("".join(list(group)[: _MOST_MARKS if marks else None]) for marks, group in groups)


def breakable(text: str, longest: int) -> str:
    """The text with a place to break after every `longest` signs of a word that is longer."""
    return " ".join(_BREAK.join(_pieces(word, longest)) for word in one_line(text).split(" "))


def _pieces(word: str, longest: int) -> list[str]:
    return [word[start : start + longest] for start in range(0, len(word), longest)]


def _squeezed(text: str) -> str:
    return " ".join(word for word in text.split(" ") if word)


def _visible(sign: str) -> str:
    if sign in _KEPT_SPACES:
        return sign
    match unicodedata.category(sign):
        case "Cc" | "Zl" | "Zp" | "Zs":
            return " "
        case "Cf":
            return ""
        case "Cs":
            return "\N{REPLACEMENT CHARACTER}"
        case _:
            return sign


def _drawn(sign: str) -> str:
    if sign in drawable() or sign in _KEPT_SPACES:
        return sign
    return "" if unicodedata.category(sign) in ("Mn", "Me") else MISSING
