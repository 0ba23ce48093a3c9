"""What a caller meant: a key, a word in either script, or neither."""

from datetime import UTC, datetime

import pytest

from core.clients.keypad import on_keypad
from knowledge_base.library import IndexedLibrary
from telephony.heard import Heard, choice_of, hints_for


@pytest.mark.parametrize(
    ("digits", "words", "choice"),
    [
        ("2", "", "2"),
        ("2", "operater", "2"),  # what was pressed is certain
        ("", "Tehnička pomoć.", "1"),
        ("", "техничка помоћ", "1"),
        ("", "POMOC", "1"),
        ("", "stanje", "2"),
        ("", "moji sati", "2"),
        ("", "pitanje", "3"),
        ("", "савјетник", ""),
        ("", "moj savetnik", "4"),
        ("", "операtera", "0"),
        ("", "ponovi, molim", "*"),
        ("", "four", "4"),
        ("", "a person please", "0"),
        ("", "ne mogu da odštampam fakturu operatera", ""),  # the matter itself, whatever is in it
        ("", "ovaj", ""),
        ("", "", ""),
        ("", "1042", ""),
    ],
)
def test_a_choice_is_a_key_or_a_few_words(digits: str, words: str, choice: str) -> None:
    at = datetime(2026, 11, 24, tzinfo=UTC)
    assert choice_of(Heard({"Digits": digits, "SpeechResult": words}, {}, at, IndexedLibrary(()))) == choice


@pytest.mark.parametrize(
    ("code", "typed"), [("zora", "9672"), ("granit-2", "4726482"), ("10017", "10017"), ("QZ", "79")]
)
def test_a_client_code_is_typed_as_the_letters_stand_on_the_keys(code: str, typed: str) -> None:
    assert on_keypad(code) == typed


def test_the_recogniser_listens_for_the_menu_and_for_what_questions_are_about() -> None:
    topics = ("avansni račun", "plata, porezi", "a" * 101, *map(str, range(600)))
    hints = hints_for("sr-Latn", topics).split(", ")
    assert {"operater", "оператер", "avansni račun", "авансни рачун", "plata  porezi"} <= set(hints)
    assert (len(hints), len(set(hints)), max(map(len, hints)) <= 100) == (500, 500, True)
    assert hints_for("en", ("prepayment",)).split(", ")[-2:] == ["zero", "prepayment"]
