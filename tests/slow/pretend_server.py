"""The pretenders as real servers, for workers in processes of their own."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import uvicorn
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Receive, Scope, Send

from simulator.telegram.asgi import asgi_app
from simulator.telegram.server import PretendTelegram

_PATIENCE_SECONDS = 20
_SENT = ("/sendMessage", "/sendPhoto", "/sendDocument", "/Calls.json")


@contextmanager
def serving(telegram: PretendTelegram) -> Iterator[str]:
    """Its address while the block runs."""
    with listening(asgi_app(telegram, longest_wait_seconds=1)) as address:
        yield address


@contextmanager
def listening(app: ASGIApp) -> Iterator[str]:
    """The address at which this application is served, in a thread, while the block runs."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + _PATIENCE_SECONDS
    while not server.started:
        assert time.monotonic() < until, "the pretend server does not start"
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


class Slow:
    """The same application, which takes its time to answer; `taken` counts what it was asked to send."""

    def __init__(self, app: ASGIApp, seconds: float) -> None:
        self._app = app
        self._seconds = seconds
        self.taken = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers later."""
        self.taken += scope.get("path", "").endswith(_SENT)
        await asyncio.sleep(self._seconds)
        with suppress(ClientDisconnect):  # it was killed in the middle of a word
            await self._app(scope, receive, send)
