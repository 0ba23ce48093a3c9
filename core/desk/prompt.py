"""Something said on the telephone: what, not how. The words are the phone line's."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Prompt:
    """A prompt of the phone line's catalogue with its facts."""

    key: str
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Article:
    """An answer of the knowledge base to be read aloud, in its own language."""

    text: str
    language: str


Said = Prompt | Article
