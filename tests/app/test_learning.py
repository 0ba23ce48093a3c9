"""Articles and what clients teach, by the command: import, drafts, versions, phrases, what was saved."""

import asyncio
from collections.abc import Callable, Iterator
from decimal import Decimal

import httpx
import pytest

from app.article_import import from_web
from app.links import dead_links
from app.page_text import page_text
from app.web import Web
from core.clients.identity import client_by_code
from core.clients.rows import Client
from core.clock import SystemClock
from core.database.transaction import Database, Transaction
from core.errors import Invalid
from core.hours.rows import TimeEntry
from core.learning.phrases import confirm
from core.learning.rows import Question
from core.tickets.rows import Ticket
from knowledge_base.article import Article
from tests.app.desk import Dezurni

Act = Callable[[Transaction], object]

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


@pytest.fixture
def desk(dezurni: Dezurni) -> Iterator[Callable[[Act], object]]:
    """Runs something in the desk's own database."""
    database = Database(f"sqlite:///{dezurni.folder}/data/dezurni.db", durable=False)

    def run(act: Act) -> object:
        with database.begin(SystemClock()) as tx:
            return act(tx)

    yield run
    database.close()


def _asked(tx: Transaction, text: str, outcome: str = "person", **more: object) -> Question:
    plain, gist = text.casefold(), " ".join(word[:5] for word in text.casefold().split() if len(word) > 3)
    said = {"text": text, "plain": plain, "gist": gist, "outcome": outcome, "scoring": "x", "by_client": True}
    scores = {"top": 0.5, "margin": 0.1, "confidence": 0.6}
    return tx.add(Question(asked_at=tx.now, channel="telegram", **{**said, **scores, **more}))


def test_what_nobody_answered_is_one_command_from_a_draft(
    dezurni: Dezurni, desk: Callable[[Act], object]
) -> None:
    def act(tx: Transaction) -> None:
        for text in ("gde podesim skener", "podesim skener brzo", "gde je logo firme"):
            _asked(tx, text)
        _asked(tx, "hoću skener podesim odmah", for_person=True)
        _asked(tx, "podesim skener ponuda", "offer", article="skener", helped=True)

    desk(act)
    first, second = dezurni("unanswered", "--json").json
    assert (first["id"], first["count"]) == (1, 2)
    assert first["questions"] == ["gde podesim skener", "podesim skener brzo"]
    assert second["questions"] == ["gde je logo firme"]
    assert "2×  gde podesim skener | podesim skener brzo" in dezurni("unanswered").out
    draft = dezurni("unanswered", "--draft", "1", "--json").json
    assert (draft["title"], draft["questions"]) == ("Gde podesim skener", ["podesim skener brzo"])
    dezurni("draft", "approve", str(draft["id"])).complains("has no text yet")
    dezurni("unanswered", "--draft", "1").complains("no unanswered questions 1")
    assert [group["id"] for group in dezurni("unanswered", "--json").json] == [3]
    assert dezurni("draft", "reject", str(draft["id"])).status == 0
    assert dezurni("drafts", "--json").json == []
    assert dezurni.audit == ["draft-of-questions articles 1", f"reject articles {draft['id']}"]


def test_a_learned_phrase_is_seen_and_undone(dezurni: Dezurni, desk: Callable[[Act], object]) -> None:
    def act(tx: Transaction) -> None:
        question = _asked(tx, "iz čudne mašine ništa", "offer", article="stampac-ne-stampa")
        for code in ("zora", "granit"):
            confirm(tx, question, "stampac-ne-stampa", client_by_code(tx, code).id, ())

    asked = ("ask", "iz cudne masine nista", "--json")
    assert dezurni(*asked).status == 1
    desk(act)
    assert dezurni(*asked).json["article"] == "stampac-ne-stampa"
    [phrase] = dezurni("phrases", "--article", "stampac-ne-stampa", "--json").json
    assert (phrase["text"], phrase["state"]) == ("iz čudne mašine ništa", "learned")
    assert dezurni("phrases", "--article", "drugi", "--json").json == []
    assert "undone: iz čudne" in dezurni("phrases", "--undo", str(phrase["id"])).out
    dezurni("phrases", "--undo", str(phrase["id"])).complains("undone already")
    dezurni("phrases", "--undo", "99").complains("no phrase 99")
    assert dezurni(*asked).status == 1
    desk(act)
    assert dezurni("phrases").out.split()[1] == "undone"
    assert dezurni.audit == [f"undo-phrase articles {phrase['id']}"]


def test_hours_saved_count_only_what_ended_with_the_article(
    dezurni: Dezurni, desk: Callable[[Act], object]
) -> None:
    assert dezurni("articles", "--saved", "--json").json == []

    def act(tx: Transaction) -> None:
        for ends in ({}, {}, {"asked_again": True}, {"person_wanted": True}, {"became_ticket": True}):
            _asked(tx, "kako da", "answer", article="kasa", helped=True, **ends)
        _asked(tx, "kako da", "answer", article="kasa", helped=False)
        _asked(tx, "kako da", "answer", article="kasa")
        _asked(tx, "a kako to", "answer", article="sef", helped=True)
        zora = client_by_code(tx, "zora")
        for number, (article, minutes) in enumerate(
            [("kasa", 20), ("kasa", 30), ("kasa", 70), (None, 10), (None, 10), ("sef", 10)], 1001
        ):
            _booked(tx, zora, number, article, minutes)

    desk(act)
    kasa, sef = dezurni("articles", "--saved", "--json").json
    assert (kasa["shown"], kasa["helped"], kasa["denied"], kasa["usual_minutes"]) == (7, 2, 1, 30)
    assert (kasa["usual_of"], kasa["saved_minutes"]) == ("article", 60)
    assert (sef["usual_minutes"], sef["usual_of"], sef["saved_minutes"]) == (15, "all", 15)
    assert dezurni("articles", "--saved").out.startswith("1 h 15 min saved\n")


def _booked(tx: Transaction, client: Client, number: int, article: str | None, minutes: int) -> None:
    ticket = tx.add(
        Ticket(
            number=number,
            client_id=client.id,
            subject="x",
            source="telegram",
            rank=1,
            article=article,
            opened_at=tx.now,
        )
    )
    spent = {"seconds": minutes * 60, "minutes": minutes, "started_at": tx.now, "ended_at": tx.now}
    counted = {"kind": "chat", "operator": "ana", "draws": True, "factor": Decimal(1), "source": "typed"}
    booked = {"month": "2026-11", "booked_at": tx.now, "ticket_id": ticket.id}
    tx.add(TimeEntry(key=str(number), client_id=client.id, **spent, **counted, **booked))


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
    assert dezurni.audit[:6] == [
        "import-article articles 1",
        "write articles 1",
        "approve articles 2",
        "import-article articles 3",
        "approve articles 3",
        "retire articles skener",
    ]


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
        ("title,body\nKako,Ovako\nA gde,Tamo\nKako,Onako\n", ["line 4", "'Kako'", "line 2"]),
        ("title,body\nKako,Ov\x00ako\n", ["line 2", "control character"]),
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
    dezurni("articles", "import", "nema.txt").complains("nema.txt", "no such file")


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
def test_a_public_page_never_leads_into_our_own_network(url: str) -> None:
    def refused(request: httpx.Request) -> httpx.Response:
        assert request.headers["host"] == "firma.rs", "asked inside"
        return httpx.Response(302, headers={"location": url})

    with pytest.raises(Invalid, match=r"private network|only http"):
        _fetched(refused, "https://firma.rs/")


def test_a_page_inside_is_read_where_it_was_named_and_leads_on_only_outside() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        there = {"/staro": "/novo", "/van": "https://firma.rs/unutra", "/unutra": "http://10.0.0.1/novo"}
        if location := there.get(request.url.path):
            return httpx.Response(302, headers={"location": location})
        return httpx.Response(200, html=PAGE)

    assert _fetched(answer, "http://10.0.0.1/staro").startswith("Uključite skener.")
    with pytest.raises(Invalid, match="private network"):
        _fetched(answer, "http://10.0.0.1/van")


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


def test_an_address_where_nobody_answers_is_one_line(dezurni: Dezurni) -> None:
    dezurni("articles", "import", "http://127.0.0.1:1/").complains("cannot be read")


def test_links_that_lead_nowhere_are_told() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/unutra":
            return httpx.Response(302, headers={"location": "http://10.0.0.1/x"})
        return httpx.Response({"/ima": 200, "/nema": 404, "/samo-ljudi": 403}[request.url.path])

    body = "[a](https://firma.rs/ima), https://firma.rs/nema. I <https://firma.rs/unutra> i https://firma.rs/samo-ljudi"
    found = asyncio.run(dead_links([Article("a", "A", body=body)], _web(answer)))
    assert [article for article, _ in found] == ["a", "a"]
    assert "https://firma.rs/nema, which answers with status 404" in found[0][1]
    assert "private network" in found[1][1]
