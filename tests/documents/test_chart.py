"""The month as a picture, and what is said to those who cannot see it."""

import re
import struct
from typing import Any
from xml.etree import ElementTree

import pytest

from core.errors import Invalid
from core.language.catalogue import LANGUAGES
from documents.chart import chart_alt, statement_chart_png, statement_chart_svg
from documents.letter import Letter
from tests.documents.samples import LETTER, NO_CONTRACT, NO_WORK, OVER

NOBODY = Letter("", "", "", ())


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return int(width), int(height)


@pytest.mark.parametrize("width", [320, 800, 1080, 1081])
def test_the_picture_is_as_wide_as_asked(width: int) -> None:
    assert size(statement_chart_png(OVER, LETTER, "sr-Latn", width))[0] == width


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_month_is_the_same_picture(language: str) -> None:
    made = statement_chart_png(OVER, LETTER, language)
    assert size(made)[0] == 1080
    assert statement_chart_png(OVER, LETTER, language) == made


@pytest.mark.parametrize("data", [NO_WORK, NO_CONTRACT, {"client": "zora", "month": "2026-02"}])
@pytest.mark.parametrize("letter", [LETTER, NOBODY])
def test_little_to_show_is_still_a_picture(data: dict[str, Any], letter: Letter) -> None:
    assert size(statement_chart_png(data, letter, "en"))[1] > 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_lengths_stay_on_one_line(language: str) -> None:
    long = {"included_minutes": 6045, "carried_minutes": 3045, "used_minutes": 7035, "left_minutes": 2055}
    short = {"included_minutes": 60, "carried_minutes": 60, "used_minutes": 60, "left_minutes": 60}
    tall, low = (
        size(statement_chart_png({**OVER, "balance": balance}, LETTER, language))[1]
        for balance in (long, short)
    )
    assert tall <= low


def test_hostile_names_make_a_picture_that_fits_a_chat() -> None:
    data = {**OVER, "name": '#panic("x") 😀 ' + "W" * 10_000, "by_kind": {f"k{n}" * 60: n for n in range(40)}}
    width, height = size(statement_chart_png(data, LETTER, "sr-Cyrl"))
    assert (width, height < 4_000) == (1080, True)


def test_a_vector_picture_is_announced_by_what_it_shows() -> None:
    svg = ElementTree.fromstring(statement_chart_svg({**OVER, "name": 'A & "B" <c>'}, LETTER, "en"))
    assert svg.attrib["role"] == "img"
    assert svg.attrib["aria-label"] == chart_alt({**OVER, "name": 'A & "B" <c>'}, LETTER, "en")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "sr-Latn",
            "Dunav trgovina d.o.o., oktobar 2026. – iskorišćeno: 6 sati i 15 minuta; uključeno: 5 sati; "
            "preko uključenog: 1 sat i 15 minuta; po vrsti rada: rad na daljinu 3 sata i 45 minuta,",
        ),
        (
            "sr-Cyrl",
            "Dunav trgovina d.o.o., октобар 2026. – искоришћено: 6 сати и 15 минута; укључено: 5 сати; "
            "преко укљученог: 1 сат и 15 минута; по врсти рада: рад на даљину 3 сата и 45 минута,",
        ),
        (
            "en",
            "Dunav trgovina d.o.o., October 2026 – used: 6 hours 15 minutes; included: 5 hours; "
            "over: 1 hour 15 minutes; by kind of work: remote work 3 hours 45 minutes,",
        ),
    ],
)
def test_a_screen_reader_says_the_picture(language: str, said: str) -> None:
    assert chart_alt(OVER, LETTER, language).startswith(said)


def test_a_screen_reader_says_the_months_in_order() -> None:
    said = chart_alt(OVER, LETTER, "en")
    assert re.search(r"by month: May 2 hours 30 minutes, June .*, October 6 hours 15 minutes\.$", said)


def test_without_a_contract_only_the_work_is_said() -> None:
    no_terms = Letter("M", "", "", (("2026-10", 0, 0),))
    said = chart_alt({**NO_CONTRACT, "by_kind": {"phone": 21}}, no_terms, "sr-Latn")
    assert said == (
        "Dunav trgovina d.o.o., oktobar 2026. – rad u mesecu: 21 minut; po vrsti rada: telefon 21 minut."
    )


def test_the_sentence_holds_one_line() -> None:
    assert "\n" not in chart_alt({**OVER, "name": "dva\nreda"}, LETTER, "sr-Latn")


def test_without_its_month_there_is_no_picture() -> None:
    with pytest.raises(Invalid, match="needs its month"):
        chart_alt({**OVER, "month": "2026-00"}, LETTER, "en")
