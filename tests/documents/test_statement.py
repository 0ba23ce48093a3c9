"""The monthly statement on paper: what a client reads in it, in three languages."""

import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from core.errors import Invalid
from core.language.catalogue import LANGUAGES
from documents.letter import Letter
from documents.statement import statement_pdf
from documents.typesetter import typeset_pdf
from tests.documents.pdf_text import Pdf, plain, text_of
from tests.documents.samples import LETTER, LINES, NO_CONTRACT, NO_WORK, OVER

HOSTILE = '#panic("x") *b* _i_ <a> $x^2$ `c` @ref // /* \\ [ ] { } #import "x" https://example.rs/?a=1&b'


def read(data: dict[str, Any], language: str = "sr-Latn", letter: Letter = LETTER) -> str:
    return text_of(statement_pdf(data, letter, language))


def pages(data: dict[str, Any]) -> list[str]:
    return [plain(page) for page in Pdf.of(statement_pdf(data, LETTER, "sr-Latn")).pages()]


def with_note(note: str) -> dict[str, Any]:
    return {**OVER, "lines": [{**LINES[0], "note": note}]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_month_is_the_same_bytes(language: str) -> None:
    first = statement_pdf(OVER, LETTER, language)
    assert first.startswith(b"%PDF-1.7")
    assert statement_pdf(dict(reversed(OVER.items())), LETTER, language) == first


def test_several_threads_make_the_same_bytes() -> None:
    alone = statement_pdf(OVER, LETTER, "en")
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda _: statement_pdf(OVER, LETTER, "en"), range(12)))
    assert set(made) == {alone}


def test_it_says_what_it_conforms_to_and_when_the_month_ended() -> None:
    made = statement_pdf({**OVER, "month": "2026-12"}, LETTER, "sr-Latn")
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in made
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert b"<xmp:CreateDate>2027-01-01T00:00:00+00:00</xmp:CreateDate>" in made
    assert b"<rdf:li>sr-RS</rdf:li>" in made
    assert b"<rdf:li>en-GB</rdf:li>" in statement_pdf(OVER, LETTER, "en")


def test_headings_tables_and_drawings_are_tagged() -> None:
    assert {"H1", "H2", "Table", "TH", "TD", "Figure"} <= Pdf.of(statement_pdf(OVER, LETTER, "en")).tags()


def test_a_drawing_is_also_said_in_words() -> None:
    meter, history = Pdf.of(statement_pdf(OVER, LETTER, "sr-Cyrl")).alt_texts()
    assert meter == "Искоришћено: 6 сати и 15 минута; укључено: 5 сати; преко укљученог: 1 сат и 15 минута."
    assert "август 2026. 0 минута (укључено: 5 сати)" in history


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "sr-Latn",
            [
                "Izveštaj o podršci za oktobar 2026.",
                "Iskorišćeno 125 % od 5 h",
                "rad na daljinu 3 h 45 min",
                "Poslednjih 6 meseci",
                "8 stavki",
                "14. 10. poruke #1055 Jelena Nikolić Štampač u magacinu 15",
                "Ukupno za mesec 1.183,75 €",
                "1 h 15 min × 35,00 € na sat",
                "Posete od početka godine: 1 od 2 ugovorenih.",
                "korak: 15 minuta",
                "Pitanja o izveštaju: podrska@example.rs, +381 11 333 4444",
                "strana 1 od 1",
            ],
        ),
        (
            "sr-Cyrl",
            [
                "Извештај о подршци за октобар 2026.",
                "Искоришћено 125 % од 5 h",
                "Последњих 6 месеци",
                "Укупно за месец 1.183,75 €",
                "Питања о извештају: podrska@example.rs, +381 11 333 4444",
                "страна 1 од 1",
            ],
        ),
        (
            "en",
            [
                "Support statement for October 2026",
                "125% of 5 h used",
                "12 Oct remote work #1052 Ana Jovanović",
                "8 pieces of work",
                "Total for the month €1,183.75",
                "1 h 15 min × €35.00 an hour",
                "page 1 of 1",
            ],
        ),
    ],
)
def test_it_speaks_the_readers_language(language: str, said: list[str]) -> None:
    text = read(OVER, language)
    assert [phrase for phrase in said if phrase not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_and_notes_stay_as_they_were_written(language: str) -> None:
    text = read({**OVER, "name": "Петар и Жика д.о.о."}, language)
    for written in ("Петар и Жика д.о.о.", "Štampač u magacinu"):
        assert written in text


@pytest.mark.parametrize(
    ("language", "plan", "add_on"),
    [
        ("sr-Latn", "Standardna podrška", "Cloud bekap"),
        ("sr-Cyrl", "Стандардна подршка", "Cloud бекап"),
        ("en", "Standardna podrška", "Cloud bekap"),
    ],
)
def test_what_we_named_is_read_in_the_readers_script(language: str, plan: str, add_on: str) -> None:
    text = read(OVER, language)
    assert text.count(plan) == 2
    assert add_on in text


def test_the_fingerprint_is_there_to_be_copied() -> None:
    assert OVER["hash"] in read(OVER)


def test_only_work_that_does_not_draw_is_marked() -> None:
    text = read(OVER)
    assert "Stavke sa znakom * ne troše uključeno vreme." in text
    assert [line for line in text.splitlines() if " * " in line and "znakom" not in line] == [
        "20. 10. poseta #1058 Marko Petrović Obuka za dvoje novih zaposlenih * 180"
    ]


def test_without_names_operators_are_shown_by_code() -> None:
    assert "1. 10. rad na daljinu #1041 marko Uvoz" in read({**OVER, "operator_names": None})


def test_work_without_a_ticket_comes_last() -> None:
    text = read(OVER)
    assert text.index("Nivelacija 15 min") < text.index("bez tiketa 1 h 45 min")


def test_an_amount_is_written_in_its_currency() -> None:
    assert "Ukupno za mesec 1.234,50 CHF" in read({**OVER, "currency": "CHF", "total": "1234.5"})


def test_without_a_known_price_an_hour_only_the_minutes_are_told() -> None:
    text = read({key: value for key, value in OVER.items() if key != "overage_per_hour"})
    assert "1 h 15 min\n" in text
    assert "na sat" not in text


def test_a_month_without_over_use_tells_what_is_left_and_charges_nothing() -> None:
    text = read(NO_WORK)
    assert "5 h 1 h 0 min 6 h" in text
    assert "uključeno preneto iskorišćeno preostalo" in text
    assert "Rad preko uključenog vremena" not in text


def test_a_month_without_work_says_so() -> None:
    text = read(NO_WORK)
    assert "U ovom mesecu nije bilo rada." in text
    assert not re.search(r"Po vrsti rada|Po tiketima|Zbir|obračunski korak", text)


def test_without_a_contract_there_is_work_and_no_balance_or_price() -> None:
    text = read(NO_CONTRACT)
    assert "bez ugovora o podršci" in text
    assert "9 h 15 min\nrad u mesecu" in text
    assert "Bez ugovora nema uključenog vremena" in text
    assert not re.search(r"Iskorišćeno \d|Cena meseca|preostalo|Posete| \* ", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_barest_month_is_still_a_statement(language: str) -> None:
    made = statement_pdf({"client": "zora", "month": "2026-02"}, Letter("", "", "", ()), language)
    assert "zora" in text_of(made)


@pytest.mark.parametrize("month", [None, "", "2026", "2026-13", "2026-1", "oktobar", "٢٠٢٦-١٠"])
def test_without_its_month_a_statement_is_refused(month: str | None) -> None:
    with pytest.raises(Invalid, match="needs its month"):
        statement_pdf({**OVER, "month": month}, LETTER, "sr-Latn")


@pytest.mark.parametrize(
    ("count", "heading"),
    [(1, "1 stavka"), (2, "2 stavke"), (5, "5 stavki"), (11, "11 stavki")],
)
def test_pieces_of_work_are_declined(count: int, heading: str) -> None:
    assert heading in read({**OVER, "lines": LINES[:1] * count})


@pytest.mark.parametrize(
    ("count", "heading"), [(1, "Poslednji mesec"), (3, "Poslednja 3 meseca"), (6, "Poslednjih 6 meseci")]
)
def test_months_are_declined(count: int, heading: str) -> None:
    letter = Letter("M", "m@example.rs", "", LETTER.history[:count])
    assert heading in read(OVER, letter=letter)


def test_a_thousand_pieces_of_work_take_pages_with_repeated_heads() -> None:
    lines = [{**LINES[number % 8], "on": f"2026-10-{number % 28 + 1:02}"} for number in range(1000)]
    made = pages({**OVER, "lines": lines})
    assert len(made) > 10
    head = "Dan Vrsta rada Tiket Operater Opis Minuti"
    assert [number for number, page in enumerate(made) if head not in page] == []
    for number, page in enumerate(made, 1):
        assert f"Dunav trgovina d.o.o. · oktobar 2026. strana {number} od {len(made)}" in page


def test_many_tickets_take_pages_with_repeated_heads() -> None:
    by_ticket = [{"ticket": 2000 + n, "subject": f"Predmet {n}", "minutes": 15} for n in range(150)]
    made = pages({**OVER, "by_ticket": by_ticket})
    assert all("Tiket Predmet Vreme" in page for page in made[:3])
    assert "#2149" in "".join(made)


def test_markup_in_a_note_is_only_text() -> None:
    text = read({**with_note(HOSTILE), "name": HOSTILE, "plan_name": HOSTILE})
    joined = " ".join(text.split())
    assert joined.count("#panic(") >= 4
    assert "*b* _i_ <a> $x^2$ `c` @ref" in joined


def test_a_note_without_end_takes_as_many_pages_as_it_needs() -> None:
    made = pages(with_note("ž" * 10_000))
    assert len(made) > 3
    assert sum(page.count("ž") for page in made) >= 10_000


@pytest.mark.parametrize("field", ["operator", "kind", "note"])
def test_a_word_without_end_stays_in_its_column(field: str) -> None:
    text = read({**OVER, "operator_names": {}, "lines": [{**LINES[0], field: "W" * 300}]})
    assert max(len(run) for run in re.findall("W+", text)) < 30


@pytest.mark.parametrize(
    "note", ["😀 中文", "עברית العربية", "a\x00b\x07\u202ec", "\ud800", "Z" + "\u0301" * 99]
)
def test_strange_characters_do_not_break_it(note: str) -> None:
    assert statement_pdf({**with_note(note), "name": note}, LETTER, "sr-Cyrl")


def test_corrections_of_earlier_months_are_shown_with_their_sign() -> None:
    correction = {"on": "2026-10-02", "corrects_month": "2026-09", "minutes": -30, "note": "Pogrešan poziv"}
    text = read({**OVER, "corrections": [correction]})
    assert "Ispravke ranijih meseci" in text
    assert "Rad od Mesec" in text
    assert "2. 10. septembar 2026. Pogrešan poziv −30" in text
    assert "Ispravke" not in read({**OVER, "corrections": []})


def test_minutes_given_back_leave_no_bar_and_no_error() -> None:
    balance = {"included_minutes": 300, "used_minutes": -30, "left_minutes": 330, "over_minutes": 0}
    letter = Letter("M", "m@example.rs", "", (("2026-10", -30, 300),))
    text = read({**OVER, "balance": balance, "by_kind": {"phone": -30}}, letter=letter)
    assert "Iskorišćeno 0 % od 5 h; vraćeno: 30 min" in text
    assert "vraćeno preostalo" in text
    assert "−0:30" not in text


@pytest.mark.parametrize(
    ("response", "said"),
    [
        ({"kept": 7, "missed": 1}, "najkasnije za 2 sata radnog vremena. U roku: 7; van roka: 1."),
        (
            {"kept": 7, "open": 2, "around_the_clock": True},
            "za 2 sata, u svako doba. U roku: 7; van roka: 0;",
        ),
        ({"kept": 7, "open": 2}, "van roka: 0; bez odgovora još: 2."),
        ({}, "za 2 sata radnog vremena. U ovom mesecu niste otvarali tikete."),
    ],
)
def test_promises_kept_are_told(response: dict[str, Any], said: str) -> None:
    text = read({**OVER, "response": {"promised_minutes": 120, **response}})
    assert said in " ".join(text.split())


def test_visits_ahead_are_told_by_their_days() -> None:
    def told(**visits: Any) -> str:
        return " ".join(read({**OVER, "lines": [], "visits": visits}).split())

    assert "1 od 2 ugovorenih. Zakazano: 12. 11., 3. 12." in told(
        used=1, included=2, planned=["2026-11-12", "2026-12-03"]
    )
    assert "Posete od početka godine: 0. Zakazano: 12. 11." in told(
        used=0, included=0, planned=["2026-11-12"]
    )
    assert "Zakazano" not in told(used=1, included=2)


def test_backups_are_told_where_somebody_pays_for_them() -> None:
    def told(backups: dict[str, Any] | None) -> str:
        return " ".join(read({**OVER, "backups": backups}).split())

    made = {"count": 30, "last_on": "2026-10-31", "size_bytes": 12_430_000_000}
    assert "Bekap u oblaku: 30 u ovom mesecu, ukupno 12,4 GB; poslednji: 31. 10." in told(made)
    assert "nije napravljen nijedan" in told({"count": 0, "last_on": None, "size_bytes": 0})
    assert "u oblaku" not in told(None)


@pytest.mark.parametrize(
    ("language", "amount"),
    [("sr-Latn", "120.000 RSD"), ("sr-Latn", "43,75 RSD"), ("sr-Cyrl", "43,75 RSD"), ("en", "RSD120,000")],
)
def test_amounts_are_written_as_their_currency_is(language: str, amount: str) -> None:
    assert amount in read({**OVER, "currency": "RSD", "fee": "120000.00"}, language)


def test_hints_are_told_in_words_and_unknown_ones_are_left_out() -> None:
    text = read({**OVER, "hints": ["backup-unused", "of-a-later-version"]}, "en")
    assert "Your advisor suggests" in text
    assert "You pay for the cloud backup" in text
    assert "Your advisor suggests" not in read({**OVER, "hints": ["of-a-later-version"]}, "en")


def test_what_cannot_be_typeset_is_our_error() -> None:
    with pytest.raises(Invalid, match="could not be typeset"):
        typeset_pdf("statement.typ", {"title": "x"}, 0)
