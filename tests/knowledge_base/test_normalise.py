"""Rules of the one plain form."""

import cyrtranslit
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge_base.normalise import normalise, rewritten, stem, words
from knowledge_base.synonyms import BEGINNINGS, WHOLE_WORDS

SERBIAN = st.text("abcčćdđefghijklmnoprsštuvzžABCČĆDĐEFGHIJKLMNOPRSŠTUVZŽ -?!.,0123456789", max_size=80)

BARE = dict(zip("čćšžđČĆŠŽĐ", ["c", "c", "s", "z", "dj", "C", "C", "S", "Z", "Dj"], strict=True))


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Kako da odštampam fakturu?", "kako da odstampam fakturu"),
        ("КАКО ДА ОДШТАМПАМ ФАКТУРУ?!", "kako da odstampam fakturu"),
        ("čćšžđ ČĆŠŽĐ", "ccszdj ccszdj"),
        ("ђак, dјak, djak i đak", "djak djak djak i djak"),
        ("Њива љуља Џеп", "njiva ljulja dzep"),
        ("jaoooo ne raaaadi", "jao ne radi"),
        ("vrijeme, mjesec, gdje, prije, cijena", "vreme mesec gde pre cena"),
        ("nije klijentu", "nije klentu"),
        ("e-faktura i e faktura i efaktura", "efaktura i efaktura i efaktura"),
        ("е-фактура", "efaktura"),
        ("PPP-PD, 1000 din. i 2025.", "ppp pd 1000 din i 2025"),
        ("a_b\tc\nd", "a b c d"),
        ("", ""),
        ("😀 ?! …", ""),
        ("ＷＩＤＥ crème brûlée", "wide creme brulee"),
    ],
)
def test_whatever_is_written_becomes_plain(written: str, plain: str) -> None:
    assert normalise(written) == plain


@given(st.text(max_size=200))
@example("ijije bjijet tjje")
@example("e-e-faktura")
@example("ooıııŁ ß ﬁ ĲĲĲ")
def test_applying_it_again_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(SERBIAN)
def test_the_script_does_not_change_the_result(text: str) -> None:
    assert normalise(cyrtranslit.to_cyrillic(text, "sr")) == normalise(text)


@given(SERBIAN)
def test_case_does_not_change_the_result(text: str) -> None:
    assert normalise(text.upper()) == normalise(text.lower()) == normalise(text)


@given(SERBIAN)
def test_missing_diacritics_do_not_change_the_result(text: str) -> None:
    bare = "".join(BARE.get(letter, letter) for letter in text)
    assert normalise(bare) == normalise(text)


def test_words_are_those_that_tell_with_synonyms_in_the_words_of_the_articles() -> None:
    assert words("Kako da isprintam račun, molim Vas?") == ["stampa", "racun"]


def test_a_synonym_is_already_plain_and_its_own_synonym() -> None:
    for word, ours in (WHOLE_WORDS | BEGINNINGS).items():
        assert normalise(word) == word
        assert normalise(ours) == ours
        assert rewritten(ours) == ours, f"{word} -> {ours}"


def test_a_stem_is_the_beginning_of_a_word() -> None:
    assert stem("faktura") == stem("fakturisanje") == "faktu"
    assert stem("sef") == "sef"
