"""The preflight of Telegram says what is to be mended there: the operators' group, and the webhook."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.check_forum import what_keeps_topics_away
from app.check_webhook import what_keeps_updates_away
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


def _updates(telegram: PretendTelegram, wanted: str, *, hours: int = 0) -> str:
    info = telegram.handle("getWebhookInfo", {})[1]["result"]
    return what_keeps_updates_away(info, wanted, telegram.account.clock.now() + timedelta(hours=hours))


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


def test_what_keeps_updates_away_is_named(telegram: PretendTelegram) -> None:
    hook = "https://podrska.example.rs/telegram/webhook"
    assert _updates(telegram, "") == ""
    assert _updates(telegram, hook) == f"it calls nobody: dezurni serve registers {hook} at its start"
    telegram.handle("setWebhook", {"url": hook})
    assert _updates(telegram, hook) == ""
    assert f"it calls {hook}, so nothing can be fetched" in _updates(telegram, "")
    assert telegram.account.updates.webhook
    now, reason = telegram.account.clock.now(), "Wrong response: 502 Bad Gateway"
    fails = replace(telegram.account.updates.webhook, last_error=reason, last_error_at=now)
    telegram.account.updates.webhook = fails
    assert _updates(telegram, hook).endswith("UTC: Wrong response: 502 Bad Gateway")
    assert _updates(telegram, hook, hours=2) == "", "what failed long ago and works again is no fault"
    milica = telegram.person(5001, "Milica Zorić", has_opened_chat=True)
    for number in range(100):
        milica.writes(f"poruka {number}")
    assert "100 updates wait there" in _updates(telegram, hook, hours=2)
