"""Articles and what clients teach, by the command: import, drafts, versions, phrases, what was saved."""

import asyncio
from collections.abc import Callable

import httpx
import pytest

from app.article_import import from_web
from app.page_text import page_text
from app.web import Web
from core.errors import Invalid
from tests.app.desk import Dezurni

MARKDOWN = """---
title: Kako da podesite skener
questions: [kako da podesim skener, skener ne skenira]
tags: [skener]
language: sr-Latn
spoken: Uključite skener.
---

Uključite skener i izaberite ga u programu.
"""
PAGE = """<!doctype html><html><head><title>Skener | Firma</title><style>p{}</style></head><body>
<nav><a href="/">Početna</a></nav><main><h1>Podešavanje skenera</h1>
<p>Uključite <b>skener</b>.<script>x()</script>
<h2>Zatim</h2><ul><li>izaberite ga<li>sačuvajte</ul></main><footer>© Firma</footer></body></html>"""


def test_a_folder_becomes_drafts_and_a_person_approves(dezurni: Dezurni) -> None:
    folder = dezurni.folder / "articles"
    folder.mkdir()
    (folder / "skener.md").write_text(MARKDOWN)
    assert dezurni("ask", "skener ne skenira", "--json").status == 1
    read = dezurni("articles", "import", str(folder), "--json").json
    assert (read["read"], read["drafts"][0]["state"], read["drafts"][0]["origin"]) == (
        1,
        "draft",
        str(folder / "skener.md"),
    )
    assert dezurni("articles", "import", str(folder), "--json").json["drafts"] == []
    assert dezurni("ask", "skener ne skenira", "--json").status == 1
    draft = str(read["drafts"][0]["id"])
    shown = dezurni("draft", "show", draft).out
    changed = dezurni.writes("novi.md", shown.replace("Uključite skener i izaberite", "Prvo izaberite"))
    edited = str(dezurni("draft", "edit", draft, changed, "--json").json["id"])
    dezurni("draft", "approve", draft).complains("settled already")
    assert dezurni("draft", "approve", edited).status == 0
    dezurni("draft", "reject", edited).complains("settled already")
    assert dezurni("ask", "skener ne skenira", "--json").json["article"] == "skener"
    states = [(v["version"], v["state"]) for v in dezurni("article", "history", "skener", "--json").json]
    assert states == [(1, "replaced"), (2, "approved")]
    (folder / "skener.md").write_text(MARKDOWN.replace("Uključite skener i", "Sasvim novo:"))
    assert "1 approved" in dezurni("articles", "import", str(folder), "--approve").out
    assert dezurni("articles", "--json").json["articles"] == 82
    assert dezurni("article", "retire", "skener").status == 0
    assert dezurni("ask", "skener ne skenira", "--json").status == 1
    assert dezurni("article", "retire", "stampa-fakture").status == 0
    assert dezurni("articles", "--json").json["articles"] == 80
    dezurni("article", "retire", "skener").complains("no article")
    dezurni("article", "history", "nema-ga").complains("no versions")
    dezurni("draft", "approve", "99").complains("no draft 99")
    assert "retired" in dezurni("drafts", "--all").out


@pytest.mark.parametrize(
    ("table", "fragments"),
    [
        ("title;body\nKako;Ovako;i onako\n", ["line 2", "3 cells"]),
        ("title,body\nKako,\n", ["line 2", "body is empty"]),
        ("title\nKako\n", ["line 1", "'body' is missing"]),
        ("title,body,title\n", ["line 1", "doubled"]),
        ("naslov,body\n", ["line 1", "'naslov'"]),
        ('title,body\n"Prvi\nred",Tekst\n"=HYPERLINK(""x"")",Tekst\n', ["line 4", "formula"]),
        ("title,body,questions\nKako,Tekst,u redu | +cmd\n", ["line 2", "formula"]),
        ("title,body,language\nKako,Tekst,xx\n", ["line 2", "'xx'"]),
        ('title,body\n"Kako,Tekst\n', ["line 2", "not CSV"]),
        ("title,body\n", ["holds no article"]),
        ("title,body\nKako,\udcff\n", ["not UTF-8"]),
    ],
)
def test_a_wrong_table_is_told_by_its_line(dezurni: Dezurni, table: str, fragments: list[str]) -> None:
    dezurni(
        "articles", "import", dezurni.writes("t.csv", table.encode("utf-8", "surrogateescape"))
    ).complains("t.csv", *fragments)


def test_a_table_becomes_drafts_once(dezurni: Dezurni) -> None:
    table = (
        "title;questions;body\nGde je kasa;kasa gde je|kako do kase;=Levo od ulaza\n\nGde je magacin;;Desno\n"
    )
    path = dezurni.writes("t.csv", "\ufeff" + table)
    first, second = dezurni("articles", "import", path, "--json").json["drafts"]
    assert (first["article"], first["questions"]) == ("gde-je-kasa", ["kasa gde je", "kako do kase"])
    assert first["body"] == "=Levo od ulaza"
    assert second["article"] == "gde-je-magacin"
    assert dezurni("articles", "import", path, "--json").json["drafts"] == []
    dezurni("articles", "import", path, "--approve").complains("--approve")
    dezurni("articles", "import", "nema.txt").complains("nema.txt")


def test_a_page_is_read_for_its_main_part() -> None:
    text = page_text(PAGE)
    assert text.title == "Podešavanje skenera"
    assert text.body == "Uključite skener.\n\n## Zatim\n\n- izaberite ga\n- sačuvajte"
    assert page_text("<p>bez kraja <nav>meni</nav> a<br>b").body == "bez kraja a\nb"


Handler = Callable[[httpx.Request], httpx.Response]
_PUBLIC = {"firma.rs": "93.184.215.14", "mapirana.rs": "::ffff:10.0.0.1", "metadata.rs": "169.254.169.254"}


def _web(answer: Handler) -> Web:
    async def resolve(host: str, _port: int) -> list[str]:
        return [_PUBLIC.get(host, host)]

    return Web(httpx.MockTransport(answer), resolve)


def _fetched(answer: Handler, url: str = "https://firma.rs/skener") -> str:
    return asyncio.run(from_web(url, _web(answer))).contents.body


def test_a_web_page_is_asked_at_the_address_that_was_looked_at() -> None:
    asked = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append((request.url.host, request.headers["host"], request.extensions["sni_hostname"]))
        if request.url.path == "/skener":
            return httpx.Response(302, headers={"location": "/novo"})
        return httpx.Response(200, html=PAGE)

    assert _fetched(answer).startswith("Uključite skener.")
    assert asked == [("93.184.215.14", "firma.rs", "firma.rs")] * 2


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://10.1.2.3/", "http://[::1]/", "http://mapirana.rs/", "http://metadata.rs/",
        "http://100.64.0.1/", "file:///etc/passwd", "ftp://firma.rs/a", "http://224.0.0.1/", "http://0.0.0.0/",
    ],
)  # fmt: skip
def test_our_own_network_is_never_asked_not_even_by_a_redirect(url: str) -> None:
    def refused(request: httpx.Request) -> httpx.Response:
        assert request.headers["host"] == "firma.rs", "asked inside"
        return httpx.Response(302, headers={"location": url})

    for start in (url, "https://firma.rs/"):
        with pytest.raises(Invalid, match=r"private network|only http"):
            _fetched(refused, start)


@pytest.mark.parametrize(
    ("response", "why"),
    [
        (httpx.Response(404), "status 404"),
        (httpx.Response(200, content=b"x" * 2_000_001), "longer than 2 MB"),
        (httpx.Response(200, json={}), "application/json"),
        (httpx.Response(200, html="<title>Samo naslov</title>"), "no text"),
        (httpx.Response(302, headers={"location": "/skener"}), "redirected more than"),
    ],
)
def test_what_is_no_article_is_told(response: httpx.Response, why: str) -> None:
    with pytest.raises(Invalid, match=why):
        _fetched(
            lambda _request: httpx.Response(
                response.status_code, headers=response.headers, content=response.content
            )
        )


def test_an_address_inside_is_one_line(dezurni: Dezurni) -> None:
    dezurni("articles", "import", "http://127.0.0.1:1/").complains("private network")
