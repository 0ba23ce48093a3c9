"""Long texts in parts that a messenger takes, cut where a reader would pause."""

import re

_PAUSES = (
    re.compile(r"\n\s*\n"),
    re.compile(r"\n"),
    re.compile(r"(?<=[.!?…])\s+"),
    re.compile(r"\s+"),
)
_MARK = "**"


def utf16_length(text: str) -> int:
    """How long Telegram counts a text: in UTF-16 code units, so that 😀 is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parts(text: str, limit: int) -> list[str]:
    """The text in parts of at most `limit` UTF-16 units: at paragraphs, else lines, sentences, words.

    Bold that runs over a border ends before it and begins again behind it.
    """
    found = []
    while utf16_length(text) > limit:
        # The marks that close the bold again must fit, too.
        part, text = _cut(text, limit - len(_MARK))
        if part.count(_MARK) % 2:
            part, text = part + _MARK, _MARK + text
        found.append(part)
    return [*found, text]


def _cut(text: str, limit: int) -> tuple[str, str]:
    longest = _prefix(text, limit)
    for pause in _PAUSES:
        borders = [border for border in pause.finditer(text, 0, len(longest) + 1) if border.start() > 0]
        # A part of less than a third looks torn off: rather a smaller pause further on.
        if borders and borders[-1].start() > len(longest) // 3:
            return text[: borders[-1].start()].rstrip(), text[borders[-1].end() :].lstrip()
    return longest, text[len(longest) :]


def _prefix(text: str, limit: int) -> str:
    """The longest beginning of at most `limit` units; it never parts a character."""
    prefix = text[:limit]
    while utf16_length(prefix) > limit:
        prefix = prefix[: -max(1, (utf16_length(prefix) - limit) // 2)]
    return prefix
