"""Texts by key and language, in Mozilla's Fluent format, one folder a door.

A folder holds `sr-Latn.ftl` and `en.ftl`; Serbian Cyrillic is the Latin text in the other script, so
that the two can never say different things. Another language may stand beside them, with those texts alone
that are ever said in it. A missing key or fact is an error, never a hole in a text.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.visitor import Transformer

from core.language import spoken, wording
from core.language.script import to_cyrillic

LANGUAGES = ("sr-Latn", "sr-Cyrl", "en")


class Catalogue:
    """All texts of one door."""

    def __init__(self, folder: Path) -> None:
        serbian = (folder / "sr-Latn.ftl").read_text("utf-8")
        self._bundles = {
            "sr-Cyrl": _bundle("sr-Cyrl", _in_cyrillic(serbian)),
            **{path.stem: _bundle(path.stem, path.read_text("utf-8")) for path in folder.glob("*.ftl")},
        }

    def say(self, key: str, language: str, facts: Mapping[str, Any] | None = None) -> str:
        """The text of `key`; raises KeyError for an unknown key and ValueError for a missing fact."""
        bundle = self._bundles[language]
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        text, errors = bundle.format_pattern(pattern, dict(facts or {}))
        if errors:
            raise ValueError(f"text {key!r} in {language}: {errors[0]}")
        return str(text)

    def keys(self, language: str) -> frozenset[str]:
        """Every key that has a text in this language."""
        return frozenset(self._bundles[language]._messages)


@cache
def catalogue(folder: Path) -> Catalogue:
    """The catalogue of a folder, read once."""
    return Catalogue(folder)


def _bundle(language: str, source: str) -> FluentBundle:
    resource = FluentParser().parse(source)
    junk = [entry for entry in resource.body if isinstance(entry, ast.Junk)]
    if junk:
        raise ValueError(f"{language}: not Fluent: {junk[0].content!r}")
    bundle = FluentBundle([language], functions=_functions(language), use_isolating=False)
    bundle.add_resource(resource)
    return bundle


def _functions(language: str) -> dict[str, Any]:
    return {
        "LENGTH": lambda minutes: wording.length(int(minutes), language),
        "MOMENT": lambda at: wording.moment(datetime.fromisoformat(str(at)), language),
        "WHEN": lambda at: wording.short_moment(datetime.fromisoformat(str(at)), language),
        "SPOKEN": lambda at: spoken.spoken_moment(datetime.fromisoformat(str(at)), language),
        "CLOCK": lambda at: wording.clock_time(datetime.fromisoformat(str(at)), language),
        "DAY": lambda on: wording.day(date.fromisoformat(str(on)), language),
        "DATE": lambda on: wording.date_of(datetime.fromisoformat(str(on)).date(), language),
        "LASTDAY": lambda after: wording.last_day(date.fromisoformat(str(after)), language),
        "SHORTDAY": lambda on: wording.short_day(date.fromisoformat(str(on)), language),
        "SIZE": lambda size: wording.size(int(size), language),
        "MONTH": lambda month: wording.month(date.fromisoformat(f"{month}-01"), language),
        "MONEY": partial(_money, language),
        "AMOUNT": partial(_spoken_money, language),
        "SPOKENLENGTH": lambda minutes: spoken.spoken_length(int(minutes), language),
        "SPOKENLASTDAY": lambda after: spoken.spoken_last_day(date.fromisoformat(str(after)), language),
        "COUNTED": lambda count: spoken.spoken_count(int(count), language),
        "SPELLED": lambda number: spoken.spelled(str(number), language),
    }


def _money(language: str, value: Any, currency: Any) -> str:
    return wording.amount(Decimal(str(value)), str(currency), language)


def _spoken_money(language: str, value: Any, currency: Any) -> str:
    return spoken.spoken_amount(Decimal(str(value)), str(currency), language)


class _Cyrillic(Transformer):
    """Turns the words of a text, and nothing of its placeables, into Cyrillic."""

    def visit_TextElement(self, node: ast.TextElement) -> ast.TextElement:  # noqa: N802 - Fluent's name
        node.value = to_cyrillic(node.value)
        return node


def _in_cyrillic(source: str) -> str:
    return FluentSerializer().serialize(_Cyrillic().visit(FluentParser().parse(source)))
