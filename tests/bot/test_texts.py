"""Every text that the desk says exists in every language, with the facts that it is given."""

import re
from typing import Any

import pytest

from bot.dialogue.render import Rendered, render, texts
from bot.dialogue.understand import understand
from core.language.catalogue import LANGUAGES
from core.ports import Wish
from tests.bot.said import Said, everything_said
from tests.bot.samples import SAMPLES

SAID = everything_said()
# Said by the door itself, not by the desk.
OURS = re.compile(
    r"hint-.*|share-phone(-hint)?|command-\w+|ticket-(who|source)|kind-\w+|statement-[\w-]+"
    r"|appointment-(what|who|details|of-client|ics)"
    r"|because-[\w-]+|promise-\w+|service(-line)?|why"
)

# They name a language to somebody who may read no other.
LATIN_TEXTS = {"which-language", "language-sr-Latn", "language-en"}


def words(key: str, language: str, **facts: Any) -> str:
    return rendered(key, language, facts).text


def rendered(key: str, language: str, facts: dict[str, Any]) -> Rendered:
    return render({"key": key, "facts": facts, "language": language, "rows": []})


def test_the_desk_says_many_things() -> None:
    assert len({said.key for said in SAID}) > 50


@pytest.mark.parametrize("said", SAID, ids=lambda said: f"{said.key}@{said.place}")
def test_what_the_desk_says_is_in_the_samples_with_its_facts(said: Said) -> None:
    assert said.key in SAMPLES
    if said.facts is not None:
        assert said.facts in [frozenset(facts) for facts in SAMPLES[said.key]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", SAMPLES)
def test_every_text_is_whole_in_every_language(key: str, language: str) -> None:
    for facts in SAMPLES[key]:
        text = words(key, language, **facts)
        assert text.strip() == text != ""
        assert not re.search(r"\{|\}|\bnone\b|\$|None", text)
        assert text.count("**") % 2 == 0
        assert "  " not in text
        assert "\n\n\n" not in text


def test_both_catalogues_hold_the_same_keys_and_no_others() -> None:
    said = {key for key in texts().keys("sr-Latn") if not OURS.fullmatch(key)}
    assert texts().keys("sr-Latn") == texts().keys("en")
    assert said == set(SAMPLES) == {said.key for said in SAID}


@pytest.mark.parametrize("key", SAMPLES)
def test_cyrillic_texts_hold_no_latin_words_of_ours(key: str) -> None:
    cyrillic = [words(key, "sr-Cyrl", **facts) for facts in SAMPLES[key]]
    given = " ".join(str(value) for facts in SAMPLES[key] for value in facts.values())
    for text in cyrillic:
        latin = re.findall(r"(?<![\w/])[A-Za-zČĆŽŠĐčćžšđ]{2,}", text)
        assert [word for word in latin if word not in given and key not in LATIN_TEXTS] == []


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
    assert text.endswith("Ukupno za mesec: **61,50 €**")


def test_a_month_without_work_says_so() -> None:
    assert "nije bilo rada" in words("statement", "sr-Latn", **SAMPLES["statement"][2])


def test_commands_in_texts_are_understood() -> None:
    for language in LANGUAGES:
        for key in ("help", "linked", "operator-help"):
            for command in re.findall(r"/\w+", words(key, language, **SAMPLES[key][0])):
                wish = understand(command)[0]
                assert wish is not Wish.HELP or command in ("/pomoc", "/help")
