"""How a page walks down: whom to reach next, by what way, and when. Plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

# Between the last step of one round and the first of the next, if the policy says no longer gap.
_SHORTEST_PAUSE = timedelta(minutes=5)


@dataclass(frozen=True)
class Step:
    """After this time since the page was opened (in its round), notify these by these ways."""

    after: timedelta
    notify: str
    ways: tuple[str, ...]


@dataclass(frozen=True)
class Policy:
    """Steps in their order, and how often the whole walk is repeated after the first time."""

    steps: tuple[Step, ...]
    repeat: int = 0

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Policy":
        """The policy as the company file writes it and a page keeps it."""
        steps = tuple(
            Step(timedelta(minutes=s["after_minutes"]), s["notify"], tuple(s["by"])) for s in stored["steps"]
        )
        return cls(steps, stored.get("repeat", 0))

    def step(self, number: int) -> Step | None:
        """The step with this number, counted from 0 over all rounds; None when the walk is over."""
        if number >= len(self.steps) * (self.repeat + 1):
            return None
        return self.steps[number % len(self.steps)]

    def ends_round(self, number: int) -> bool:
        """True if the step with this number is the last one of its round."""
        return (number + 1) % len(self.steps) == 0

    def gap(self, number: int) -> timedelta:
        """How long to wait between this step and the next one."""
        position = number % len(self.steps)
        if position + 1 < len(self.steps):
            return self.steps[position + 1].after - self.steps[position].after
        return self._pause() + self.steps[0].after

    def _pause(self) -> timedelta:
        if len(self.steps) < 2:
            return _SHORTEST_PAUSE
        return max(_SHORTEST_PAUSE, self.steps[-1].after - self.steps[-2].after)


def reminder(stored: Mapping[str, Any]) -> timedelta | None:
    """Who accepted and left the client without an answer for so long is asked again; None: never."""
    minutes = stored.get("accepted_reminder_minutes")
    return timedelta(minutes=minutes) if minutes else None


# Used where the company file names no policy: nobody who pays for it may go unanswered.
BUILT_IN: dict[str, Any] = {
    "code": "built-in",
    "repeat": 2,
    "accepted_reminder_minutes": 30,
    "steps": [
        {"after_minutes": 0, "notify": "on-duty", "by": ["chat"]},
        {"after_minutes": 3, "notify": "on-duty", "by": ["call"]},
        {"after_minutes": 8, "notify": "backup", "by": ["chat", "call"]},
        {"after_minutes": 15, "notify": "manager", "by": ["chat", "call"]},
    ],
}
