"""The kinds of appointment, as people and tickets name them."""

import re
from datetime import timedelta

import cyrtranslit

KINDS = ("visit", "consulting", "remote")
USUAL_LENGTH = {"visit": timedelta(hours=2), "consulting": timedelta(hours=1), "remote": timedelta(hours=1)}
# The first line of a ticket that asks for one: operators read it in the company's language.
_SUBJECTS = {
    "visit": ("Poseta", "Visit"),
    "consulting": ("Konsultacije", "Consulting"),
    "remote": ("Rad na daljinu", "Remote session"),
}
_NAMED = {
    "visit": re.compile(r"\b(?:poset\w{1,3}|visits?)\b"),
    "consulting": re.compile(r"\b(?:konsultacij\w{1,3}|consult(?:ing|ations?))\b"),
    "remote": re.compile(r"\b(?:na daljinu|daljinsk\w{1,3}|remote(?:ly)?)\b"),
}


def subject_for(kind: str, language: str) -> str:
    """What a ticket is called that asks for an appointment of this kind, in Latin letters."""
    serbian, english = _SUBJECTS[kind]
    return english if language == "en" else serbian


def kind_of_subject(subject: str) -> str | None:
    """The kind that a ticket of this subject asks for; None for a ticket about something else."""
    begins = (kind for kind, names in _SUBJECTS.items() if re.match(rf"(?:{'|'.join(names)})(?!\w)", subject))
    return next(begins, None)


def named_kind(text: str) -> str | None:
    """The one kind that the words name, in either script; None if they name none, or several."""
    words = str(cyrtranslit.to_latin(text, "sr")).lower()
    named = [kind for kind, pattern in _NAMED.items() if pattern.search(words)]
    return named[0] if len(named) == 1 else None
