"""What core/desk says, read from its source: the keys, and the facts named where they are said."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import core.desk
from core.appointments.kinds import KINDS
from core.desk.open_ticket import Follows
from core.language.catalogue import LANGUAGES

# Keys that are put together: every f-string of core/desk must be listed.
_ENDS = ("contract", "warranty")
_PUT_TOGETHER = {
    "ticket-opened-": get_args(Follows),
    "language-": LANGUAGES,
    "urgency-": ("stopped", "hindered", "can-wait", "all-stopped", "one-stopped"),
    "menu-": ("tickets", "new", "hours", "statement", "visits", "who-advisor", "appointment", "call-me"),
    "want-": KINDS,
    "book-": KINDS,
    "ends-soon-": _ENDS,
    "ends-soon-advisor-": _ENDS,
}
# Arguments of `say` that are no facts.
_NO_FACTS = {"ask_phone", "ticket"}


@dataclass(frozen=True)
class Said:
    """One place where a key is said; `facts` are their names, None where they are computed."""

    key: str
    facts: frozenset[str] | None
    place: str


def everything_said() -> list[Said]:
    """Every place of every module of core/desk."""
    [folder] = core.desk.__path__
    return [said for path in sorted(Path(folder).glob("*.py")) for said in _said_in(path)]


def _said_in(path: Path) -> Iterator[Said]:
    tree = ast.parse(path.read_text("utf-8"))
    functions = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    for function in functions.values():
        for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
            spot = _key_of(call)
            if spot is not None:
                for key in _strings(spot, function, functions):
                    yield Said(key, _facts(call), f"{path.name}:{call.lineno}")


def _key_of(call: ast.Call) -> ast.expr | None:
    """The argument that holds a key, if this call says something."""
    match call:
        case ast.Call(func=ast.Attribute(attr="say"), args=[key, *_]):
            return key
        case ast.Call(func=ast.Name(id="Text" | "Choice"), args=[key, *_]):
            return key
        case ast.Call(func=ast.Name(id="tell_client" | "_tell"), args=[_, _, _, key, *_]):
            return key
    return None


def _strings(
    spot: ast.expr, function: ast.FunctionDef, functions: dict[str, ast.FunctionDef]
) -> Iterator[str]:
    """Every string that may stand here. A parameter is looked at where the function is called."""
    match spot:
        case ast.Constant(value=str(key)):
            yield key
        case ast.IfExp(body=body, orelse=orelse):
            yield from _strings(body, function, functions)
            yield from _strings(orelse, function, functions)
        case ast.JoinedStr(values=[ast.Constant(value=str(start)), ast.FormattedValue()]):
            yield from (start + end for end in _PUT_TOGETHER[start])
        case ast.Name(id=name):
            for value in _assigned(function, name):
                yield from _strings(value, function, functions)
        case ast.Call(func=ast.Name(id=name)) if name in functions and name != "Text":
            for node in ast.walk(functions[name]):
                if isinstance(node, ast.Return) and node.value is not None:
                    yield from _strings(node.value, functions[name], functions)


def _assigned(function: ast.FunctionDef, name: str) -> Iterator[ast.expr]:
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == name for target in node.targets
        ):
            yield node.value


def _facts(call: ast.Call) -> frozenset[str] | None:
    match call:
        case ast.Call(func=ast.Attribute(attr="say"), keywords=keywords):
            names = [keyword.arg for keyword in keywords]
            return None if None in names else frozenset(name for name in names if name) - _NO_FACTS
        case ast.Call(func=ast.Name(id="Text"), args=[_, ast.Dict(keys=keys), *_]):
            if all(isinstance(key, ast.Constant) for key in keys):
                return frozenset(str(key.value) for key in keys if isinstance(key, ast.Constant))
    return None
