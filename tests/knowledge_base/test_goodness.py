"""A quick guard over `make search-eval`: the search stays as good, beside a baseline of the same run."""

from dataclasses import replace

import pytest

from knowledge_base.answer import SURENESS
from knowledge_base.urgent import is_for_a_person
from tests.search_eval.corrupt import SPOILED
from tests.search_eval.judge import (
    Said,
    area_under_roc,
    at_threshold,
    calibration,
    hit_at_1,
    most_answered,
    mrr_at_5,
    say,
)
from tests.search_eval.rankers import Ranker, ours, token_set_over_phrases
from tests.search_eval.sets import Asked, QuestionSet, banking, halves, serbian

SERBIAN = serbian("tuning")
ENGLISH = halves(banking())[0]


@pytest.fixture(scope="module")
def rankers() -> dict[str, Ranker]:
    return {one.name: ours(one.articles) for one in (SERBIAN, ENGLISH)}


@pytest.mark.parametrize(("one", "floor"), [(SERBIAN, 1.5), (ENGLISH, 1.25)], ids=["Serbian", "English"])
def test_the_right_article_is_first_far_oftener_than_by_token_set_ratio(
    rankers: dict[str, Ranker], one: QuestionSet, floor: float
) -> None:
    baseline = hit_at_1(say(token_set_over_phrases(one.articles), one.asked))
    assert hit_at_1(say(rankers[one.name], one.asked)) >= floor * baseline


@pytest.mark.parametrize("one", [SERBIAN, ENGLISH], ids=["Serbian", "English"])
def test_at_most_one_answer_in_ten_is_wrong_and_most_of_the_rest_is_offered(
    rankers: dict[str, Ranker], one: QuestionSet
) -> None:
    said = [word for word in say(rankers[one.name], one.asked) if not is_for_a_person(word.asked.text)]
    wrong, answered, without = at_threshold(said, SURENESS.answer_from)
    assert wrong <= 0.1
    assert answered >= 0.28
    assert without <= 0.05
    _, kept, _ = at_threshold(said, SURENESS.offer_from)
    assert kept >= 0.9


@pytest.mark.parametrize("name", ["no diacritics", "Cyrillic"])
def test_script_and_diacritics_change_nothing_at_all(rankers: dict[str, Ranker], name: str) -> None:
    ranker, (spoil, _) = rankers[SERBIAN.name], SPOILED[name]
    for asked in SERBIAN.asked[::2]:
        assert ranker(spoil(asked.text)) == ranker(asked.text), asked.text


def test_a_spoiled_question_costs_no_more_than_is_promised(rankers: dict[str, Ranker]) -> None:
    ranker = rankers[SERBIAN.name]
    whole = hit_at_1(say(ranker, SERBIAN.asked))
    for name in ("one typo", "two typos", "words swapped", "cut"):
        spoil, points = SPOILED[name]
        asked = [replace(asked, text=spoil(asked.text)) for asked in SERBIAN.asked if asked.article]
        assert whole - hit_at_1(say(ranker, asked)) <= points / 100 + 1e-9, name


def test_whoever_needs_a_person_gets_one() -> None:
    personal = [asked.text for asked in SERBIAN.asked if asked.kind == "person"]
    assert len(personal) >= 15
    assert [text for text in personal if not is_for_a_person(text)] == []
    others = [asked.text for asked in SERBIAN.asked if asked.kind != "person"]
    assert [text for text in others if is_for_a_person(text)] == []


def test_a_third_of_our_questions_has_no_article_and_no_half_knows_the_other() -> None:
    tuning, kept = SERBIAN.asked, serbian("kept").asked
    none = [asked for asked in (*tuning, *kept) if asked.article is None]
    assert len(tuning) + len(kept) >= 400
    assert 0.3 <= len(none) / (len(tuning) + len(kept)) <= 0.4
    assert not {asked.text for asked in tuning} & {asked.text for asked in kept}
    ids = {article.id for article in SERBIAN.articles}
    assert {asked.article for asked in (*tuning, *kept) if asked.article} == ids


SAID = [
    Said(Asked("q1", "a"), [("a", 0.9), ("b", 0.1)]),
    Said(Asked("q2", "b"), [("a", 0.6), ("b", 0.5)]),
    Said(Asked("q3", None), [("a", 0.3)]),
    Said(Asked("q4", None), []),
]


def test_the_numbers_mean_what_they_say() -> None:
    assert hit_at_1(SAID) == 0.5
    assert mrr_at_5(SAID) == 0.75
    assert area_under_roc(SAID) == 1
    assert area_under_roc([SAID[1], replace(SAID[2], ranked=SAID[1].ranked)]) == 0.5
    assert at_threshold(SAID, 0.5) == (0.5, 1, 0)
    assert at_threshold(SAID, 0.2) == pytest.approx((2 / 3, 1, 0.5))
    assert most_answered(SAID) == (0.5, 0.9)
    error, table = calibration(SAID)
    assert table == [(1, 0, 0), (1, 0.3, 0), (1, 0.6, 0), (1, 0.9, 1)]
    assert error == pytest.approx((0.3 + 0.6 + 0.1) / 4)
