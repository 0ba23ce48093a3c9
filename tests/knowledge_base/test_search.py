"""The search over the installed articles: the right one, a few, or a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.article import Article, installed_articles
from knowledge_base.index import LONGEST_QUESTION, build
from knowledge_base.search import MOST_RANKED, batch
from tests.knowledge_base.asked import ANSWERED, FOR_A_PERSON, UNANSWERED

INDEX = build(installed_articles())
TINY = build([Article(id="a", title="štampa fakture"), Article(id="b", title="obračun plate")])


def test_the_right_article_is_among_the_first_three() -> None:
    for question, article_id in ANSWERED:
        assert article_id in [found.article_id for found in INDEX.ranked(question, at_most=3)], question


def test_nearly_always_the_right_article_is_first() -> None:
    wrong = [asked for asked in ANSWERED if INDEX.ranked(asked[0])[0].article_id != asked[1]]
    assert len(wrong) <= len(ANSWERED) * 0.03, wrong


def test_most_questions_are_answered_and_no_answer_is_wrong() -> None:
    answers = [(INDEX.find(question).article, article_id) for question, article_id in ANSWERED]
    given_ids = [(article.id, article_id) for article, article_id in answers if article]
    assert len(given_ids) >= len(ANSWERED) * 0.75
    assert [pair for pair in given_ids if pair[0] != pair[1]] == []


def test_what_no_article_answers_is_not_answered() -> None:
    answered = [question for question in UNANSWERED if INDEX.find(question).decision == "answer"]
    assert answered == []


@pytest.mark.parametrize(
    "question",
    [
        "koja je vremenska prognoza sutra",
        "asdfgh",
        "",
        "😀😀😀",
        "zdravo",
        "kako da odstampam fakturu " * 400,
        "х" * 10_000,
    ],
)
def test_what_makes_no_sense_here_goes_to_a_person(question: str) -> None:
    assert INDEX.find(question).decision == "person"


@pytest.mark.parametrize(
    ("question", "article_id"),
    [
        ("kako da odstampam fakturu", "stampa-fakture"),
        ("Ne mogu d aposaljem na SEF", "slanje-efakture"),
        ("како да вратим бекап", "vracanje-kopije"),
        ("zaboravio sam lozinku", "zaboravljena-lozinka"),
    ],
)
def test_what_everyone_asks_is_answered(question: str, article_id: str) -> None:
    answer = INDEX.find(question)
    assert answer.decision == "answer"
    assert answer.article is not None
    assert answer.article.id == article_id


@pytest.mark.parametrize("article", installed_articles(), ids=lambda article: article.id)
def test_an_article_wins_its_own_title_and_questions(article: Article) -> None:
    for phrase in article.phrases:
        answer = INDEX.find(phrase)
        assert (answer.decision, answer.article) == ("answer", article), phrase


def test_an_offer_is_at_most_three_best_first_and_holds_no_answer() -> None:
    answer = INDEX.find("koji vam je broj telefona")
    assert (answer.decision, answer.article) == ("offer", None)
    assert len(answer.others) == 3
    assert answer.others[0].confidence == answer.confidence
    assert list(answer.others) == sorted(answer.others, key=lambda found: -found.confidence)


def test_an_answer_is_not_among_its_own_runners_up() -> None:
    answer = INDEX.find("kako da odstampam fakturu")
    assert answer.article is not None
    assert answer.article.id not in [found.article_id for found in answer.others]


def test_the_script_and_the_diacritics_do_not_change_the_answer() -> None:
    asked = ("Kako da vratim bekap iz prošle nedelje", "како да вратим бекап из прошле недеље")
    assert (
        INDEX.find(asked[0]) == INDEX.find(asked[1]) == INDEX.find("kako da vratim bekap iz prosle nedelje")
    )


@given(st.text(max_size=300))
def test_nothing_one_can_write_breaks_it(text: str) -> None:
    answer = INDEX.find(text)
    assert 0 <= answer.confidence <= 1
    assert (answer.article is not None) == (answer.decision == "answer")


def test_an_index_of_nothing_sends_everything_to_a_person() -> None:
    answer = build([]).find("kako da odstampam fakturu")
    assert (answer.decision, answer.confidence, answer.others) == ("person", 0.0, ())


def test_an_article_without_body_or_questions_is_found_by_its_title() -> None:
    assert TINY.find("kako da štampam fakturu").article == TINY.articles[0]


def test_a_title_that_two_articles_share_is_offered_not_answered() -> None:
    twins = [Article(id="a", title="štampa fakture"), Article(id="b", title="štampa fakture")]
    answer = build([*twins, Article(id="c", title="obračun plate")]).find("štampa fakture")
    assert answer.decision == "offer"
    assert [found.article_id for found in answer.others[:2]] == ["a", "b"]


def test_an_article_of_signs_only_harms_nobody() -> None:
    index = build([Article(id="a", title="???"), Article(id="b", title="obračun plate")])
    assert [found.article_id for found in index.ranked("obracun plate")] == ["b"]


def test_a_question_just_short_enough_is_still_read() -> None:
    question = "kako da odstampam fakturu".ljust(LONGEST_QUESTION)
    assert INDEX.find(question).decision == "answer"
    assert INDEX.find(question + " ").decision == "person"


def test_a_batch_answers_each_question_in_its_order() -> None:
    asked = ["kako da odstampam fakturu", "", FOR_A_PERSON[0]]
    first, second, third = batch(INDEX, asked)
    assert (first.decision, first.found[0].article_id, len(first.found)) == (
        "answer",
        "stampa-fakture",
        MOST_RANKED,
    )
    assert (second.decision, second.found) == ("person", ())
    assert third.decision == "person"


def test_a_batch_ranks_every_article_once_and_best_first() -> None:
    (result,) = batch(INDEX, ["faktura"])
    assert len({found.article_id for found in result.found}) == len(result.found)
    assert [found.confidence for found in result.found] == sorted(
        (found.confidence for found in result.found), reverse=True
    )


def test_other_languages_need_nothing_special() -> None:
    index = build(
        [
            Article(
                id="lost", title="lost or stolen card", questions=("I lost my card", "my card was stolen")
            ),
            Article(id="rate", title="exchange rate", questions=("what is the exchange rate", "rates today")),
            Article(id="pin", title="change pin", questions=("how do I change my PIN", "new pin code")),
        ]
    )
    answer = index.find("Somebody stole my crad, I've lost it!")
    assert answer.others[0].article_id == "lost" or answer.article == index.articles[0]
