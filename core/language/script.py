"""Serbian in its two scripts: texts are written in Latin, and read in the script that the reader chose."""

import re
import unicodedata

import cyrtranslit

# Kept in Latin inside Cyrillic text: commands, addresses, and words with letters that Serbian lacks.
_KEPT = re.compile(
    r"""(?x)
      https?://\S+
    | \S+@\S+\.\w+
    | (?<!\w)/\w+
    | \b[A-Z]{1,3}-\d+\b
    | \b(?:PDF|PIN|SMS|XML|CSV|XLSX|QR|API|USB|IP|ID|OK|Enter|Excel|Windows|Viber|Cloud|Wi-Fi)\b
    | \b\w*[qwxyQWXY]\w*\b
    """
)


_ELONGATED = re.compile(r"([^\W\d])\1{2,}")


def to_cyrillic(text: str) -> str:
    """The same Serbian text in Cyrillic; commands, links and foreign words stay as they are."""
    pieces = []
    end = 0
    for kept in _KEPT.finditer(text):
        pieces += [_cyrillic(text[end : kept.start()]), kept.group()]
        end = kept.end()
    return "".join([*pieces, _cyrillic(text[end:])])


def _cyrillic(text: str) -> str:
    return str(cyrtranslit.to_cyrillic(text, "sr"))


def in_script(text: str, language: str) -> str:
    """Serbian Latin text as the reader of `language` wants it: only sr-Cyrl changes it."""
    return to_cyrillic(text) if language == "sr-Cyrl" else text


def fold(text: str) -> list[str]:
    """The words of a text in lower case, in plain Latin letters, without marks, signs and "zdravooo"."""
    latin = str(cyrtranslit.to_latin(text, "sr")).casefold().replace("đ", "dj")
    letters = (sign for sign in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(sign))
    plain = "".join(sign if sign.isalnum() else " " for sign in letters)
    return _ELONGATED.sub(r"\1", plain).split()
