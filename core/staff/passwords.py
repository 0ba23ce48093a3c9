"""Passwords: hashed with argon2id, and refused where they are easily guessed."""

from collections.abc import Iterable
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12
LONGEST = 200
# So much must be left once the words that everybody knows are taken out.
_SHORTEST_REST = 8


def fault_of(password: str, about: Iterable[str] = ()) -> str | None:
    """What is wrong with a new password: "length", "easy", or None. `about`: words that everybody knows."""
    if not SHORTEST <= len(password) <= LONGEST:
        return "length"
    rest = password.casefold()
    for word in about:
        rest = rest.replace(word.casefold(), "")
    easy = len(set(password)) < 5 or len("".join(rest.split())) < _SHORTEST_REST
    return "easy" if easy else None


def hashed(password: str) -> str:
    """The hash to keep."""
    return _hasher().hash(password)


def is_right(password: str, stored: str | None) -> bool:
    """True if it is the password; takes as long where there is none, so that nobody learns who has one."""
    try:
        return _hasher().verify(stored or _nobodys(), password[:LONGEST]) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys() -> str:
    return _hasher().hash("nobody has this password")
