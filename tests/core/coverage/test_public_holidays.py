"""Serbia's holidays, as its law and its church reckon them."""

from datetime import date

import pytest

from core.coverage.public_holidays import holiday_names
from core.errors import Invalid


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(2026, 1, 1), "Nova godina"),
        (date(2026, 1, 2), "Nova godina"),
        (date(2026, 1, 7), "Božić"),
        (date(2026, 2, 15), "Dan državnosti Srbije"),
        (date(2026, 2, 17), "Dan državnosti Srbije (slobodan dan)"),
        (date(2026, 4, 10), "Veliki petak"),
        (date(2026, 4, 11), "Velika subota"),
        (date(2026, 4, 12), "Vaskrs"),
        (date(2026, 4, 13), "Drugi dan Vaskrsa"),
        (date(2026, 11, 11), "Dan primirja u Prvom svetskom ratu"),
    ],
)
def test_the_holidays_of_2026_have_their_names(on: date, name: str) -> None:
    assert holiday_names("RS", 2026, "sr-Latn")[on] == name


@pytest.mark.parametrize(
    "on",
    [
        date(2023, 1, 3),  # 1 January 2023 was a Sunday, and the 2nd a holiday
        date(2026, 2, 17),  # 15 February 2026 is a Sunday, and the 16th a holiday
        date(2027, 5, 4),  # 2 May 2027 is Easter Sunday, and the 3rd Easter Monday
    ],
)
def test_a_holiday_on_a_sunday_moves_to_the_next_working_day(on: date) -> None:
    assert holiday_names("RS", on.year, "sr-Latn")[on].endswith("(slobodan dan)")


@pytest.mark.parametrize(("year", "month", "day"), [(2024, 5, 5), (2025, 4, 20), (2026, 4, 12), (2027, 5, 2)])
def test_easter_is_the_orthodox_one(year: int, month: int, day: int) -> None:
    assert "Vaskrs" in holiday_names("RS", year, "sr-Latn")[date(year, month, day)].split("; ")


@pytest.mark.parametrize(
    ("language", "name"), [("sr-Latn", "Božić"), ("sr-Cyrl", "Божић"), ("en", "Orthodox Christmas Day")]
)
def test_names_come_in_the_three_languages(language: str, name: str) -> None:
    assert holiday_names("RS", 2027, language)[date(2027, 1, 7)] == name


def test_another_country_is_named_in_english_when_serbian_is_unknown() -> None:
    assert holiday_names("HR", 2026, "sr-Latn")[date(2026, 5, 30)] == "Statehood Day"


def test_a_country_without_either_is_named_in_its_own_language() -> None:
    assert holiday_names("BA", 2026, "sr-Cyrl")


@pytest.mark.parametrize("country", ["XX", "rs", "Srbija", "", "HolidayBase"])
def test_an_unknown_country_is_refused(country: str) -> None:
    with pytest.raises(Invalid, match="unknown"):
        holiday_names(country, 2026, "sr-Latn")


def test_an_unknown_language_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Invalid, match="sr-Latn, sr-Cyrl, en"):
        holiday_names("RS", 2026, "sr")
