"""The only markup of our texts, `**bold**`, taken apart for channels to show in their own way."""

import re

_BOLD = re.compile(r"\*\*(?=\S)([^\n]+?)(?<=\S)\*\*")


def runs(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is bold; the marks are gone, unpaired ones stay."""
    pieces = _BOLD.split(text)
    # Every second piece is what stood between marks.
    return [(piece, index % 2 == 1) for index, piece in enumerate(pieces) if piece]


def plain(text: str) -> str:
    """The text without the marks, for where nothing can be bold."""
    return "".join(piece for piece, _ in runs(text))
