"""How a page walks down: which step, after how long, how often again."""

from datetime import timedelta

import pytest

from core.company_file.schema import PolicyEntry
from core.escalation.policy import BUILT_IN, Policy
from tests.core.desk.office import example

WALK = [0, 3, 8, 15]


def _policy(*after: int, repeat: int = 0) -> Policy:
    steps = [{"after_minutes": minutes, "notify": "on-duty", "by": ["chat"]} for minutes in after]
    return Policy.from_json({"steps": steps, "repeat": repeat})


def _minutes(policy: Policy, count: int) -> list[float]:
    return [policy.gap(number) / timedelta(minutes=1) for number in range(count)]


@pytest.mark.parametrize(
    ("number", "notify", "ways"),
    [
        (0, "on-duty", ("chat",)),
        (1, "on-duty", ("call",)),
        (2, "backup", ("chat", "call")),
        (3, "manager", ("chat", "call")),
        (4, "on-duty", ("chat",)),
        (11, "manager", ("chat", "call")),
    ],
)
def test_the_steps_come_in_their_order_round_after_round(
    number: int, notify: str, ways: tuple[str, ...]
) -> None:
    step = Policy.from_json(BUILT_IN).step(number)
    assert step
    assert (step.notify, step.ways) == (notify, ways)


@pytest.mark.parametrize(("repeat", "last"), [(0, 3), (1, 7), (2, 11)])
def test_the_walk_is_over_after_its_repeats(repeat: int, last: int) -> None:
    policy = _policy(*WALK, repeat=repeat)
    assert policy.step(last) is not None
    assert policy.step(last + 1) is None


@pytest.mark.parametrize(
    ("after", "gaps"),
    [
        (WALK, [3, 5, 7, 7, 3, 5, 7, 7]),
        ([0, 3], [3, 5, 3, 5]),
        ([0], [5, 5, 5]),
        ([10], [15, 15]),
        ([2, 4], [2, 7, 2, 7]),
        ([0, 0, 20], [0, 20, 20, 0, 20, 20]),
        ([0, 1, 1], [1, 0, 5]),
    ],
)
def test_between_steps_is_their_difference_and_between_rounds_a_pause(
    after: list[int], gaps: list[float]
) -> None:
    assert _minutes(_policy(*after, repeat=2), len(gaps)) == gaps


def test_no_gap_is_ever_negative_and_no_round_is_without_a_pause() -> None:
    for after in (WALK, [0], [7], [0, 0], [0, 1000]):
        policy = _policy(*after, repeat=1)
        gaps = _minutes(policy, len(after))
        assert min(gaps) >= 0
        assert gaps[-1] >= 5


def test_the_company_file_writes_what_a_page_keeps() -> None:
    written = example().escalation.policies[0].model_dump(mode="json")
    assert Policy.from_json(written) == Policy.from_json(BUILT_IN)
    entry = {key: value for key, value in BUILT_IN.items() if key != "code"}
    assert PolicyEntry.model_validate({"code": "x", **entry}).repeat == 2
