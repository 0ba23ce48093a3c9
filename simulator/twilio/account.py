"""Everything the pretend Twilio holds for the one account it serves."""

import itertools
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from simulator.twilio.call import Call
from simulator.twilio.options import Options


class Habit(Enum):
    """What a telephone does by itself when it rings."""

    PERSON = "waits for its person"
    SILENT = "rings out"
    BUSY = "is busy"
    DEAD = "does not exist"
    UNREACHABLE = "is off or out of reach"
    VOICEMAIL = "is answered by a machine"


@dataclass(frozen=True)
class Subscriber:
    """A telephone's habit, and after how many seconds of ringing a machine answers."""

    habit: Habit = Habit.PERSON
    after_seconds: float = 0


@dataclass(eq=False)
class Number:
    """One of the company's own numbers."""

    sid: str
    phone_number: str
    created_at: datetime
    settings: dict[str, str]


@dataclass(frozen=True)
class Line:
    """Something that was heard on a telephone, the `n`-th there: `speech` or `audio`."""

    n: int
    at: datetime
    kind: str
    text: str
    language: str
    voice: str
    call_sid: str


@dataclass(frozen=True)
class Problem:
    """Something that should not have happened; `is_planned` if a fault of ours caused it."""

    at: datetime
    what: str
    call_sid: str = ""
    is_planned: bool = False

    def __str__(self) -> str:
        return f"{self.at.isoformat()} {self.call_sid} {self.what}"


@dataclass(frozen=True)
class SeenDocument:
    """A TwiML document the program answered with."""

    at: datetime
    call_sid: str
    url: str
    body: str


@dataclass(frozen=True)
class SeenRequest:
    """A REST request the program made, and its answer's status (0: no answer)."""

    at: datetime
    method: str
    path: str
    params: tuple[tuple[str, str], ...]
    status: int


@dataclass(eq=False)
class Member:
    """A call waiting in a queue."""

    call_sid: str
    enqueued_at: datetime


@dataclass(eq=False)
class Queue:
    """A waiting line, first come first."""

    sid: str
    name: str
    created_at: datetime
    max_size: int = 1000
    members: list[Member] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)


@dataclass(eq=False)
class Participant:
    """A call in a conference."""

    call_sid: str
    joined_at: datetime
    starts: bool = True
    ends: bool = False
    muted: bool = False
    hold: bool = False
    label: str = ""


@dataclass(eq=False)
class Room:
    """A conference: `init` until two are in it and one of them may start it."""

    sid: str
    name: str
    created_at: datetime
    status: str = "init"
    participants: dict[str, Participant] = field(default_factory=dict)
    callback_url: str = ""
    callback_method: str = "POST"
    callback_events: frozenset[str] = frozenset()
    callbacks_sent: int = 0
    end_reason: str = ""
    ended_by: str = ""
    # Where to tell of the recording, if the room is recorded; the recording, once it has begun.
    recording_url: str | None = None
    recording: "Recording | None" = None

    @property
    def is_running(self) -> bool:
        """Whether those in it hear each other."""
        return self.status == "in-progress"


@dataclass(eq=False)
class Recording:
    """A recorded message; its audio is silence of the right length."""

    sid: str
    call_sid: str
    started_at: datetime
    source: str = "RecordVerb"
    seconds: int = 0
    status: str = "in-progress"


@dataclass(eq=False)
class Message:
    """A text message the program sent."""

    sid: str
    from_: str
    to: str
    body: str
    created_at: datetime
    callback_url: str = ""
    status: str = "queued"
    error_code: str = ""


@dataclass(eq=False)
class Account:
    """All of it, with SIDs given out in order."""

    sid: str
    token: str
    options: Options
    numbers: dict[str, Number] = field(default_factory=dict)
    calls: dict[str, Call] = field(default_factory=dict)
    queues: dict[str, Queue] = field(default_factory=dict)
    rooms: dict[str, Room] = field(default_factory=dict)
    recordings: dict[str, Recording] = field(default_factory=dict)
    messages: dict[str, Message] = field(default_factory=dict)
    subscribers: dict[str, Subscriber] = field(default_factory=dict)
    heard: dict[str, list[Line]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    documents: list[SeenDocument] = field(default_factory=list)
    requests: list[SeenRequest] = field(default_factory=list)
    last_placed_at: datetime | None = None

    def __post_init__(self) -> None:
        self._numbers = itertools.count(self.options.first_number)

    def new_sid(self, prefix: str) -> str:
        """The next SID, e.g. `CA` and 32 hexadecimal digits."""
        return f"{prefix}{next(self._numbers):032x}"

    def live_call(self, person: str) -> Call | None:
        """The call this telephone is on, else the one that rings it, else one about to."""
        mine = [call for call in self.calls.values() if call.parties.person == person and not call.is_over]
        order = ("in-progress", "ringing", "initiated", "queued")
        return min(mine, key=lambda call: order.index(call.status), default=None)
