"""A browser without a window: asks the application in this process, and follows no redirect by itself."""

import asyncio
from typing import Any

import httpx
from starlette.types import ASGIApp


class Browser:
    """Sends requests to an application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    def get(self, path: str, **how: Any) -> httpx.Response:
        """A GET request."""
        return asyncio.run(self._send("GET", path, how))

    def post(self, path: str, **how: Any) -> httpx.Response:
        """A POST request."""
        return asyncio.run(self._send("POST", path, how))

    async def _send(self, method: str, path: str, how: dict[str, Any]) -> httpx.Response:
        transport = httpx.ASGITransport(app=self._app)
        async with httpx.AsyncClient(transport=transport, base_url="http://desk.example") as client:
            return await client.request(method, path, **how)
