"""The tables of a statement, and what is said below them. A section without content is None."""

from collections.abc import Mapping
from typing import Any

from documents.account import has_plan
from documents.printable import breakable
from documents.words import Words, plain_number, short_length

# Longer words than these are broken: they would leave their column.
_LONGEST_IN_COLUMN = 12
_LONGEST_IN_NOTE = 20
_FREE_MARK = "*"


def tickets(data: Mapping[str, Any], words: Words) -> dict[str, Any] | None:
    """Minutes by ticket, in the order given; work without a ticket last."""
    by_ticket = list(data.get("by_ticket") or [])
    if not any(entry.get("ticket") for entry in by_ticket):
        return None
    by_ticket.sort(key=lambda entry: entry.get("ticket") is None)
    return {
        "heading": words.say("by-ticket"),
        "head": [words.say(key) for key in ("ticket", "subject", "time")],
        "rows": [_ticket(entry, words) for entry in by_ticket],
    }


def _ticket(entry: Mapping[str, Any], words: Words) -> list[str]:
    subject = str(entry.get("subject") or "") if entry.get("ticket") else words.say("no-ticket")
    return [
        _ticket_number(entry.get("ticket"), words),
        breakable(subject, _LONGEST_IN_NOTE),
        short_length(int(entry.get("minutes") or 0)),
    ]


def corrections(data: Mapping[str, Any], words: Words) -> dict[str, Any] | None:
    """Late entries that correct a month already closed."""
    given = data.get("corrections") or []
    if not given:
        return None
    return {
        "heading": words.say("corrections"),
        "head": [words.say(key) for key in ("work-of", "corrected-month", "note", "minutes")],
        "rows": [_correction(entry, words) for entry in given],
    }


def _correction(entry: Mapping[str, Any], words: Words) -> list[str]:
    corrected = entry.get("corrects_month")
    return [
        _day(entry.get("on"), words),
        words.month(str(corrected)) if corrected else "",
        breakable(str(entry.get("note") or ""), _LONGEST_IN_NOTE),
        plain_number(int(entry.get("minutes") or 0)),
    ]


def lines(data: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """Every piece of work; a month without any says so."""
    given = data.get("lines") or []
    if not given:
        return {"heading": words.say("no-work"), "rows": []}
    keys = ("day", "kind-of-work", "ticket", "operator", "note", "minutes")
    return {
        "heading": words.say("lines", count=len(given)),
        "head": [words.say(key) for key in keys],
        "rows": [_line(line, data, words) for line in given],
        "sum": _sum(sum(int(line.get("minutes") or 0) for line in given), words),
        "mark": _FREE_MARK,
    }


def _sum(minutes: int, words: Words) -> dict[str, str]:
    return {"label": words.say("sum"), "length": short_length(minutes), "minutes": plain_number(minutes)}


def _line(line: Mapping[str, Any], data: Mapping[str, Any], words: Words) -> dict[str, Any]:
    operator = str(line.get("operator") or "")
    named = str((data.get("operator_names") or {}).get(operator, operator))
    kind = words.say("kind", kind=str(line.get("kind") or ""))
    return {
        "cells": [
            _day(line.get("on"), words),
            breakable(kind, _LONGEST_IN_COLUMN),
            _ticket_number(line.get("ticket"), words),
            breakable(named, _LONGEST_IN_COLUMN),
            breakable(str(line.get("note") or ""), _LONGEST_IN_NOTE),
            plain_number(int(line.get("minutes") or 0)),
        ],
        "is_free": _is_free(line, data),
    }


def _is_free(line: Mapping[str, Any], data: Mapping[str, Any]) -> bool:
    """Whether the line must be told apart: without a contract nothing draws, and no line stands out."""
    return has_plan(data) and line.get("draws") is False


def _day(on: Any, words: Words) -> str:
    return words.short_day(str(on)) if on else ""


def _ticket_number(number: Any, words: Words) -> str:
    return words.say("ticket-number", number=breakable(str(number), _LONGEST_IN_COLUMN)) if number else ""


def hints(data: Mapping[str, Any], words: Words) -> dict[str, Any] | None:
    """The advisor's suggestions; a key that we have no words for is left out."""
    keys = [f"hint-{key}" for key in data.get("hints") or []]
    known = [words.say(key) for key in keys if words.has(key)]
    return {"heading": words.say("hints"), "texts": known} if known else None


def notes(data: Mapping[str, Any], words: Words) -> list[str]:
    """Visits, backups, what was promised and kept, and how the month was counted."""
    return [*_visits(data, words), *_response(data, words), *_backups(data, words), *_counted(data, words)]


def _visits(data: Mapping[str, Any], words: Words) -> list[str]:
    visits = data.get("visits") or {}
    used, included = int(visits.get("used") or 0), int(visits.get("included") or 0)
    planned = [_day(on, words) for on in visits.get("planned") or []]
    if not (used or included or planned):
        return []
    said = (
        words.say("visits", used=str(used), included=str(included))
        if included
        else words.say("visits-only", used=str(used))
    )
    ahead = [words.say("visits-planned", days=_listed(planned))] if planned else []
    return [" ".join([said, *ahead])]


def _listed(days: list[str]) -> str:
    """Each day stays on one line."""
    return ", ".join(day.replace(" ", "\N{NO-BREAK SPACE}") for day in days)


def _response(data: Mapping[str, Any], words: Words) -> list[str]:
    response = data.get("response") or {}
    if not response:
        return []
    counts = {name: int(response.get(name) or 0) for name in ("kept", "missed", "open")}
    around_the_clock = "yes" if response.get("around_the_clock") else "no"
    promised = words.spoken(int(response.get("promised_minutes") or 0))
    said = words.say("response-promised", promised=promised, clock=around_the_clock)
    became = words.say("response", **counts) if any(counts.values()) else words.say("response-none")
    return [f"{said} {became}"]


def _backups(data: Mapping[str, Any], words: Words) -> list[str]:
    backups = data.get("backups")
    if not backups:
        return []
    last = _listed([_day(backups.get("last_on"), words)])
    size_bytes = int(backups.get("size_bytes") or 0)
    size = words.size(size_bytes) if size_bytes else "none"
    return [words.say("backups", count=int(backups.get("count") or 0), last=last, size=size)]


def _counted(data: Mapping[str, Any], words: Words) -> list[str]:
    if not data.get("lines"):
        return []
    step = data.get("billing_step_minutes")
    said = [words.say("counted-step", step=words.spoken(int(step))) if step else words.say("counted")]
    if not has_plan(data):
        said.append(words.say("counted-no-plan"))
    elif any(_is_free(line, data) for line in data["lines"]):
        said.append(words.say("counted-free", mark=_FREE_MARK))
    return said
