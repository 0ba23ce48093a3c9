"""Telegram's HTML."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.telegram.entities import Entity, FormattedText, from_html, plain
from simulator.telegram.refusals import Refused


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("Zdravo", "Zdravo", ()),
        ("<b>Zdravo</b> svima", "Zdravo svima", (Entity("bold", 0, 6),)),
        ("<b>a<i>b</i></b>", "ab", (Entity("bold", 0, 2), Entity("italic", 1, 1))),
        ("1 &lt; 2 &amp;&amp; &quot;a&quot; &#39;&#x161;", '1 < 2 && "a" \'š', ()),
        ('<a href="https://a.rs/?b=1">veza</a>', "veza", (Entity("text_link", 0, 4, "https://a.rs/?b=1"),)),
        ('<span class="tg-spoiler">tajna</span>', "tajna", (Entity("spoiler", 0, 5),)),
        ("😀<code>x</code>", "😀x", (Entity("code", 2, 1),)),
        (" \n <b> a</b> \n", "a", (Entity("bold", 0, 1),)),
        ("<b></b>a", "a", ()),
        ("a > b", "a > b", ()),
    ],
)
def test_markup_becomes_text_and_entities(source: str, text: str, entities: tuple[Entity, ...]) -> None:
    assert from_html(source) == FormattedText(text, entities)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("š<p>a</p>", 'Unsupported start tag "p" at byte offset 2'),
        ("a<br/>", 'Unsupported start tag "" at byte offset 1'),
        ("a & b", "Unescaped & at byte offset 2"),
        ("a &nbsp; b", "Unescaped & at byte offset 2"),
        ("<b>a", "Can't find end tag corresponding to start tag b"),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<script>a</script>", 'Unsupported start tag "script" at byte offset 0'),
    ],
)
def test_markup_unknown_to_telegram_is_refused(source: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        from_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"
    assert refused.value.breaks_rule


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_escaped_comes_out_as_it_was(text: str) -> None:
    assert from_html(html.escape(text)) == FormattedText(text.strip())


@pytest.mark.parametrize(
    ("text", "length"),
    [("/start abc", 6), ("/sati", 5), ("/sati@dezurni_bot", 17), ("put/do", 0), ("/šta", 0)],
)
def test_a_command_at_the_start_is_an_entity(text: str, length: int) -> None:
    assert sum(entity.length for entity in plain(text).entities) == length
