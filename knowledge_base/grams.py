"""Character 2-, 3- and 4-grams of many texts at once, as numbers.

A letter is six bits, so a gram is at most 24; a shorter gram is a smaller number than any longer one,
since no letter is nought. Letters beyond the Latin alphabet share what codes are left.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Grams = NDArray[np.int32]
SIZES = (2, 3, 4)
_BITS = 6
# Where the grams are parted by their first letter (" " is 1, "a" 2), so that the parts are about equal.
_PARTED_AT = (0, 5, 11, 15, 20, 2**_BITS)
_ALPHABET = " abcdefghijklmnopqrstuvwxyz0123456789"
_FIRST_OTHER = len(_ALPHABET) + 1
_OTHERS = 2**_BITS - _FIRST_OTHER


def _codes() -> NDArray[np.uint8]:
    codes = np.zeros(128, dtype=np.uint8)
    for code, letter in enumerate(_ALPHABET, start=1):
        codes[ord(letter)] = code
    return codes


_CODES = _codes()


def grams(texts: Sequence[str]) -> tuple[Grams, Grams]:
    """The number of the text and the gram, for every gram of every text, repeats kept."""
    found = list(grams_in_parts(texts))
    return np.concatenate([owner for owner, _ in found]), np.concatenate([gram for _, gram in found])


def grams_in_parts(texts: Sequence[str], *, parted: bool = False) -> Iterator[tuple[Grams, Grams]]:
    """The same a size at a time, or when `parted` in smaller parts, so that never all are in memory at once.

    The grams rise from part to part. Each text gets a space before and behind, so that beginnings and
    ends of words are grams too.
    """
    letters = _letters("".join(f" {text} \0" for text in texts))
    owners = np.repeat(np.arange(len(texts), dtype=np.int32), [len(text) + 3 for text in texts])
    for size in SIZES:
        whole, packed = _of_size(letters, size)
        for low, high in pairwise(_PARTED_AT if parted else (0, 2**_BITS)):
            first = letters[: len(whole)]
            here = whole & (first >= low) & (first < high) if parted else whole
            yield owners[: len(here)][here], packed[here]


def _letters(text: str) -> NDArray[np.uint8]:
    if text.isascii():
        return _CODES[np.frombuffer(text.encode("ascii"), dtype=np.uint8)]
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = np.where(points < 128, _CODES[np.minimum(points, 127)], _FIRST_OTHER + points % _OTHERS)
    return codes.astype(np.uint8)


def _of_size(letters: NDArray[np.uint8], size: int) -> tuple[NDArray[np.bool_], Grams]:
    """At each letter the gram that begins there, and whether it ends before its text does."""
    count = max(len(letters) - size + 1, 0)
    packed = np.zeros(count, dtype=np.int32)
    whole = np.ones(count, dtype=bool)
    for offset in range(size):
        part = letters[offset : offset + count]
        packed <<= _BITS
        packed |= part
        whole &= part > 0  # a gram never reaches from one text into the next
    return whole, packed
