"""One way in which a whole message wants one plain thing, told by its words."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from core.ports import Wish

# Shorter words are too near to each other for a typo to be told from another word.
_SHORTEST_TYPO = 5
# One wrong letter in five, two in ten.
_LIKENESS = 0.8


@dataclass(frozen=True)
class Phrases:
    """How a wish is worded: `needs` one word of each group, `may` hold any of the others."""

    wish: Wish
    needs: tuple[frozenset[str], ...]
    may: frozenset[str]
    argument: str = ""
    has_numbers: bool = False

    def say(self, words: list[str]) -> bool:
        """True if these words, all of them, say this and nothing more; where they may, numbers beside."""
        if self.has_numbers:
            words = [word for word in words if not word[0].isdigit()]
        known = self.may.union(*self.needs)
        return all(is_among(word, known) for word in words) and all(
            any(is_among(word, group) for word in words) for group in self.needs
        )


def is_among(word: str, known: Iterable[str]) -> bool:
    """Whether it is one of these, or a slip of the finger away from one."""
    if word in known:
        return True
    if len(word) < _SHORTEST_TYPO:
        return False
    return any(
        len(other) >= _SHORTEST_TYPO and DamerauLevenshtein.normalized_similarity(word, other) >= _LIKENESS
        for other in known
    )


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())
