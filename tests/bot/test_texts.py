"""Every text that the desk says exists in every language, with the facts that it is given."""

import re
from typing import Any

import pytest

from bot.dialogue.render import Rendered, render, texts
from bot.dialogue.understand import understand
from core.language.catalogue import LANGUAGES
from core.ports import Wish
from tests.bot.said import everything_said
from tests.bot.samples import SAMPLES

SAID = everything_said()
# Said by the door itself, not by the desk.
OURS = re.compile(
    r"voicemail-audio|ticket-file|hint-.*|page-(line|silent-before)|pages-more|share-phone(-hint)?|command-\w+|ticket-(who|source)|kind-\w+|statement-[\w-]+|unreached"
    r"|appointment-(what|who|details|of-client|ics)"
    r"|because-[\w-]+|promise-\w+|service(-line)?|why|used-time|line-about"
    r"|duty-(shifts|no-shifts|swaps)|shift-line|swap-(when|line)|absence-appointment|hole-(person|people|clients|line)|holes-more"
    r"|ticket-(line|state|said|heard)|visit-ahead"
    r"|phrase-line|unanswered-line|chat-line|asked-again|added-meanwhile|topic-(how|change)"
    r"|opening-(day|week-line|week-last|now|not-now|next|always)"
    r"|menu-help|session-(price|factor|charge|span|counted|result)"
)

UNITS = {"kB", "MB", "GB", "TB", "Viber"}  # the same in every script
# They name a language to somebody who may read no other.
LATIN_TEXTS = {"which-language", "language-sr-Latn", "language-en"}


def words(key: str, language: str, **facts: Any) -> str:
    return rendered(key, language, facts).text


def rendered(key: str, language: str, facts: dict[str, Any]) -> Rendered:
    return render({"key": key, "facts": facts, "language": language, "rows": []})


def _samples() -> list[tuple[str, dict[str, Any]]]:
    return [(key, facts) for key, each in SAMPLES.items() for facts in each]


def test_the_desk_says_many_things() -> None:
    assert len({said.key for said in SAID}) > 50


def test_what_the_desk_says_is_in_the_samples_with_its_facts() -> None:
    for said in SAID:
        assert said.key in SAMPLES, said
        if said.facts is not None:
            assert said.facts in [frozenset(facts) for facts in SAMPLES[said.key]], said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_whole_in_every_language(language: str) -> None:
    for key, facts in _samples():
        text = words(key, language, **facts)
        assert text.strip() == text != "", key
        assert not re.search(r"\{|\}|\bnone\b|\$|None", text), key
        assert text.count("**") % 2 == 0, key
        assert "  " not in text, key
        assert "\n\n\n" not in text, key


def test_both_catalogues_hold_the_same_keys_and_no_others() -> None:
    said = {key for key in texts().keys("sr-Latn") if not OURS.fullmatch(key)}
    assert texts().keys("sr-Latn") == texts().keys("en")
    assert said == set(SAMPLES) == {said.key for said in SAID}


def test_cyrillic_texts_hold_no_latin_words_of_ours() -> None:
    for key, facts in _samples():
        given = " ".join(str(value) for value in facts.values())
        latin = re.findall(r"(?<![\w/])[A-Za-zČĆŽŠĐčćžšđ]{2,}", words(key, "sr-Cyrl", **facts))
        known = {*UNITS, *(latin if key in LATIN_TEXTS else [])}
        assert [word for word in latin if word not in given and word not in known] == [], key


@pytest.mark.parametrize(
    ("minutes", "length"),
    [
        (0, "0 minuta"),
        (1, "1 minut"),
        (2, "2 minuta"),
        (5, "5 minuta"),
        (11, "11 minuta"),
        (21, "21 minut"),
        (60, "1 sat"),
        (120, "2 sata"),
        (300, "5 sati"),
        (660, "11 sati"),
        (1260, "21 sat"),
        (75, "1 sat i 15 minuta"),
    ],
)
def test_lengths_are_declined(minutes: int, length: str) -> None:
    hours = {**SAMPLES["hours-left"][0], "left": minutes}
    assert words("hours-left", "sr-Latn", **hours).endswith(f"Preostalo: **{length}**")
    assert words("book", "sr-Latn", minutes=minutes) == f"Upiši: {length}"


def test_the_words_that_the_issue_asks_for() -> None:
    answer = words("answer", "sr-Latn", **SAMPLES["answer"][0])
    assert answer.endswith("\n\nDa li Vam je ovo pomoglo?")
    assert [words(key, "sr-Latn") for key in ("yes", "no", "take", "accept", "pass")] == [
        "Da",
        "Ne",
        "Preuzmi",
        "Prihvatam",
        "Prosledi dalje",
    ]


def test_a_ticket_tells_its_number_and_when_it_is_answered() -> None:
    text = words("ticket-opened-now", "sr-Latn", number="1001", by="2026-11-30T12:00:00+01:00")
    assert "#1001" in text
    assert "najkasnije u ponedeljak, 30. novembra u 12:00" in text
    later = words("ticket-opened-later", "en", number="1001", opens="2026-11-30T08:00:00+01:00")
    assert "We open on Monday, 30 November at 8:00" in later


def test_a_statement_lists_kinds_and_tickets() -> None:
    text = words("statement", "sr-Latn", **SAMPLES["statement"][0])
    assert "Po vrsti rada:\n• telefon: 1 sat\n• rad na daljinu: 15 minuta" in text
    assert "Po tiketima:\n• #1001 Ne štampa: 1 sat i 15 minuta" in text
    assert "• poseta: 2 sata (ne troši uključeno vreme)" in text
    assert text.endswith("Ukupno za mesec: **61,50 €**")


def test_a_month_without_work_says_so() -> None:
    assert "nije bilo rada" in words("statement", "sr-Latn", **SAMPLES["statement"][2])


def test_a_month_without_a_contract_has_no_account_and_no_price() -> None:
    text = words("statement", "sr-Latn", **SAMPLES["statement"][2])
    assert text == (
        "Izveštaj o podršci za oktobar 2026.\nPekara Zora d.o.o.\n\nU ovom mesecu nije bilo rada."
    )


def test_more_given_back_than_used_is_said_as_given_back() -> None:
    given_back = words("statement", "sr-Latn", **SAMPLES["statement"][3])
    assert "Uključeno: 2 sata\nVraćeno: 17 sati\nPreostalo: **19 sati**\n\nPo vrsti" in given_back
    assert "Given back: 45 minutes\nLeft" in words("hours-left", "en", **SAMPLES["hours-left"][1])


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sr-Latn", "Ugovor važi od 10. januara 2023. zaključno sa 9. januarom 2027."),
        ("sr-Cyrl", "Уговор важи од 10. јануара 2023. закључно са 9. јануаром 2027."),
        ("en", "The contract runs from 10 January 2023 up to and including 9 January 2027"),
    ],
)
def test_what_ends_is_told_by_its_last_day(language: str, said: str) -> None:
    assert f"\n{said}\n" in words("contract-standing", language, **SAMPLES["contract-standing"][0])


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (0, "Iskorišćeno je više od 80% uključenog"),
        (1, "Iskorišćeno je 80% uključenog"),
        (2, "sat rada preko uključenog vremena košta 40,00 €."),
        (3, "Do kraja meseca primamo Vaše poruke"),
        (4, "po ceni iz Vašeg ugovora"),
    ],
)
def test_who_uses_much_time_reads_what_comes_next(facts: int, said: str) -> None:
    assert said in words("usage", "sr-Latn", **SAMPLES["usage"][facts])


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "sr-Latn",
            "Prvi odgovor u obećanom roku: 7 od 8\n"
            "Posete ove godine: 1 od 2; sledeća je zakazana za 12. 11.\n"
            "Bekap u oblaku: napravljeno: 30; poslednji 31. 10. (ukupno 12,4 GB)\n\n"
            "Predlog savetnika:\n• Dva meseca zaredom",
        ),
        (
            "en",
            "First answer within the promised time: 7 of 8\n"
            "Visits this year: 1 of 2; one is planned for 12 Nov\n"
            "Cloud backup: 30 made; the last on 31 Oct (12.4 GB in all)\n\n"
            "Your advisor suggests:\n• For two months",
        ),
    ],
)
def test_a_statement_tells_what_was_promised_and_what_was_not_used(language: str, said: str) -> None:
    assert said in words("statement", language, **SAMPLES["statement"][4])


def test_the_end_of_a_run_lists_who_was_not_reached_and_why() -> None:
    assert words("statements-sent", "sr-Latn", **SAMPLES["statements-sent"][0]) == (
        "**Izveštaji za oktobar 2026.**\n\nPoslato: 58\nStigli su svima."
    )
    told = words("statements-sent", "sr-Latn", **SAMPLES["statements-sent"][1])
    assert "Nije stiglo: 5\n\n• Zora, Milica – čet nije povezan\n" in told
    assert told.endswith("• Zora – niko nije upisan da prima izveštaj")


def test_commands_in_texts_are_understood() -> None:
    for language in LANGUAGES:
        for key in ("help", "linked", "operator-help"):
            for command in re.findall(r"/\w+", words(key, language, **SAMPLES[key][0])):
                wish = understand(command)[0]
                assert wish is not Wish.HELP or command in ("/pomoc", "/help")
