"""`dezurni ask` and `articles`: over the installed articles, and over others."""

import json
import re

import pytest

from tests.app.desk import Dezurni

ARTICLES = [
    {
        "id": "printer",
        "title": "Štampač ne štampa",
        "questions": ["Zašto mi ne radi štampač?"],
        "tags": ["štampa"],
        "body": "Proverite da li je štampač uključen.",
    },
    {
        "id": "backup",
        "title": "Kako da napravim rezervnu kopiju",
        "questions": ["Kako se radi bekap baze?"],
        "tags": ["bekap"],
        "body": "Rezervna kopija se pravi svake noći.",
    },
    {
        "id": "invoice",
        "title": "Slanje e-fakture na SEF",
        "questions": ["Kako da pošaljem fakturu na SEF?"],
        "tags": ["sef"],
        "body": "Otvorite fakturu i izaberite Pošalji.",
    },
]
ASK_FIELDS = {"question", "decision", "article", "confidence", "others"}


@pytest.fixture
def articles(empty: Dezurni) -> str:
    return empty.writes("articles.jsonl", "\n".join(json.dumps(article) for article in ARTICLES))


def test_a_question_is_answered_with_its_article(empty: Dezurni, articles: str) -> None:
    ran = empty("ask", "zasto ne radi stampac", "--articles", articles, "--json")
    assert ran.status == 0, ran.err
    assert set(ran.json) >= ASK_FIELDS
    assert (ran.json["decision"], ran.json["article"]) == ("answer", "printer")
    assert 0 <= ran.json["confidence"] <= 1
    for other in ran.json["others"]:
        assert set(other) == {"article", "confidence"}
    said = empty("ask", "zasto ne radi stampac", "--articles", articles).out
    assert "answer: printer" in said
    assert f"answered from {ran.json['answer_from']:.2f}, offered from {ran.json['offer_from']:.2f}" in said
    assert "a person answers" in empty("ask", "nista ne radi, hitno", "--articles", articles).out
    assert "longer than 1,000" in empty("ask", "štampač " * 1250, "--articles", articles).out
    assert "no article has a word of it" in empty("ask", "😀😀", "--articles", articles).out
    empty("ask", " ", "--articles", articles).complains("QUESTION is empty")
    nothing = empty.writes("none.jsonl", "\n")
    empty("ask", "kasa", "--articles", nothing).complains("none.jsonl", "holds no article")


def test_a_question_without_an_article_is_a_no(empty: Dezurni, articles: str) -> None:
    ran = empty("ask", "kakvo je vreme u Parizu", "--articles", articles, "--json")
    assert (ran.status, ran.json["article"], ran.err) == (1, None, "")
    assert ran.json["decision"] in ("person", "offer")


def test_every_line_of_a_batch_is_answered_in_order(empty: Dezurni, articles: str) -> None:
    asked = [{"id": 7, "text": "bekap baze"}, {"id": "x", "text": ""}, {"id": 1, "text": "faktura SEF"}]
    questions = empty.writes("q.jsonl", "\n".join(json.dumps(line) for line in asked) + "\n")
    ran = empty("ask", "--articles", articles, "--batch", questions)
    assert ran.status == 0, ran.err
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [line["id"] for line in lines] == [7, "x", 1]
    for line in lines:
        assert set(line) == {"id", "decision", "ranked"}
        assert len(line["ranked"]) <= 10
        confidences = [found["confidence"] for found in line["ranked"]]
        assert confidences == sorted(confidences, reverse=True)
    assert lines[0]["ranked"][0]["article"] == "backup"
    assert lines[2]["ranked"][0]["article"] == "invoice"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("{", 1),
        ("[]", 1),
        ('{"id": 1}', 1),
        ('{"id": 1, "text": 2}', 1),
        ('{"id": 1, "text": "a"}\n{"text": "b"}', 2),
    ],
)
def test_a_wrong_line_of_a_batch_is_named(empty: Dezurni, articles: str, content: str, line: int) -> None:
    said = empty("ask", "--articles", articles, "--batch", empty.writes("q.jsonl", content)).complains()
    assert re.search(rf"q\.jsonl(:|, line ){line}\b", said), said


def test_a_wrong_article_is_named(empty: Dezurni) -> None:
    for content in ("{", '{"id": "a"}', "[]"):
        path = empty.writes("a.jsonl", content)
        assert re.search(r"a\.jsonl(:|, line )1\b", empty("ask", "x", "--articles", path).complains())
    empty("ask", "x", "--articles", "no-such-place").complains("no-such-place")
    empty("ask", "--batch", "no-such-file").complains("no-such-file")


def test_exactly_one_of_question_and_batch_is_asked(empty: Dezurni, articles: str) -> None:
    empty("ask").complains("--batch")
    empty("ask", "x", "--batch", articles).complains("--batch")


def test_the_installed_articles_have_no_fault(empty: Dezurni) -> None:
    ran = empty("articles", "--json")
    assert (ran.status, ran.json["faults"]) == (0, [])
    assert ran.json["articles"] >= 50


def test_faults_of_articles_are_told_and_a_no(empty: Dezurni) -> None:
    doubled = [ARTICLES[0], {**ARTICLES[0], "id": "again"}]
    path = empty.writes("a.jsonl", "\n".join(json.dumps(article) for article in doubled))
    ran = empty("articles", "--articles", path, "--json")
    assert (ran.status, ran.json["articles"]) == (1, 2)
    for fault in ran.json["faults"]:
        assert set(fault) == {"article", "fault"}
    assert "2 articles" in empty("articles", "--articles", path).out
