"""The preflight of the operators' group says what is to be mended there."""

from datetime import UTC, datetime
from typing import Any

import pytest

from app.check_forum import what_keeps_topics_away
from simulator.clock import TurnableClock
from simulator.telegram.groups import Group
from simulator.telegram.server import PretendTelegram

GROUP = -1001234567890


@pytest.fixture
def telegram() -> PretendTelegram:
    return PretendTelegram("4242:pretend", TurnableClock(datetime(2026, 11, 24, 9, tzinfo=UTC)))


@pytest.fixture
def group(telegram: PretendTelegram) -> Group:
    return telegram.group(GROUP, "Dežurni")


def _mend(telegram: PretendTelegram, group: int = GROUP) -> str:
    def ask(method: str, params: dict[str, Any]) -> dict[str, Any]:
        return telegram.handle(method, params)[1]

    return what_keeps_topics_away(str(group), ask)


def test_a_forum_whose_topics_the_bot_manages_is_well(telegram: PretendTelegram, group: Group) -> None:
    assert _mend(telegram) == ""


def test_each_thing_amiss_is_named(telegram: PretendTelegram, group: Group) -> None:
    group.bot_manages_topics = False
    assert "an admin who may manage topics" in _mend(telegram)
    group.is_forum = False
    assert "turn on topics" in _mend(telegram)
    group.bot_is_member = False
    assert "bot was kicked" in _mend(telegram)
    assert "chat not found" in _mend(telegram, -1009999999999)
