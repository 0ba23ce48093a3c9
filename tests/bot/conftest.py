"""A desk on a fresh SQLite file, with a small company, a library of two articles, and a clock that stands."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import bot.webchat.rows  # noqa: F401 - its table
from bot.channel import Door
from core.company_file.reading import read_company
from core.database.transaction import Database
from core.desk.load_company import load_company
from core.files.storing import chat_files
from core.ports import File, Finding, Piece
from core.tables import metadata
from simulator.clock import TurnableClock

PRINTER = Piece(
    "stampac", "Štampač ne štampa", "1. Otvorite **Podešavanja > Štampa**.\n2. Izaberite štampač."
)
# A Wednesday, 10:00 in Belgrade: the desk is open.
OPEN_AT = datetime(2026, 10, 14, 8, 0, tzinfo=UTC)

COMPANY = """
organisation:
  name: Melany
  phone: "+381113334444"
  email: podrska@example.rs
  time_zone: Europe/Belgrade
  language: sr-Latn
  currency: EUR
  billing_step_minutes: 15
  business_hours: {mon: ["08:00-16:00"], tue: ["08:00-16:00"], wed: ["08:00-16:00"]}
  holidays: {country: RS}
plans:
  - {code: osnovna, name: Osnovna podrška, rank: 1, monthly_fee: 60, included_minutes: 120,
     visits_per_year: 0, overage_per_hour: 40, response_minutes: 240, resolution_minutes: 2400,
     draws: [phone, chat],
     on_exhausted: ask}
add_ons: []
products: [mini]
warranty: {months: 12, rank: 0}
operators:
  - {code: ana, name: Ana Jovanović, phone: "+381641110001", telegram_id: 7001, roles: [operator, manager]}
roster:
  schedules:
    - {code: desk, covers: business-hours, operators: [ana]}
escalation:
  policies:
    - {code: default, repeat: 1, steps: [{after_minutes: 0, notify: on-duty, by: [chat]}]}
chat: {pause_seconds: 0}
clients:
  - code: zora
    name: Pekara Zora d.o.o.
    product: mini
    delivered_on: 2024-03-01
    contract: {plan: osnovna, from: 2025-03-01}
    contacts:
      - {code: milica, name: Milica Zorić, phones: ["+381601230001"], telegram_id: 5001}
"""


class Shelf:
    """A library that knows one answer, to anything about printers."""

    def find(self, question: str) -> Finding:
        """The article on printing, or a person."""
        return Finding("answer", (PRINTER,)) if "tampa" in question.lower() else Finding("person")

    def piece(self, article_id: str) -> Piece | None:
        """The article on printing."""
        return PRINTER if article_id == PRINTER.article_id else None

    def plain(self, text: str) -> str:
        """In lower case."""
        return text.casefold()

    def gist(self, text: str) -> str:
        """The same."""
        return text.casefold()

    def topics(self, language: str) -> Sequence[str]:
        """None: nobody speaks to it."""
        return ()


@pytest.fixture
def clock() -> TurnableClock:
    return TurnableClock(OPEN_AT)


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the company in it, to be copied."""
    folder = tmp_path_factory.mktemp("loaded")
    company = folder / "company.yaml"
    company.write_text(COMPANY, "utf-8")
    database = Database(f"sqlite:///{folder}/desk.db", durable=False)
    metadata.create_all(database.engine)
    with database.begin(TurnableClock(OPEN_AT)) as tx:
        load_company(tx, read_company(company))
    database.close()
    return folder / "desk.db"


@pytest.fixture
def database(tmp_path: Path, loaded: Path) -> Iterator[Database]:
    copy = shutil.copy(loaded, tmp_path / "desk.db")
    database = Database(f"sqlite:///{copy}", durable=False)
    yield database
    database.close()


@pytest.fixture
def woken() -> list[str]:
    """One entry each time the worker was told that something waits."""
    return []


# The smallest picture there is: one pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6300010000000500010d0a2db40000000049454e44ae426082"
)


class Drawer:
    """Documents that are always at hand."""

    def file(self, kind: str, facts: Mapping[str, Any], language: str) -> File:
        """A picture or a paper with the month on it."""
        if kind == "statement-chart":
            return File(f"{facts['month']}.png", "image/png", PNG, "Slika meseca")
        return File(f"{facts['month']}.pdf", "application/pdf", b"%PDF-1.7 " + language.encode())


@pytest.fixture
def door(database: Database, clock: TurnableClock, woken: list[str], tmp_path: Path) -> Door:
    files = chat_files(tmp_path / "files")
    return Door(
        database,
        clock,
        Shelf(),
        Drawer(),
        lambda: woken.append("woken"),
        files,
        lambda name, _life, shown: f"https://desk.example/files/{name}/{shown}",
    )
