"""The HTTP doors in one application, and the one table that turns our errors into statuses."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exception_handlers import http_exception_handler
from fastapi.responses import JSONResponse, PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from app.demo import Demo
from app.feeds import Feeds
from app.house import House
from app.later import Later
from app.metrics import metrics_text
from app.rehearsal.rehearsals import Rehearsals
from app.shelf import ServedShelf
from bot.dialogue.emphasis import plain
from bot.dialogue.render import render
from bot.telegram.path import WEBHOOK
from core.database.heartbeat import some_worker_lives
from core.desk.audit_pages import audit_pages
from core.errors import Conflict, Invalid, NotFound, Wrong
from core.files.storing import new_name, store
from simulator.pages.routes import try_routes
from telephony.webhooks import voice_routes
from web.api.site import PREFIX, api_app
from web.audio import audio_routes
from web.chat_files import file_routes
from web.door import Ports, StaffDoor
from web.feeds import feed_routes
from web.headers import SecurityHeaders
from web.lost import for_browsers
from web.site import site_routes

_STATUSES: dict[type[Wrong], int] = {NotFound: 404, Conflict: 409, Invalid: 422, Wrong: 422}


def create_app(house: House, *, demo: Demo | None = None, with_worker: bool = True) -> FastAPI:
    """Every door of the house. With a demo, the front page is open and the simulator pages exist."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        ready = demo.answers if demo else None
        async with house.running(with_worker=with_worker, ready=ready), _playing(demo):
            yield

    app = FastAPI(title="Dežurni", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(SecurityHeaders, public_url=house.settings.dezurni_public_url)
    app.include_router(voice_routes(house.voice_door))
    staff = _staff_door(house)
    app.include_router(site_routes(staff, is_demo=demo is not None))
    app.mount(PREFIX, Later(lambda: api_app(staff)))
    app.include_router(feed_routes(Feeds(house.database, house.clock, house.settings).calendar))
    app.include_router(audio_routes(house.audio_links().find))
    app.include_router(file_routes(house.chat_files.find))
    _open_chat_doors(app, house)
    if demo:
        app.include_router(try_routes(demo.pages))
        app.mount("/simulator/telegram", demo.telegram_api)
    app.add_route("/health", _health(house), methods=["GET"])
    app.add_route("/metrics", _metrics(house), methods=["GET"])
    app.add_exception_handler(Wrong, _wrong)
    app.add_exception_handler(SQLAlchemyError, for_browsers(staff, _database_away))
    app.add_exception_handler(HTTPException, for_browsers(staff, _refused))
    app.add_exception_handler(ClientDisconnect, _gone)
    return app


@asynccontextmanager
async def _playing(demo: Demo | None) -> AsyncIterator[None]:
    if demo is None:
        yield
    else:
        async with demo.running():
            yield


def _staff_door(house: House) -> StaffDoor:
    settings = house.settings
    trusted = settings.dezurni_webhook_hosts or ()
    rehearse = Rehearsals(house.database, house.clock, lambda: house.library.current)
    addresses = house.audio_links().link, house.chat_files.link
    shelf = ServedShelf(lambda: house.library.current)
    ports = Ports(
        house.documents,
        house.library,
        said_in_chat,
        house.wake,
        rehearse,
        *addresses,
        shelf,
        lambda name, content: store(house.files, new_name(), name, content),
        trusted,
    )
    return StaffDoor(house.database, house.clock, ports, settings.secret_key(), settings.dezurni_public_url)


def said_in_chat(key: str, facts: Mapping[str, Any], language: str) -> str:
    """The words of a text as a chat says them, without its marks for bold."""
    return plain(render({"key": key, "facts": facts, "language": language}).text)


def _open_chat_doors(app: FastAPI, house: House) -> None:
    """Each open channel's own routes; a closed door answers like a forged request: 403, empty."""
    closed = {WEBHOOK, "/viber/webhook"}
    if "webchat" in house.channels:
        _open_web_chat(app, house)
    if "telegram" in house.channels and house.settings.telegram_mode == "webhook":
        from bot.telegram.webhook import telegram_routes  # noqa: PLC0415 - importing aiogram takes seconds

        app.include_router(telegram_routes(house.channels["telegram"]))  # type: ignore[arg-type]
        closed.discard(WEBHOOK)
    if "viber" in house.channels:
        from bot.viber.webhook import viber_routes  # noqa: PLC0415 - only if opened

        app.include_router(viber_routes(house.channels["viber"]))  # type: ignore[arg-type]
        closed.discard("/viber/webhook")
    for path in sorted(closed):
        app.add_route(path, _closed, methods=["POST"])


def _open_web_chat(app: FastAPI, house: House) -> None:
    from bot.webchat.page import page_routes  # noqa: PLC0415 - only if opened
    from bot.webchat.routes import webchat_routes  # noqa: PLC0415
    from bot.webchat.site import ChatSite  # noqa: PLC0415

    settings = house.settings
    site = ChatSite(house.door, settings.secret_key(), tuple(settings.dezurni_chat_origins or ()))
    app.include_router(webchat_routes(site))
    app.include_router(page_routes(site))


async def _closed(_request: Request) -> Response:
    return Response(status_code=403)


def _health(house: House) -> Callable[[Request], Awaitable[Response]]:
    async def health(_request: Request) -> Response:
        parts = await run_in_threadpool(_parts, house)
        well = all(state == "ok" for state in parts.values())
        return JSONResponse({"well": well, **parts}, status_code=200 if well else 503)

    return health


def _parts(house: House) -> dict[str, str]:
    try:
        with house.database.read(house.clock) as tx:
            lives, audit = some_worker_lives(tx), audit_pages(tx)
    except SQLAlchemyError:
        return {"database": "away", "worker": "unknown", "escalation": "unknown"}
    return {
        "database": "ok",
        "worker": "ok" if lives else "no sign of life",
        "escalation": "ok" if audit.is_well else "late",
    }


def _metrics(house: House) -> Callable[[Request], Awaitable[Response]]:
    async def metrics(_request: Request) -> Response:
        text = await run_in_threadpool(metrics_text, house)
        return PlainTextResponse(text, media_type=CONTENT_TYPE_LATEST)

    return metrics


async def _wrong(_request: Request, error: Exception) -> Response:
    status = next(status for kind, status in _STATUSES.items() if isinstance(error, kind))
    return JSONResponse({"error": str(error)}, status_code=status)


async def _database_away(_request: Request, _error: Exception) -> Response:
    """Never a 500 to the outside: the caller may try again."""
    return JSONResponse({"error": "the database is away"}, status_code=503, headers={"Retry-After": "5"})


async def _refused(request: Request, error: Exception) -> Response:
    """An address that is none of ours, or a form that cannot be read."""
    assert isinstance(error, HTTPException)
    return await http_exception_handler(request, error)


async def _gone(_request: Request, _error: Exception) -> Response:
    """Nobody reads this answer: who asked went away in the middle of the question."""
    return Response(status_code=400)
