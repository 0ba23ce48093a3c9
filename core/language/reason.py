"""Why something is as it is: a key of a catalogue, and the facts that its words need."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Reason:
    """One reason; whoever shows it chooses the words."""

    key: str
    facts: dict[str, Any] = field(default_factory=dict)
