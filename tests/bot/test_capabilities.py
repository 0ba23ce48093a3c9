"""What the desk says, made to fit what a messenger can do."""

from dataclasses import replace

import pytest

from bot.capabilities import Capabilities, Outbound, fit
from bot.dialogue.render import Label
from core.ports import File

ALL = Capabilities(
    max_text=40,
    max_caption=10,
    inline_buttons=True,
    edit=True,
    files="bytes",
    action_is_text=False,
    initiated_paid=False,
    contact_share=True,
    group=True,
    most_rows=3,
    most_in_row=2,
    max_label=8,
)
YES_NO = ((Label("Da", "t1"), Label("Ne", "t2")),)
PAPER = File("a.pdf", "application/pdf", b"%PDF")


def test_what_fits_goes_as_it_is() -> None:
    said = Outbound("Dobar dan", YES_NO, replaces="7")
    assert fit(said, ALL) == [said]


def test_an_edit_that_cannot_be_is_a_new_message() -> None:
    assert fit(Outbound("Novo", replaces="7"), replace(ALL, edit=False)) == [Outbound("Novo")]
    assert [each.replaces for each in fit(Outbound("Prvo je ovo. " * 6, replaces="7"), ALL)] == [None, None]


def test_a_long_text_is_split_at_sentences_and_buttons_stand_under_the_last() -> None:
    parts = fit(Outbound("Ovo je prva rečenica. Ovo je druga rečenica.", YES_NO), ALL)
    assert [(part.text, part.rows) for part in parts] == [
        ("Ovo je prva rečenica.", ()),
        ("Ovo je druga rečenica.", YES_NO),
    ]


def test_where_there_are_no_buttons_the_choices_are_numbered() -> None:
    assert fit(Outbound("Pomoglo?", YES_NO), replace(ALL, most_rows=0)) == [
        Outbound("Pomoglo?\n\n1. Da\n2. Ne")
    ]


@pytest.mark.parametrize("count", [1, 3, 4, 6, 7, 20])
def test_buttons_are_packed_into_the_rows_there_are(count: int) -> None:
    rows = tuple((Label(f"Dugačak natpis {number}", f"t{number}"),) for number in range(count))
    [said] = fit(Outbound("?", rows), ALL)
    assert len(said.rows) <= 3 and all(len(row) <= 2 for row in said.rows)
    assert [label.token for row in said.rows for label in row] == [f"t{n}" for n in range(min(count, 6))]
    assert all(len(label.text) <= 8 for row in said.rows for label in row)


def test_a_file_goes_as_bytes_by_its_address_or_as_words() -> None:
    said = Outbound("Evo", file=PAPER, link="https://a.rs/f")
    assert fit(said, ALL) == [replace(said, link=None)]
    assert fit(said, replace(ALL, files="url")) == [said]
    assert fit(said, replace(ALL, files="none")) == [Outbound("Evo\nhttps://a.rs/f")]


def test_what_is_longer_than_a_caption_goes_before_the_file() -> None:
    words, file = fit(Outbound("Ovo je predugačko.", file=PAPER), ALL)
    assert (words, file) == (Outbound("Ovo je predugačko."), Outbound(file=PAPER))


def test_the_key_for_ones_number_stands_alone_beside_buttons_or_not_at_all() -> None:
    said = Outbound("Ko ste?", YES_NO, ask_phone="Podeli broj")
    apart = [Outbound("Ko ste?", YES_NO), Outbound("Ispod polja", ask_phone="Podeli broj")]
    assert fit(said, ALL, "Ispod polja") == apart
    assert fit(said, replace(ALL, keys_with_buttons=True)) == [said]
    assert fit(said, replace(ALL, contact_share=False)) == [Outbound("Ko ste?", YES_NO)]
    assert fit(replace(said, rows=()), ALL) == [Outbound("Ko ste?", ask_phone="Podeli broj")]
