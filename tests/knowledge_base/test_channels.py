"""The parts of the search, each by itself: grams, columns, cosine, words, spelling."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz, process

from knowledge_base.bm25 import bm25
from knowledge_base.columns import count
from knowledge_base.cosine import cosine_of_each
from knowledge_base.grams import grams, grams_in_parts
from knowledge_base.question import read_question
from knowledge_base.vocabulary import MOST_NEAR, NEAR_ENOUGH, vocabulary

TEXTS = st.lists(st.text("abcč фж19", max_size=12), max_size=6)


def grams_of(text: str) -> list[str]:
    padded = f" {text} "
    return [padded[at : at + size] for size in (2, 3, 4) for at in range(len(padded) - size + 1)]


@given(TEXTS)
def test_every_gram_belongs_to_its_text_and_none_crosses_into_the_next(texts: list[str]) -> None:
    owners, found = grams(texts)
    assert len(owners) == len(found)
    for number, text in enumerate(texts):
        assert np.count_nonzero(owners == number) == len(grams_of(text))


@given(st.text("ab 1", max_size=12), st.text("ab 1", max_size=12))
def test_equal_grams_are_equal_numbers_and_others_are_not(left: str, right: str) -> None:
    owners, found = grams([left, right])
    shared = set(found[owners == 0]) & set(found[owners == 1])
    assert len(shared) == len(set(grams_of(left)) & set(grams_of(right)))


def test_columns_count_each_term_in_each_row() -> None:
    columns = count(np.array([0, 0, 2, 0]), np.array([7, 7, 7, 3]), 3)
    assert columns.terms.tolist() == [3, 7]
    assert columns.spread.tolist() == [1, 2]
    assert columns.scores(np.array([1]), np.array([10.0], dtype=np.float32)).tolist() == [20, 0, 10]
    places, known = columns.positions(np.array([7, 8]))
    assert (known.tolist(), places[0]) == ([True, False], 1)


@given(st.lists(st.text("abc de", min_size=1, max_size=12), min_size=1, max_size=6))
def test_a_text_is_nearest_to_itself(texts: list[str]) -> None:
    channel = cosine_of_each(texts)
    for number, text in enumerate(texts):
        scores = channel.scores(text)
        assert scores[number] == pytest.approx(1, abs=1e-4)
        assert scores.max() <= 1 + 1e-4


def test_letters_never_seen_lower_the_cosine_of_the_rest() -> None:
    channel = cosine_of_each(["faktura", "plata"])
    assert channel.scores("faktura xyxyxy")[0] < channel.scores("faktura")[0]


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    channel = bm25([["faktura", "sef"], ["faktura", "pdf"], ["faktura", "mejl"]])
    scores = channel.scores([{"faktu": 1.0}, {"mejl": 1.0}])
    assert scores.argmax() == 2
    assert 0 < scores[0] < scores[2] <= 1


def test_a_word_like_no_other_counts_against_every_article() -> None:
    channel = bm25([["faktura"], ["plata"]])
    assert channel.scores([{"faktu": 1.0}, {}])[0] < channel.scores([{"faktu": 1.0}])[0]


def test_words_without_meaning_find_nothing() -> None:
    assert bm25([["faktura"], []]).scores([{}]).tolist() == [0, 0]
    assert bm25([]).scores([{"faktu": 1.0}]).tolist() == []


KNOWN = vocabulary(["kako da posaljem fakturu", "stampac"])


@pytest.mark.parametrize(
    ("asked", "letters", "stems"),
    [
        ("fakturu", "faktura", ["faktu"]),
        ("aposaljem", "slanje", ["slanj"]),
        ("fatkuru", "fatkuru", ["faktu"]),
        ("kako da", "kako da", []),
        ("d aposaljem", "d slanje", ["slanj"]),
        ("xqxqxq", "xqxqxq", [None]),
        ("stampac fak", "stampac fak", ["stamp", "faktu"]),
    ],
)
def test_a_slip_is_read_as_the_word_it_was_meant_to_be(
    asked: str, letters: str, stems: list[str | None]
) -> None:
    question = read_question(asked, KNOWN)
    assert question.letters == letters
    assert [next(iter(meaning), None) for meaning in question.meanings] == stems


@pytest.mark.parametrize(
    ("asked", "letters"),
    [
        ("fak turu", "faktura"),
        ("nemogu", "ne mogu"),
        ("printer", "stampac"),
        ("racun", "racun"),
    ],
)
def test_a_space_in_the_wrong_place_is_mended_and_a_synonym_is_known(asked: str, letters: str) -> None:
    assert read_question(asked, KNOWN).letters == letters


@given(st.lists(st.text("abcdž7", min_size=1, max_size=9), max_size=20), st.text("abcdž7", max_size=9))
def test_the_cheap_look_before_the_dear_one_misses_no_near_word(words: list[str], asked: str) -> None:
    known = vocabulary(words)
    near = process.extract(asked, known.words, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH, limit=MOST_NEAR)
    assert known.near(asked) == tuple((word, ratio) for word, ratio, _ in near)


@given(TEXTS)
def test_grams_in_parts_are_the_same_and_rise_from_part_to_part(texts: list[str]) -> None:
    parts = list(grams_in_parts(texts, parted=True))
    owners, found = grams(texts)
    together = [(int(o), int(g)) for owner, gram in parts for o, g in zip(owner, gram, strict=True)]
    assert sorted(together) == sorted(zip(owners.tolist(), found.tolist(), strict=True))
    ends = [(gram.min(), gram.max()) for _, gram in parts if len(gram)]
    assert all(before[1] < after[0] for before, after in pairwise(ends))


def test_who_says_little_is_told_so() -> None:
    channel = bm25([["faktura", "sef"], ["faktura", "pdf"], ["faktura", "mejl"]])
    common, rare = channel.told([{"faktu": 1.0}]), channel.told([{"sef": 1.0}])
    assert 0 < common < rare < 1
    assert channel.told([{"faktu": 1.0}, {"sef": 1.0}]) == pytest.approx(common + rare)
    assert channel.told([{}, {"nista": 1.0}]) == 0


def test_a_word_only_near_counts_less_than_one_known() -> None:
    (known,) = read_question("faktura", KNOWN).meanings
    (near,) = read_question("fatkuru", KNOWN).meanings
    assert near["faktu"] < known["faktu"] == 1
