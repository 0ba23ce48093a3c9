"""The pretend Twilio's REST over real HTTP, for the demo: the SDK's base address is pointed here."""

import base64
import binascii
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from simulator.twilio.pretend import PretendTwilio
from simulator.twilio.rest import NoAnswer, handle


def rest_app(pretend: PretendTwilio) -> Starlette:
    """An ASGI application that answers Twilio's paths; an unanswered request is a 504 here."""

    async def answer(request: Request) -> Response:
        body = (await request.body()).decode()
        pairs = [*parse_qsl(request.url.query), *parse_qsl(body, keep_blank_values=True)]
        auth = _basic(request.headers.get("authorization", ""))
        try:
            given = await run_in_threadpool(handle, pretend, request.method, request.url.path, pairs, auth)
        except NoAnswer:
            return Response(status_code=504)
        return Response(given.body, given.status, media_type=given.content_type)

    return Starlette(routes=[Route("/{path:path}", answer, methods=["GET", "POST", "DELETE"])])


def _basic(header: str) -> tuple[str, str] | None:
    kind, _, value = header.partition(" ")
    if kind.lower() != "basic":
        return None
    try:
        name, _, secret = base64.b64decode(value).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return name, secret
