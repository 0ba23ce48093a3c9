"""How fast the pretend world turns, and the few other things one may choose about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Pace:
    """Lengths in seconds; a rate of 0 is no limit: speech takes no time, calls go out at once."""

    characters_per_second: float = 15.0
    play_seconds: float = 3.0
    music_seconds: float = 10.0
    least_wait_seconds: float = 1.0
    recording_ready_seconds: float = 1.0
    calls_per_second: float = 1.0
    documents_per_moment: int = 50

    def speech(self, text: str) -> float:
        """How long saying `text` takes."""
        return len(text) / self.characters_per_second if self.characters_per_second else 0.0

    def audio(self, place: str) -> float:
        """How long a `Play` takes; in a waiting document it is music."""
        return self.play_seconds if place == "call" else self.music_seconds


INSTANT = Pace(characters_per_second=0, play_seconds=0, recording_ready_seconds=0, calls_per_second=0)


def _never() -> bool:
    return False


def _nobody(_call_sid: str) -> bool:
    return False


@dataclass(frozen=True)
class Options:
    """`api_keys` are (sid → secret) besides the account's own; `fetches_media` makes `Play` really ask.

    `may_record`: whether the talk of the call with this SID may be recorded; a document that asks to record
    another is a problem. `first_number`: where SIDs and tokens begin; a program that remembers an earlier
    pretender must not meet its SIDs again.
    """

    pace: Pace = field(default_factory=Pace)
    api_url: str = "https://api.twilio.com"
    api_keys: Mapping[str, str] = field(default_factory=dict)
    fetches_media: bool = False
    inside_transaction: Callable[[], bool] = _never
    may_record: Callable[[str], bool] = _nobody
    first_number: int = 1
