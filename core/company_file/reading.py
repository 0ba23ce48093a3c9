"""Reads a company file whole or not at all; every fault is named by file, line and key."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from core.company_file.crossed import Fault, Place, crossed
from core.company_file.faults import fault_of
from core.company_file.schema import CompanyFile
from core.errors import FileFault, Invalid, WrongFile

Lines = dict[Place, int]
Model = TypeVar("Model", bound=BaseModel)


# The same language, read ten times as fast where the library came with its C part.
_Safe = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Safe):  # type: ignore[misc, valid-type]
    """YAML 1.2's true and false: `on` is a key of ours, not a yes. Dates are checked with the rest."""


# YAML's own dates would fail (on 30 February) before the key that holds them is known.
_NOT_YAMLS = ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _NOT_YAMLS]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)


class _KeyTwice(yaml.MarkedYAMLError):
    """One mapping has a key twice."""


@dataclass(frozen=True)
class Written(Generic[Model]):
    """What a file says, and where."""

    value: Model
    path: Path
    lines: Lines

    def fault(self, *faults: Fault) -> WrongFile:
        """An error that names the lines, to be raised."""
        return _wrong(self.path, self.lines, faults)


def read_company(path: Path) -> CompanyFile:
    """The file as checked values; raises Invalid with every fault, one line each."""
    return company_of(_text(path), path)


def company_of(text: str, path: Path) -> CompanyFile:
    """The same of a text; `path` is how its faults are named."""
    written = _written(text, path, CompanyFile)
    if faults := list(crossed(written.value)):
        raise written.fault(*faults)
    return written.value


def read_written(path: Path, model: type[Model]) -> Written[Model]:
    """A YAML file as checked values of this model; raises Invalid with every fault, one line each."""
    return _written(_text(path), path, model)


def _written(text: str, path: Path, model: type[Model]) -> Written[Model]:
    data, lines = _parsed(text, path)
    try:
        return Written(model.model_validate(data), path, lines)
    except ValidationError as error:
        raise _wrong(path, lines, [(tuple(e["loc"]), fault_of(e)) for e in error.errors()]) from error


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(f"{path}: cannot be read: {error}") from error


def _parsed(text: str, path: Path) -> tuple[Any, Lines]:
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        lines = dict(_lines(node, ())) if node else {}
        return loader.construct_document(node) if node else None, lines
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{path}:{mark.line + 1}" if mark else str(path)
        text = "key-twice" if isinstance(error, _KeyTwice) else "not-yaml"
        why = Invalid(f"not YAML: {error.problem}", text)
        raise WrongFile(f"{where}: {why}", [FileFault(mark.line + 1 if mark else 1, "", why)]) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        why = Invalid(f"not YAML: {error}", "not-yaml")
        raise WrongFile(f"{path}: {why}", [FileFault(1, "", why)]) from error


def _lines(node: yaml.Node, at: Place) -> Iterator[tuple[Place, int]]:
    yield at, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        yield from _mapping_lines(node, at)
    elif isinstance(node, yaml.SequenceNode):
        for position, child in enumerate(node.value):
            yield from _lines(child, (*at, position))


def _mapping_lines(node: yaml.MappingNode, at: Place) -> Iterator[tuple[Place, int]]:
    seen: set[str] = set()
    for key, child in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise yaml.MarkedYAMLError(problem="a key must be a word", problem_mark=key.start_mark)
        if key.value in seen:
            problem = f"the key {key.value!r} stands twice: keep one"
            raise _KeyTwice(problem=problem, problem_mark=key.start_mark)
        seen.add(key.value)
        yield from _lines(child, (*at, key.value))
        yield (*at, key.value), key.start_mark.line + 1


def _wrong(path: Path, lines: Lines, faults: Sequence[Fault]) -> WrongFile:
    found = [FileFault(_line(lines, at), _dotted(at), why) for at, why in faults]
    return WrongFile("\n".join(f"{path}:{each.line}: {each.key}: {each.why}" for each in found), found)


def _line(lines: Lines, at: Place) -> int:
    while at and at not in lines:
        at = at[:-1]
    return lines.get(at, 1)


def _dotted(at: Place) -> str:
    return ".".join(str(part) for part in at) or "(file)"
