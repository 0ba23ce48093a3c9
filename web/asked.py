"""What a page of the staff gets and gives: who asks for what, and what to show. Nothing of HTTP is in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.errors import NotFound
from core.ports import FileContent
from core.staff.rights import AREAS, Verb, may, may_with_client
from web.wording import Words

# The words of a text that the desk says in chats: key, facts, language.
SayInChat = Callable[[str, Mapping[str, Any], str], str]


@dataclass(frozen=True)
class Viewer:
    """Who looks: an operator who has signed in in full."""

    code: str
    name: str
    roles: tuple[str, ...]
    session_id: int

    def may(self, verb: Verb, area: str) -> bool:
        """True if one of the roles allows it."""
        return may(self.roles, verb, area)

    def may_with(self, verb: Verb, area: str, advisor: str | None) -> bool:
        """The same for a thing of the client whose advisor is named."""
        return may_with_client(self.roles, verb, area, code=self.code, advisor=advisor)

    @property
    def areas(self) -> list[str]:
        """The entries of this person's menu."""
        return [area for area in AREAS if self.may("see", area)]


@dataclass(frozen=True)
class Upload:
    """A file that came with a form; `is_whole`: False where it was too long to be read."""

    name: str
    content: bytes
    is_whole: bool = True


@dataclass(frozen=True)
class Asked:
    """One request of somebody who is signed in; `moment` is now, at the desk.

    `kept`: the files, where they are wanted, as they lie among ours by now.
    """

    viewer: Viewer
    moment: Moment
    words: Words
    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)
    kept: Sequence[FileContent] = ()

    def same_query(self, *but: str) -> str:
        """What the address asks for, as it stands in another address; empty where it asks for nothing."""
        kept = {
            name: text for name, text in self.query.items() if text and name not in (*but, "said", "jezik")
        }
        return f"?{urlencode(kept)}" if kept else ""

    def number(self, name: str) -> int:
        """A number from the path. Raises NotFound for anything else."""
        text = self.path.get(name, "")
        if not (text.isascii() and text.isdecimal() and len(text) < 10):
            raise NotFound(f"{text!r} is no number")
        return int(text)


@dataclass(frozen=True)
class Shown:
    """A page to show: a template and its facts."""

    template: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True)
class Go:
    """Where the browser goes next; `said` is a text that stands there once."""

    path: str
    said: str | None = None


@dataclass(frozen=True)
class Back:
    """Nothing was done, and nothing is kept of it: where the browser goes, and the text that says why."""

    path: str
    said: str


@dataclass(frozen=True)
class Nothing:
    """It is done; the page stays as it is."""


@dataclass(frozen=True)
class File:
    """Something to be downloaded, or played where `inline`."""

    content: bytes
    mime: str
    name: str
    inline: bool = False


@dataclass(frozen=True)
class Document:
    """A file that is made after the transaction, by the same hand as those that go out by chat."""

    kind: str
    facts: Mapping[str, Any]


@dataclass(frozen=True)
class After:
    """A page that takes its time: it is made once the transaction is over, outside of it."""

    make: Callable[[], Shown]


Answer = Shown | Go | Back | Nothing | File | Document | After
Act = Callable[[Transaction, Asked], Answer]
