"""The demo's pages around a loaded company, a pretend Twilio with a tiny program, and a pretend Telegram."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from fastapi import FastAPI
from httpx import Response
from twilio.rest import Client  # type: ignore[import-untyped, unused-ignore]

from core.company_file.reading import read_company
from core.database.transaction import Database, inside_transaction
from core.desk.load_company import load_company
from simulator.clock import TurnableClock
from simulator.pages.demo import Demo
from simulator.pages.routes import try_routes
from simulator.telegram.server import PretendTelegram
from simulator.twilio import INSTANT, Options, PretendTwilio
from simulator.twilio.http_client import PretendHttpClient
from tests.simulator.twilio.desk import ACCOUNT, BASE, LINE, NOTHING, TOKEN, Desk
from tests.web.browser import Browser

COMPANY = Path(__file__).parents[2] / "company.yaml"
BELGRADE = ZoneInfo("Europe/Belgrade")
TUESDAY = datetime(2026, 11, 24, 10, 40, tzinfo=BELGRADE)
RECORDED = {"https://x.rs/good-day.wav": ("Dobar dan", "sr-Latn")}
ZORA, ANA, MARKO = "+381601230001", "+381641110001", "+381641110002"


@dataclass
class Stage:
    """The pages and the pretend world behind them."""

    demo: Demo
    desk: Desk
    browser: Browser

    def posts(self, path: str, **body: Any) -> Response:
        return self.browser.post(f"/try/{path}", json=body)

    def gets(self, path: str, **query: Any) -> Any:
        answer = self.browser.get(f"/try/{path}", params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def rings(self, number: str) -> None:
        """The program rings a telephone, with an offer to press a key."""
        self.desk.on("/offer", "<Gather numDigits='1' timeout='30'><Say>Zove klijent</Say></Gather>")
        client = Client(ACCOUNT, TOKEN, http_client=PretendHttpClient(self.demo.twilio))
        client.calls.create(to=number, from_=LINE, url=f"{BASE}/offer", timeout=20)
        self.demo.twilio.run_due()

    def caller(self, number: str = ZORA) -> Any:
        return self.gets("phone/state", caller=number)["caller"]

    def operator(self, number: str) -> Any:
        return next(one for one in self.gets("phone/state")["operators"] if one["number"] == number)


@pytest.fixture
def stage(sqlite_url: str) -> Iterator[Stage]:
    clock, desk = TurnableClock(TUESDAY), Desk()
    database = Database(sqlite_url, durable=False)
    with database.begin(clock) as tx:
        load_company(tx, read_company(COMPANY))
    options = Options(pace=INSTANT, inside_transaction=inside_transaction)
    twilio = PretendTwilio(ACCOUNT, TOKEN, clock, desk.post, options)
    twilio.add_number(LINE, f"{BASE}/voice", status_callback=f"{BASE}/status")
    desk.on("/status", NOTHING)
    telegram = PretendTelegram("4242:pretend", clock, inside_transaction=inside_transaction)
    demo = Demo(database, clock, TurnableClock(TUESDAY), twilio, telegram, LINE, words_of=RECORDED.get)
    app = FastAPI()
    app.include_router(try_routes(demo))
    yield Stage(demo, desk, Browser(app))
    database.close()
