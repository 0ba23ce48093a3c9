"""Numbers in words: the right gender and case in Serbian, and no two numbers alike."""

import pytest

from core.language.numerals import cardinal, english_ordinal, ordinal, plural


@pytest.mark.parametrize(
    ("number", "serbian", "feminine", "english"),
    [
        (0, "nula", "nula", "zero"),
        (1, "jedan", "jednu", "one"),
        (2, "dva", "dve", "two"),
        (12, "dvanaest", "dvanaest", "twelve"),
        (21, "dvadeset jedan", "dvadeset jednu", "twenty-one"),
        (100, "sto", "sto", "one hundred"),
        (202, "dvesta dva", "dvesta dve", "two hundred and two"),
        (1000, "hiljadu", "hiljadu", "one thousand"),
        (1001, "hiljadu jedan", "hiljadu jednu", "one thousand and one"),
        (2150, "dve hiljade sto pedeset", "dve hiljade sto pedeset", "two thousand one hundred and fifty"),
        (21_000, "dvadeset jednu hiljadu", "dvadeset jednu hiljadu", "twenty-one thousand"),
        (5_000_012, "pet miliona dvanaest", "pet miliona dvanaest", "five million and twelve"),
        (2_000_000_000, "dve milijarde", "dve milijarde", "two billion"),
        (-3, "minus tri", "minus tri", "minus three"),
        (10**12, "1000000000000", "1000000000000", "1000000000000"),
    ],
)
def test_a_number_is_said_in_words(number: int, serbian: str, feminine: str, english: str) -> None:
    assert cardinal(number, "sr-Latn") == serbian
    assert cardinal(number, "sr-Latn", feminine=True) == feminine
    assert cardinal(number, "en") == english


@pytest.mark.parametrize("language", ["sr-Latn", "en"])
def test_no_two_numbers_sound_alike_and_none_has_a_digit(language: str) -> None:
    said = [cardinal(number, language) for number in [*range(3000), *range(19_990, 22_010)]]
    assert len(set(said)) == len(said)
    assert not any(sign.isdigit() or "  " in words for words in said for sign in words)


def test_a_day_has_its_case() -> None:
    days = (1, 2, 3, 4, 10, 13, 20, 21, 23, 30, 31)
    assert " ".join(ordinal(day, "of").split()[-1] for day in days) == (
        "prvog drugog trećeg četvrtog desetog trinaestog dvadesetog prvog trećeg tridesetog prvog"
    )
    assert ordinal(31, "with") == "trideset prvim"
    assert ordinal(27, "of-year") == "dvadeset sedme"
    told = [english_ordinal(day) for day in (1, 2, 3, 5, 8, 9, 12, 20, 21, 30)]
    assert told == [
        "first",
        "second",
        "third",
        "fifth",
        "eighth",
        "ninth",
        "twelfth",
        "twentieth",
        "twenty-first",
        "thirtieth",
    ]


def test_a_count_has_three_forms() -> None:
    assert [plural(n, "a", "b", "c") for n in (1, 2, 4, 5, 11, 14, 20, 21, 24, 101, 111)] == list(
        "abbccccabac"
    )
