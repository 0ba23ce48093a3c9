"""One plain form for whatever people write: both scripts, any case, with diacritics or without.

Questions and articles go through the same functions, so a rule here need not be right, only the
same on both sides: "objekat" becoming "obekat" does no harm.
"""

import re
import unicodedata
from functools import lru_cache

from knowledge_base.stop_words import STOP_WORDS
from knowledge_base.synonyms import BEGINNINGS, SHORTEST_BEGINNING, WHOLE_WORDS

STEM_LETTERS = 5

# Letters that Unicode does not take apart; the rest (š, č, ć, ž, é, ü ...) lose their marks below.
_LETTERS = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ђ": "dj", "е": "e", "ж": "z", "з": "z", "и": "i",
        "ј": "j", "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o", "п": "p", "р": "r",
        "с": "s", "т": "t", "ћ": "c", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "c", "џ": "dz", "ш": "s",
        "đ": "dj", "ð": "dj", "ı": "i", "ł": "l", "ø": "o",
    }
)  # fmt: skip
_ELECTRONIC = re.compile(r"\be-(?=\w)")  # e-faktura is one word, and so is "e faktura":
_LONE_E = re.compile(r"\be (?=faktur|otpremn|racun|porez|uprav)")  # a lone "e" elsewhere is only a sigh
_NOT_WORD = re.compile(r"[\W_]+")
# jaooo and molimmm; but not PPP, PPPDV or 1000, and the double letters of "need" stay.
_ELONGATED = re.compile(r"([aeiou])\1{2,}|(?<=\w)([^\W\d])\2{2,}(?!\w)")
_LONG_YAT = re.compile(r"ije(?=[bcdfghklmnprstvz])")  # vrijeme, but not fakturacije
_SHORT_YAT = re.compile(
    r"(?<=[bcdfgmprstvz])je"
)  # mjesec, gdje; not after l and n, where lj and nj are letters
_WHOLE_YAT = {
    "prije": "pre",
    "poslije": "posle",
    "dvije": "dve",
    "sljedeci": "sledeci",
    "sljedeceg": "sledeceg",
}


def normalise(text: str) -> str:
    """The text in lower-case ASCII where it has one, ekavian, its words parted by single spaces.

    Applying it again changes nothing, and Serbian Cyrillic gives the same as Latin.
    """
    plain = " ".join(filter(None, map(_plain, text.split())))
    return _LONE_E.sub("e", plain) if plain.startswith("e ") or " e " in plain else plain


def words(text: str) -> list[str]:
    """The words that say what the text is about, synonyms rewritten, in order; stop words left out."""
    return telling(rewritten(normalise(text)))


def telling(plain: str) -> list[str]:
    """The words of a normalised text that are no stop words, in order."""
    return [word for word in plain.split() if word not in STOP_WORDS]


def rewritten(plain: str) -> str:
    """The normalised text with every word that has a synonym replaced by the articles' own word."""
    return " ".join(map(_article_word, plain.split()))


def stem(word: str) -> str:
    """The first five letters: measured as good on Serbian as any stemmer, and it needs no language."""
    return word[:STEM_LETTERS]


@lru_cache(maxsize=524_288)  # people and articles share most of their words; fewer would slow large sets
def _plain(chunk: str) -> str:
    # One rule can make room for another (an elongation hides a yat), so go on until nothing moves.
    while (plain := _once(chunk)) != chunk:
        chunk = plain
    return plain


def _once(text: str) -> str:
    plain = _without_marks(text.casefold()).casefold().translate(_LETTERS)
    plain = _NOT_WORD.sub(" ", _ELECTRONIC.sub("e", plain)).strip()
    plain = _SHORT_YAT.sub("e", _LONG_YAT.sub("e", _ELONGATED.sub(r"\1\2", plain)))
    return " ".join(_WHOLE_YAT.get(word, word) for word in plain.split())


def _without_marks(text: str) -> str:
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


@lru_cache(maxsize=524_288)
def _article_word(word: str) -> str:
    """The synonym of the word, or of the longest beginning of it that has one, else the word."""
    if word in WHOLE_WORDS:
        return WHOLE_WORDS[word]
    for length in range(len(word), SHORTEST_BEGINNING - 1, -1):
        if word[:length] in BEGINNINGS:
            return BEGINNINGS[word[:length]]
    return word
