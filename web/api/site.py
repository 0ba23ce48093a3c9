"""The API as a whole: every resource, one line each, and its description."""

from typing import Any

from fastapi import FastAPI, Request
from fastapi.security import HTTPAuthorizationCredentials
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.api.calls import call_routes
from web.api.clients import client_routes
from web.api.door import ApiDoor, bearer
from web.api.hours import hour_routes
from web.api.problems import ProblemDetails, add_problems, problem, refusals
from web.api.statements import statement_routes
from web.api.tickets import ticket_routes
from web.door import StaffDoor

PREFIX = "/api/v1"
_LONGEST_BODY = 100_000


def api_app(staff: StaffDoor) -> FastAPI:
    """The API, to be mounted at `PREFIX`."""
    door = ApiDoor(staff)
    app = FastAPI(
        title="Dežurni",
        version="1",
        summary="The support desk for machines. Moments without an offset are of the company's wall clock.",
        servers=[{"url": PREFIX}],
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.add_middleware(Frame)
    add_problems(app)
    for routes in (client_routes, hour_routes, ticket_routes, call_routes, statement_routes):
        app.include_router(routes(door), responses=refusals())
    _describe(app, door)
    return app


def _describe(app: FastAPI, door: ApiDoor) -> None:
    @app.get("/openapi.json", include_in_schema=False)
    async def openapi(
        request: Request, credentials: HTTPAuthorizationCredentials | None = bearer
    ) -> dict[str, Any]:
        text = credentials.credentials if credentials else None
        if not (text is None and await run_in_threadpool(door.is_manager, request)):
            await run_in_threadpool(door.caller, text, "")
        return _described(app)


def _described(app: FastAPI) -> dict[str, Any]:
    described = app.openapi()
    schema = ProblemDetails.model_json_schema(ref_template="#/components/schemas/{model}")
    described["components"]["schemas"] |= {**schema.pop("$defs"), "ProblemDetails": schema}
    return described


class Frame:
    """Around every request: a body of a sane length comes in, and nobody keeps what comes out."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hands the request on, or refuses it by its length alone."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_unkept(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["Cache-Control"] = "no-store"
            await send(message)

        headers = Headers(scope=scope)
        length = headers.get("content-length", "")
        if "transfer-encoding" in headers:
            await problem(411, "the body's length is needed")(scope, receive, send_unkept)
        elif length.isdecimal() and int(length[:12]) > _LONGEST_BODY:
            await problem(413, f"a body has at most {_LONGEST_BODY} bytes")(scope, receive, send_unkept)
        else:
            await self.app(scope, receive, send_unkept)
