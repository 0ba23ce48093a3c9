"""What a document says in one language: texts of the catalogue, lengths, days and amounts."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from core.language import wording
from core.language.catalogue import catalogue
from core.language.script import in_script

_TEXTS = Path(__file__).with_name("texts")
_MINUS = "\N{MINUS SIGN}"
_FIXED_SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Words:
    """One language: sr-Latn, sr-Cyrl or en. A length below zero has a minus."""

    language: str

    def say(self, key: str, **facts: Any) -> str:
        """The text of this key."""
        return catalogue(_TEXTS).say(key, self.language, facts)

    def has(self, key: str) -> bool:
        """Whether there is such a text."""
        return key in catalogue(_TEXTS).keys(self.language)

    def month(self, month: str) -> str:
        """ "oktobar 2026."."""
        return self.say("month", month=month)

    def month_name(self, month: str) -> str:
        """ "oktobar"."""
        return self.month(month).split(" ")[0]

    def short_month(self, month: str) -> str:
        """ "okt"."""
        return self.say("short-month", number=int(month[5:7]))

    def short_day(self, on: str) -> str:
        """ "5. 10." / "5 Oct"; raises ValueError for what is no ISO day."""
        day = date.fromisoformat(on)
        month = self.say("short-month", number=day.month)
        return self.say("short-day", day=str(day.day), number=str(day.month), month=month)

    def money(self, value: Any, currency: str) -> str:
        """ "1.234,50 €", never broken over two lines."""
        written = wording.amount(Decimal(str(value)), currency, self.language)
        return written.replace(" ", _FIXED_SPACE)

    def size(self, size_bytes: int) -> str:
        """ "12,4 GB", never broken over two lines."""
        return wording.size(size_bytes, self.language).replace(" ", _FIXED_SPACE)

    def ours(self, name: str) -> str:
        """The name of a plan or of an add-on, which we wrote in Serbian Latin, in the reader's script."""
        return in_script(name, self.language)

    def returned(self, used: int) -> str:
        """The length that was given back where use is below zero, else "none"."""
        return self.spoken(-used) if used < 0 else "none"

    def spoken(self, minutes: int) -> str:
        """ "1 sat i 15 minuta"."""
        return _sign(minutes) + wording.length(abs(minutes), self.language)


def length_parts(minutes: int) -> list[tuple[str, str]]:
    """Numbers and their units, which are the same in every script: 75 is ("1", "h") and ("15", "min")."""
    hours, rest = divmod(abs(minutes), 60)
    parts = [(str(hours), "h")] if hours else []
    parts += [(str(rest), "min")] if rest or not hours else []
    return [(_sign(minutes) + parts[0][0], parts[0][1]), *parts[1:]]


def short_length(minutes: int) -> str:
    """ "1 h 15 min", never broken over two lines."""
    return _FIXED_SPACE.join(f"{number}{_FIXED_SPACE}{unit}" for number, unit in length_parts(minutes))


def clock_length(minutes: int) -> str:
    """ "1:15"."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{_sign(minutes)}{hours}:{rest:02}"


def plain_number(minutes: int) -> str:
    """A number with a real minus sign."""
    return _sign(minutes) + str(abs(minutes))


def _sign(minutes: int) -> str:
    return _MINUS if minutes < 0 else ""
