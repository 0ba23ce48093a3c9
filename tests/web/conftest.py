"""A loaded company on a fresh database, at a moment that a test may turn."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from fastapi import FastAPI

from app.documents import StatementDocuments
from app.http import said_in_chat
from app.rehearsal.rehearsals import Rehearsals
from app.shelf import ServedShelf
from core.database.transaction import Database
from core.desk.load_company import load_company
from core.files.storing import chat_files, new_name, store
from knowledge_base.article import Article
from knowledge_base.library import IndexedLibrary
from simulator.clock import TurnableClock
from tests.core.desk.office import example
from tests.web.browser import Browser, Person
from web.api.site import PREFIX, api_app
from web.door import Ports, StaffDoor
from web.headers import SecurityHeaders
from web.site import site_routes

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
        load_company(tx, example())
    yield database
    database.close()


def site_of(
    database: Database,
    clock: TurnableClock,
    *,
    is_demo: bool = False,
    articles: Iterable[Article] = (),
    public_url: str = "http://desk.example",
) -> FastAPI:
    app = FastAPI()
    library = IndexedLibrary(articles)
    files = chat_files(Path(database.url.database or "").with_suffix(".files"))
    rehearse = Rehearsals(database, clock, lambda: library)
    ports = Ports(
        StatementDocuments(database, clock),
        library,
        said_in_chat,
        lambda: None,
        rehearse,
        lambda name: f"/audio/{name}?until=1&signature=x",
        lambda name: f"/files/{name}?until=1&signature=x",
        ServedShelf(lambda: library),
        lambda name, content: store(files, new_name(), name, content),
    )
    door = StaffDoor(database, clock, ports, "a secret of tests", public_url)
    app.include_router(site_routes(door, is_demo=is_demo))
    app.mount(PREFIX, api_app(door))
    app.add_middleware(SecurityHeaders, public_url=public_url)
    return app


def client_of(database: Database, clock: TurnableClock, *, open_to_all: bool) -> Browser:
    return Browser(site_of(database, clock, is_demo=open_to_all))


@pytest.fixture
def staff(database: Database, clock: TurnableClock) -> Callable[[str], Person]:
    """Somebody of the staff, signed in: `staff("vesna")`."""
    app = site_of(database, clock, is_demo=True)
    return lambda code: Person(app).signs_in_as(code)


@pytest.fixture
def page(database: Database, clock: TurnableClock) -> Browser:
    return client_of(database, clock, open_to_all=True)
