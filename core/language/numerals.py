"""Numbers in words, as they are said: "dve hiljade sto pedeset", "tridesetog", "twenty-one".

The num2words package says "jedna hiljada dinara", and knows neither the gender of what is counted nor
ordinals in Serbian, so the rules stand here.
"""

from typing import Literal

# The case that an ordinal stands in: "tridesetog maja", "tridesetim majem", "dvadeset sedme godine".
Case = Literal["of", "with", "of-year"]

_LARGEST = 10**12
_UNITS = ("nula", "jedan", "dva", "tri", "četiri", "pet", "šest", "sedam", "osam", "devet")
_TEENS = (
    "deset",
    "jedanaest",
    "dvanaest",
    "trinaest",
    "četrnaest",
    "petnaest",
    "šesnaest",
    "sedamnaest",
    "osamnaest",
    "devetnaest",
)
_TENS = (
    "",
    "",
    "dvadeset",
    "trideset",
    "četrdeset",
    "pedeset",
    "šezdeset",
    "sedamdeset",
    "osamdeset",
    "devedeset",
)
_HUNDREDS = ("", "sto", "dvesta", "trista", "četiristo", "petsto", "šesto", "sedamsto", "osamsto", "devetsto")
# What is worth that much, whether it is feminine, and its forms with 1, 2 and 5; 1 alone is not said.
_SCALES = (
    (10**9, True, ("milijardu", "milijarde", "milijardi")),
    (10**6, False, ("milion", "miliona", "miliona")),
    (10**3, True, ("hiljadu", "hiljade", "hiljada")),
)
_ORDINAL_UNITS = ("", "prv", "drug", "treć", "četvrt", "pet", "šest", "sedm", "osm", "devet")

_EN_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_EN_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen")
_EN_UNITS = (*_EN_SMALL, *_EN_TEENS, "eighteen", "nineteen")
_EN_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_EN_SCALES = ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
_EN_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth"}
_EN_ORDINALS |= {"nine": "ninth", "twelve": "twelfth", "twenty": "twentieth", "thirty": "thirtieth"}


def cardinal(number: int, language: str, *, feminine: bool = False) -> str:
    """ "dvadeset jedan", "dve": as it stands behind a verb, so feminine 1 is "jednu"; in Latin letters.

    Numbers of a billion and more are left in digits: nobody listens to that many words.
    """
    if number < 0:
        return f"minus {cardinal(-number, language, feminine=feminine)}"
    if number >= _LARGEST:
        return str(number)
    return _english(number) if language == "en" else _serbian(number, feminine=feminine)


def ordinal(number: int, case: Case) -> str:
    """The Serbian ordinal of 1 to 99 in this case: only its last word changes."""
    tens, unit = divmod(number, 10)
    if number < 20 or not unit:
        before, stem = "", _ORDINAL_UNITS[number] if number < 10 else _below_hundred(number, feminine=False)
    else:
        before, stem = f"{_TENS[tens]} ", _ORDINAL_UNITS[unit]
    soft = stem == "treć"
    ending = {"of": "eg" if soft else "og", "with": "im", "of-year": "e"}[case]
    return before + stem + ending


def english_ordinal(number: int) -> str:
    """ "thirtieth", "twenty-first"; for 1 to 31."""
    before, dash, last = _english(number).rpartition("-")
    return before + dash + _EN_ORDINALS.get(last, f"{last}th")


def _serbian(number: int, *, feminine: bool) -> str:
    words = []
    for worth, is_feminine, forms in _SCALES:
        count, number = divmod(number, worth)
        if count:
            said = "" if count == 1 else _below_thousand(count, feminine=is_feminine)
            words += [said, plural(count, *forms)]
    if number or not words:
        words.append(_below_thousand(number, feminine=feminine))
    return " ".join(filter(None, words))


def _below_thousand(number: int, *, feminine: bool) -> str:
    hundreds, rest = divmod(number, 100)
    if hundreds and not rest:
        return _HUNDREDS[hundreds]
    return f"{_HUNDREDS[hundreds]} {_below_hundred(rest, feminine=feminine)}".strip()


def _below_hundred(number: int, *, feminine: bool) -> str:
    if 10 <= number < 20:
        return _TEENS[number - 10]
    tens, unit = divmod(number, 10)
    said = {1: "jednu", 2: "dve"}.get(unit, _UNITS[unit]) if feminine else _UNITS[unit]
    if not tens:
        return said
    return f"{_TENS[tens]} {said}" if unit else _TENS[tens]


def _english(number: int) -> str:
    words = []
    for worth, name in _EN_SCALES:
        count, number = divmod(number, worth)
        words += [_english_below_thousand(count), name] if count else []
    if words and 0 < number < 100:
        words.append("and")
    if number or not words:
        words.append(_english_below_thousand(number))
    return " ".join(words)


def _english_below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{_EN_UNITS[hundreds]} hundred"] if hundreds else []
    if rest or not hundreds:
        tens, unit = divmod(rest, 10)
        small = f"{_EN_TENS[tens]}-{_EN_UNITS[unit]}" if unit else _EN_TENS[tens]
        words.append(_EN_UNITS[rest] if rest < 20 else small)
    return " and ".join(words)


def plural(count: int, one: str, few: str, other: str) -> str:
    """The Serbian form that goes with this count: 1 sat, 2 sata, 5 sati, 11 sati, 21 sat."""
    if count % 10 == 1 and count % 100 != 11:
        return one
    if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14):
        return few
    return other
