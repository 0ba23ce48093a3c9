"""Articles on the staff's page: what they saved, drafts that a person approves, and trying a question."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from core.clients.identity import client_by_code
from core.database.transaction import Database
from core.learning.phrases import confirm
from core.learning.rows import ArticleVersion, Phrase
from core.staff.rows import AuditEntry
from core.tickets.tickets import add_message
from knowledge_base.article import Article
from simulator.clock import TurnableClock
from tests.web import history
from tests.web.browser import Person, words_of
from tests.web.conftest import site_of

PRINTER = Article(
    "stampac-ne-stampa",
    "Štampač ne štampa",
    ("stampac nece da stampa", "ne radi stampac", "papir se glavi", "prazan papir", "kako da odstampam"),
    ("štampač",),
    body="1. Uključite **štampač**.\n2. Pozovite nas.",
)
SCALE = ["kako da povežem vagu sa kasom", "vaga neće da se poveže sa kasom"]


@pytest.fixture
def signed_in(database: Database, clock: TurnableClock) -> Callable[[str], Person]:
    app = site_of(database, clock, is_demo=True, articles=[PRINTER])
    return lambda code: Person(app).signs_in_as(code)


def test_what_nobody_answered_becomes_an_article_that_a_person_wrote_tried_and_approved(
    database: Database, clock: TurnableClock, signed_in: Callable[[str], Person]
) -> None:
    with database.begin(clock) as tx:
        first, _ = [history.question(tx, text) for text in SCALE]
        history.question(tx, "ko je pojeo kolače")
    ana = signed_in("ana")
    page = words_of(ana.looks("/articles/unanswered"))
    assert f"2× {SCALE[0]} {SCALE[1]} Napravi nacrt" in page
    draft = words_of(ana.sends(f"/articles/unanswered/{first.id}/draft"))
    assert "Kako da povežem vagu sa kasom" in draft and "Nacrt još nema tekst" in draft
    assert SCALE[0] not in words_of(ana.looks("/articles/unanswered"))
    assert "Odobri" not in draft  # there is nothing to approve yet
    form = {"title": "Povezivanje vage sa kasom", "language": "sr-Latn", "tags": "vaga, kasa"}
    form |= {"questions": "\n".join(SCALE), "body": "Otvorite **Kasa > Uređaji** i <dodajte> vagu."}
    tried = ana.sends("/articles/drafts/1", **form, ask="kako povezati vagu i kasu")
    shown = words_of(tried)
    assert "<strong>Kasa &gt; Uređaji</strong> i &lt;dodajte&gt; vagu" in tried.text
    assert "Bot sada Predaje pitanje čoveku." in shown
    assert "Bot sa ovim člankom Odgovara člankom" in shown and "ovaj članak" in shown
    assert "bot njime ne odgovara" in words_of(ana.looks("/articles/kako-da-povezem-vagu-sa-kasom"))
    before = words_of(ana.sends("/articles/drafts/2", **form))  # nothing new: no new version
    assert "verzija 2" in before
    page = words_of(ana.sends("/articles/drafts/2/approve"))
    assert "Odobreno" in page and "verzija 2 · Povezivanje vage sa kasom odobrena · Ana Jovanović" in page
    assert "Bot ga upravo učitava" in page
    assert "zamenjena novijom" in words_of(ana.looks("/articles/drafts/1"))
    assert ana.sends("/articles/drafts/2/approve").status_code == 409
    with database.read(clock) as tx:
        states = tx.all(select(ArticleVersion.state).order_by(ArticleVersion.id))
        noted = tx.all(select(AuditEntry.verb).where(AuditEntry.kind == "articles").order_by(AuditEntry.id))
    assert states == ["replaced", "approved"]
    assert noted == ["draft-of-questions", "write", "write", "approve"]


def test_an_installed_article_is_changed_by_a_draft_and_retired(
    database: Database, clock: TurnableClock, signed_in: Callable[[str], Person]
) -> None:
    vesna = signed_in("vesna")
    page = vesna.looks("/articles/stampac-ne-stampa")
    assert "Uključite <strong>štampač</strong>" in page.text and "isporučen uz program" in words_of(page)
    draft = vesna.sends("/articles/stampac-ne-stampa/edit")
    assert "prazan papir" in draft.text and draft.url.path == "/articles/drafts/1"
    assert vesna.sends("/articles/stampac-ne-stampa/edit").url.path == "/articles/drafts/1"  # it waits there
    assert "nacrt čeka" in words_of(vesna.looks("/articles"))
    assert "Nacrt je odbačen" in words_of(vesna.sends("/articles/drafts/1/reject"))
    assert "povučen" in words_of(vesna.sends("/articles/stampac-ne-stampa/retire"))
    assert vesna.sends("/articles/nema/edit").status_code == vesna.looks("/articles/nema").status_code == 404
    assert "asked in fewer than" not in vesna.looks("/articles/warnings").text


def test_a_draft_comes_from_an_answer_on_a_ticket_without_the_client(
    database: Database, clock: TurnableClock, signed_in: Callable[[str], Person]
) -> None:
    with database.begin(clock) as tx:
        ticket = history.ticket(tx, "zora-milica", subject="Fiskalni štampač ne radi")
        add_message(tx, ticket, "Ovde Milica Zorić, 060 123 0001, ne radi mi fiskalni", author="client")
        silent = history.ticket(tx, "zora-milica")
    marko = signed_in("marko")
    late = marko.sends("/articles/drafts/ticket", number=str(silent.number))
    assert late.status_code == 422
    with database.begin(clock) as tx:
        add_message(tx, ticket, "Isključite ga i uključite.", author="operator")
    draft = words_of(marko.sends("/articles/drafts/ticket", number=f"#{ticket.number}"))
    assert "Isključite ga i uključite." in draft and "Milica" not in draft and "060" not in draft


def test_what_clients_taught_is_taken_back_and_what_an_article_saved_is_counted(
    database: Database, clock: TurnableClock, signed_in: Callable[[str], Person]
) -> None:
    with database.begin(clock) as tx:
        helped = {"outcome": "answer", "article": PRINTER.id, "helped": True, "by_client": True}
        asked = [history.question(tx, "papir izlazi prazan", **helped) for _ in range(3)]
        for code in ("zora", "granit"):
            confirm(tx, asked[0], PRINTER.id, client_by_code(tx, code).id, ())
        history.question(tx, "nešto drugo", **{**helped, "helped": False})
    ana = signed_in("ana")
    assert "Štampač ne štampa isporučen 3 od 4 1 –" in words_of(ana.looks("/articles"))
    assert "Takvih članaka nema" in words_of(ana.looks("/articles?q=vaga"))
    assert "papir izlazi prazan Štampač ne štampa Poništi" in words_of(ana.looks("/articles/phrases"))
    assert "Poništi" not in words_of(signed_in("jelena").looks("/articles/phrases"))
    page = words_of(ana.sends("/articles/phrases/1/undo"))
    assert "poništeno · Ana Jovanović" in page
    assert ana.sends("/articles/phrases/1/undo").status_code == 409
    with database.read(clock) as tx:
        assert tx.all(select(Phrase.state)) == ["undone"]
