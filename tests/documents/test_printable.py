"""What may be printed of what people write."""

import random

import pytest
import typst

from documents.glyphs import drawable
from documents.printable import breakable, one_line, printable
from documents.statement import statement_pdf
from tests.documents.samples import LETTER, OVER

AS_WRITTEN = [
    "Čačak, Šabac, Žabalj, Đurđevo, Ćićevac",
    "Петар Дунђерски, Љубовија, Њујорк, џем, ћирилица",
    '#panic("x") *b* _i_ <a> $x$ `c` @ref // \\ [ ] { }',
    "Grüße, façade, Łódź, Αθήνα",
    "שלום",
    "“„”’–— … × − ½ € ₽ № § ✓ → ☎",
]


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_what_can_be_drawn_stays_as_it_was_written(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Hvala 😀!", "Hvala □!"),
        ("中文", "□□"),
        ("dva\n\treda\r\nteksta", "dva reda teksta"),
        ("  puno   razmaka  ", "puno razmaka"),
        ("zvono\x07 i\x00 nula", "zvono i nula"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}abc", "abc"),
        ("me\N{SOFT HYPHEN}ko", "meko"),
        ("c\N{COMBINING CARON}", "č"),
        ("Z" + "\N{COMBINING ACUTE ACCENT}" * 50, "Ź"),
        ("\ud800", "□"),
        ("\ue000\U0010ffff", "□□"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_what_cannot_be_drawn_is_replaced_or_left_out(text: str, printed: str) -> None:
    assert printable(text).replace("\N{REPLACEMENT CHARACTER}", "□") == printed


def test_one_line_keeps_what_a_screen_reader_can_say() -> None:
    assert one_line("Hvala\n😀") == "Hvala 😀"


def test_fixed_spaces_stay() -> None:
    assert printable("1\N{NO-BREAK SPACE}h") == "1\N{NO-BREAK SPACE}h"


def test_only_long_words_get_places_to_break() -> None:
    broken = breakable("kratko " + "x" * 10, 9)
    assert broken.split("\N{ZERO WIDTH SPACE}") == ["kratko xxxx", "xxxx", "xx"]
    assert breakable("kratko " + "x" * 9, 9) == "kratko " + "x" * 9


def test_every_drawable_character_is_taken_by_an_archivable_pdf() -> None:
    fonts = typst.Fonts(include_system_fonts=False)
    source = b'#set document(title: "x")\n#set text(font: "Libertinus Serif", weight: 600)\n#sys.inputs.text'
    text = "\N{LINE SEPARATOR}".join(sorted(drawable()))
    compiler = typst.Compiler(source, font_paths=fonts, ignore_system_fonts=True, sys_inputs={"text": text})
    assert compiler.compile(format="pdf", timestamp=0, pdf_standards=["a-2b", "ua-1"])


def test_any_mixture_of_characters_can_be_typeset() -> None:
    """Some mixtures of scripts and combining marks make typst 0.15 refuse, or even panic."""
    chance = random.Random(2026)
    for _ in range(15):
        some = [chr(chance.choice((chance.randrange(0x3000), chance.randrange(0x110000)))) for _ in range(60)]
        note = "".join(chance.choices(some, k=600))
        data = {
            **OVER,
            "name": note[:40],
            "lines": [{**OVER["lines"][0], "note": note, "operator": note[:20]}],
        }
        assert statement_pdf(data, LETTER, "sr-Latn")
