"""Ways to carry a webhook to the program: over HTTP, or straight into an ASGI application."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlencode, urlsplit, urlunsplit

import httpx
from starlette.types import ASGIApp

from core.errors import Unavailable
from simulator.twilio.webhooks import Post, WebhookRequest, WebhookResponse

FORM = "application/x-www-form-urlencoded; charset=UTF-8"


def over_httpx(client: httpx.Client, base_url: str | None = None) -> Post:
    """Over HTTP; with `base_url` the request goes there, whatever host the signed URL names (a tunnel)."""

    def post(request: WebhookRequest) -> WebhookResponse:
        url = _rebased(request.url, base_url)
        try:
            answer = client.request(
                request.method, url, content=_body(request), headers=_headers(request), follow_redirects=True
            )
        except httpx.TransportError as error:
            raise Unavailable(f"{request.url}: {error!r}") from error
        return _response(answer)

    return post


@contextmanager
def over_asgi(app: ASGIApp, *, raises: bool = True) -> Iterator[Post]:
    """Straight into the application, on one event loop of its own; its lifespan is not run.

    With `raises` an exception nobody handled reaches the story, without it Twilio sees a 500.
    """
    carrier = httpx.ASGITransport(app=app, raise_app_exceptions=raises)
    client = httpx.AsyncClient(transport=carrier, follow_redirects=True)

    async def carry(request: WebhookRequest) -> WebhookResponse:
        answer = await client.request(
            request.method, request.url, content=_body(request), headers=_headers(request)
        )
        return _response(answer)

    with asyncio.Runner() as runner:
        try:
            yield lambda request: runner.run(carry(request))
        finally:
            runner.run(client.aclose())


def _body(request: WebhookRequest) -> bytes:
    return urlencode(request.form).encode()


def _headers(request: WebhookRequest) -> Mapping[str, str]:
    return {**request.headers, **({"Content-Type": FORM} if request.method == "POST" else {})}


def _response(answer: httpx.Response) -> WebhookResponse:
    return WebhookResponse(answer.status_code, answer.headers.get("content-type", ""), answer.text)


def _rebased(url: str, base_url: str | None) -> str:
    if base_url is None:
        return url
    base = urlsplit(base_url)
    return urlunsplit(urlsplit(url)._replace(scheme=base.scheme, netloc=base.netloc))
