"""Moments, lengths, amounts and numbers as a voice says them: in words, with gender and case."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from core.language.script import to_cyrillic
from core.language.spoken import (
    spelled,
    spoken_amount,
    spoken_last_day,
    spoken_length,
    spoken_moment,
)


def _at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+01:00")


@pytest.mark.parametrize(
    ("at", "serbian", "english"),
    [
        (
            "2026-11-30T08:00",
            "u ponedeljak, tridesetog novembra u osam časova",
            "on Monday, the thirtieth of November at eight in the morning",
        ),
        (
            "2026-11-25T01:00",
            "u sredu, dvadeset petog novembra u jedan čas",
            "on Wednesday, the twenty-fifth of November at one in the morning",
        ),
        (
            "2026-11-28T22:01",
            "u subotu, dvadeset osmog novembra u dvadeset dva časa i jedan minut",
            "on Saturday, the twenty-eighth of November at ten oh one in the evening",
        ),
        (
            "2026-11-29T12:30",
            "u nedelju, dvadeset devetog novembra u dvanaest časova i trideset minuta",
            "on Sunday, the twenty-ninth of November at twelve thirty in the afternoon",
        ),
        (
            "2027-05-11T12:00",
            "u utorak, jedanaestog maja u dvanaest časova",
            "on Tuesday, the eleventh of May at noon",
        ),
        (
            "2027-05-11T00:00",
            "u utorak, jedanaestog maja u ponoć",
            "on Tuesday, the eleventh of May at midnight",
        ),
    ],
)
def test_a_moment_is_said_with_the_case_of_its_day_and_hour(at: str, serbian: str, english: str) -> None:
    assert spoken_moment(_at(at), "sr-Latn") == serbian
    assert spoken_moment(_at(at), "en") == english
    assert spoken_moment(_at(at), "sr-Cyrl") == to_cyrillic(serbian)


@pytest.mark.parametrize(
    ("at", "serbian", "english"),
    [
        ("2026-11-30T08:00", "danas u osam časova", "today at eight in the morning"),
        ("2026-12-01T12:00", "sutra u dvanaest časova", "tomorrow at noon"),
        (
            "2026-12-01T00:00",
            "u utorak, prvog decembra u ponoć",
            "on Tuesday, the first of December at midnight",
        ),
        (
            "2026-12-02T08:00",
            "u sredu, drugog decembra u osam časova",
            "on Wednesday, the second of December at eight in the morning",
        ),
        (
            "2026-11-29T08:00",
            "u nedelju, dvadeset devetog novembra u osam časova",
            "on Sunday, the twenty-ninth of November at eight in the morning",
        ),
    ],
)
def test_what_is_today_or_tomorrow_is_said_so(at: str, serbian: str, english: str) -> None:
    today = date(2026, 11, 30)
    assert spoken_moment(_at(at), "sr-Latn", today) == serbian
    assert spoken_moment(_at(at), "en", today) == english


@pytest.mark.parametrize(
    ("minutes", "serbian", "english"),
    [
        (0, "nula minuta", "zero minutes"),
        (1, "jedan minut", "one minute"),
        (5, "pet minuta", "five minutes"),
        (60, "jedan sat", "one hour"),
        (61, "jedan sat i jedan minut", "one hour and one minute"),
        (120, "dva sata", "two hours"),
        (1275, "dvadeset jedan sat i petnaest minuta", "twenty-one hours and fifteen minutes"),
        (-30, "minus trideset minuta", "minus thirty minutes"),
    ],
)
def test_a_length_is_said_in_hours_and_minutes(minutes: int, serbian: str, english: str) -> None:
    assert [spoken_length(minutes, language) for language in ("sr-Latn", "en")] == [serbian, english]


@pytest.mark.parametrize(
    ("value", "currency", "serbian", "english"),
    [
        ("2150", "RSD", "dve hiljade sto pedeset dinara", "two thousand one hundred and fifty dinars"),
        ("1202", "RSD", "hiljadu dvesta dva dinara", "one thousand two hundred and two dinars"),
        ("21.50", "EUR", "dvadeset jedan evro i pedeset centi", "twenty-one euros and fifty cents"),
        ("1", "EUR", "jedan evro", "one euro"),
        ("1.02", "RSD", "jedan dinar i dve pare", "one dinar and two paras"),
        ("0.21", "RSD", "dvadeset jednu paru", "twenty-one paras"),
        ("0", "USD", "nula dolara", "zero dollars"),
        ("3", "CHF", "3,00 CHF", "CHF3.00"),  # a coin that nobody taught us
    ],
)
def test_an_amount_is_said_with_its_coin(value: str, currency: str, serbian: str, english: str) -> None:
    assert spoken_amount(Decimal(value), currency, "sr-Latn") == serbian
    assert spoken_amount(Decimal(value), currency, "en") == english


@pytest.mark.parametrize(
    ("after", "serbian", "english"),
    [
        (
            date(2027, 6, 1),
            "trideset prvim majem dve hiljade dvadeset sedme godine",
            "the thirty-first of May twenty twenty-seven",
        ),
        (
            date(2009, 2, 2),
            "prvim februarom dve hiljade devete godine",
            "the first of February two thousand and nine",
        ),
        (date(2100, 1, 2), "prvim januarom 2100. godine", "the first of January two thousand one hundred"),
    ],
)
def test_the_last_day_is_said_with_its_year(after: date, serbian: str, english: str) -> None:
    assert [spoken_last_day(after, language) for language in ("sr-Latn", "en")] == [serbian, english]


def test_a_number_is_read_digit_by_digit_in_the_voice_of_the_listener() -> None:
    assert spelled("1042", "sr-Latn") == "jedan nula četiri dva"
    assert spelled("1042", "sr-Cyrl") == "један нула четири два"
    assert spelled("T-7", "en") == "T - seven"
