"""What is said of each shift, swap, absence, hole, phrase and question: a line for each."""

from collections.abc import Callable, Mapping
from typing import Any

Say = Callable[[str, Mapping[str, Any]], str]


def lines_below(key: str, facts: Mapping[str, Any], say: Say) -> list[str]:
    """What stands below the text of this key; nothing below most."""
    match key:
        case "duty" | "duty-nobody":
            return _duty_lines(facts, say)
        case "absence-hits":
            return _absence_lines(facts, say)
        case "hole" | "holes":
            return _hole_lines(facts, say)
        case "phrases-learned":
            return ["\n".join(say("phrase-line", each) for each in facts["phrases"])]
        case "unanswered":
            return ["\n".join(say("unanswered-line", each) for each in facts["questions"])]
    return []


def _duty_lines(facts: Mapping[str, Any], say: Say) -> list[str]:
    """The reader's own shifts, then the swaps agreed on: a paragraph each."""
    shifts = [say("shift-line", shift) for shift in facts["shifts"]]
    mine = [say("duty-shifts", {}), *shifts] if shifts else [say("duty-no-shifts", {})]
    swaps = [say("swap-line", swap) for swap in facts["swaps"]]
    agreed = [say("duty-swaps", {}), *swaps] if swaps else []
    return ["\n".join(mine), "\n".join(agreed)]


def _absence_lines(facts: Mapping[str, Any], say: Say) -> list[str]:
    """The shifts that nobody takes, and the appointments."""
    shifts = [say("shift-line", shift) for shift in facts["shifts"]]
    return [*shifts, *(say("absence-appointment", each) for each in facts["appointments"])]


def _hole_lines(facts: Mapping[str, Any], say: Say) -> list[str]:
    """Those who cannot be reached, and whom that leaves alone; a line for each of several holes."""
    names = ("operator", "chat", "phone")
    people = [say("hole-person", dict(zip(names, who, strict=True))) for who in facts["people"]]
    if "holes" not in facts:
        return [*people, say("hole-clients", {"names": facts["names"], "count": facts["count"]})]
    lines = [say("hole-line", hole) for hole in facts["holes"]]
    more = [say("holes-more", {"more": facts["more"]})] if facts["more"] else []
    return [*lines, *more, *([say("hole-people", {}), *people] if people else [])]
