"""From what the desk says (a key and facts) to words and labels, in the reader's language and script."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.dialogue.duty_lines import lines_below
from bot.dialogue.ticket_lines import ticket_lines
from core.language.catalogue import Catalogue, catalogue
from core.language.script import in_script

_FOLDER = Path(__file__).parents[1] / "texts"
# Written by us in Serbian Latin. Names, and what people wrote, are nobody's to change.
_OURS = frozenset({"title", "body", "plan", "holiday"})
# Fluent refuses facts (and what is made of them) above 2500 letters; an article or a letter may be longer.
_LONG = 200
# What is said below these belongs to their last line.
_CLOSE = ("digest", "absence-hits", "hole", "holes", "your-chats")
# Who is asked to come reads when it may be for the second time.
_ASKS_TO_COME = ("page", "pages")
_STAND_IN = re.compile("\ue000(\\w+)\ue001")


@dataclass(frozen=True)
class Label:
    """A button as it is shown; the token is what the messenger carries."""

    text: str
    token: str


@dataclass(frozen=True)
class Rendered:
    """A text, its rows of buttons, and the label of a button that shares one's number, if it is wanted.

    `**bold**` is the only markup in the text; each channel shows it in its own way.
    """

    text: str
    rows: tuple[tuple[Label, ...], ...] = ()
    ask_phone: str | None = None


def texts() -> Catalogue:
    """The chat's own catalogue."""
    return catalogue(_FOLDER)


def render(payload: Mapping[str, Any], *, again: bool = False, page: str = "") -> Rendered:
    """The words of a payload of core/desk/say.py. An unknown key or a missing fact is a bug and raises.

    `again`: it may have arrived before. `page`: where the staff's page is found; paths in it stand behind.
    """
    language = payload["language"]
    facts = payload["facts"]
    if payload["key"] == "statement":
        facts = {**facts, "lines": _statement_lines(facts, language)}
    if payload["key"] == "opening":
        facts = {**facts, "lines": _opening_lines(facts, language)}
    facts = {name: _addressed(name, fact, page) for name, fact in facts.items()}
    if "used" in facts:
        facts = {**facts, **_used(facts["used"])}
    more = _more(payload["key"], facts, language)
    between = "\n" if payload["key"] in _CLOSE else "\n\n"
    text = between.join(part for part in [_say(payload["key"], language, facts), *more] if part)
    if again and payload["key"] in _ASKS_TO_COME:
        text = f"{_say('asked-again', language, {})}\n\n{text}"
    return Rendered(
        text,
        tuple(tuple(_label(button, language) for button in row) for row in payload.get("rows", ())),
        _say("share-phone", language, {}) if payload.get("ask_phone") else None,
    )


def _addressed(name: str, fact: Any, page: str) -> Any:
    return page.rstrip("/") + fact if name.endswith("_path") and fact else fact


def _more(key: str, facts: Mapping[str, Any], language: str) -> list[str]:
    """What is said once for each of something, below the text: paragraphs of lines."""
    match key:
        case "statement":
            paragraphs = _statement_ends(facts, language)
        case "digest":
            paragraphs = ["\n".join(_say(f"hint-{hint}", language, {}) for hint in facts["hints"])]
        case "statements-sent" | "pages-yours":
            paragraphs = ["\n".join(_others(facts, language))]
        case "your-chats":
            paragraphs = ["\n".join(_say("chat-line", language, chat) for chat in facts["chats"])]
        case "pages":
            paragraphs = ["\n".join(_page_lines(facts, language))]
        case "opening":
            paragraphs = ["\n".join(_say(told["key"], language, told) for told in facts["tail"])]
        case "contract-standing":
            paragraphs = _contract_lines(facts, language)
        case _:
            paragraphs = _lines(key, facts, language)
    return paragraphs


def _lines(key: str, facts: Mapping[str, Any], language: str) -> list[str]:
    """A line for each shift, ticket or message."""

    def line(said: str, told: Mapping[str, Any]) -> str:
        return _say(said, language, told)

    return [*lines_below(key, facts, line), *ticket_lines(key, facts, line)]


def _say(key: str, language: str, facts: Mapping[str, Any]) -> str:
    """The text of the key. Long facts are put in afterwards, in the place that Fluent gave to a stand-in."""
    ready = {name: _fact(name, facts[name], language) for name in facts}
    long = {name: fact for name, fact in ready.items() if isinstance(fact, str) and len(fact) > _LONG}
    text = texts().say(key, language, {**ready, **{name: f"\ue000{name}\ue001" for name in long}})
    return _STAND_IN.sub(lambda found: long.get(found[1], found[0]), text)


def _fact(name: str, value: Any, language: str) -> Any:
    """An empty fact becomes "none": Fluent can choose by a word, but not by its absence."""
    if value in ("", None):
        return "none"
    return in_script(value, language) if name in _OURS else value


def _used(minutes: int) -> dict[str, int]:
    """Corrections may give more back than was used: that is said as a length of its own."""
    return {"used": max(minutes, 0), "returned": max(-minutes, 0)}


def _label(button: Mapping[str, Any], language: str) -> Label:
    return Label(_say(button["label"], language, button.get("facts", {})), button["token"])


def _others(facts: Mapping[str, Any], language: str) -> list[str]:
    """A line for each client who was not reached, or each ticket that somebody else has."""
    if "late" in facts:
        return [_say("page-taken", language, late) for late in facts["late"]]
    return [_unreached(who, language) for who in facts["unreached"]]


def _page_lines(facts: Mapping[str, Any], language: str) -> list[str]:
    """A line for each ticket that is named, and how many more there are."""
    lines = [_say("page-line", language, ticket) for ticket in facts["tickets"]]
    return [*lines, _say("pages-more", language, facts)] if facts["more"] else lines


def _contract_lines(facts: Mapping[str, Any], language: str) -> list[str]:
    """Why the client stands so, and each service: a line for each."""
    currency = {"currency": facts["currency"]}
    reasons = [_say(key, language, said) for key, said in facts["reasons"]]
    services = [_say("service-line", language, {**service, **currency}) for service in facts["services"]]
    return ["\n".join(reasons), "\n".join(services)]


def _opening_lines(facts: Mapping[str, Any], language: str) -> str:
    """The hours of a week, then of single days: a line for each."""
    week = [_say("opening-week-line", language, line) for line in facts["week"]]
    days = [_say("opening-day", language, line) for line in facts["days"]]
    return "\n\n".join("\n".join(lines) for lines in (week, days) if lines)


def _statement_lines(facts: Mapping[str, Any], language: str) -> str:
    """Minutes by kind of work, then by ticket, each under its heading; empty if there was no work."""
    kinds = [
        _say("statement-kind", language, {"kind": kind, "minutes": minutes, "draws": draws})
        for kind, minutes, draws in facts["kinds"]
    ]
    tickets = [
        _say("statement-ticket", language, {"number": number, "subject": subject, "minutes": minutes})
        for number, subject, minutes in facts["tickets"]
    ]
    parts = [("statement-by-kind", kinds), ("statement-by-ticket", tickets)]
    return "\n\n".join("\n".join([_say(head, language, {}), *lines]) for head, lines in parts if lines)


def _statement_ends(facts: Mapping[str, Any], language: str) -> list[str]:
    """Promises kept, visits and backups; then what the advisor suggests."""
    kept = [
        _say(f"statement-{name}", language, told)
        for name, told in (
            ("response", _response(facts)),
            ("visits", _visits(facts)),
            ("backups", _backups(facts)),
        )
        if told
    ]
    hints = [_say(f"statement-hint-{hint}", language, {}) for hint in facts.get("hints", [])]
    head = [_say("statement-hints", language, {})] if hints else []
    return ["\n".join(kept), "\n".join([*head, *hints])]


def _response(facts: Mapping[str, Any]) -> dict[str, Any]:
    told = facts.get("response") or {}
    return dict(told) if told.get("tickets") else {}


def _visits(facts: Mapping[str, Any]) -> dict[str, Any]:
    told = facts.get("visits") or {}
    planned = told.get("planned") or []
    if not (told.get("included") or told.get("used") or planned):
        return {}
    counts = {"used": told["used"], "included": told["included"], "ahead": len(planned)}
    return {**counts, "next": planned[0] if planned else ""}


def _backups(facts: Mapping[str, Any]) -> dict[str, Any]:
    told = facts.get("backups") or {}
    return {"count": told["count"], "last": told["last_on"], "size": told["size_bytes"]} if told else {}


def _unreached(who: list[str], language: str) -> str:
    client, contact, why = who
    return _say("unreached", language, {"client": client, "contact": contact, "why": why})
