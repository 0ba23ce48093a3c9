"""The small language between a call's script and the engine that drives it.

A script is a generator: it yields what it waits for (`Step`) and is sent what happened (`Event`). What
breaks into it from outside (`Interruption`) is thrown, so that each verb tidies up as it is left.
"""

from collections.abc import Generator
from dataclasses import dataclass, replace
from datetime import datetime

from simulator.twilio.webhooks import Pairs, WebhookResponse


@dataclass(frozen=True)
class Request:
    """A document to fetch and perform; `twiml` is one that came with the REST request itself."""

    url: str
    method: str = "POST"
    extra: Pairs = ()
    twiml: str | None = None
    place: str = "call"
    is_fallback: bool = False

    def with_extra(self, *extra: tuple[str, str]) -> "Request":
        """The same request with more parameters."""
        return replace(self, extra=(*self.extra, *extra))

    def placed(self, place: str) -> "Request":
        """The same request for a document of another kind (`call`, `queue`, `whisper`, …)."""
        return replace(self, place=place)


@dataclass(frozen=True)
class Until:
    """Waits until `due`, or for ever."""

    due: datetime | None = None


@dataclass(frozen=True)
class Fetch:
    """Waits for the answer to a webhook."""

    request: Request


Step = Until | Fetch


@dataclass(frozen=True)
class Elapsed:
    """The moment waited for has come."""


@dataclass(frozen=True)
class Pressed:
    """The person pressed one key."""

    key: str


@dataclass(frozen=True)
class Spoke:
    """The person said something."""

    text: str


@dataclass(frozen=True)
class Answered:
    """The webhook answered; None when it did not in fifteen seconds or could not be reached."""

    response: WebhookResponse | None
    is_planned: bool = False


Event = Elapsed | Pressed | Spoke | Answered
Script = Generator[Step, Event, None]


class Interruption(Exception):
    """Breaks into a script, or ends it."""


class HangUp(Interruption):
    """The call is over, with this status."""

    def __init__(self, status: str = "completed") -> None:
        super().__init__(status)
        self.status = status


class Goto(Interruption):
    """Goes on with another document."""

    def __init__(self, request: Request) -> None:
        super().__init__(request.url)
        self.request = request


class Redirected(Goto):
    """REST sent the call to another document, out of whatever it was in."""


class LeftQueue(Interruption):
    """`Leave` was performed in the queue's document."""


class RoomStarted(Interruption):
    """The conference has begun: the music stops."""


class Released(Interruption):
    """The talk is over: the room ended, the other side hung up, or REST took the call out."""


class TakenUp(Interruption):
    """A `Dial Queue` took this call from the front of its queue."""

    def __init__(self, by_sid: str) -> None:
        super().__init__(by_sid)
        self.by_sid = by_sid


class LegOver(Interruption):
    """A leg this call was dialling ended before the two were connected."""

    def __init__(self, sid: str) -> None:
        super().__init__(sid)
        self.sid = sid
