"""A loaded company on a fresh database, at a moment that a test may turn."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from fastapi import FastAPI

from core.company_file.reading import read_company
from core.database.transaction import Database
from core.desk.load_company import load_company
from simulator.clock import TurnableClock
from tests.web.browser import Browser
from web.front import front_routes
from web.headers import SecurityHeaders

COMPANY = Path(__file__).parents[1] / "company.yaml"
BELGRADE = ZoneInfo("Europe/Belgrade")
TUESDAY = datetime(2026, 11, 24, 10, 40, tzinfo=BELGRADE)


@pytest.fixture
def clock() -> TurnableClock:
    return TurnableClock(TUESDAY)


@pytest.fixture
def database(sqlite_url: str, clock: TurnableClock) -> Iterator[Database]:
    yield from loaded(sqlite_url, clock)


def loaded(url: str, clock: TurnableClock) -> Iterator[Database]:
    database = Database(url, durable=False)
    with database.begin(clock) as tx:
        load_company(tx, read_company(COMPANY))
    yield database
    database.close()


def client_of(database: Database, clock: TurnableClock, *, open_to_all: bool) -> Browser:
    app = FastAPI()
    app.include_router(front_routes(database, clock, open_to_all=open_to_all))
    app.add_middleware(SecurityHeaders)
    return Browser(app)


@pytest.fixture
def page(database: Database, clock: TurnableClock) -> Browser:
    return client_of(database, clock, open_to_all=True)
