"""One request of Twilio's, and what a caller meant by it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from core.database.transaction import Transaction
from core.language.script import fold, to_cyrillic
from core.ports import Library
from telephony.twiml import Line
from telephony.verbs import VoiceResponse


@dataclass(frozen=True)
class Heard:
    """One request of Twilio's: its form, our own query, and its moment; the library is at hand."""

    fields: dict[str, str]
    query: dict[str, str]
    at: datetime
    library: Library

    @property
    def sid(self) -> str:
        """The id of the leg that the request is about."""
        return self.fields.get("CallSid", "")[:40]

    @property
    def is_over(self) -> bool:
        """True if Twilio says that the call has ended."""
        return self.fields.get("CallStatus") in ENDED

    @property
    def digits(self) -> str:
        """The keys that were pressed."""
        return self.fields.get("Digits", "")[:40]

    @property
    def words(self) -> str:
        """What was said, as it was recognised, in whichever script."""
        return self.fields.get("SpeechResult", "")[:1000]

    def number(self, name: str) -> int:
        """An id of ours from the query; 0, which nothing has, for anything else."""
        return whole(self.query.get(name, "")) or 0


# A call is over with one of these, whoever's it is.
ENDED = frozenset({"completed", "busy", "no-answer", "failed", "canceled"})
Document = Callable[[Transaction, Line, Heard], VoiceResponse]
Callback = Callable[[Transaction, Heard], None]


def whole(text: str) -> int | None:
    """A number of at most nine digits; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


# The beginnings of words that choose; the first key with one of them wins. Serbian, then English.
_MENU = {
    "0": ("operater", "operator", "covek", "osob", "zaposlen", "nul", "person", "human", "somebody", "zero"),
    "*": ("ponov", "repeat", "again"),
    "4": ("savetnik", "cetir", "advisor", "adviser", "four"),
    "3": ("pitanj", "pitam", "tri", "question", "three"),
    "2": ("stanj", "sat", "tiket", "dva", "hours", "ticket", "status", "balance", "two"),
    "1": (
        "tehnick",
        "pomoc",
        "podrsk",
        "kvar",
        "hitn",
        "poruk",
        "jedan",
        "help",
        "technical",
        "message",
        "one",
    ),
}
# For Twilio's recogniser, in both scripts of Serbian.
HINTS = {
    "sr": "tehnička pomoć, техничка помоћ, stanje, стање, sati, сати, pitanje, питање, savetnik, саветник, "
    "operater, оператер, ponovi, понови, jedan, dva, tri, četiri, nula",
    "en": "technical help, status, hours, question, advisor, operator, repeat, one, two, three, four, zero",
}
# Twilio's own limits: so many entries, each so long.
_MOST_HINTS, _LONGEST_HINT = 500, 100
# More words than these are no choice but the matter itself.
_WORDS_OF_A_CHOICE = 3


@lru_cache(maxsize=64)
def hints_for(language: str, topics: tuple[str, ...] = ()) -> str:
    """What the recogniser should listen for: the words of the menu, and what a question may be about."""
    english = language == "en"
    said = [topic.replace(",", " ") for topic in topics]
    said = said if english else [each for topic in said for each in (topic, to_cyrillic(topic))]
    entries = dict.fromkeys([*HINTS["en" if english else "sr"].split(", "), *said])
    return ", ".join([each for each in entries if len(each) <= _LONGEST_HINT][:_MOST_HINTS])


def choice_of(heard: Heard) -> str:
    """The key that was pressed, or that the words stand for; empty for neither."""
    words = fold(heard.words)
    if heard.digits or not words or len(words) > _WORDS_OF_A_CHOICE:
        return heard.digits
    for key, beginnings in _MENU.items():
        if any(word.startswith(beginnings) for word in words):
            return key
    return ""
