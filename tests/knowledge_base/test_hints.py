"""Rules of what is read and heard on the phone: hints for the recogniser, and short forms for the ear."""

import pytest

from knowledge_base.answer import OFFER_BY_PHONE_FROM
from knowledge_base.article import Article, installed_articles
from knowledge_base.hints import LONGEST_HINT, MOST_HINTS, spoken_hints
from knowledge_base.index import build

INDEX = build(installed_articles())


def test_hints_are_the_words_of_most_articles_first_in_both_scripts() -> None:
    articles = [
        Article(id="a", title="Kako da odštampate fakturu", tags=("štampa",)),
        Article(id="b", title="Štampač, šta s njim", tags=("štampa",)),
        Article(id="c", title="Print an invoice", tags=("printing",), language="en"),
    ]
    hints = spoken_hints(articles)
    assert hints[:2] == ("štampa", "штампа")
    assert {"odštampate", "одштампате", "štampač", "штампач", "invoice", "printing"} <= set(hints)
    assert "kako" not in hints
    assert "инвоице" not in hints


def test_hints_keep_within_what_the_recogniser_takes() -> None:
    many = [Article(id=f"a{n}", title=f"naslov{n}", tags=("x" * 200, "a, b")) for n in range(1_000)]
    for hints in (spoken_hints(installed_articles()), spoken_hints(many)):
        assert len(hints) == MOST_HINTS == len(set(hints))
        assert max(map(len, hints)) <= LONGEST_HINT
        assert not any("," in hint for hint in hints)


def test_each_installed_article_has_a_short_form_that_a_voice_can_read() -> None:
    for article in installed_articles():
        assert 5 <= len(article.spoken.split()) <= 40, article.id
        assert article.spoken.endswith("."), article.id
        strange = {sign for sign in article.spoken if not (sign.isalpha() or sign in " .,:-")}
        assert not strange, (article.id, strange)


@pytest.mark.parametrize(
    "question",
    [
        "gde vas mogu dobiti telefonom",
        "halkom fajl ne prepoznaje",
        "jel postoji podrska posle cetiri popodne",
    ],
)
def test_by_phone_a_near_article_is_offered_sooner(question: str) -> None:
    assert INDEX.find(question).decision == "person"
    assert INDEX.find(question, offer_from=OFFER_BY_PHONE_FROM).decision == "offer"
    assert INDEX.find("ne radi nista", offer_from=OFFER_BY_PHONE_FROM).decision == "person"
