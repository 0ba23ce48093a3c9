"""Who writes English is told from who writes Serbian with an English word in it."""

import pytest

from core.language.english import sounds_english


@pytest.mark.parametrize(
    "text",
    [
        "Hello, is anybody there?",
        "I can’t print an invoice",
        "how do I send this?",
        "It doesn't work, please help",
        "We need an invoice for this month",
    ],
)
def test_english_is_heard(text: str) -> None:
    assert sounds_english(text)


@pytest.mark.parametrize(
    "text",
    ["", "hello", "i to me nervira, a on do sad ne radi", "help me ne radi nista", "print error file open",
     "program javlja error in file", "како да одштампам фактуру", "hej hi kako ste", "ok thanks",
     "Error: the file could not be found", "The connection to the server was lost. Please try again."],
)  # fmt: skip
def test_serbian_and_what_may_be_either_is_not(text: str) -> None:
    assert not sounds_english(text)
