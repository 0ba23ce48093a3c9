"""What the doors hand to the desk, and what the desk asks of the library: plain values and protocols."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal, Protocol


class Wish(StrEnum):
    """What a message asks for, as far as its words tell."""

    QUESTION = "question"
    GREETING = "greeting"
    THANKS = "thanks"
    HOURS = "hours"
    OPENING = "opening"
    PERSON = "person"
    HELP = "help"
    LANGUAGE = "language"
    LINK = "link"
    SHARED_PHONE = "shared-phone"
    PRESS = "press"
    DUTY = "duty"
    SWAP = "swap"
    CLOSE = "close"
    ADVISOR = "advisor"
    TIME = "time"
    CONTRACT = "contract"
    APPOINTMENT = "appointment"
    REMOTE = "remote"
    TICKETS = "tickets"
    TICKET = "ticket"
    NEW = "new"
    CALL_ME = "call-me"
    STATEMENT = "statement"
    VISITS = "visits"
    WHO_ADVISOR = "who-advisor"
    STOP = "stop"
    RESUME = "resume"
    NOT_ME = "not-me"
    EDITED = "edited"
    NOTE = "note"
    HAND_ON = "hand-on"
    LOOK_UP = "look-up"
    CANNED = "canned"
    PRICE = "price"
    INVOICE = "invoice"
    PROGRESS = "progress"
    WAYS = "ways"
    ABOUT = "about"
    # Nothing that anybody says: the messenger tells that the person takes no messages from us, or does again.
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    # The same: a topic of the operators' group was made, as we had asked; `text` is its name.
    TOPIC_MADE = "topic-made"


@dataclass(frozen=True)
class FileContent:
    """What lies among our files under `name`: typed by its content, `original` being the name to show.

    `sort`: image, audio, video, document, program (to be warned of) or other.
    """

    name: str
    original: str
    mime: str
    sort: str
    size: int
    sha256: str


@dataclass(frozen=True)
class IncomingFile:
    """A file in a message: `ref` is by what the messenger gives it out; with `content` it is here already.

    `size` in bytes, as the messenger says; 0 where it says nothing.
    """

    ref: str
    name: str
    size: int = 0
    content: FileContent | None = None


@dataclass(frozen=True)
class Part:
    """A part of a message that asks for several things: what it wants, as if it had been written alone."""

    wish: Wish
    argument: str
    text: str


@dataclass(frozen=True)
class Inbound:
    """One thing that somebody did in a chat, whatever the messenger.

    `event` is the messenger's own unique id of it. `argument` is what the wish needs: the link code, the
    shared number, the button's token, the language. `ref` is the messenger's id of the message, by which a
    later edit (the wish EDITED) names it; `reply_to` that of the message that this one answers. Files of one
    `album` come as messages of their own. `thread` is the topic of a group in
    which it was said; None in a talk of two. `parts`: a QUESTION that asks for several plain things, each
    of them in its order; empty for everything else.
    """

    channel: str
    account: str
    event: str
    chat: str
    sender: str
    wish: Wish
    text: str = ""
    argument: str = ""
    reply_to: str | None = None
    language: str | None = None
    can_share_phone: bool = False
    ref: str | None = None
    files: tuple[IncomingFile, ...] = ()
    album: str | None = None
    thread: str | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Piece:
    """An article as a reader sees it; `spoken` is its short form for the ear, in `language`.

    `phrases` are its ways to ask, as the library compares them.
    """

    article_id: str
    title: str
    body: str
    phrases: tuple[str, ...] = ()
    spoken: str = ""
    language: str = "sr-Latn"


@dataclass(frozen=True)
class Finding:
    """What the library says to a question: one answer, a few near ones to offer, or a person.

    `nearest` is the article with the highest score, `top` that score, `margin` the next one's distance,
    `confidence` what these two say. `for_person`: no article may answer this, however near. Scores compare
    only with others of the same `scoring`.
    """

    decision: Literal["answer", "offer", "person"]
    pieces: tuple[Piece, ...] = ()
    nearest: str | None = None
    top: float = 0.0
    margin: float = 0.0
    confidence: float = 0.0
    for_person: bool = False
    scoring: str = ""


@dataclass(frozen=True)
class File:
    """A file to be sent; `alt` says in words what a picture shows."""

    name: str
    mime: str
    content: bytes
    alt: str = ""


class Documents(Protocol):
    """Makes files when they are sent: what waits in the outbox only says which."""

    def file(self, kind: str, facts: Mapping[str, Any], language: str) -> File:
        """The file of this kind: "statement-pdf", "statement-chart" (a client's month), "appointment-ics".

        "statement-preview" is the PDF of a month that may be open, and leaves it so.
        """
        ...


class Library(Protocol):
    """Answers common questions."""

    def find(self, question: str) -> Finding:
        """The best answer, or nearest ones, or neither."""
        ...

    def piece(self, article_id: str) -> Piece | None:
        """The article with this id, if there (still) is one."""
        ...

    def plain(self, text: str) -> str:
        """The text as the library compares it: lower-case ASCII words, parted by single spaces."""
        ...

    def gist(self, text: str) -> str:
        """What the text is about: the beginnings of the words that say so, parted by single spaces."""
        ...

    def topics(self, language: str) -> Sequence[str]:
        """Words and short phrases that questions in this language are about, each once."""
        ...


class FittedLibrary(Library, Protocol):
    """A library whose confidence is fitted to what clients said of its answers."""

    @property
    def scoring(self) -> str:
        """Names the search whose scores the labels must hold."""
        ...

    def refitted(self, labels: Sequence[tuple[float, float, bool]]) -> dict[str, float] | None:
        """The confidence that these (top, margin, was right) suggest; None while they are too few."""
        ...
