"""A TwiML document as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass


class IllegalTwiml(Exception):
    """A document Twilio would refuse; `path` says where, `what` says why, `code` is Twilio's error."""

    def __init__(self, path: str, what: str, *, code: int = 12200) -> None:
        super().__init__(f"{path}: {what} ({code})")
        self.path = path
        self.what = what
        self.code = code


@dataclass(frozen=True)
class Verb:
    """One element: `text` is everything inside it, `own_text` only what stands directly in it."""

    name: str
    attributes: Mapping[str, str]
    text: str
    own_text: str
    children: tuple["Verb", ...]

    def get(self, attribute: str, default: str = "") -> str:
        """The attribute, or `default` where it is absent."""
        return self.attributes.get(attribute, default)

    def is_set(self, attribute: str, *, default: bool = False) -> bool:
        """The attribute read as true or false."""
        return self.attributes.get(attribute, str(default)).lower() == "true"

    def number(self, attribute: str, default: float) -> float:
        """The attribute read as a number."""
        return float(self.attributes.get(attribute, default))
