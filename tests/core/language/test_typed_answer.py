"""Answers typed instead of pressed."""

import pytest

from core.language.typed_answer import sounds_asked, typed_mark, typed_yes


@pytest.mark.parametrize("text", ["da", "Da!", "ДА", "jeste, hvala", "pomoglo", "yes", "ok", "super, radi"])
def test_says_yes(text: str) -> None:
    assert typed_yes(text) is True


@pytest.mark.parametrize("text", ["ne", "Не.", "nije pomoglo", "ne radi i dalje", "no", "nisam uspela"])
def test_says_no(text: str) -> None:
    assert typed_yes(text) is False


@pytest.mark.parametrize("text", ["", "hvala", "da li radi kasa", "ne štampa etikete", "kako da odštampam"])
def test_says_neither(text: str) -> None:
    assert typed_yes(text) is None


@pytest.mark.parametrize(
    ("text", "mark"), [("5", 5), ("ocena 4", 4), ("петица", None), ("pet", 5), ("1!", 1)]
)
def test_a_mark(text: str, mark: int | None) -> None:
    assert typed_mark(text) == mark


@pytest.mark.parametrize("text", ["0", "6", "15", "5 puta sam zvao", "", "od 9 do 5"])
def test_no_mark(text: str) -> None:
    assert typed_mark(text) is None


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("kako da odštampam fakturu", True),
        ("imam pitanje\nkako da\nodštampam", True),
        ("radi li vam telefon?", True),
        ("čekala sam dva sata", False),
        ("", False),
    ],
)
def test_sounds_asked(text: str, asks: bool) -> None:
    assert sounds_asked(text) is asks
