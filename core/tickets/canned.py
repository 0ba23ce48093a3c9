"""Answers that are written beforehand, in the company file: an operator puts one into what they write."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.language.script import fold


@dataclass(frozen=True)
class Canned:
    """One of them; `place` is its number in the file, from 1."""

    place: int
    title: str
    text: str


def canned_answers(chat: Mapping[str, Any], facts: Mapping[str, str]) -> list[Canned]:
    """All of them in their order; `{number}` and the like in their texts are replaced by these facts."""
    return [
        Canned(place, each["title"], _filled(each["text"], facts))
        for place, each in enumerate(chat.get("canned", []), 1)
    ]


def canned_about(answers: Sequence[Canned], typed: str) -> list[Canned]:
    """Those with words that begin as each typed one does, in either script; all where nothing is typed."""
    wanted = fold(typed)
    return [
        each
        for each in answers
        if all(any(word.startswith(one) for word in fold(f"{each.title} {each.text}")) for one in wanted)
    ]


def _filled(text: str, facts: Mapping[str, str]) -> str:
    for name, fact in facts.items():
        text = text.replace(f"{{{name}}}", fact)
    return text
