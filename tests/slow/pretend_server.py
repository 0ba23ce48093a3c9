"""The pretend Telegram as a real server, for a worker in a process of its own."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from simulator.telegram.asgi import asgi_app
from simulator.telegram.server import PretendTelegram

_PATIENCE_SECONDS = 20


@contextmanager
def serving(telegram: PretendTelegram) -> Iterator[str]:
    """Its address while the block runs."""
    app = asgi_app(telegram, longest_wait_seconds=1)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + _PATIENCE_SECONDS
    while not server.started:
        assert time.monotonic() < until, "the pretend Telegram does not start"
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()
