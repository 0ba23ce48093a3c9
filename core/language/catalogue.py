"""Texts by key and language, in Mozilla's Fluent format, one folder a door.

A folder holds `sr-Latn.ftl` and `en.ftl`; Serbian Cyrillic is the Latin text in the other script, so
that the two can never say different things. Another language may stand beside them, with those texts alone
that are ever said in it. A missing key or fact is an error, never a hole in a text.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache, partial
from pathlib import Path
from threading import Lock
from typing import Any

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Transformer, Visitor

from core.language import spoken, wording
from core.language.script import to_cyrillic

# The facts of a text: 1, True and 1.0 are the same key, but not the same words.
_Facts = tuple[tuple[str, type, Any], ...]
LANGUAGES = ("sr-Latn", "sr-Cyrl", "en")
# Texts that stand in many lines of a page ("otvoren", "25 min") are put together once; whole messages of
# people are neither short nor said twice, and are not kept.
_MOST_KEPT = 4096
_SHORT = 40
_KEY = re.compile(r"(-?[a-zA-Z][\w-]*) *=")


class Catalogue:
    """All texts of one door."""

    def __init__(self, folder: Path) -> None:
        read = {path.stem: path.read_text("utf-8") for path in folder.glob("*.ftl")}
        self._texts = {language: _Texts(language, source) for language, source in read.items()}
        self._texts["sr-Cyrl"] = _Texts("sr-Cyrl", read["sr-Latn"], _Cyrillic())
        self._kept = lru_cache(_MOST_KEPT)(self._put_together)

    def say(self, key: str, language: str, facts: Mapping[str, Any] | None = None) -> str:
        """The text of `key`; raises KeyError for an unknown key and ValueError for a missing fact."""
        known = tuple((name, type(fact), fact) for name, fact in facts.items()) if facts else ()
        says = self._kept if all(_is_short(fact) for _, _, fact in known) else self._put_together
        return says(key, language, known)

    def _put_together(self, key: str, language: str, known: _Facts) -> str:
        text, errors = self._texts[language].say(key, {name: fact for name, _, fact in known})
        if errors:
            raise ValueError(f"text {key!r} in {language}: {errors[0]}")
        return text

    def keys(self, language: str) -> frozenset[str]:
        """Every key that has a text in this language."""
        return self._texts[language].keys


def _is_short(fact: Any) -> bool:
    return len(fact) <= _SHORT if isinstance(fact, str) else isinstance(fact, int)


@cache
def catalogue(folder: Path) -> Catalogue:
    """The catalogue of a folder, read once."""
    return Catalogue(folder)


class _Texts:
    """The texts of one language. Each is parsed when it is first said: all of them would take a second."""

    def __init__(self, language: str, source: str, turned: Transformer | None = None) -> None:
        self._language = language
        self._turned = turned
        self._sources = _by_key(language, source)
        self.keys = frozenset(key for key in self._sources if not key.startswith("-"))
        self._bundle = FluentBundle([language], functions=_functions(language), use_isolating=False)
        self._ready = set[str]()
        self._reading = Lock()

    def say(self, key: str, facts: dict[str, Any]) -> tuple[str, list[Exception]]:
        """The text, and what was wrong with it; raises KeyError for an unknown key."""
        if key not in self._ready:
            self._read(key)
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        text, errors = self._bundle.format_pattern(pattern, facts)
        return str(text), errors

    def _read(self, key: str) -> None:
        """This text, and those that stand in it."""
        with self._reading:
            wanted = [key]
            while wanted:
                source = self._sources.pop(wanted.pop(), None)
                if source is not None:
                    resource = self._parsed(source)
                    self._bundle.add_resource(resource)
                    named = _Named()
                    named.visit(resource)
                    wanted += named.keys
            self._ready.add(key)

    def _parsed(self, source: str) -> ast.Resource:
        resource = FluentParser().parse(source)
        if any(isinstance(entry, ast.Junk) for entry in resource.body):
            raise ValueError(f"{self._language}: not Fluent: {source!r}")
        return self._turned.visit(resource) if self._turned else resource


def _by_key(language: str, source: str) -> dict[str, str]:
    """Each text as it is written: from its key to where the next one, or a remark, begins."""
    found: dict[str, str] = {}
    key = ""
    for line in source.splitlines(keepends=True):
        if line[0] in " }\r\n":
            if key:
                found[key] += line
        elif line[0] == "#":
            key = ""
        elif (begins := _KEY.match(line)) and begins[1] not in found:
            key = begins[1]
            found[key] = line
        else:
            raise ValueError(f"{language}: not Fluent: {line!r}, or a second text with its key")
    return found


class _Named(Visitor):
    """Collects what is said within a text."""

    def __init__(self) -> None:
        self.keys: list[str] = []

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 - Fluent's name
        self.keys.append(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802 - Fluent's name
        self.keys.append(f"-{node.id.name}")
        self.generic_visit(node)


def _functions(language: str) -> dict[str, Any]:
    return {
        "LENGTH": lambda minutes: wording.length(int(minutes), language),
        "MOMENT": lambda at: wording.moment(datetime.fromisoformat(str(at)), language),
        "WHEN": lambda at: wording.short_moment(datetime.fromisoformat(str(at)), language),
        "SPOKEN": partial(_spoken_moment, language),
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


def _spoken_moment(language: str, at: Any, today: Any = "") -> str:
    day = date.fromisoformat(str(today)) if today else None
    return spoken.spoken_moment(datetime.fromisoformat(str(at)), language, day)


def _spoken_money(language: str, value: Any, currency: Any) -> str:
    return spoken.spoken_amount(Decimal(str(value)), str(currency), language)


class _Cyrillic(Transformer):
    """Turns the words of a text, and nothing of its placeables, into Cyrillic."""

    def visit_TextElement(self, node: ast.TextElement) -> ast.TextElement:  # noqa: N802 - Fluent's name
        node.value = to_cyrillic(node.value)
        return node
