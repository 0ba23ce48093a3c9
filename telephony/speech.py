"""What is said on the line: a prompt of the catalogue, in the listener's language, safe for XML."""

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from core.calls.telephone import telephone_rules
from core.company.rows import Organisation
from core.language.catalogue import Catalogue, catalogue

# Control characters make TwiML ill-formed, and Twilio then drops the call (error 12100).
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_LONGEST = 900
# A name or a phrase inside a prompt: longer ones would swallow the question that follows them.
_LONGEST_NAME = 120
_LONGEST_FACT = 400
# What a voice speaks; Serbian in both scripts is one.
VOICES = ("sr-Latn", "en", "hu")


def prompts() -> Catalogue:
    """The catalogue of everything spoken."""
    return catalogue(Path(__file__).parent / "prompts")


def spoken(key: str, language: str, **facts: Any) -> str:
    """The prompt for the ear."""
    short = [fact[:_LONGEST_FACT] if isinstance(fact, str) else fact for fact in facts.values()]
    told = tuple(zip(facts, map(type, short), short, strict=True))
    return _spoken(key, tongue(language), told)


def tongue(language: str) -> str:
    """The language as a voice knows it."""
    return language if language in VOICES else "sr-Latn"


@lru_cache(maxsize=4096)
def _spoken(key: str, language: str, told: tuple[tuple[str, type, Any], ...]) -> str:
    """Most of what is said is said again and again. The type tells 1 from True, which are equal."""
    text = prompts().say(key, language, {name: fact for name, _, fact in told})
    return " ".join(audible(text).split()).replace("..", ".")  # a name may end in one


def audible(text: str) -> str:
    """The text without what XML or a voice cannot take, and not endless."""
    return _CONTROLS.sub(" ", text)[:_LONGEST]


@lru_cache(maxsize=4096)
def version_of(text: str, language: str) -> str:
    """The version of a spoken text: the same words have the same one, and a recording is found by it."""
    return hashlib.sha256(f"{tongue(language)}\n{text}".encode()).hexdigest()[:16]


def lasting_facts(company: Organisation) -> dict[str, Any]:
    """What a prompt may take that is the same in every call: the name, and how long recordings are kept."""
    days = telephone_rules(company).recording_days
    return {"company": company.name, **({} if days is None else {"days": days})}


def fixed_prompts(language: str, facts: dict[str, Any]) -> list[tuple[str, str]]:
    """Key and words of every prompt that takes no more than `lasting_facts`: those worth recording."""
    found = []
    for key in sorted(prompts().keys(language)):
        try:
            found.append((key, spoken(key, language, **facts)))
        except ValueError:  # it takes facts that differ from call to call
            continue
    return found


def who(facts: dict[str, Any], language: str) -> str:
    """Who calls, for the operator's ear; of who only typed a client code no person is known."""
    if facts["client"]:
        return spoken("who-known", language, names=names_of(facts["client"], facts["contact"]))
    return spoken("who-unknown", language)


def promise(facts: dict[str, Any], language: str) -> str:
    """What covers the caller, for the operator's ear."""
    return spoken(f"promise-{facts['standing']}", language, plan=_name(facts["plan"]))


def names_of(client: str, contact: str) -> str:
    """The client, and the person if one is known."""
    return ", ".join(name[:_LONGEST_NAME] for name in (client, contact) if name)


def _name(text: str | None) -> str | None:
    return text[:_LONGEST_NAME] if text else text
