"""The HTTP doors: health, figures, what is shut, and what does not exist."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.house import House
from app.http import create_app
from app.settings import Settings
from core.database.heartbeat import beat
from simulator.clock import TurnableClock
from tests.stories.world import BOT_TOKEN, SECRET
from tests.telephony.line import NO_ARTICLES, Answer, PhoneLine, ask, posted_paths


@pytest.fixture
def doors(sqlite_url: str) -> Iterator[PhoneLine]:
    line = PhoneLine(sqlite_url)
    yield line
    line.close()


@pytest.fixture
def away(tmp_path: Path) -> Iterator[PhoneLine]:
    """The same doors, and a database that is a folder."""
    (tmp_path / "away.db").mkdir()
    line = PhoneLine(f"sqlite:///{tmp_path}/away.db")
    yield line
    line.close()


def get(line: PhoneLine, path: str, query: str = "") -> Answer:
    return ask(line.app, "GET", path, query)


def works(line: PhoneLine) -> None:
    with line.house.database.begin(line.clock) as tx:
        beat(tx, "worker-1")


def test_health_is_good_with_a_database_and_a_worker(doors: PhoneLine) -> None:
    works(doors)
    answer = get(doors, "/health")
    assert (answer.status, '"well":true' in answer.text) == (200, True)


def test_health_names_a_worker_that_gives_no_sign_of_life(doors: PhoneLine) -> None:
    assert (get(doors, "/health").status, "no sign of life" in get(doors, "/health").text) == (503, True)
    works(doors)
    doors.clock.advance(timedelta(minutes=10))
    assert get(doors, "/health").status == 503


def test_health_names_a_database_that_is_away(away: PhoneLine) -> None:
    answer = get(away, "/health")
    assert (answer.status, '"database":"away"' in answer.text) == (503, True)


def test_figures_are_told_in_prometheus_format(doors: PhoneLine) -> None:
    works(doors)
    answer = get(doors, "/metrics")
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("text/plain")
    for name in (
        "worker_alive 1.0",
        "outbox_due 0.0",
        "outbox_set_aside 0.0",
        "inbox_set_aside 0.0",
        "held_chats 0.0",
        "waiting_calls 0.0",
    ):
        assert f"dezurni_{name}" in answer.text


def test_with_the_database_away_the_answer_is_try_again_and_never_a_500(away: PhoneLine) -> None:
    answer = get(away, "/metrics")
    assert (answer.status, answer.headers["retry-after"]) == (503, "5")
    assert "sqlite" not in answer.text


def test_without_a_demo_the_staffs_page_is_behind_the_login(doors: PhoneLine) -> None:
    for path in ("/", "/now"):
        answer = get(doors, path)
        assert (answer.status, answer.headers["location"]) == (303, "/login")
    assert get(doors, "/login").status == 200


NOT_THERE = [
    "/try/chat", "/try/phone", "/simulator/telegram/bot1/getMe", "/docs", "/openapi.json", "/redoc",
    "/no-such", "/twilio", "/twilio/no-such", "/static/../settings.py", "/static/%2e%2e/settings.py", "/.env",
]  # fmt: skip


@pytest.mark.parametrize("path", NOT_THERE)
def test_what_does_not_exist_is_not_found(doors: PhoneLine, path: str) -> None:
    assert get(doors, path).status == 404
    assert ask(doors.app, "POST", path).status in (404, 405)


def test_a_person_is_shown_a_page_where_there_is_nothing_or_no_database(
    doors: PhoneLine, away: PhoneLine
) -> None:
    browser = {"accept": "text/html,application/xhtml+xml"}
    lost, shut = (
        ask(doors.app, "GET", "/no-such", headers=browser),
        ask(away.app, "GET", "/", headers=browser),
    )
    assert (lost.status, "Toga nema" in lost.text, shut.status, shut.headers["retry-after"]) == (
        404,
        True,
        503,
        "5",
    )
    assert "Baza podataka se ne odaziva" in shut.text and "sqlite" not in shut.text
    many = "".join(
        f'--x\r\nContent-Disposition: form-data; name="f"; filename="{n}"\r\n\r\na\r\n' for n in range(9)
    )
    form = {**browser, "content-type": "multipart/form-data; boundary=x"}
    refused = ask(doors.app, "POST", "/login", headers=form, body=f"{many}--x--\r\n".encode())
    assert (refused.status, "Najviše može 5 priloga" in refused.text) == (400, True)


def test_doors_of_closed_channels_answer_like_to_a_forger(doors: PhoneLine) -> None:
    for path in ("/telegram/webhook", "/viber/webhook"):
        answer = ask(doors.app, "POST", path, body=b'{"update_id": 1}')
        assert (answer.status, answer.text) == (403, "")
        assert get(doors, path).status == 405


def test_the_web_chat_exists_only_if_it_is_opened(doors: PhoneLine) -> None:
    assert not [path for path in posted_paths(doors.app) if path.startswith("/webchat")]


def test_who_goes_away_in_the_middle_of_a_request_is_no_fault_of_ours(sqlite_url: str) -> None:
    line = PhoneLine(sqlite_url, dezurni_channels="webchat")
    for path in posted_paths(line.app):
        answer = ask(line.app, "POST", path, body=b"text=Do", breaks_off=True)
        assert answer.status < 500, path
    line.close()


def test_a_telegram_that_is_polled_has_no_webhook_and_one_with_a_webhook_asks_for_its_secret(
    sqlite_url: str,
) -> None:
    for mode in ("polling", "webhook"):
        given = Settings(
            _env_file=None,
            dezurni_database_url=sqlite_url,
            telegram_token=BOT_TOKEN,
            telegram_mode=mode,
            telegram_webhook_secret=SECRET,
        )
        answers = asyncio.run(_knocks(given))
        assert answers == [(403, "")] * 3, mode


async def _knocks(given: Settings) -> list[tuple[int, str]]:
    house = House(given, TurnableClock(start=datetime(2026, 11, 24, tzinfo=UTC)), library=NO_ARTICLES)
    app = create_app(house)
    forged = [{}, {"X-Telegram-Bot-Api-Secret-Token": ""}, {"X-Telegram-Bot-Api-Secret-Token": "guess"}]
    answers = [
        await asyncio.to_thread(ask, app, "POST", "/telegram/webhook", headers=headers, body=b"{}")
        for headers in forged
    ]
    for channel in house.channels.values():
        await channel.close()
    house.close()
    return [(answer.status, answer.text) for answer in answers]


def test_every_page_carries_the_headers_that_keep_it_ours(doors: PhoneLine) -> None:
    for path in ("/login", "/health", "/no-such"):
        headers = get(doors, path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
