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
    short_day,
    size,
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


@pytest.mark.parametrize("language", ["sr-Latn", "sr-Cyrl", "en"])
def test_dinars_are_named_and_hold_no_hard_space(language: str) -> None:
    said = amount(Decimal(1500), "RSD", language)
    assert "RSD" in said
    assert "\xa0" not in said


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
