"""The words of a ticket that was opened by a press: nobody wrote any."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core.language.catalogue import catalogue

_TEXTS = Path(__file__).with_name("texts")


def line_question(line: Mapping[str, Any], language: str) -> str:
    """ "Pitanje o stavci: 14. 10. poruke, 15 minuta"; `line` has `on`, `kind` and `minutes`."""
    return catalogue(_TEXTS).say("line-question", language, line)
