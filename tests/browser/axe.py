"""axe-core on a page as it stands: everything that would shut somebody out."""

import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Frame, Page

_AXE = Path(__file__).parents[2] / ".venv" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
# WCAG 2.2 A and AA, and what axe's makers found good practice.
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """async (rules) => {
  const found = await axe.run(document, { runOnly: rules, resultTypes: ["violations"], iframes: false });
  return found.violations.flatMap((fault) =>
    fault.nodes.map((node) => `${fault.id}: ${node.target.join(" ")}: ${node.failureSummary}`));
}"""


def assert_open_to_all(page: Page, *, but: tuple[str, ...] = ()) -> None:
    """Fails with all that axe finds wrong in the page and its frames, except by the rules named in `but`."""
    found = [fault for frame in page.frames for fault in _faults(frame)]
    faults = [fault for fault in found if fault.partition(":")[0] not in but]
    assert not faults, "\n".join(faults)


def _faults(frame: Frame) -> list[str]:
    # Not as a script of the page: its policy would refuse one.
    frame.evaluate(_axe())
    found: Any = frame.evaluate(_RUN, _RULES)
    return [f"{line} ({frame.url})" for line in found]


@cache
def _axe() -> str:
    """The library's source; where CI should have installed it, its absence is a failure."""
    if not _AXE.exists():
        if os.environ.get("CI"):
            pytest.fail("no axe-core: .ci/run installs npm, and `make test` then axe-core")
        pytest.skip("no axe-core here: install npm, then `make .venv/.axe`")
    return _AXE.read_text("utf-8")
