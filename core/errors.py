"""The one tree of errors.

    Wrong                  what was asked cannot be done; the message says where, what and how to mend it
    ├── Invalid            the data or the call is wrong
    │   └── WrongFile      a file is: each fault with its line
    ├── NotFound           nothing has this code, number or id
    └── Conflict           it was true when you asked, and somebody was faster
    DeliveryFailed         the outside did not take what we sent
    ├── Unavailable        not now: try again, after `retry_after` when the outside said so
    ├── Undeliverable      never: the address is dead, blocked or refused
    └── Costly             it would cost money that nobody has agreed to pay
    SchemaOutdated         the database is older than this program

Adapters turn a library's errors into these at the call, with `from`. Domain errors know nothing of
HTTP; `app/http.py` holds the one table that turns them into statuses.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta


class Wrong(Exception):
    """What was asked cannot be done, in words for the person who asked.

    The words are English. `text` names the same among the texts of the staff's page, with its facts: whoever
    fills in a form reads it in the own language.
    """

    def __init__(self, words: str = "", text: str = "", /, **facts: str | int) -> None:
        super().__init__(words)
        self.text = text
        self.facts = facts


class Invalid(Wrong):
    """The data or the call is wrong."""


@dataclass(frozen=True)
class FileFault:
    """One fault of a file: in which line (or row), at which key; none where the line itself is wrong."""

    line: int
    key: str
    why: Invalid


class WrongFile(Invalid):
    """A file has faults; the words are one line for each. It has a text where each of the faults has one."""

    def __init__(self, words: str, faults: Sequence[FileFault]) -> None:
        super().__init__(words, "file" if all(fault.why.text for fault in faults) else "")
        self.faults = faults


class NotFound(Wrong):
    """Nothing has this code, number or id."""


class Conflict(Wrong):
    """Somebody was faster, or the moment for it has passed."""


class DeliveryFailed(Exception):
    """The outside did not take what we sent; `reason` is for the log and the outbox page."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Unavailable(DeliveryFailed):
    """The outside did not answer, or asked us to wait: the same delivery may work later."""

    def __init__(self, reason: str, retry_after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class Undeliverable(DeliveryFailed):
    """This address will never take it: blocked, unknown or refused for good."""


class Costly(DeliveryFailed):
    """The outside would charge for it, and the company file does not allow that."""


class SchemaOutdated(Exception):
    """The database's schema is older than this program: `dezurni migrate` brings it up."""
