"""Pages of the web, read for an article: never more than a page.

Who asks sits at the desk's own machine and may name a page of the company's own network; a page of the public
web may not lead there.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import httpx

from core.errors import Invalid

_MOST_BYTES = 2_000_000
_MOST_SECONDS, _STEP_SECONDS = 20, 10
_MOST_REDIRECTS = 5
_AGENT = "dezurni (articles)"

Resolve = Callable[[str, int], Awaitable[list[str]]]


@dataclass(frozen=True)
class Page:
    """What came back, and from where after all redirects."""

    url: str
    status: int
    mime: str
    text: str


async def _resolved(host: str, port: int) -> list[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[4][0]) for address in found]


class Web:
    """Asks for pages. Tests give a transport and names of their own."""

    def __init__(
        self, transport: httpx.AsyncBaseTransport | None = None, resolve: Resolve = _resolved
    ) -> None:
        self._transport = transport
        self._resolve = resolve

    async def get(self, url: str) -> Page:
        """The page; raises Invalid where it cannot be had, is too long or slow, or leads inside."""
        try:
            async with asyncio.timeout(_MOST_SECONDS):
                return await self._followed(url)
        except TimeoutError as error:
            raise Invalid(f"{url}: no whole answer within {_MOST_SECONDS} seconds") from error
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            raise Invalid(f"{url}: cannot be read ({type(error).__name__})") from error

    async def _followed(self, url: str) -> Page:
        async with httpx.AsyncClient(
            transport=self._transport, timeout=_STEP_SECONDS, trust_env=False
        ) as client:
            was_public = False
            for _ in range(_MOST_REDIRECTS):
                address = await self._address(httpx.URL(url))
                if was_public and not _is_public(address):
                    raise Invalid(f"{url}: a public page leads into a private network, and is not followed")
                was_public = _is_public(address)
                answer = await self._asked(client, url, address)
                if isinstance(answer, Page):
                    return answer
                url = answer
        raise Invalid(f"{url}: redirected more than {_MOST_REDIRECTS} times")

    async def _asked(self, client: httpx.AsyncClient, url: str, address: str) -> Page | str:
        """The page, or where it is now."""
        target = httpx.URL(url)
        # The address that was looked at is the one that is asked: a name may mean another a moment later.
        pinned = target.copy_with(host=address, username=None, password=None)
        headers = {"Host": target.netloc.decode("ascii"), "User-Agent": _AGENT}
        extensions = {"sni_hostname": target.host}
        async with client.stream("GET", pinned, headers=headers, extensions=extensions) as response:
            if response.has_redirect_location:
                return str(target.join(response.headers["location"]))
            body = await _at_most(response, url)
        mime = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        text = body.decode(response.charset_encoding or "utf-8", errors="replace")
        return Page(url, response.status_code, mime, text)

    async def _address(self, url: httpx.URL) -> str:
        """The one to ask; of a name with some public and some private ones, a private one."""
        if url.scheme not in ("http", "https") or not url.host:
            raise Invalid(f"{url}: only http and https addresses are read")
        port = url.port or (443 if url.scheme == "https" else 80)
        try:
            addresses = await self._resolve(url.host, port)
        except OSError as error:
            raise Invalid(f"{url}: nobody knows this name") from error
        if not addresses:
            raise Invalid(f"{url}: nobody knows this name")
        return min(addresses, key=_is_public)


async def _at_most(response: httpx.Response, url: str) -> bytes:
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > _MOST_BYTES:
            raise Invalid(f"{url}: longer than {_MOST_BYTES // 1_000_000} MB, which is no article")
    return bytes(body)


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        # An IPv4 address in IPv6 clothes is as private as it is without them.
        ip = ip.ipv4_mapped or ip.sixtofour or ip
    return ip.is_global and not ip.is_multicast
