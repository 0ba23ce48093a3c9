"""Viber's REST API, as far as we need it: one POST a call, the token in a header, JSON both ways."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx

from bot.fetching import whole
from core.errors import Unavailable, Undeliverable

# Shorter than the outbox's lease: who waits longer may be sent a second time by the next worker.
_SECONDS = 10
_MOST_REDIRECTS = 3
_GONE = (403, 404, 410)


class ViberApi:
    """The calls of one bot. `transport` stands in for the network, in tests."""

    def __init__(self, url: str, token: str, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._home = urlsplit(url).netloc
        self._token = token
        self._http = httpx.AsyncClient(base_url=url, timeout=_SECONDS, transport=transport, trust_env=False)

    async def call(self, method: str, body: dict[str, Any]) -> dict[str, Any]:
        """What Viber answers, whatever its status; raises Unavailable where that cannot be read."""
        headers = {"X-Viber-Auth-Token": self._token}
        try:
            answer = await self._http.post(f"/pa/{method}", json=body, headers=headers)
            told = answer.json()
        # Not the error's own words: they may hold what was sent.
        except (httpx.HTTPError, ValueError) as error:
            raise Unavailable(f"Viber cannot be reached: {type(error).__name__}") from None
        if not isinstance(told, dict) or answer.status_code != httpx.codes.OK:
            raise Unavailable(f"Viber answered with HTTP {answer.status_code}")
        return told

    async def download(self, address: str) -> bytes:
        """The file at an address of Viber's, over https alone; raises Unavailable or Undeliverable."""
        try:
            for _ in range(_MOST_REDIRECTS + 1):
                async with self._http.stream("GET", self._allowed(address)) as answer:
                    if answer.has_redirect_location:
                        address = urljoin(address, answer.headers["location"])
                        continue
                    _raise_unless_there(answer.status_code)
                    return await whole(_chunks(answer))
        except httpx.HTTPError as error:
            raise Unavailable(f"the file could not be fetched: {type(error).__name__}") from None
        raise Undeliverable("the file is redirected in circles")

    async def close(self) -> None:
        """Gives the connections back."""
        await self._http.aclose()

    def _allowed(self, address: str) -> str:
        """Nothing is asked inside our own network, by number or bare name; the token goes nowhere with it."""
        parts = urlsplit(address)
        host = parts.hostname or ""
        is_named = "." in host and not host.replace(".", "").isdigit() and ":" not in host
        if parts.netloc != self._home and (parts.scheme != "https" or not is_named):
            raise Undeliverable("the file lies at an address that is not asked")
        return address


def _raise_unless_there(status: int) -> None:
    if status in _GONE:
        raise Undeliverable(f"the file is gone: HTTP {status}")
    if status != httpx.codes.OK:
        raise Unavailable(f"the file is not there yet: HTTP {status}")


async def _chunks(answer: httpx.Response) -> AsyncIterator[bytes]:
    async for chunk in answer.aiter_bytes():
        yield chunk
