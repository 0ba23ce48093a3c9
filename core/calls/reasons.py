"""The reasons of a route in words: shown by the command, and on the staff's page."""

from collections.abc import Mapping
from pathlib import Path

from core.language.catalogue import catalogue
from core.language.reason import Reason


def reason_text(reason: Reason, language: str, currency: str, names: Mapping[str, str]) -> str:
    """One reason as a sentence. `names`: the operators' by code; who has left is told by the code."""
    texts = catalogue(Path(__file__).parent / "texts")
    facts = {**reason.facts, "currency": currency}
    if rung := facts.get("operators"):
        facts["operators"] = ", ".join(names.get(code, code) for code in rung.split(", "))
    return texts.say(reason.key, language, facts)
