"""From keys and facts to words and buttons."""

from typing import Any

import pytest

from bot.dialogue.render import Label, render


def payload(key: str = "help", language: str = "sr-Latn", **more: Any) -> dict[str, Any]:
    return {"key": key, "facts": {}, "language": language, "rows": [], "ticket": None, **more}


def test_buttons_keep_their_rows_and_tokens() -> None:
    rows = [
        [{"label": "yes", "facts": {}, "token": "t1"}, {"label": "no", "facts": {}, "token": "t2"}],
        [{"label": "book", "facts": {"minutes": 15}, "token": "t3"}],
    ]
    assert render(payload(rows=rows)).rows == (
        (Label("Da", "t1"), Label("Ne", "t2")),
        (Label("Upiši: 15 minuta", "t3"),),
    )


def test_our_serbian_facts_follow_the_readers_script() -> None:
    said = render(payload("answer", "sr-Cyrl", facts={"title": "Štampač", "body": "Pošaljite PDF."}))
    assert said.text == "**Штампач**\n\nПошаљите PDF.\n\nДа ли Вам је ово помогло?"


def test_titles_on_buttons_follow_the_readers_script() -> None:
    button = {"label": "article", "facts": {"title": "Štampač"}, "token": "t"}
    assert render(payload("offer", "sr-Cyrl", rows=[[button]])).rows == ((Label("Штампач", "t"),),)


def test_names_and_what_people_wrote_stay_as_they_are() -> None:
    facts = {"number": "1001", "operator": "Ana Jovanović", "text": "Otvorite Balans."}
    assert render(payload("operator-wrote", "sr-Cyrl", facts=facts)).text == (
        "Ana Jovanović (#1001):\n\nOtvorite Balans."
    )


def test_what_people_wrote_is_no_template() -> None:
    text = '{ $number } { MOMENT("x") } -term **a** <b>'
    facts = {"number": "1", "operator": "A", "text": text}
    assert render(payload("operator-wrote", facts=facts)).text.endswith(text)


@pytest.mark.parametrize("language", ["sr-Latn", "sr-Cyrl", "en"])
def test_a_text_may_be_as_long_as_a_message_can_be(language: str) -> None:
    text = "Duga poruka. " * 400
    facts = {"number": "1001", "client": "", "contact": "", "text": text}
    assert text in render(payload("client-wrote", language, facts=facts)).text


def test_a_long_statement_is_whole() -> None:
    tickets = [[str(number), "Ne radi štampač", 15] for number in range(1000, 1200)]
    facts = {
        **{"client": "Zora", "plan": "", "month": "2026-10", "included": 0, "used": 0, "left": 0, "over": 0},
        **{"total": "0", "currency": "EUR", "kinds": [["phone", 15, "yes"]], "tickets": tickets},
    }
    assert "#1199 Ne radi štampač: 15 minuta" in render(payload("statement", facts=facts)).text


def test_a_number_is_asked_for_with_a_label() -> None:
    assert render(payload(ask_phone=True)).ask_phone == "Podeli moj broj"
    assert render(payload(ask_phone=True, language="en")).ask_phone == "Share my number"
    assert render(payload()).ask_phone is None


def test_an_unknown_key_raises() -> None:
    with pytest.raises(LookupError):
        render(payload("no-such-key"))


def test_a_missing_fact_raises() -> None:
    with pytest.raises(ValueError, match="greeting"):
        render(payload("greeting", facts={"company": "Melany"}))
