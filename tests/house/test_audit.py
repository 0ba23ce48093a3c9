"""Whatever somebody does is in the audit, and has its words on the page."""

import ast
import re
from collections.abc import Iterator

from fluent.syntax import FluentParser
from fluent.syntax.ast import Identifier, Message, SelectExpression
from fluent.syntax.visitor import Visitor

from core.desk.answer_swap import SWAP_ACTIONS
from core.desk.ask_for_call import CALL_ACTIONS
from core.staff.audit import KINDS
from tests.house.tree import ROOT, modules, shown, tree_of

# Where the verb and the kind stand in a call of that name.
NOTING = {"shift.did": (0, 1), "noted": (1, 2), "note": (2, 3), "Deed": (0, 1)}
SPOKEN = re.compile(r"\b(?:did|noted|note|Deed|does)\(")
# These hand on what they are given.
PASSED_ON = {"core.desk.shift", "app.commands.context", "web.door", "web.api.door"}
# Where a verb is none of its own: what it can be.
ACTIONS = {
    "core.desk.press_page": {"accept", "pass", "work-on-it", "hand-on"},
    "core.desk.call_for_page": {"accept", "pass", "work-on-it", "hand-on"},
    "core.desk.ask_for_call": set(CALL_ACTIONS),
    "core.desk.hear_operator": {*SWAP_ACTIONS, "cancel-appointment", "client-agreed"},
    "web.areas.own_roster": set(SWAP_ACTIONS),
    "web.areas.ticket_work": {
        *("say", "take", "give", "close", "reopen", "merge", "link", "unlink", "urgency", "accept", "pass"),
    },
    "web.areas.call_work": {"hold", "invite", "hand-over"},
}
# Written by earlier versions.
EARLIER = {"swap", "make-key", "add-webhook", "change-client", "import"}
# What an operator asks for, or presses, that changes nothing.
LOOKS = {"DUTY", "LOOK_UP", "CANNED", "TICKETS", "TICKET"}
LOOKS_PRESSED = {"'talk-colleagues'"}
PRESSED = {
    *(
        "hear_operator._act",
        "hear_operator._after_talk",
        "press_page.press_page",
        "press_session.press_session",
    ),
    *("press_draft.press_draft", "lead_talk.press_talk"),
}


def test_everything_that_the_audit_keeps_has_its_words_and_nothing_else_has() -> None:
    verbs, kinds = set(EARLIER), set[str]()
    for name, path in modules().items():
        is_handed_on = name in PASSED_ON or name.startswith("app.rehearsal")
        if is_handed_on or not SPOKEN.search(path.read_text("utf-8")):
            continue
        for verb, kind in noted_in(tree_of(path)):
            said = set(literals(verb)) or ACTIONS.get(name)
            assert said, f"{shown(path, verb.lineno)}: what can {ast.unparse(verb)!r} be?"
            verbs |= said
            kinds |= set(literals(kind)) if kind else set()
    for language in ("sr-Latn", "en"):
        assert verbs == variants("audit-verb", language)
        assert kinds <= set(KINDS) == variants("audit-kind", language)


def test_what_an_operator_does_in_a_chat_is_noted_and_what_only_looks_is_not() -> None:
    tree = tree_of(modules()["core.desk.hear_operator"])
    tables = [each for node in tree.body if (each := table_of(node))]
    handlers = {
        key.attr: value
        for table in tables
        for key, value in zip(table.keys, table.values, strict=True)
        if isinstance(key, ast.Attribute)
    }
    assert len(tables) == 2
    assert handlers.keys() > LOOKS
    for wish, handler in handlers.items():
        assert is_noted("core.desk.hear_operator", handler) == (wish not in LOOKS), wish


def test_every_press_of_an_operator_is_noted_or_only_looks() -> None:
    found = set()
    for place in PRESSED:
        module, name = f"core.desk.{place.split('.')[0]}", place.split(".")[1]
        for case in cases_of(functions(module)[name]):
            pattern, body = ast.unparse(case.pattern), ast.Module(case.body, [])
            only_says = all(ast.unparse(line).startswith("shift.say(") for line in case.body)
            if pattern in LOOKS_PRESSED or only_says:
                found.add(pattern)
                assert not is_noted(module, body), pattern
            else:
                assert is_noted(module, body), f"{place}: {pattern} is not in the audit"
    assert found >= LOOKS_PRESSED


def noted_in(tree: ast.Module) -> Iterator[tuple[ast.expr, ast.expr | None]]:
    """Verb and kind of all that this module notes; a page's form names them when it is registered."""
    is_ours = any(isinstance(node, ast.ImportFrom) and is_of_audit(node) for node in ast.walk(tree))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func)
        named = {keyword.arg: keyword.value for keyword in node.keywords}
        if name in ("does", "door.does") and not is_none(named.get("verb")):
            yield named["verb"], named.get("area")
        elif name in NOTING and (name != "note" or is_ours):
            verb, kind = NOTING[name]
            yield node.args[verb], node.args[kind]


def is_of_audit(node: ast.ImportFrom) -> bool:
    return node.module == "core.staff.audit" and "note" in {alias.name for alias in node.names}


def is_none(node: ast.expr | None) -> bool:
    return node is None or (isinstance(node, ast.Constant) and node.value is None)


def literals(node: ast.expr) -> Iterator[str]:
    """The texts that an expression can be, where they stand there."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from (*literals(one), *literals(other))


def table_of(node: ast.stmt) -> ast.Dict | None:
    """What is done for each wish, if this says it."""
    if not isinstance(node, ast.AnnAssign) or ast.unparse(node.target) not in ("_HEARD", "_COMMANDS"):
        return None
    return node.value if isinstance(node.value, ast.Dict) else None


def functions(module: str) -> dict[str, ast.FunctionDef]:
    return {n.name: n for n in tree_of(modules()[module]).body if isinstance(n, ast.FunctionDef)}


def cases_of(function: ast.FunctionDef) -> list[ast.match_case]:
    return [case for node in ast.walk(function) if isinstance(node, ast.Match) for case in node.cases]


def is_noted(module: str, code: ast.AST) -> bool:
    """True if from here on, through functions of the desk, something can come to be noted."""
    seen = set[tuple[str, str]]()
    waiting: list[tuple[str, ast.AST]] = [(module, code)]
    while waiting:
        here, node = waiting.pop()
        if any(isinstance(n, ast.Attribute) and n.attr == "did" for n in ast.walk(node)):
            return True
        for name in {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}:
            where = imported(here).get(name, here)
            if (where, name) not in seen and where in modules() and name in functions(where):
                seen.add((where, name))
                waiting.append((where, functions(where)[name]))
    return False


def imported(module: str) -> dict[str, str]:
    """Which module of the desk each name comes from."""
    nodes = [n for n in tree_of(modules()[module]).body if isinstance(n, ast.ImportFrom)]
    desk = [n for n in nodes if (n.module or "").startswith("core.desk.")]
    return {alias.name: str(node.module) for node in desk for alias in node.names}


def variants(key: str, language: str) -> set[str]:
    """What the text of this key tells apart, but for the rest."""
    entries = FluentParser().parse((ROOT / "web" / "texts" / f"{language}.ftl").read_text("utf-8")).body
    reader = _Variants()
    reader.visit(next(e for e in entries if isinstance(e, Message) and e.id.name == key))
    return reader.found


class _Variants(Visitor):
    def __init__(self) -> None:
        self.found = set[str]()

    def visit_SelectExpression(self, node: SelectExpression) -> None:  # noqa: N802 - as Fluent calls it
        keys = [each.key for each in node.variants if not each.default]
        self.found |= {key.name for key in keys if isinstance(key, Identifier)}
