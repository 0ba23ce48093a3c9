"""What most commands share: settings, an open database, the clock, and how answers are printed."""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Annotated, Any

import structlog
import typer

from app.settings import Settings, read_settings
from app.tables import metadata
from core.clock import Clock, SystemClock
from core.company.organisation import organisation, zone_of
from core.coverage.calendar import moment_on
from core.database.schema import migrate, require_newest
from core.database.transaction import Database, Transaction
from core.desk.moment import Moment
from core.errors import Invalid
from core.language.catalogue import LANGUAGES
from core.staff.audit import COMMAND, note

AsJson = Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")]
At = Annotated[
    str | None,
    typer.Option(
        "--at", help="A moment, ISO 8601; without an offset the organisation's wall clock. Default: now."
    ),
]


@contextmanager
def opened(settings: Settings | None = None) -> Iterator[tuple[Database, Clock]]:
    """The configured database, its schema brought up (SQLite) or checked (PostgreSQL)."""
    settings = settings or read_settings()
    log_to_stderr(settings)
    database = Database(settings.dezurni_database_url)
    try:
        if settings.dezurni_database_url.startswith("sqlite"):
            settings.data_folder.mkdir(parents=True, exist_ok=True)
            migrate(database, metadata)
        else:
            require_newest(database)
        yield database, SystemClock()
    finally:
        database.close()


@contextmanager
def looking(at: str | None = None) -> Iterator[tuple[Transaction, Moment]]:
    """A transaction that only reads, and the desk at the moment asked about."""
    with opened() as (database, clock), database.read(clock) as tx:
        yield tx, Moment(tx, parsed_moment(tx, at))


def parsed_moment(tx: Transaction, text: str | None, option: str = "--at") -> datetime:
    """The moment typed, or now; raises Invalid."""
    if text is None:
        return tx.now
    try:
        parsed = datetime.fromisoformat(text)
        return moment_on(zone_of(organisation(tx)), parsed)
    except (ValueError, OverflowError) as error:
        raise Invalid(f"{option} {text!r}: not a moment: write it as 2026-12-25T22:00") from error
    except Invalid as error:
        raise Invalid(f"{option}: {error}") from error


def parsed_day(text: str, option: str) -> date:
    """The day typed; raises Invalid."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Invalid(f"{option} {text!r}: not a day: write it as 2026-12-25") from error


def checked_language(language: str) -> str:
    """The language typed; raises Invalid for one that we do not write."""
    if language not in LANGUAGES:
        raise Invalid(f"--language {language!r}: use one of {', '.join(LANGUAGES)}")
    return language


def noted(tx: Transaction, verb: str, kind: str, thing: object, **facts: Any) -> None:
    """Keeps in the audit what a command did; who gives one may do anything, and is nobody in particular."""
    note(tx, COMMAND, verb, kind, str(thing), channel=COMMAND, **facts)


def print_json(answer: Any) -> None:
    """The answer for machines."""
    print(json.dumps(answer, ensure_ascii=False, indent=2, default=_plain))


def log_to_stderr(settings: Settings) -> None:
    """Log lines go to standard error: standard output is the answer. No numbers, no texts."""
    renderer = (
        structlog.processors.JSONRenderer()
        if settings.dezurni_log == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            renderer,
        ],
        # Looked up at each line: who redirects standard error later must not find it closed.
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
    )
    # These write addresses, and in Telegram's case the token, at INFO.
    for name in ("httpx", "aiohttp", "twilio", "aiogram", "apscheduler", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
