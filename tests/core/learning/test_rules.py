"""What is masked, what is one matter, and how few labels move the confidence."""

import random

import pytest

from core.learning.groups import Asked, grouped
from core.learning.masking import masked
from knowledge_base.answer import SURENESS
from knowledge_base.confidence import refitted
from knowledge_base.library import IndexedLibrary
from knowledge_base.normalise import stem, words


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("javite na 064/123-45-67", "javite na […]"),
        ("+381 64 123 4567 hitno", "[…] hitno"),
        ("zovite (011) 333-4444.", "zovite […]."),
        ("pib 101234567, jmbg 0101990710001", "pib […], jmbg […]"),
        ("na milica.z@pekara.rs ili @milica_z", "na […] ili […]"),
        ("račun 160-0000000123456-77", "račun […]"),
        ("od 24.11.2026 do 30. 11. 2026.", "od 24.11.2026 do 30. 11. 2026."),
        ("greška 40001 u 2026", "greška 40001 u 2026"),
        ("ovde Milica Zorić, milica opet, Miličin", "ovde […], […] opet, Miličin"),
        ("PPP-PD ne prolazi", "PPP-PD ne prolazi"),
    ],
)
def test_what_names_a_person_is_masked_and_nothing_else(text: str, kept: str) -> None:
    assert masked(text, ["Milica Zorić"]) == kept


MATTERS = (
    ("kako da podesim skener za dokumenta", "skener podesavanje kako da uradim", "kako da podesim skener"),
    ("gde se menja logo firme", "kako promeniti logo firme na fakturi", "logo firme promena"),
    ("da li imate aplikaciju za telefon", "ima li aplikacija za mobilni telefon"),
    ("kako da odštampam etikete za cene", "štampanje etiketa sa cenama", "како се штампају етикете"),
    ("kako da napravim popis",),
    ("kako da napravim fakturu za stranca",),
    ("imam problem",),
)


def test_questions_of_one_matter_are_one_group_and_of_two_are_two() -> None:
    asked = [text for matter in MATTERS for text in matter]
    random.Random(7).shuffle(asked)
    plain = IndexedLibrary(()).plain
    rows = [Asked(n, text, plain(text), " ".join(map(stem, words(text)))) for n, text in enumerate(asked, 1)]
    groups = grouped(rows)
    assert {frozenset(group.texts) for group in groups} == {frozenset(matter) for matter in MATTERS}
    assert [len(group.questions) for group in groups] == sorted(map(len, MATTERS), reverse=True)
    assert all(group.id == group.questions[0].id for group in groups)


def test_the_wording_asked_most_often_comes_first() -> None:
    texts = ["gde je logo firme", "logo firme gde je", "logo firme gde je"]
    [group] = grouped(Asked(n, text, text, "logo firme") for n, text in enumerate(texts, 1))
    assert (group.id, group.texts) == (1, ("logo firme gde je", "gde je logo firme"))


def _labels(count: int, shift: float) -> list[tuple[float, float, bool]]:
    """As clients would answer whose truth is the installed confidence with another base."""
    chance = random.Random(3)
    found = []
    for _ in range(count):
        top = chance.uniform(0.1, 0.9)
        margin = chance.uniform(0.0, top)
        sure = SURENESS.confidence(top, top - margin)
        odds = sure / (1 - sure) * 2.718281828**shift
        found.append((top, margin, chance.random() < odds / (1 + odds)))
    return found


def test_without_labels_the_confidence_is_as_installed() -> None:
    assert refitted([]) == SURENESS
    assert IndexedLibrary(()).refitted(_labels(49, 0)) is None


def test_labels_move_the_confidence_towards_the_truth_and_few_of_them_only_a_little() -> None:
    few, many = refitted(_labels(50, -2)), refitted(_labels(3000, -2))
    assert SURENESS.base - 1.75 < few.base < SURENESS.base
    assert abs(many.base - (SURENESS.base - 2)) < 0.5
    assert abs(few.per_score - SURENESS.per_score) < 2
    assert (many.answer_from, many.offer_from) == (SURENESS.answer_from, SURENESS.offer_from)


@pytest.mark.parametrize("is_right", [True, False])
def test_labels_that_all_say_the_same_break_nothing(*, is_right: bool) -> None:
    one_sided = refitted([(1.0, 1.0, is_right)] * 500)
    assert one_sided.per_score >= 0
    assert one_sided.per_margin >= 0
    assert 0 < one_sided.confidence(0.5, 0.4) < 1


def test_a_high_score_that_was_always_wrong_does_not_turn_the_order_around() -> None:
    fitted = refitted([(0.9, 0.5, False)] * 300 + [(0.2, 0.0, True)] * 300)
    assert (fitted.per_score, fitted.per_margin) >= (0, 0)
