"""The reasons of a route in words: shown by the command, and on the staff's page."""

from pathlib import Path

from core.language.catalogue import catalogue
from core.language.reason import Reason


def reason_text(reason: Reason, language: str, currency: str) -> str:
    """One reason as a sentence."""
    texts = catalogue(Path(__file__).parent / "texts")
    return texts.say(reason.key, language, {**reason.facts, "currency": currency})
