"""Words as fingers slip: which one was meant."""

from collections.abc import Iterable

from rapidfuzz.distance import DamerauLevenshtein

# Shorter words are too near to each other for a typo to be told from another word.
_SHORTEST_TYPO = 5
# One wrong letter in five, two in ten.
_LIKENESS = 0.8


def is_among(word: str, known: Iterable[str]) -> bool:
    """Whether it is one of these, or a slip of the finger away from one."""
    return meant(word, known) is not None


def meant(word: str, known: Iterable[str]) -> str | None:
    """The one of these that it is, or else the nearest that is a slip of the finger away; None if none is."""
    if word in known:
        return word
    if len(word) < _SHORTEST_TYPO:
        return None
    near = [
        (likeness, other)
        for other in known
        if len(other) >= _SHORTEST_TYPO
        and (likeness := DamerauLevenshtein.normalized_similarity(word, other)) >= _LIKENESS
    ]
    return max(near, default=(0, None))[1]


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())
