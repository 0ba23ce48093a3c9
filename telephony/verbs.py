"""TwiML's verbs, written down as they are said: the SDK builds a tree first, which takes five times as long.

The methods are named as the SDK's, and so are the attributes. What may stand where, and with what values, the
simulator checks against the SDK's grammar, for every document that the tests hear.
"""

from functools import cache, lru_cache
from xml.sax.saxutils import escape, quoteattr

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


class _Verb:
    """One element: its attributes are fixed when it is made, what is in it comes piece by piece."""

    name = ""

    def __init__(self, **attributes: object) -> None:
        self._attributes = _written(tuple(attributes.items()))
        self._within: list[str] = []

    def xml(self) -> str:
        """The element and all that is in it."""
        within = "".join(self._within)
        return f"<{self.name}{self._attributes}>{within}</{self.name}>" if within else self._empty()

    def _empty(self) -> str:
        return f"<{self.name}{self._attributes} />"

    def _put(self, name: str, text: str = "", /, **attributes: object) -> None:
        self._within.append(_element(name, text, tuple(attributes.items())))


class _Sounding(_Verb):
    """A place where something is heard."""

    def say(self, text: str, **attributes: object) -> None:
        """Words."""
        self._put("Say", text, **attributes)

    def play(self, url: str) -> None:
        """A sound."""
        self._put("Play", url)

    def pause(self, *, length: int) -> None:
        """Silence, in seconds."""
        self._put("Pause", length=length)


class Gather(_Sounding):
    """Keys and words are waited for."""

    name = "Gather"


class Dial(_Verb):
    """Brings the call together with somebody else."""

    name = "Dial"

    def number(self, number: str, **attributes: object) -> None:
        """A telephone."""
        self._put("Number", number, **attributes)

    def conference(self, room: str, **attributes: object) -> None:
        """A room."""
        self._put("Conference", room, **attributes)


class VoiceResponse(_Sounding):
    """The whole document."""

    name = "Response"

    def append(self, verb: "Gather | Dial | VoiceResponse") -> None:
        """Puts a finished element in: what comes into that later is not heard."""
        self._within.append(verb.xml())

    def hangup(self) -> None:
        """The end."""
        self._put("Hangup")

    def leave(self) -> None:
        """Out of the waiting line."""
        self._put("Leave")

    def redirect(self, url: str, *, method: str) -> None:
        """On to another document."""
        self._put("Redirect", url, method=method)

    def record(self, **attributes: object) -> None:
        """What is said now is recorded."""
        self._put("Record", "", **attributes)

    def enqueue(self, queue: str, **attributes: object) -> None:
        """Into the waiting line."""
        self._put("Enqueue", queue, **attributes)

    def __str__(self) -> str:
        return _HEAD + self.xml()


# Most of what is said is said again and again. An attribute of one name has values of one type: 1 and True,
# which are equal, never meet.
@lru_cache(maxsize=1024)
def _element(name: str, text: str, attributes: tuple[tuple[str, object], ...]) -> str:
    head = f"<{name}{_written(attributes)}"
    return f"{head}>{escape(text)}</{name}>" if text else f"{head} />"


@lru_cache(maxsize=1024)
def _written(attributes: tuple[tuple[str, object], ...]) -> str:
    return "".join([f" {_camel(name)}={_value(value)}" for name, value in attributes if value is not None])


def _value(value: object) -> str:
    if isinstance(value, bool):
        return '"true"' if value else '"false"'
    return quoteattr(str(value))


@cache
def _camel(name: str) -> str:
    """num_digits as numDigits."""
    first, *rest = name.split("_")
    return first + "".join(word.title() for word in rest)
