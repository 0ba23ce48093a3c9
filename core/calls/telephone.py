"""What the company file says of the telephone: how operators are rung, and what may be dialled."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from core.company.rows import Organisation

Strategy = Literal["longest-idle", "round-robin", "all-at-once"]


@dataclass(frozen=True)
class TelephoneRules:
    """Read from the organisation; a desk that was loaded before there were such rules has the usual ones.

    `recording_days`: how long a recorded talk is kept; None where callers are not asked.
    """

    strategy: Strategy
    prefixes: tuple[str, ...]
    calls_per_day: int
    longest: timedelta
    recording_days: int | None


def telephone_rules(company: Organisation) -> TelephoneRules:
    """The rules in force."""
    said = company.telephone
    recording = said.get("recording")
    strategy: Strategy = said.get("strategy", "longest-idle")
    return TelephoneRules(
        strategy=strategy,
        prefixes=tuple(said.get("prefixes", ["+381"])),
        calls_per_day=said.get("calls_per_day", 500),
        longest=timedelta(minutes=said.get("longest_minutes", 240)),
        recording_days=recording["keep_days"] if recording else None,
    )
