"""What the doors hand to the desk, and what the desk asks of the library: plain values and protocols."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal, Protocol


class Wish(StrEnum):
    """What a message asks for, as far as its words tell."""

    QUESTION = "question"
    GREETING = "greeting"
    THANKS = "thanks"
    HOURS = "hours"
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
    NOTE = "note"
    HAND_ON = "hand-on"
    LOOK_UP = "look-up"
    CANNED = "canned"


@dataclass(frozen=True)
class Inbound:
    """One thing that somebody did in a chat, whatever the messenger.

    `event` is the messenger's own unique id of it. `argument` is what the wish needs: the link code, the
    shared number, the button's token, the language. `reply_to` is the messenger's id of the message that
    this one answers.
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


@dataclass(frozen=True)
class Piece:
    """An article as a reader sees it."""

    article_id: str
    title: str
    body: str


@dataclass(frozen=True)
class Finding:
    """What the library says to a question: one answer, a few near ones to offer, or a person."""

    decision: Literal["answer", "offer", "person"]
    pieces: tuple[Piece, ...] = ()


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
        """The file of this kind: "statement-pdf", "statement-chart" (a client's month), "appointment-ics"."""
        ...


class Library(Protocol):
    """Answers common questions."""

    def find(self, question: str) -> Finding:
        """The best answer, or nearest ones, or neither."""
        ...

    def piece(self, article_id: str) -> Piece | None:
        """The article with this id, if there (still) is one."""
        ...
