"""Text from outside as it may stand in a document: one line, no invisible commands, only drawable signs."""

import unicodedata

from documents.glyphs import drawable

# Stands for a character that no font of ours can draw: an emoji, a Chinese name.
MISSING = "□"
_BREAK = "\N{ZERO WIDTH SPACE}"
_PIECE = 4
_KEPT_SPACES = {_BREAK, "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"}


def one_line(text: str) -> str:
    """The text on one line, without control and format characters (directions, joiners, soft hyphens)."""
    composed = unicodedata.normalize("NFC", text)
    return _squeezed("".join(_visible(sign) for sign in composed))


def printable(text: str) -> str:
    """One line of signs that can be drawn: another becomes □; accents that stand alone are left out."""
    if text.isascii() and text.isprintable():
        return _squeezed(text)
    return "".join(_drawn(sign) for sign in one_line(text))


def breakable(text: str, longest: int) -> str:
    """The text with places to break inside words that are longer than so many signs."""
    return " ".join(_broken(word) if len(word) > longest else word for word in one_line(text).split(" "))


def _broken(word: str) -> str:
    return _BREAK.join(word[start : start + _PIECE] for start in range(0, len(word), _PIECE))


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
    return "" if unicodedata.category(sign).startswith("M") else MISSING
