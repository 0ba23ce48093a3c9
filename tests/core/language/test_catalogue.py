"""Texts by key and language: what is missing is an error and never a hole in a sentence."""

from pathlib import Path

import pytest

from core.language.catalogue import LANGUAGES, Catalogue, catalogue

SERBIAN = """
hello = Dobar dan, { $name }! Pošaljite /start na https://example.rs/dž ili pomoc@example.rs.
hours = Ostalo je { $count ->
    [one] { $count } sat
    [few] { $count } sata
   *[other] { $count } sati
 }.
length = Ostalo: { LENGTH($minutes) }.
opens = Otvaramo { MOMENT($at) }.
opens-spoken = Otvaramo { SPOKEN($at) }.
price = Cena: { MONEY($price, $currency) } za sat, { MONTH($month) }
number = Tiket { SPELLED($number) }
empty =
    .title = samo naslov
"""
ENGLISH = """
hello = Hello, { $name }! Send /start to https://example.rs/dž or pomoc@example.rs.
hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
 } left.
length = Left: { LENGTH($minutes) }.
opens = We open { MOMENT($at) }.
opens-spoken = We open { SPOKEN($at) }.
price = Price: { MONEY($price, $currency) } an hour, { MONTH($month) }
number = Ticket { SPELLED($number) }
"""


def _catalogue(folder: Path, serbian: str = SERBIAN, english: str = ENGLISH) -> Catalogue:
    (folder / "sr-Latn.ftl").write_text(serbian, "utf-8")
    (folder / "en.ftl").write_text(english, "utf-8")
    return Catalogue(folder)


def test_cyrillic_keeps_facts_commands_links_and_addresses(tmp_path: Path) -> None:
    said = _catalogue(tmp_path).say("hello", "sr-Cyrl", {"name": "Iva Simić"})
    assert said == "Добар дан, Iva Simić! Пошаљите /start на https://example.rs/dž или pomoc@example.rs."


@pytest.mark.parametrize(
    ("count", "serbian", "english"),
    [
        (0, "0 sati", "0 hours"),
        (1, "1 sat", "1 hour"),
        (2, "2 sata", "2 hours"),
        (5, "5 sati", "5 hours"),
        (11, "11 sati", "11 hours"),
        (12, "12 sati", "12 hours"),
        (21, "21 sat", "21 hours"),
        (22, "22 sata", "22 hours"),
        (112, "112 sati", "112 hours"),
    ],
)
def test_numbers_have_the_form_of_their_language(
    tmp_path: Path, count: int, serbian: str, english: str
) -> None:
    texts = _catalogue(tmp_path)
    assert texts.say("hours", "sr-Latn", {"count": count}) == f"Ostalo je {serbian}."
    assert texts.say("hours", "en", {"count": count}) == f"{english} left."


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sr-Latn", "Cena: 35,00 € za sat, novembar 2026."),
        ("sr-Cyrl", "Цена: 35,00 € за сат, новембар 2026."),
        ("en", "Price: €35.00 an hour, November 2026"),
    ],
)
def test_an_amount_and_a_month_are_written_as_the_reader_does(
    tmp_path: Path, language: str, said: str
) -> None:
    facts = {"price": "35", "currency": "EUR", "month": "2026-11"}
    assert _catalogue(tmp_path).say("price", language, facts) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sr-Latn", "Otvaramo u ponedeljak, 30. novembra u 8:05."),
        ("sr-Cyrl", "Отварамо у понедељак, 30. новембра у 8:05."),
        ("en", "We open on Monday, 30 November at 8:05."),
    ],
)
def test_a_moment_is_written_by_its_own_offset(tmp_path: Path, language: str, said: str) -> None:
    facts = {"at": "2026-11-30T08:05:00+01:00"}
    assert _catalogue(tmp_path).say("opens", language, facts) == said


def test_a_number_is_spelled_for_the_ear(tmp_path: Path) -> None:
    assert _catalogue(tmp_path).say("number", "en", {"number": "1042"}) == "Ticket one zero four two"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["nothing", "empty", ""])
def test_a_key_without_a_text_is_an_error(tmp_path: Path, key: str, language: str) -> None:
    with pytest.raises(KeyError):
        _catalogue(tmp_path).say(key, language)


def test_a_language_that_nobody_wrote_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        _catalogue(tmp_path).say("hello", "de", {"name": "x"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_fact_is_an_error_with_its_name(tmp_path: Path, language: str) -> None:
    with pytest.raises(ValueError, match="name"):
        _catalogue(tmp_path).say("hello", language, {"names": "Iva"})


@pytest.mark.parametrize(("key", "facts"), [("opens", {"at": "soon"}), ("length", {"minutes": "many"})])
def test_a_fact_that_a_function_cannot_read_is_an_error(
    tmp_path: Path, key: str, facts: dict[str, str]
) -> None:
    with pytest.raises((ValueError, TypeError)):
        _catalogue(tmp_path).say(key, "en", facts)


@pytest.mark.parametrize("language", ["sr-Latn", "en"])
def test_a_line_that_is_no_text_stops_the_reading(tmp_path: Path, language: str) -> None:
    broken = SERBIAN + "\nbroken { = x\n"
    with pytest.raises(ValueError, match=f"{language}: not Fluent: 'broken"):
        _catalogue(
            tmp_path, broken if language == "sr-Latn" else SERBIAN, broken if language == "en" else ENGLISH
        )


def test_two_texts_with_one_key_stop_the_reading(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="'hello = Zdravo"):
        _catalogue(tmp_path, SERBIAN + "hello = Zdravo\n")


def test_a_text_adds_no_invisible_signs_around_facts(tmp_path: Path) -> None:
    assert _catalogue(tmp_path).say("hello", "en", {"name": "Iva"}).isprintable()


def test_the_two_scripts_have_the_same_keys_and_a_folder_is_read_once(tmp_path: Path) -> None:
    texts = _catalogue(tmp_path)
    assert texts.keys("sr-Latn") == texts.keys("sr-Cyrl") > texts.keys("en")
    assert catalogue(tmp_path) is catalogue(tmp_path)


def test_the_reasons_of_a_route_have_the_same_keys_in_every_language() -> None:
    texts = catalogue(Path(__file__).parents[3] / "core" / "calls" / "texts")
    assert texts.keys("sr-Latn") == texts.keys("en") == texts.keys("sr-Cyrl")
