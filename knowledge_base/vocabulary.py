"""Every word the articles use, and what an unknown word was probably meant to be.

The words are kept as people write them, before synonyms, since a slip is a slip in what was written:
"aposaljem" is near "posaljem", not near the word that our articles put in its place.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from knowledge_base.normalise import stem

NEAR_ENOUGH = 70  # rapidfuzz ratio, 0 to 100
SURE_ENOUGH = 86  # near enough to be read as that word: one slip in seven letters
MOST_NEAR = 8
SHORTEST_CORRECTED = 4


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words, and the beginnings by which they are known."""

    words: tuple[str, ...]
    stems: frozenset[str]

    def knows(self, word: str) -> bool:
        """Whether some article uses this word in any of its forms."""
        return stem(word) in self.stems

    def near(self, word: str) -> tuple[tuple[str, float], ...]:
        """The words spelled nearly so, nearest first, each with its rapidfuzz ratio, 70 to 100."""
        found = process.extract(
            word, self.words, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH, limit=MOST_NEAR
        )
        return tuple((other, ratio) for other, ratio, _ in found)


def vocabulary(plain_texts: Iterable[str]) -> Vocabulary:
    """The words of these normalised texts."""
    words = dict.fromkeys(word for text in plain_texts for word in text.split())
    return Vocabulary(tuple(words), frozenset(map(stem, words)))
