"""How updates reach the bot: fetched, or posted to a webhook."""

import asyncio
import json
from typing import Any

import pytest

from simulator.clock import TurnableClock
from simulator.telegram.person import Person
from simulator.telegram.server import PretendTelegram
from simulator.telegram.transport import call

HOOK = "https://desk.example/telegram"


class Desk:
    """A webhook that answers with the statuses it was given, then 200."""

    def __init__(self, *statuses: int) -> None:
        self._statuses = list(statuses)
        self.posts: list[tuple[str, dict[str, str], dict[str, Any]]] = []

    def __call__(self, url: str, headers: dict[str, str], body: bytes) -> int:
        self.posts.append((url, headers, json.loads(body)))
        return self._statuses.pop(0) if self._statuses else 200

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for _, _, update in self.posts]


def fetched(telegram: PretendTelegram, **params: Any) -> list[dict[str, Any]]:
    status, body = telegram.handle("getUpdates", params)
    assert status == 200
    return list(body["result"])


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


def hooked(clock: TurnableClock, desk: Desk, **params: Any) -> tuple[PretendTelegram, Person]:
    telegram = PretendTelegram("4242:pretend", clock, desk)
    assert telegram.handle("setWebhook", {"url": HOOK, **params}) == (200, {"ok": True, "result": True})
    return telegram, telegram.person(7001, "Ana Jovanović")


def test_an_update_comes_until_a_later_offset_confirms_it(telegram: PretendTelegram, ana: Person) -> None:
    for text in ("a", "b", "c"):
        ana.writes(text)
    first = fetched(telegram, limit=2)
    assert texts(first) == ["a", "b"]
    assert texts(fetched(telegram)) == ["a", "b", "c"]
    assert texts(fetched(telegram, offset=first[-1]["update_id"] + 1)) == ["c"]
    assert texts(fetched(telegram)) == ["c"]


def test_a_negative_offset_counts_from_the_end(telegram: PretendTelegram, ana: Person) -> None:
    for text in ("a", "b", "c"):
        ana.writes(text)
    assert texts(fetched(telegram, offset=-1)) == ["c"]
    assert texts(fetched(telegram)) == ["c"]


@pytest.mark.parametrize("limit", [0, 101])
def test_a_hundred_updates_at_most(telegram: PretendTelegram, limit: int) -> None:
    assert telegram.handle("getUpdates", {"limit": limit})[0] == 400


def test_only_what_was_asked_for_comes(telegram: PretendTelegram, ana: Person) -> None:
    fetched(telegram, allowed_updates=["message"])
    ana.edits(ana.writes("a"), "b")
    ana.blocks_bot()
    assert [set(update) - {"update_id"} for update in fetched(telegram)] == [{"message"}]
    assert len(telegram.account.updates.withheld) == 2


def test_an_unknown_kind_of_update_is_refused(telegram: PretendTelegram) -> None:
    assert telegram.handle("getUpdates", {"allowed_updates": '["letters"]'})[0] == 400


def test_an_update_may_come_twice_though_it_was_confirmed(telegram: PretendTelegram, ana: Person) -> None:
    ana.writes("a")
    update = fetched(telegram)[0]
    telegram.delivers_again(update)
    assert fetched(telegram, offset=update["update_id"] + 1) == [update]
    assert fetched(telegram, offset=update["update_id"] + 1) == []


def test_two_programs_cannot_fetch_at_once(telegram: PretendTelegram) -> None:
    telegram.faults.second_poller()
    status, body = telegram.handle("getUpdates", {})
    assert (status, body["description"].partition(":")[0]) == (409, "Conflict")
    assert telegram.handle("getUpdates", {})[0] == 200


def test_a_webhook_gets_each_update_with_the_secret(clock: TurnableClock) -> None:
    desk = Desk()
    _, ana = hooked(clock, desk, secret_token="tajna_1")
    ana.writes("Zdravo")
    [(url, headers, update)] = desk.posts
    assert url == HOOK
    assert headers["X-Telegram-Bot-Api-Secret-Token"] == "tajna_1"
    assert update == ana.last_update


def test_a_webhook_that_fails_gets_the_same_update_again(clock: TurnableClock) -> None:
    desk = Desk(500, 503)
    telegram, ana = hooked(clock, desk)
    ana.writes("a")
    ana.writes("b")
    assert desk.texts == ["a", "a", "a", "b"]
    assert telegram.handle("getWebhookInfo", {})[1]["result"]["pending_update_count"] == 0


def test_a_webhook_that_goes_on_failing_keeps_the_order(clock: TurnableClock) -> None:
    desk = Desk(500, 500, 500)
    telegram, ana = hooked(clock, desk)
    ana.writes("a")
    info = telegram.handle("getWebhookInfo", {})[1]["result"]
    assert info["pending_update_count"] == 1
    assert info["last_error_message"] == "Wrong response from the webhook: 500"
    ana.writes("b")
    assert desk.texts == ["a", "a", "a", "a", "b"]


def test_what_was_not_taken_can_be_posted_later(clock: TurnableClock) -> None:
    desk = Desk(500, 500, 500)
    telegram, ana = hooked(clock, desk)
    ana.writes("a")
    telegram.redeliver()
    assert desk.texts == ["a"] * 4
    assert ana.last_update is not None
    telegram.delivers_again(ana.last_update)
    assert desk.texts == ["a"] * 5


def test_a_webhook_nobody_listens_at_keeps_what_waits(clock: TurnableClock) -> None:
    def refuses(_url: str, _headers: dict[str, str], _body: bytes) -> int:
        raise ConnectionRefusedError

    telegram = PretendTelegram("4242:pretend", clock, refuses)
    telegram.handle("setWebhook", {"url": HOOK})
    telegram.person(7001, "Ana").writes("a")
    info = telegram.handle("getWebhookInfo", {})[1]["result"]
    assert (info["pending_update_count"], info["last_error_message"]) == (1, "Connection refused")


def test_fetching_while_a_webhook_is_set_is_a_conflict(clock: TurnableClock) -> None:
    telegram, _ = hooked(clock, Desk())
    assert telegram.handle("getUpdates", {})[0] == 409
    telegram.handle("deleteWebhook", {})
    assert telegram.handle("getUpdates", {})[0] == 200


def test_stopping_a_webhook_can_drop_what_waits(clock: TurnableClock) -> None:
    telegram, ana = hooked(clock, Desk(*[500] * 3))
    ana.writes("a")
    telegram.handle("deleteWebhook", {"drop_pending_updates": "true"})
    assert fetched(telegram) == []


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("http://desk.example/t", 400),
        ("https://desk.example:9000/t", 400),
        ("https://desk.example:8443/t", 200),
        ("", 200),
    ],
)
def test_a_webhook_is_https_on_a_port_telegram_knows(
    telegram: PretendTelegram, url: str, status: int
) -> None:
    assert telegram.handle("setWebhook", {"url": url})[0] == status


def test_a_local_server_posts_anywhere(telegram: PretendTelegram) -> None:
    telegram.account.is_local = True
    assert telegram.handle("setWebhook", {"url": "http://127.0.0.1:8000/t"})[0] == 200


@pytest.mark.parametrize(
    ("secret", "status"), [("a", 200), ("a" * 256, 200), ("a" * 257, 400), ("šifra", 400)]
)
def test_a_secret_has_1_to_256_plain_characters(telegram: PretendTelegram, secret: str, status: int) -> None:
    assert telegram.handle("setWebhook", {"url": HOOK, "secret_token": secret})[0] == status


def test_a_long_poll_ends_with_the_first_update(telegram: PretendTelegram, ana: Person) -> None:
    async def poll() -> list[dict[str, Any]]:
        waiting = asyncio.create_task(call(telegram, "getUpdates", {"timeout": "60"}))
        await asyncio.sleep(0)
        assert not waiting.done()
        ana.writes("a")
        return list((await waiting)[1]["result"])

    assert texts(asyncio.run(poll())) == ["a"]


def test_a_long_poll_ends_empty_when_its_time_is_over(telegram: PretendTelegram) -> None:
    status, body = asyncio.run(call(telegram, "getUpdates", {"timeout": 1}))
    assert (status, body["result"]) == (200, [])
