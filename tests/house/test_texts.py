"""Every text that is said exists in every language, and every text that exists is said."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk

from core.calls.routing import route
from core.contracts.standing import Standing
from core.desk.switch_duty import Switched
from core.language.catalogue import LANGUAGES, Catalogue, catalogue
from core.language.reason import Reason
from tests.house.tree import ROOT, shown, tree_of

CATALOGUES = [
    folder.parent for folder in sorted(ROOT.glob("*/**/sr-Latn.ftl")) if ".venv" not in folder.parts
]
PROMPTS, REASONS = ROOT / "telephony" / "prompts", ROOT / "core" / "calls" / "texts"
# Where a key is put together: what can stand in its place.
PARTS = {
    "used-up-{call.used_up}": ("used-up-bill", "used-up-message"),
    "caller-{hours.key}": tuple(
        f"caller-hours-{what}" for what in ("left", "over", "warranty", "no-contract")
    ),
    "message-taken-{follows}": ("message-taken-now", "message-taken-later", "message-taken-paged"),
    "own-{found.outcome}": ("own-no-ticket", "own-no-number", "own-not-allowed"),
    "own-duty-{switched.outcome}": tuple(
        f"own-duty-{outcome}" for outcome in get_args(get_type_hints(Switched)["outcome"])
    ),
    "promise-{facts['standing']}": tuple(f"promise-{standing}" for standing in Standing),
}
# The functions that say a prompt, and where its key stands.
SAYING = {
    "spoken": 0,
    "line.say": 1,
    "_press_one": 2,
    "_end": 1,
    "_ask_pin": 1,
    "twiml.page_answered": 1,
    "Prompt": 0,
}
# Said by `page_answered`, with the outcome as the key.
OUTCOMES = {"page-accepted", "pages-accepted", "page-passed", "page-kept", "page-taken-by", "page-over"}


@pytest.mark.parametrize("folder", CATALOGUES, ids=shown)
def test_every_text_exists_in_every_language(folder: Path) -> None:
    texts = catalogue(folder)
    assert texts.keys("sr-Latn") == texts.keys("sr-Cyrl") == texts.keys("en") != frozenset()
    for path in folder.glob("*.ftl"):
        entries = FluentParser().parse(path.read_text("utf-8")).body
        assert [entry.content for entry in entries if isinstance(entry, Junk)] == [], path


@pytest.mark.parametrize("folder", [PROMPTS, REASONS], ids=shown)
def test_every_text_asks_for_the_same_facts_in_every_language(folder: Path) -> None:
    latin, english = ((folder / f"{language}.ftl").read_text("utf-8") for language in ("sr-Latn", "en"))
    assert facts(latin) == facts(english)


@pytest.mark.parametrize("language", ["sr-Latn", "en"])
def test_no_prompt_leaves_a_number_to_the_voice(language: str) -> None:
    """A voice that reads digits guesses their gender and case: each goes through a function."""
    source = (PROMPTS / f"{language}.ftl").read_text("utf-8")
    words = [line for line in source.splitlines() if not line.lstrip().startswith(("#", "["))]
    assert not [line for line in words if re.search(r"\d", line)]
    assert not {
        "count",
        "ahead",
        "late",
        "number",
        "left",
        "over",
        "minutes",
        "price",
        "opens",
        "until",
    } & set(re.findall(r"\{ \$(\w+) \}", source))


def test_in_hungarian_stands_what_is_said_without_the_database_and_nothing_else() -> None:
    texts = catalogue(PROMPTS)
    emergency = {key for key in texts.keys("en") if key.startswith("emergency-")}
    assert texts.keys("hu") == emergency != set()


def test_every_prompt_that_is_said_exists_and_every_one_that_exists_is_said() -> None:
    said = set(OUTCOMES)
    telephony = [(path, SAYING) for path in sorted((ROOT / "telephony").rglob("*.py"))]
    desk = [(path, {"Prompt": 0}) for path in sorted((ROOT / "core" / "desk").rglob("*.py"))]
    for path, places in [*telephony, *desk]:
        for key in keys_said(tree_of(path), places):
            assert key in PARTS or "{" not in key, f"{shown(path)}: what can stand in {key!r}?"
            said.update(PARTS.get(key, (key,)))
    assert said == catalogue(PROMPTS).keys("sr-Latn")


def test_every_reason_of_a_route_exists_and_every_one_that_exists_is_given() -> None:
    tree = tree_of(ROOT / "core" / "calls" / "routing.py")
    given = {str(standing) for standing in Standing}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Reason" and node.args:
            key = literal(node.args[0])
            given.update([key] if key and "{" not in key else [])
    given |= {f"exhausted-{way}" for way in ("ask", "bill", "message")}
    assert given == catalogue(REASONS).keys("en")
    assert Reason("x").facts == {}
    assert route.__doc__


def test_a_key_that_is_not_there_and_a_fact_that_is_missing_are_errors() -> None:
    texts: Catalogue = catalogue(PROMPTS)
    for language in LANGUAGES:
        with pytest.raises(LookupError):
            texts.say("no-such-key", language)
        with pytest.raises(ValueError, match="taken-by"):
            texts.say("taken-by", language)


def keys_said(tree: ast.Module, places: dict[str, int]) -> Iterator[str]:
    """What stands as the key of `spoken(...)`, `line.say(...)` and the functions that hand a key on."""
    for node in ast.walk(tree):
        place = places.get(ast.unparse(node.func)) if isinstance(node, ast.Call) else None
        if place is not None and isinstance(node, ast.Call):
            yield from literals(node.args[place] if len(node.args) > place else _named_key(node))
        # A key that was chosen before it is said: `key = "a" if … else "b"`.
        if places is SAYING and isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "key":
            yield from literals(node.value)


def _named_key(call: ast.Call) -> ast.expr:
    return next(keyword.value for keyword in call.keywords if keyword.arg == "key")


def literals(node: ast.expr) -> Iterator[str]:
    for part in (node.body, node.orelse) if isinstance(node, ast.IfExp) else (node,):
        if (key := literal(part)) is not None:
            yield key


def literal(node: ast.expr) -> str | None:
    """The string as written, with what is put into it in braces; None for a variable."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr():
            return ast.unparse(node)[2:-1]
    return None


def facts(source: str) -> dict[str, set[str]]:
    """The names of the facts that each text takes."""
    found: dict[str, set[str]] = {}
    key = ""
    for line in source.splitlines():
        if start := re.match(r"([a-z][\w-]*) *=", line):
            key = start[1]
        if key and not line.startswith("#"):
            found.setdefault(key, set()).update(re.findall(r"\$(\w+)", line))
    return found
