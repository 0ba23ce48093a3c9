"""The pretend Telegram over HTTP, at the paths of the Bot API server: point TELEGRAM_API_URL here."""

import json
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from simulator.telegram.refusals import NoAnswer, Refused
from simulator.telegram.server import PretendTelegram
from simulator.telegram.transport import call

Parsed = tuple[dict[str, Any], dict[str, tuple[str, bytes]]]


def asgi_app(telegram: PretendTelegram, *, longest_wait_seconds: int = 50) -> Starlette:
    """Serves `/bot{token}/{method}` and `/file/bot{token}/{path}`.

    `longest_wait_seconds` bounds a long poll: a server that stops waits for its open requests.
    """

    async def method(request: Request) -> Response:
        if request.path_params["token"] != telegram.token:
            return _refusal(Refused(401, "Unauthorized"))
        try:
            params, files = await _parse(request)
            name = request.path_params["method"]
            wait = longest_wait_seconds
            status, body = await call(telegram, name, params, files, longest_wait_seconds=wait)
        except NoAnswer:
            return BrokenConnection()
        except json.JSONDecodeError:
            return _refusal(Refused(400, "Bad Request: Can't parse JSON object"))
        return JSONResponse(body, status)

    async def file(request: Request) -> Response:
        content = None
        if request.path_params["token"] == telegram.token:
            content = telegram.download(request.path_params["path"])
        if content is None:
            return _refusal(Refused(404, "Not Found"))
        return Response(content, media_type="application/octet-stream")

    return Starlette(
        routes=[
            Route("/bot{token}/{method}", method, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", file, methods=["GET"]),
        ]
    )


class BrokenConnection(Response):
    """Begins an answer and never ends it: the server closes the connection."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends a head that promises a body, and no body."""
        head = [(b"content-type", b"application/json"), (b"content-length", b"2")]
        await send({"type": "http.response.start", "status": 200, "headers": head})


async def _parse(request: Request) -> Parsed:
    """Parameters and files of a request: from the address, and from JSON, a form or a multipart body."""
    params: dict[str, Any] = dict(request.query_params)
    if request.headers.get("content-type", "").startswith("application/json"):
        body = await request.body()
        return {**params, **(json.loads(body) if body else {})}, {}
    files: dict[str, tuple[str, bytes]] = {}
    async with request.form() as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                files[name] = (value.filename or name, await value.read())
            else:
                params[name] = value
    return params, files


def _refusal(refused: Refused) -> Response:
    return JSONResponse(refused.as_json(), refused.code)
