"""Rules of reading articles: what comes out, and what a broken one says."""

from pathlib import Path

import pytest

from core.errors import Invalid
from knowledge_base.article import Article, installed_articles, read_article, read_folder, read_jsonl

GOOD = """---
title: Kako da odštampate fakturu
questions: [kako da odstampam fakturu, stampanje racuna]
tags: [štampa]
products: [balans-mini]
language: sr-Latn
spoken: Pritisnite Control P.
---

1. Pritisnite **Ctrl + P**.
"""


def write(folder: Path, text: str, name: str = "stampa-fakture.md") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def complaint(path: Path) -> str:
    with pytest.raises(Invalid) as caught:
        read_jsonl(path) if path.suffix == ".jsonl" else read_article(path)
    return str(caught.value)


def test_an_article_is_its_header_and_its_body(tmp_path: Path) -> None:
    assert read_article(write(tmp_path, GOOD)) == Article(
        id="stampa-fakture",
        title="Kako da odštampate fakturu",
        questions=("kako da odstampam fakturu", "stampanje racuna"),
        tags=("štampa",),
        products=("balans-mini",),
        language="sr-Latn",
        spoken="Pritisnite Control P.",
        body="1. Pritisnite **Ctrl + P**.",
    )


def test_products_may_be_left_out(tmp_path: Path) -> None:
    assert read_article(write(tmp_path, GOOD.replace("products: [balans-mini]\n", ""))).products == ()


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "stampa-fakture.md"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert read_article(path) == read_article(write(tmp_path, GOOD))


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("", "line 1: the header is missing"),
        ("title: a\n", "line 1: the header is missing"),
        ("---\ntitle: a\n", "line 2: the header never ends"),
        ("---\n---\nbody", "line 2: write the header as keys and values"),
        (GOOD.replace("title: K", "title: a: K"), "line 2: not YAML"),
        (GOOD.replace("tags: [štampa]", "tags: [štampa"), "not YAML"),
        (GOOD.replace("spoken: Pritisnite Control P.\n", ""), "key 'spoken' is missing"),
        (GOOD.replace("tags:", "oznake:"), "key 'oznake' is not known; use title"),
        (GOOD.replace("title: Kako da odštampate fakturu", "title: 7"), "key 'title' must be a text, not 7"),
        (GOOD.replace("title: Kako da odštampate fakturu", "title:"), "key 'title' is missing"),
        (GOOD.replace("title: Kako da odštampate fakturu", "title: ' '"), "key 'title' is empty"),
        (GOOD.replace("tags: [štampa]", "tags: štampa"), "key 'tags' must be a list of texts"),
        (GOOD.replace("tags: [štampa]", "tags: [401]"), "key 'tags' holds 401"),
        (
            GOOD.replace("tags: [štampa]", "title: Dva\ntags: []"),
            "line 4: not YAML (key 'title' is written twice)",
        ),
        (GOOD.replace("tags: [štampa]", "tags: [\x01]"), "holds the control character '\\x01'; take it out"),
        (GOOD.replace("tags: [štampa]", 'tags: ["\ufffe"]'), "what YAML refuses"),
        (GOOD.replace("tags: [štampa]", "tags: !!python/name:os.system"), "in quotes"),
        (GOOD.replace("language: sr-Latn", "language: hr"), "key 'language' is 'hr'; use one of sr-Latn"),
        (GOOD.partition("\n\n")[0], "the body is empty"),
    ],
)
def test_a_broken_article_names_file_place_and_cure(tmp_path: Path, broken: str, said: str) -> None:
    path = write(tmp_path, broken)
    assert said in complaint(path)
    assert str(path) in complaint(path)


def test_the_file_name_must_be_an_id(tmp_path: Path) -> None:
    assert "lower-case ASCII" in complaint(write(tmp_path, GOOD, "Štampa fakture.md"))


def test_another_encoding_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "stampa-fakture.md"
    path.write_bytes(GOOD.encode("cp1250"))
    assert "not UTF-8 at byte" in complaint(path)


def test_a_missing_file_is_told_as_such(tmp_path: Path) -> None:
    assert "cannot be read" in complaint(tmp_path / "nema.md")


def test_a_folder_is_read_in_the_order_of_ids(tmp_path: Path) -> None:
    write(tmp_path, GOOD, "b.md")
    write(tmp_path, GOOD, "a.md")
    write(tmp_path, "not an article", "README.txt")
    assert [article.id for article in read_folder(tmp_path)] == ["a", "b"]


def test_a_missing_folder_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="no such folder"):
        read_folder(tmp_path / "nema")
    write(tmp_path, GOOD, "stampa-fakture.MD")
    with pytest.raises(Invalid, match=r"holds no article; put files NAME\.md into the folder itself"):
        read_folder(tmp_path)


def test_a_line_of_jsonl_is_an_article(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        '{"id": "a", "title": "A", "questions": ["q"], "tags": ["t"], "body": "b"}\n\n'
        '{"id": "b", "title": "B"}\n',
        "set.jsonl",
    )
    assert read_jsonl(path) == (
        Article(id="a", title="A", questions=("q",), tags=("t",), body="b"),
        Article(id="b", title="B"),
    )


def test_what_a_line_leaves_empty_is_not_there(tmp_path: Path) -> None:
    line = '{"id": "a", "title": "", "questions": ["q", ""], "tags": null, "body": null, "more": 1}\r\n'
    path = tmp_path / "set.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + line.encode())
    assert read_jsonl(path) == (Article(id="a", title="", questions=("q",)),)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 2: not JSON"),
        ('{"id": "b", "title": "", "questions": [" "]}', "line 2: key 'title' is empty"),
        ("[" * 100_000, "line 2: not JSON"),
        ("[]", "line 2: write one JSON object a line"),
        ('{"id": "b"}', "line 2: key 'title' is missing"),
        ('{"id": 1, "title": "B"}', "line 2: key 'id' must be a text"),
        ('{"id": "b", "title": "B", "questions": "q"}', "line 2: key 'questions' must be a list of texts"),
        ('{"id": "b", "title": "B", "tags": [null]}', "line 2: key 'tags' holds None"),
        ('{"id": "a", "title": "B"}', "line 2: id 'a' is already on line 1"),
    ],
)
def test_a_broken_line_of_jsonl_is_named(tmp_path: Path, line: str, said: str) -> None:
    assert said in complaint(write(tmp_path, f'{{"id": "a", "title": "A"}}\n{line}\n', "set.jsonl"))


def test_there_are_enough_installed_articles_and_each_is_short_and_well_asked() -> None:
    articles = installed_articles()
    assert len(articles) >= 55
    for article in articles:
        assert 5 <= len(article.questions) <= 8, article.id
        assert len(article.body.split()) <= 120, article.id
        assert len(article.spoken.split()) <= 40, article.id
        assert article.tags, article.id


def test_no_two_installed_articles_claim_the_same_words() -> None:
    phrases = [phrase for article in installed_articles() for phrase in article.phrases]
    assert sorted(set(phrases)) == sorted(phrases)


def test_installed_articles_know_only_our_products() -> None:
    products = {product for article in installed_articles() for product in article.products}
    assert products <= {"balans-mini", "balans-office", "balans-pro"}
