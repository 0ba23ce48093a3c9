"""One call, as Twilio and the person on it see it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from simulator.twilio.steps import Request, Script

TERMINAL = frozenset({"completed", "busy", "failed", "no-answer", "canceled"})


@dataclass(frozen=True)
class Hooks:
    """Where the program wants to be asked and told about a call."""

    first: Request | None
    fallback: Request | None = None
    status_url: str = ""
    status_method: str = "POST"
    status_events: frozenset[str] = frozenset({"completed"})
    ring_seconds: float = 60
    limit_seconds: float = 14400


@dataclass(frozen=True)
class Parties:
    """`person` is the number of the telephone at the far end, whatever `from_` shows."""

    from_: str
    to: str
    person: str
    direction: str
    forwarded_from: str = ""
    parent_sid: str = ""


@dataclass(eq=False)
class Call:
    """A call's state. `hearing` is what the person hears now; `turn` counts the script's steps."""

    sid: str
    parties: Parties
    hooks: Hooks
    created_at: datetime
    status: str = "queued"
    ringing_at: datetime | None = None
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    sip_code: str = "200"
    hearing: str = "silence"
    gathers: str = ""
    queue_sid: str = ""
    room_sid: str = ""
    recording_sid: str = ""
    peer: "Call | None" = None
    is_heeded: bool = False
    is_fetching: bool = False
    is_dialling: bool = False
    is_talking: bool = False
    was_bridged: bool = False
    speaks_until: datetime | None = None
    script: Script | None = field(default=None, repr=False)
    when_over: "Callable[[Call], None] | None" = field(default=None, repr=False)
    turn: int = 0
    callbacks_sent: int = 0
    documents_at: tuple[datetime, int] | None = None

    @property
    def is_over(self) -> bool:
        """Whether it has ended, in whatever way."""
        return self.status in TERMINAL

    @property
    def is_live(self) -> bool:
        """Whether somebody is on it."""
        return self.status == "in-progress"

    def seconds(self) -> int:
        """From answer to end, 0 if it never was answered or still lasts."""
        if self.answered_at is None or self.ended_at is None:
            return 0
        return int((self.ended_at - self.answered_at).total_seconds())
