"""Times, lengths and amounts in words, in three languages; Cyrillic that leaves foreign words alone."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from core.language.script import in_script, to_cyrillic
from core.language.wording import (
    amount,
    clock_time,
    day,
    length,
    month,
    plural,
    short_day,
    size,
    spelled,
    spoken_amount,
    spoken_moment,
)


def _at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+01:00")


@pytest.mark.parametrize(
    ("minutes", "serbian", "cyrillic", "english"),
    [
        (0, "0 minuta", "0 минута", "0 minutes"),
        (1, "1 minut", "1 минут", "1 minute"),
        (2, "2 minuta", "2 минута", "2 minutes"),
        (21, "21 minut", "21 минут", "21 minutes"),
        (45, "45 minuta", "45 минута", "45 minutes"),
        (60, "1 sat", "1 сат", "1 hour"),
        (61, "1 sat i 1 minut", "1 сат и 1 минут", "1 hour 1 minute"),
        (120, "2 sata", "2 сата", "2 hours"),
        (300, "5 sati", "5 сати", "5 hours"),
        (690, "11 sati i 30 minuta", "11 сати и 30 минута", "11 hours 30 minutes"),
        (1260, "21 sat", "21 сат", "21 hours"),
        (6120, "102 sata", "102 сата", "102 hours"),
        (6720, "112 sati", "112 сати", "112 hours"),
    ],
)
def test_a_length_is_hours_and_minutes(minutes: int, serbian: str, cyrillic: str, english: str) -> None:
    assert [length(minutes, language) for language in ("sr-Latn", "sr-Cyrl", "en")] == [
        serbian,
        cyrillic,
        english,
    ]


@pytest.mark.parametrize(
    ("at", "serbian", "english"),
    [
        ("2026-11-30T08:00", "u ponedeljak, 30. novembra u 8 časova", "on Monday, 30 November at 8 o'clock"),
        ("2026-11-25T01:00", "u sredu, 25. novembra u 1 čas", "on Wednesday, 25 November at 1 o'clock"),
        (
            "2026-11-28T22:01",
            "u subotu, 28. novembra u 22 časa i 1 minut",
            "on Saturday, 28 November at 22 01",
        ),
        (
            "2026-11-29T12:30",
            "u nedelju, 29. novembra u 12 časova i 30 minuta",
            "on Sunday, 29 November at 12 30",
        ),
        ("2027-05-11T03:22", "u utorak, 11. maja u 3 časa i 22 minuta", "on Tuesday, 11 May at 3 22"),
    ],
)
def test_a_moment_for_the_ear_is_in_words(at: str, serbian: str, english: str) -> None:
    assert spoken_moment(_at(at), "sr-Latn") == serbian
    assert spoken_moment(_at(at), "en") == english
    assert spoken_moment(_at(at), "sr-Cyrl") == to_cyrillic(serbian)


@pytest.mark.parametrize(("at", "clock"), [("2026-11-30T08:05", "8:05"), ("2026-11-30T00:00", "0:00")])
def test_a_clock_time_has_two_digits_of_minutes(at: str, clock: str) -> None:
    assert clock_time(_at(at), "sr-Latn") == clock


def test_every_day_of_a_week_and_every_month_has_its_case() -> None:
    days = [day(date(2026, 11, 23 + number), "sr-Latn").split(",")[0] for number in range(7)]
    assert days == [
        "u ponedeljak",
        "u utorak",
        "u sredu",
        "u četvrtak",
        "u petak",
        "u subotu",
        "u nedelju",
    ]
    months = [day(date(2026, number, 1), "sr-Latn").split(". ")[1] for number in range(1, 13)]
    assert months[:3] == ["januara", "februara", "marta"]
    assert len(set(months)) == 12
    assert [month(date(2026, number, 1), "sr-Latn") for number in (1, 12)] == [
        "januar 2026.",
        "decembar 2026.",
    ]
    assert month(date(2026, 6, 1), "sr-Cyrl") == "јун 2026."


@pytest.mark.parametrize(
    ("value", "currency", "serbian", "english"),
    [
        ("0", "EUR", "0,00 €", "€0.00"),
        ("35.5", "EUR", "35,50 €", "€35.50"),
        ("1234567.89", "EUR", "1.234.567,89 €", "€1,234,567.89"),
        ("-12.00", "EUR", "-12,00 €", "-€12.00"),
    ],
)
def test_an_amount_is_written_as_the_reader_does(
    value: str, currency: str, serbian: str, english: str
) -> None:
    assert amount(Decimal(value), currency, "sr-Latn") == serbian
    assert amount(Decimal(value), currency, "sr-Cyrl") == serbian
    assert amount(Decimal(value), currency, "en") == english


@pytest.mark.parametrize(
    ("value", "currency", "serbian", "english"),
    [
        ("40.00", "EUR", "40 evra", "40 euros"),
        ("1", "EUR", "1 evro", "1 euro"),
        ("21.50", "EUR", "21 evro i 50 centi", "21 euros 50 cents"),
        ("1202", "RSD", "1202 dinara", "1202 dinars"),
        ("0.02", "RSD", "2 pare", "2 paras"),
        ("0", "USD", "0 dolara", "0 dollars"),
        ("3", "CHF", "3,00 CHF", "CHF3.00"),  # a coin that nobody taught us
    ],
)
def test_an_amount_for_the_ear_is_said_with_its_coin(
    value: str, currency: str, serbian: str, english: str
) -> None:
    assert spoken_amount(Decimal(value), currency, "sr-Latn") == serbian
    assert spoken_amount(Decimal(value), currency, "en") == english


@pytest.mark.parametrize("language", ["sr-Latn", "sr-Cyrl", "en"])
def test_dinars_are_named_and_hold_no_hard_space(language: str) -> None:
    said = amount(Decimal(1500), "RSD", language)
    assert "RSD" in said
    assert "\xa0" not in said


def test_a_count_has_three_forms() -> None:
    assert [plural(n, "a", "b", "c") for n in (1, 2, 4, 5, 11, 14, 20, 21, 24, 101, 111)] == list(
        "abbccccabac"
    )


def test_digits_are_read_one_by_one() -> None:
    assert spelled("1042") == "1 0 4 2"


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Ljubav, njega i džep", "Љубав, њега и џеп"),
        ("Đorđe čeka šest žaba u Ćupriji", "Ђорђе чека шест жаба у Ћуприји"),
        ("Pošaljite /start", "Пошаљите /start"),
        ("pišite na podrska@example.rs", "пишите на podrska@example.rs"),
        ("vidi https://example.rs/šta?x=č", "види https://example.rs/šta?x=č"),
        ("Otvorite Excel i PDF", "Отворите Excel и PDF"),
        ("kod A-12 i F-5", "код A-12 и F-5"),
        ("Windows-a i Wi-Fi", "Windows-а и Wi-Fi"),
        ("već ćirilica: Дунав", "већ ћирилица: Дунав"),
        ("1/2 sata", "1/2 сата"),
        ("", ""),
    ],
)
def test_cyrillic_leaves_commands_links_addresses_and_foreign_words(latin: str, cyrillic: str) -> None:
    assert to_cyrillic(latin) == cyrillic


def test_only_the_cyrillic_reader_gets_cyrillic() -> None:
    assert [in_script("čas", language) for language in ("sr-Latn", "en", "sr-Cyrl")] == ["čas", "čas", "час"]


@pytest.mark.parametrize(
    ("value", "currency", "serbian", "english"),
    [
        ("1200", "RSD", "1.200 RSD", "RSD1,200"),
        ("43.75", "RSD", "43,75 RSD", "RSD43.75"),
        ("1200", "EUR", "1.200,00 €", "€1,200.00"),
        ("-5", "EUR", "-5,00 €", "-€5.00"),
    ],
)
def test_an_amount_has_the_decimals_usual_for_its_currency_and_loses_none(
    value: str, currency: str, serbian: str, english: str
) -> None:
    written = [amount(Decimal(value), currency, language) for language in ("sr-Latn", "sr-Cyrl", "en")]
    assert written == [serbian, serbian, english]


@pytest.mark.parametrize(
    ("size_bytes", "serbian", "english"),
    [
        (0, "0 B", "0 B"),
        (999, "999 B", "999 B"),
        (1_000, "1 kB", "1 kB"),
        (12_430_000_000, "12,4 GB", "12.4 GB"),
        (3_000_000_000_000, "3 TB", "3 TB"),
    ],
)
def test_a_size_is_told_in_its_largest_unit(size_bytes: int, serbian: str, english: str) -> None:
    assert [size(size_bytes, language) for language in ("sr-Cyrl", "en")] == [serbian, english]


def test_a_short_day() -> None:
    assert [short_day(date(2026, 10, 4), language) for language in ("sr-Cyrl", "en")] == ["4. 10.", "4 Oct"]
