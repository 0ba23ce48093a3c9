"""The front page: the desk at a glance, alive."""

from collections.abc import Callable

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from core.clock import Clock
from core.database.transaction import Database
from core.language.catalogue import LANGUAGES
from web.now import Now, what_is_now
from web.rendering import page
from web.static_files import static_routes
from web.wording import Words


def front_routes(database: Database, clock: Clock, *, open_to_all: bool) -> APIRouter:
    """`/`, `/now`, `/login` and `/static/…`. Unless it is open to all, `/` sends to `/login`."""
    router = APIRouter(include_in_schema=False)
    router.include_router(static_routes())
    router.add_api_route("/login", _login, methods=["GET"])
    for path, template in {"/": "front.html", "/now": "now.html"}.items():
        answer = _shows(database, clock, template) if open_to_all else _to_login
        router.add_api_route(path, answer, methods=["GET"], response_model=None)
    return router


def _shows(database: Database, clock: Clock, template: str) -> Callable[..., Response]:
    def answer(jezik: str = LANGUAGES[0]) -> HTMLResponse:
        desk = _read(database, clock)
        return page(template, _words(jezik), now=desk.at, desk=desk, here="front", languages=LANGUAGES)

    return answer


def _read(database: Database, clock: Clock) -> Now:
    with database.read(clock) as tx:
        return what_is_now(tx)


def _words(language: str) -> Words:
    """Serbian unless the reader asks for a language we have."""
    return Words(language if language in LANGUAGES else LANGUAGES[0])


def _to_login() -> RedirectResponse:
    return RedirectResponse("/login", status_code=303)


def _login(jezik: str = LANGUAGES[0]) -> HTMLResponse:
    return page("login.html", _words(jezik), here="login", languages=LANGUAGES)
