"""What goes to a person however near an article is, and what does not."""

import pytest

from knowledge_base.article import installed_articles
from knowledge_base.index import build
from knowledge_base.urgent import is_for_a_person
from tests.knowledge_base.asked import ANSWERED, FOR_A_PERSON, UNANSWERED

INDEX = build(installed_articles())


@pytest.mark.parametrize("question", FOR_A_PERSON)
def test_a_person_gets_what_is_urgent_personal_or_disputed(question: str) -> None:
    answer = INDEX.find(question)
    assert (answer.decision, answer.article) == ("person", None)


@pytest.mark.parametrize("question", [question for question, _ in ANSWERED] + list(UNANSWERED))
def test_an_ordinary_question_is_not_urgent(question: str) -> None:
    assert not is_for_a_person(question)


@pytest.mark.parametrize(
    "question",
    [
        "treba nam obuka za pet ljudi",
        "treba da prijavim novu osobu za kontakt",
        "treba mi pristup za novog coveka u magacinu",
        "ne radi mi stampac nista ne stampa",
        "nema fakture u listi ulaznih",
        "kako da obrisem pogresnu fakturu",
        "kako da promenim operatera na kasi",
        "zasto je zaliha tolika",
        "izgubio sam lozinku",
    ],
)
def test_words_that_only_look_urgent_are_not(question: str) -> None:
    assert not is_for_a_person(question)


def test_no_installed_article_claims_what_only_a_person_may_answer() -> None:
    phrases = [phrase for article in installed_articles() for phrase in article.phrases]
    assert [phrase for phrase in phrases if is_for_a_person(phrase)] == []
