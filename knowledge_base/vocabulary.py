"""Every word the articles use, and what an unknown word was probably meant to be.

The words are kept as people write them, before synonyms, since a slip is a slip in what was written:
"aposaljem" is near "posaljem", not near the word that our articles put in its place.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from knowledge_base.normalise import stem
from knowledge_base.stop_words import STOP_WORDS

NEAR_ENOUGH = 70  # rapidfuzz ratio, 0 to 100
SURE_ENOUGH = 86  # near enough to be read as that word: one slip in seven letters
MOST_NEAR = 8
SHORTEST_CORRECTED = 4
SHORTEST_BEGUN = 3
_SHORTEST_PART = 2


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words in the order of letters, and the beginnings by which they are known.

    `letters` has a bit for each letter that a word holds, `lengths` how long it is.
    """

    words: tuple[str, ...]
    stems: frozenset[str]
    letters: NDArray[np.uint64]
    lengths: NDArray[np.int64]

    def knows(self, word: str) -> bool:
        """Whether some article uses this word in any of its forms."""
        return stem(word) in self.stems

    def near(self, word: str) -> tuple[tuple[str, float], ...]:
        """The words spelled nearly so, nearest first, each with its rapidfuzz ratio, 70 to 100."""
        candidates = [self.words[number] for number in self._perhaps_near(word)]
        found = process.extract(
            word, candidates, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH, limit=MOST_NEAR
        )
        return tuple((other, ratio) for other, ratio, _ in found)

    def begun(self, word: str) -> tuple[str, ...]:
        """The words that begin so, if they are few: what was sent too early may mean any of them."""
        first = bisect_left(self.words, word)
        some = self.words[first : first + MOST_NEAR + 1]
        begun = tuple(other for other in some if other.startswith(word))
        return begun if len(word) >= SHORTEST_BEGUN and len(begun) <= MOST_NEAR else ()

    def parted(self, word: str) -> tuple[str, str] | None:
        """The two known words that were written as this one, if it is two."""
        places = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        parts = [(word[:at], word[at:]) for at in places]
        both = [part for part in parts if self._is_whole(part[0]) and self._is_whole(part[1])]
        return max(both, key=lambda part: max(map(len, part)), default=None)

    def _is_whole(self, word: str) -> bool:
        return word in STOP_WORDS or (len(word) >= SHORTEST_CORRECTED and stem(word) in self.stems)

    def _perhaps_near(self, word: str) -> list[int]:
        """The numbers of all words that can reach the ratio: a cheap look before the dear one.

        The ratio is 1 - d / (length + length), d counting letters to add and to take away; each letter
        that only one of the two words holds at all is at least one of them.
        """
        most = (self.lengths + len(word)) * ((100 - NEAR_ENOUGH) / 100)
        apart = np.bitwise_count(self.letters ^ np.uint64(_letters(word)))
        near = (apart <= most) & (np.abs(self.lengths - len(word)) <= most)
        numbers: list[int] = np.flatnonzero(near).tolist()
        return numbers


def vocabulary(plain_texts: Iterable[str]) -> Vocabulary:
    """The words of these normalised texts."""
    found: set[str] = set()
    for text in plain_texts:
        found.update(text.split())
    kept = sorted(found)
    return Vocabulary(
        words=tuple(kept),
        stems=frozenset(map(stem, kept)),
        letters=np.fromiter(map(_letters, kept), dtype=np.uint64, count=len(kept)),
        lengths=np.fromiter(map(len, kept), dtype=np.int64, count=len(kept)),
    )


def _letters(word: str) -> int:
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits
