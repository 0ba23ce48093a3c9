"""The pretend Telegram complains of whoever sends faster than its limits."""

from datetime import UTC, datetime, timedelta

import pytest

from simulator.telegram.pace import Pace

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def _complaints(*sent: tuple[int, float]) -> list[str]:
    pace = Pace()
    told = [pace.complaint(chat, NOON + timedelta(seconds=seconds)) for chat, seconds in sent]
    return [each for each in told if each]


@pytest.mark.parametrize(
    ("sent", "complaints"),
    [
        ([(1, 0), (2, 0), (1, 1), (1, 2)], []),
        ([(1, 0), (1, 0.99)], ["more than one message a second to chat 1"]),
        ([(chat, 0) for chat in range(1, 31)], []),
        ([(chat, 0) for chat in range(1, 32)], ["more than 30 messages a second"]),
        ([(-1, 2 * n) for n in range(20)], []),
        ([(-1, 2 * n) for n in range(21)], ["more than 20 messages a minute to group -1"]),
        ([(-1, 3 * n) for n in range(40)], []),
        ([(1, 2 * n) for n in range(21)], []),
    ],
)
def test_what_is_too_fast(sent: list[tuple[int, float]], complaints: list[str]) -> None:
    assert _complaints(*sent) == complaints
