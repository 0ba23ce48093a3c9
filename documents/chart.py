"""The month as a picture for a chat, and as a sentence for those who cannot see it."""

from collections.abc import Mapping
from html import escape
from typing import Any

from documents.account import (
    account_of,
    client_name,
    figures,
    history,
    kinds,
    meter,
    month_of,
    spoken_balance,
)
from documents.letter import Letter
from documents.printable import breakable, one_line
from documents.typesetter import typeset_png, typeset_svg
from documents.words import Words

# The page of the template, in points; its height grows with its content.
_WIDTH = 540
_LONGEST = 16
# A picture is read at a glance: what is beyond these is in the PDF.
_MOST_KINDS = 8
_MOST_NAME = 120


def statement_chart_png(data: Mapping[str, Any], letter: Letter, language: str, width: int = 1080) -> bytes:
    """Used against included, by kind and by month, `width` pixels wide. Raises Invalid without a month."""
    return typeset_png("chart.typ", _content(data, letter, Words(language)), width / _WIDTH)


def statement_chart_svg(data: Mapping[str, Any], letter: Letter, language: str) -> str:
    """The same picture as SVG, which a screen reader announces with `chart_alt`."""
    svg = typeset_svg("chart.typ", _content(data, letter, Words(language)))
    title = escape(chart_alt(data, letter, language))
    opening, rest = svg.split(">", 1)
    return f'{opening} role="img" aria-label="{title}">{rest}'


def chart_alt(data: Mapping[str, Any], letter: Letter, language: str) -> str:
    """What the picture shows, in one sentence."""
    words = Words(language)
    month, account, by_kind = month_of(data), account_of(data), kinds(data, words)
    facts = {"client": one_line(client_name(data)), "month": month}
    if account.has_plan:
        parts = [words.say("sentence-used", **facts, **spoken_balance(account, words))]
    else:
        parts = [words.say("sentence-worked", **facts, worked=words.spoken(account.worked))]
    if by_kind:
        parts.append(words.say("sentence-kinds", kinds=_spoken_kinds(by_kind, words)))
    if history(letter, words):
        parts.append(words.say("sentence-history", months=_spoken_history(letter, words)))
    return "; ".join(parts) + "."


def _spoken_kinds(by_kind: Mapping[str, Any], words: Words) -> str:
    return ", ".join(
        words.say("named-length", name=one_line(row["name"]), length=words.spoken(row["minutes"]))
        for row in by_kind["rows"]
    )


def _spoken_history(letter: Letter, words: Words) -> str:
    return ", ".join(
        words.say(
            "returned-length" if used < 0 else "named-length",
            name=words.month_name(month),
            length=words.spoken(abs(used)),
        )
        for month, used, _ in letter.history
    )


def _content(data: Mapping[str, Any], letter: Letter, words: Words) -> dict[str, Any]:
    account = account_of(data)
    return {
        "language": words.language,
        "company": breakable(letter.company[:_MOST_NAME], _LONGEST),
        "heading": words.say("statement", month=month_of(data)),
        "client": breakable(client_name(data)[:_MOST_NAME], _LONGEST),
        "figures": figures(account, words),
        "meter": meter(account, words),
        "kinds": _most_kinds(kinds(data, words)),
        "history": history(letter, words),
        "no_work": words.say("no-work"),
    }


def _most_kinds(by_kind: dict[str, Any] | None) -> dict[str, Any] | None:
    return {**by_kind, "rows": by_kind["rows"][:_MOST_KINDS]} if by_kind else None
