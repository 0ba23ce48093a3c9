"""Everything under /try: its pages, their scripts, and what these ask."""

from pathlib import Path
from typing import Any

from fastapi import APIRouter, HTTPException
from fastapi.responses import FileResponse, HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from core.company.organisation import organisation
from core.database.transaction import Transaction
from core.roster.reading import operators
from simulator.pages.chat import chat_routes
from simulator.pages.demo import Demo
from simulator.pages.people import callers, with_phone
from simulator.pages.phone import HIDDEN_NUMBER, phone_routes
from simulator.pages.turning import clock_routes

_FOLDER = Path(__file__).parent


def try_routes(demo: Demo) -> APIRouter:
    """`/try/chat`, `/try/phone` and `/try/site`, with all they need but the chat's own `/webchat/…`."""
    router = APIRouter(include_in_schema=False)
    for part in (clock_routes(demo), phone_routes(demo), chat_routes(demo)):
        router.include_router(part)
    for name in ("chat", "phone", "site"):
        router.add_api_route(f"/try/{name}", _page(demo, name), methods=["GET"])
    router.add_api_route("/try/static/{name}", _static, methods=["GET"])
    return router


def _page(demo: Demo, name: str) -> Any:
    templates = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"), autoescape=True, undefined=StrictUndefined
    )

    def page() -> HTMLResponse:
        with demo.database.read(demo.clock) as tx:
            html = templates.get_template(f"{name}.html").render(here=name, **_facts(demo, tx))
        return HTMLResponse(html, headers={"Cache-Control": "no-store"})

    return page


def _facts(demo: Demo, tx: Transaction) -> dict[str, Any]:
    company = organisation(tx)
    return {
        "company": company.name,
        "zone": company.time_zone,
        "line": demo.line_number,
        "hidden_number": HIDDEN_NUMBER,
        "callers": callers(tx),
        "phones": with_phone(tx),
        "operators": [operator for operator in operators(tx).values() if operator.telegram_id],
    }


def _static(name: str) -> FileResponse:
    folder = _FOLDER / "static"
    if name not in {file.name for file in folder.iterdir()}:
        raise HTTPException(404)
    return FileResponse(folder / name, headers={"Cache-Control": "no-cache"})
