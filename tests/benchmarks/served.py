"""An application behind the server that `dezurni serve` uses, asked over a connection that stays open."""

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import sleep

import uvicorn
from starlette.types import ASGIApp

from tests.postgres import free_port

_END_OF_HEAD = b"\r\n\r\n"


class Connection:
    """One connection; a request after another."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def post(self, path: str, headers: Mapping[str, str], body: bytes) -> bytes:
        """The body of the answer; only 200 and 204 are answers."""
        lines = [f"POST {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
        head = "\r\n".join([*lines, f"content-length: {len(body)}"]).encode()
        self._socket.sendall(head + _END_OF_HEAD + body)
        read = b""
        while _END_OF_HEAD not in read:
            read += self._some()
        told, said = read.split(_END_OF_HEAD, 1)
        assert told.split(b" ", 2)[1] in (b"200", b"204"), told
        length = next(
            (line for line in told.lower().split(b"\r\n") if line.startswith(b"content-length:")), b":0"
        )
        while len(said) < int(length.split(b":")[1]):
            said += self._some()
        return said

    def close(self) -> None:
        """Ends it."""
        self._socket.close()

    def _some(self) -> bytes:
        more = self._socket.recv(65_536)
        assert more, "the server closed the connection"
        return more


@contextmanager
def served(app: ASGIApp) -> Iterator[Connection]:
    """A connection to this application; the server runs in a thread of this process."""
    port = free_port()
    config = uvicorn.Config(app, port=port, log_level="warning", access_log=False, lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        sleep(0.01)
    connection = Connection(port)
    try:
        yield connection
    finally:
        connection.close()
        server.should_exit = True
        thread.join()
