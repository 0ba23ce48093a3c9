"""Sends events to the webhooks: signed, by https, to public addresses, without following anybody anywhere.

What is signed is "TIMESTAMP.BODY", with HMAC-SHA256 and the webhook's secret; whoever receives it compares
that, refuses old timestamps, and knows a repeat by `Dezurni-Delivery`. See docs/api.md.
"""

import asyncio
import hashlib
import hmac
import json
import socket
from collections.abc import Awaitable, Callable, Collection
from datetime import timedelta
from typing import Any

import httpx

from core.clock import Clock
from core.database.outbox import Parcel
from core.database.pace import Pace
from core.database.transaction import Database
from core.errors import DeliveryFailed, Invalid, Unavailable, Undeliverable
from core.staff.rows import Webhook
from core.staff.webhook_address import Address, is_public, webhook_address

Resolve = Callable[[str, int], Awaitable[list[str]]]
# Well below the lease of the outbox: while one waits, nobody else takes it up.
_TIME_LIMIT = 10.0
_LONGEST_PAUSE = timedelta(hours=1)
_GONE = 410


async def resolve(host: str, port: int) -> list[str]:
    """The numbers of a name, as the machine knows them."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(each[4][0]) for each in found]


class WebhookSender:
    """A sender of the worker; `trusted` hosts may be machines beside us, and without https."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        trusted: Collection[str] = (),
        *,
        transport: httpx.AsyncBaseTransport | None = None,
        resolve: Resolve = resolve,
    ) -> None:
        self._database = database
        self._clock = clock
        self._trusted = trusted
        self._resolve = resolve
        self._transport = transport

    @property
    def pace(self) -> Pace | None:
        """As fast as they come: each address has its own line."""
        return None

    async def send(self, parcel: Parcel) -> str | None:
        """Posts the event. Raises Unavailable, or Undeliverable where nobody will ever take it."""
        webhook = await asyncio.to_thread(self._webhook, int(parcel.address))
        if webhook is None:
            raise Undeliverable("the webhook was removed")
        try:
            address = webhook_address(webhook.url, self._trusted)
        except Invalid as error:
            raise Undeliverable(str(error)) from error
        body = json.dumps(parcel.payload, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        signed = signed_headers(webhook.secret, body, int(self._clock.now().timestamp()))
        headers = {**signed, "Dezurni-Event": str(parcel.payload["event"]), "Dezurni-Delivery": parcel.key}
        try:
            async with asyncio.timeout(_TIME_LIMIT):
                number = await self._number(address)
                await self._post(address, number, body, headers)
        except (OSError, httpx.HTTPError, TimeoutError) as error:
            raise Unavailable(f"{address.host}: {type(error).__name__}") from error
        return None

    def _webhook(self, webhook_id: int) -> Webhook | None:
        with self._database.read(self._clock) as tx:
            webhook = tx.session.get(Webhook, webhook_id)
            return webhook if webhook and webhook.removed_at is None else None

    async def _number(self, address: Address) -> str:
        """Where the name leads now: it is looked at, and then that very number is called."""
        numbers = await self._resolve(address.host, address.port)
        if not address.is_trusted and not all(is_public(number) for number in numbers):
            raise Undeliverable(f"{address.host} leads to a private address: see DEZURNI_WEBHOOK_HOSTS")
        if not numbers:
            raise Unavailable(f"{address.host} has no address")
        return numbers[0]

    async def _post(self, address: Address, number: str, body: bytes, headers: dict[str, str]) -> None:
        where = f"[{number}]" if ":" in number else number
        url = f"{address.scheme}://{where}:{address.port}{address.path}"
        usual = address.port == (443 if address.scheme == "https" else 80)
        host = address.host if usual else f"{address.host}:{address.port}"
        # The certificate must be the name's, although the number is called.
        how: dict[str, Any] = {"sni_hostname": address.host} if address.scheme == "https" else {}
        settings: dict[str, Any] = {"transport": self._transport, "timeout": _TIME_LIMIT, "trust_env": False}
        async with (
            httpx.AsyncClient(**settings, follow_redirects=False) as client,
            # The answer's body is never read, so nobody can send a long one.
            client.stream(
                "POST", url, content=body, headers={**headers, "Host": host}, extensions=how
            ) as answer,
        ):
            if not answer.is_success:
                raise failure_of(answer.status_code, answer.headers.get("retry-after", ""))


def signed_headers(secret: str, body: bytes, timestamp: int) -> dict[str, str]:
    """What lets the receiver know that the body is ours, and of when."""
    digest = hmac.new(secret.encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()
    return {
        "Content-Type": "application/json",
        "User-Agent": "Dezurni",
        "Dezurni-Timestamp": str(timestamp),
        "Dezurni-Signature": f"v1={digest}",
    }


def failure_of(status: int, retry_after: str) -> DeliveryFailed:
    """What an answer other than 2xx means: gone is for good, all else may be mended."""
    reason = f"it answered {status}" + (": redirects are not followed" if 300 <= status < 400 else "")
    if status == _GONE:
        return Undeliverable(reason)
    is_number = retry_after.isascii() and retry_after.isdecimal() and 0 < len(retry_after) < 6
    pause = min(timedelta(seconds=int(retry_after)), _LONGEST_PAUSE) if is_number else None
    return Unavailable(reason, pause or None)
