"""Rules that a review forgets: who commits, who reads the clock, and how long things may be."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOMS, ROOT, modules, shown, tree_of

# Few over 300 and 50; the longest there are.
LONGEST_FILE, LONGEST_FUNCTION = 370, 60
CLOCKS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "datetime.datetime.now",
    "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today", "time.time", "time.time_ns",
    "time.localtime", "time.gmtime", "time.monotonic", "func.now", "func.current_timestamp",
}  # fmt: skip
# The worker's tick, one chore, one client's statement or daily look, the command's top, a person on the line,
# a loop that must go on, a library in a process of its own: each has its reason beside it.
CATCH_ALL = {
    "app/worker.py",
    "app/auditor.py",
    "app/chores.py",
    "app/sending.py",
    "app/transactions.py",  # the worker's own
    "app/day.py",
    "app/cli.py",
    "telephony/webhooks.py",
    "bot/telegram/polling.py",
    "documents/typesetter.py",
}
MIGRATIONS = ROOT / "core" / "database" / "migrations"


def calls(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """Every call, with what is called as it is written."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def committers(tree: ast.Module) -> list[int]:
    return [call.lineno for name, call in calls(tree) if name.endswith(".commit")]


def clock_readers(tree: ast.Module) -> list[int]:
    return [call.lineno for name, call in calls(tree) if name in CLOCKS]


def ours() -> list[Path]:
    return [path for path in modules().values() if MIGRATIONS not in path.parents]


def test_the_house_is_there() -> None:
    assert len(modules()) > 200
    assert {name.partition(".")[0] for name in modules()} == set(ROOMS)


def test_nobody_commits_but_the_transaction() -> None:
    transaction = ROOT / "core" / "database" / "transaction.py"
    found = [
        shown(path, line) for path in ours() for line in committers(tree_of(path)) if path != transaction
    ]
    assert found == []
    assert len(committers(tree_of(transaction))) == 1


def test_nobody_reads_the_machines_clock_but_the_clock() -> None:
    clock = ROOT / "core" / "clock.py"
    found = [shown(path, line) for path in ours() for line in clock_readers(tree_of(path)) if path != clock]
    assert found == []
    assert len(clock_readers(tree_of(clock))) == 1


@pytest.mark.parametrize("broken", ["tx.session.commit()", "self.a.b.commit()"])
def test_the_rule_about_commits_can_fail(broken: str) -> None:
    assert committers(ast.parse(broken)) == [1]


@pytest.mark.parametrize(
    "broken", ["datetime.now(UTC)", "x = time.time()", "date.today().year", "func.now()"]
)
def test_the_rule_about_the_clock_can_fail(broken: str) -> None:
    assert clock_readers(ast.parse(broken)) == [1]


def test_no_file_is_too_long_to_be_read() -> None:
    lengths = {shown(path): path.read_text("utf-8").count("\n") for path in ours()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_too_long_to_be_read() -> None:
    lengths = {
        shown(path, node.lineno): (node.end_lineno or node.lineno) - node.lineno + 1
        for path in ours()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "helpers", "common", "manager", "service", "misc", "util", "base_utils"}
    assert [name for name in modules() if empty & set(name.split("."))] == []


def test_everything_is_caught_only_where_nothing_may_escape() -> None:
    found = {shown(path) for path in ours() for node in ast.walk(tree_of(path)) if _catches_all(node)}
    assert found <= CATCH_ALL


def _catches_all(node: ast.AST) -> bool:
    if not isinstance(node, ast.ExceptHandler):
        return False
    kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    return any(kind is None or ast.unparse(kind) in ("Exception", "BaseException") for kind in kinds)


def test_no_file_of_ours_names_a_folder_of_a_developers_machine() -> None:
    homes = ("/home/", "/Users/", "/root/", "C:\\Users")
    texts = {path: path.read_text("utf-8") for path in ours()}
    assert [shown(path) for path, text in texts.items() if any(home in text for home in homes)] == []
