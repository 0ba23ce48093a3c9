"""Character 2-, 3- and 4-grams of many texts at once, as numbers.

A letter is six bits, so a gram is at most 24; a shorter gram is a smaller number than any longer one,
since no letter is nought. Letters beyond the Latin alphabet share what codes are left.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Grams = NDArray[np.int64]
SIZES = (2, 3, 4)
_BITS = 6
_ALPHABET = " abcdefghijklmnopqrstuvwxyz0123456789"
_FIRST_OTHER = len(_ALPHABET) + 1
_OTHERS = 2**_BITS - _FIRST_OTHER


def _codes() -> NDArray[np.int64]:
    codes = np.zeros(128, dtype=np.int64)
    for code, letter in enumerate(_ALPHABET, start=1):
        codes[ord(letter)] = code
    return codes


_CODES = _codes()


def grams(texts: Sequence[str]) -> tuple[Grams, Grams]:
    """The number of the text and the gram, for every gram of every text, repeats kept.

    Each text gets a space before and behind, so that beginnings and ends of words are grams too.
    """
    letters = _letters("".join(f" {text} \0" for text in texts))
    owners = np.repeat(np.arange(len(texts)), [len(text) + 3 for text in texts])
    found = [_of_size(letters, owners, size) for size in SIZES]
    return np.concatenate([owner for owner, _ in found]), np.concatenate([gram for _, gram in found])


def _letters(text: str) -> NDArray[np.int64]:
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.int64)
    return np.where(points < 128, _CODES[np.minimum(points, 127)], _FIRST_OTHER + points % _OTHERS)


def _of_size(letters: NDArray[np.int64], owners: NDArray[np.int64], size: int) -> tuple[Grams, Grams]:
    count = max(len(letters) - size + 1, 0)
    packed = np.zeros(count, dtype=np.int64)
    whole = np.ones(count, dtype=bool)
    for offset in range(size):
        part = letters[offset : offset + count]
        packed = packed << _BITS | part
        whole &= part > 0  # a gram never reaches from one text into the next
    return owners[:count][whole], packed[whole]
