"""The ways in which a question is spoiled, each the same whenever it is run."""

import random
from collections.abc import Callable, Mapping

import cyrtranslit

Spoil = Callable[[str], str]

_BARE = str.maketrans("čćšžČĆŠŽ", "ccszCCSZ") | {ord("đ"): "dj", ord("Đ"): "Dj"}
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = {
    letter: row[max(place - 1, 0) : place] + row[place + 1 : place + 2]
    for row in _ROWS
    for place, letter in enumerate(row)
}
_SHORTEST_TYPED_WRONG = 4


def without_diacritics(text: str) -> str:
    """The Latin text as typed on a keyboard without our letters."""
    return str(cyrtranslit.to_latin(text, "sr")).translate(_BARE)


def in_cyrillic(text: str) -> str:
    """The text in Serbian Cyrillic; letters that it lacks stay."""
    return str(cyrtranslit.to_cyrillic(text, "sr"))


def one_typo(text: str) -> str:
    """One slip of the finger in a word of four letters or more."""
    return _mistyped(text, 1)


def two_typos(text: str) -> str:
    """Two slips, in two words where there are two."""
    return _mistyped(text, 2)


def swapped(text: str) -> str:
    """Two neighbouring words in each other's place."""
    words = text.split()
    if len(words) > 1:
        at = _dice(text).randrange(len(words) - 1)
        words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def cut(text: str) -> str:
    """The text sent too early: of its last word only the first half, rounded up, is there."""
    *words, last = text.split() or [""]
    return " ".join([*words, last[: (len(last) + 1) // 2]])


def without_last(text: str) -> str:
    """The text without its last word, if at least three remain."""
    words = text.split()
    return " ".join(words[:-1]) if len(words) > 3 else text


# How many points of hit@1 each may cost at most. A word lost is a thought lost: no promise is made there.
SPOILED: Mapping[str, tuple[Spoil, float]] = {
    "no diacritics": (without_diacritics, 0),
    "Cyrillic": (in_cyrillic, 0),
    "one typo": (one_typo, 5),
    "two typos": (two_typos, 12),
    "words swapped": (swapped, 5),
    "cut": (cut, 5),
    "last word lost": (without_last, 100),
}


def _mistyped(text: str, times: int) -> str:
    dice = _dice(text)
    words = text.split()
    places = [at for at, word in enumerate(words) if len(word) >= _SHORTEST_TYPED_WRONG and word.isalpha()]
    for at in dice.sample(places, min(times, len(places))):
        words[at] = _slip(words[at], dice)
    return " ".join(words)


def _slip(word: str, dice: random.Random) -> str:
    at = dice.randrange(len(word) - 1)
    before, here, after = word[:at], word[at], word[at + 1 :]
    near = _NEIGHBOURS.get(here.lower(), "")
    kind = dice.choice(["swapped", "left out", "doubled", "neighbour"])
    if kind == "swapped":
        return before + after[0] + here + after[1:]
    if kind == "left out":
        return before + after
    if kind == "neighbour" and near:
        return before + dice.choice(near) + after
    return before + here + here + after


def _dice(text: str) -> random.Random:
    return random.Random(text)  # a text seeds by its letters: the same in every run
