"""Requests to an application in this process, without a socket."""

import asyncio
from typing import Any

import httpx
from starlette.types import ASGIApp


class Visitor:
    """Calls the application as a browser or a messenger would; an error inside it is raised here."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    def get(self, path: str, **more: Any) -> httpx.Response:
        """A GET."""
        return asyncio.run(self.ask("GET", path, **more))

    def post(self, path: str, **more: Any) -> httpx.Response:
        """A POST."""
        return asyncio.run(self.ask("POST", path, **more))

    async def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        """Any request, from within a loop."""
        transport = httpx.ASGITransport(self._app)
        async with httpx.AsyncClient(transport=transport, base_url="http://desk.test") as client:
            return await client.request(method, path, **more)
