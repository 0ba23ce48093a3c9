"""A clock that can be turned: it stands still in tests and runs on from where it was put in the demo."""

from datetime import UTC, datetime, timedelta

from core.clock import Clock
from core.errors import Invalid


class TurnableClock:
    """Tells the moment it was turned to. With a `base` it runs on from there, without one it stands."""

    def __init__(self, start: datetime | None = None, base: Clock | None = None) -> None:
        if base is None and start is None:
            raise Invalid("a clock that stands still needs a moment to stand at")
        self._base = base
        self._standing = _utc(start) if start is not None else None
        self._ahead = timedelta(0)
        if base is not None and start is not None:
            self.turn_to(start)

    def now(self) -> datetime:
        """The present moment, in UTC."""
        if self._base is not None:
            return self._base.now() + self._ahead
        assert self._standing is not None
        return self._standing

    def advance(self, by: timedelta) -> None:
        """Turn the clock forward by `by`, which is not negative."""
        if by < timedelta(0):
            raise Invalid(f"time does not run backwards: {by}; turn_to() puts the clock anywhere")
        self.turn_to(self.now() + by)

    def turn_to(self, moment: datetime) -> None:
        """Put the clock at `moment`, earlier or later."""
        if self._base is not None:
            self._ahead = _utc(moment) - self._base.now()
        else:
            self._standing = _utc(moment)


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise Invalid(f"{moment} has no time zone")
    return moment.astimezone(UTC)
