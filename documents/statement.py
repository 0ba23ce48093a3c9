"""A client's month on paper: A4, as many pages as it takes, in the reader's language and script.

Names, notes and subjects stand as they were written; only what no font can draw is replaced.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from documents.account import account_of, client_name, figures, has_plan, history, kinds, meter, month_of
from documents.letter import Letter
from documents.price import price
from documents.printable import breakable
from documents.sections import corrections, hints, lines, notes, tickets
from documents.typesetter import typeset_pdf
from documents.words import Words

__all__ = ["Letter", "statement_pdf"]

# Longer words than these are broken, so that no name leaves the page.
_LONGEST_IN_HEAD = 30


def statement_pdf(data: Mapping[str, Any], letter: Letter, language: str) -> bytes:
    """The statement as PDF/A-2b and PDF/UA-1; the same bytes for the same data, letter and language.

    `data` is what `make_statement` gives. Shown when they are there: `billing_step_minutes`,
    `overage_per_hour`, `operator_names` {code: name}, `corrections` [{on, corrects_month, minutes, note}],
    `response` {promised_minutes, around_the_clock, kept, missed, open}, `visits` {used, included, planned
    [day]}, `backups` {count, last_on, size_bytes}, `hints` [key]. Raises Invalid without a month.
    """
    month = month_of(data)
    return typeset_pdf("statement.typ", _content(data, letter, Words(language)), _created_at(month))


def _content(data: Mapping[str, Any], letter: Letter, words: Words) -> dict[str, Any]:
    account = account_of(data)
    return {
        **_head(data, letter, words),
        "figures": figures(account, words),
        "meter": meter(account, words),
        "kinds": kinds(data, words),
        "history": history(letter, words),
        "price": price(data, account, words),
        "tickets": tickets(data, words),
        "corrections": corrections(data, words),
        "lines": lines(data, words),
        "hints": hints(data, words),
        "notes": notes(data, words),
        "questions": _questions(letter, words),
        "hash": {"label": words.say("hash"), "value": str(data.get("hash") or "")},
    }


def _head(data: Mapping[str, Any], letter: Letter, words: Words) -> dict[str, Any]:
    client = client_name(data)
    return {
        "language": words.language,
        "title": words.say("statement-title", client=client, month=month_of(data)),
        "company": letter.company,
        "contact": _contact(letter),
        "heading": words.say("statement", month=month_of(data)),
        "month": words.month(month_of(data)),
        "client": breakable(client, _LONGEST_IN_HEAD),
        "plan": breakable(_plan(data, words), _LONGEST_IN_HEAD),
        "page": words.say("page", page="{page}", pages="{pages}"),
    }


def _plan(data: Mapping[str, Any], words: Words) -> str:
    if not has_plan(data):
        return words.say("no-plan")
    return words.ours(str(data.get("plan_name") or data.get("plan")))


def _contact(letter: Letter) -> list[str]:
    """The ways to reach the company, each of which stays on one line."""
    return [way.replace(" ", "\N{NO-BREAK SPACE}") for way in (letter.email, letter.phone) if way]


def _questions(letter: Letter, words: Words) -> str | None:
    ways = ", ".join(_contact(letter))
    return words.say("questions", ways=ways) if ways else None


def _created_at(month: str) -> int:
    """The month's end, as if the statement were made the moment that it was over."""
    year, number = int(month[:4]), int(month[5:])
    following = date(year + number // 12, number % 12 + 1, 1)
    return int(datetime(following.year, following.month, 1, tzinfo=UTC).timestamp())
