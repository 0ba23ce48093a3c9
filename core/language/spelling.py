"""Words as fingers slip: which one was meant."""

from collections.abc import Iterable, Iterator

from rapidfuzz.distance import DamerauLevenshtein

# Shorter words are too near to each other for a typo to be told from another word.
_SHORTEST_TYPO = 5
# One wrong letter in five, two in ten.
_LIKENESS = 0.8


def is_among(word: str, known: Iterable[str]) -> bool:
    """Whether it is one of these, or a slip of the finger away from one."""
    return word in known or any(_near(word, known))


def meant(word: str, known: Iterable[str]) -> str | None:
    """The one of these that it is, or else the nearest that is a slip of the finger away; None if none is."""
    return word if word in known else max(_near(word, known), default=(0, None))[1]


def _near(word: str, known: Iterable[str]) -> Iterator[tuple[float, str]]:
    """How like it is, and each that is near."""
    for other in known if len(word) >= _SHORTEST_TYPO else ():
        if len(other) >= _SHORTEST_TYPO:
            likeness = DamerauLevenshtein.normalized_similarity(word, other)
            if likeness >= _LIKENESS:
                yield likeness, other


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())
