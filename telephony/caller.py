"""What our side asks of Twilio: ring a telephone, connect a caller, hang up. One client a process."""

import asyncio
from collections.abc import Callable
from typing import Any

import requests
from twilio.base.exceptions import TwilioException, TwilioRestException, TwilioServiceException
from twilio.http import HttpClient
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from core.database.outbox import Parcel
from core.errors import DeliveryFailed, Unavailable, Undeliverable

TIMEOUT_SECONDS = 8
# The longest a telephone rings for a page: before a carrier's mailbox picks up.
PAGE_RING_SECONDS = 25
_LONGEST_TALK = 4 * 3600
_VENDOR = "https://api.twilio.com"

# 20404: no such call or queue member; 21220: the call is over. For us: the caller or operator has gone.
_GONE = {20404, 21220}
# Wrong credentials, an account at its limit: not the number's fault.
_OURS = {20003, 20429, 22005}

# The SDK raises the second for a body in the shape of RFC 9457; neither is the other.
_REFUSED = (TwilioRestException, TwilioServiceException)

# What an operator who waits in an empty room is told.
_TOLD = {"tell-gone": "operator/caller-gone", "tell-unreached": "operator/unreached"}

Send = Callable[[Parcel], str | None]


class RebasedHttpClient(TwilioHttpClient):
    """The SDK's own client, with another server in the place of Twilio's."""

    def __init__(self, base: str) -> None:
        super().__init__(timeout=TIMEOUT_SECONDS)
        self._base = base.rstrip("/")

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        """Sends the request to the configured server."""
        return super().request(method, url.replace(_VENDOR, self._base, 1), *args, **kwargs)


class VoiceChannel:
    """Delivers what the desk asks of telephones."""

    name = "voice"

    def __init__(
        self, *, account_sid: str, token: str, from_number: str, public_url: str, http_client: HttpClient
    ) -> None:
        self._client = Client(account_sid, token, http_client=http_client)
        self._from = from_number
        self._base = public_url.rstrip("/") + "/twilio/"

    async def open(self) -> None:
        """Nothing to do: Twilio calls us."""

    async def close(self) -> None:
        """Nothing is held."""

    async def send(self, parcel: Parcel) -> str | None:
        """Carries out one order, in a thread because the SDK's async client ignores its timeout."""
        return await asyncio.to_thread(self._carry_out, parcel)

    def _carry_out(self, parcel: Parcel) -> str | None:
        try:
            return self._order(parcel.payload)
        except _REFUSED as error:
            raise _ours(error) from error
        except (TwilioException, requests.RequestException, OSError) as error:
            raise Unavailable(f"Twilio: {type(error).__name__}") from error

    def _order(self, payload: dict[str, Any]) -> str | None:
        match payload:
            case {"to": _}:
                return self._call(payload)
            case {"do": "connect", "call": sid, "queue": queue}:
                return self._connect(sid, queue)
            case {"do": "hang-up", "sid": sid}:
                return self._if_there(lambda: self._client.calls(sid).update(status="completed"))
            case {"do": "tell-gone" | "tell-unreached" as told, "sid": sid}:
                url = self._base + _TOLD[told]
                return self._if_there(lambda: self._client.calls(sid).update(url=url, method="POST"))
            case _:
                raise Undeliverable(f"not an order for a telephone: {payload.get('do')!r}")

    def _call(self, payload: dict[str, Any]) -> str | None:
        match payload:
            case {"do": "ring", "leg": leg, "to": to, "seconds": seconds}:
                return self._ring(to, f"operator/offer?leg={leg}", f"operator/status?leg={leg}", seconds)
            case {"do": "page", "notification": page, "to": to}:
                status = f"operator/page-status?notification={page}"
                return self._ring(to, f"operator/page?notification={page}", status, PAGE_RING_SECONDS)
            case {"do": "alarm", "to": to}:
                # Whether it was heard is not followed: status callbacks of no notification are no news.
                return self._ring(
                    to, "operator/alarm", "operator/page-status?notification=0", PAGE_RING_SECONDS
                )
            case {"do": "call-back", "call": call, "attempt": attempt, "to": to, "seconds": seconds}:
                status = f"back-status?call={call}&try={attempt}"
                return self._ring(to, f"back?call={call}", status, seconds, fallback="fallback")
            case _:
                raise Undeliverable(f"not an order for a telephone: {payload.get('do')!r}")

    def _ring(
        self, to: str, path: str, status: str, seconds: int, *, fallback: str = "operator/caller-gone"
    ) -> str | None:
        call = self._client.calls.create(
            to=to,
            from_=self._from,
            url=self._base + path,
            method="POST",
            fallback_url=self._base + fallback,
            status_callback=self._base + status,
            status_callback_event=["initiated", "ringing", "answered", "completed"],
            status_callback_method="POST",
            timeout=seconds,
            time_limit=_LONGEST_TALK,
        )
        return str(call.sid)

    def _connect(self, sid: str, queue: str | None) -> str | None:
        """Takes exactly this caller out of the line; fails if the caller has hung up."""
        url = self._base + "connect"
        if queue:
            self._client.queues(queue).members(sid).update(url=url, method="POST")
        else:
            self._client.calls(sid).update(url=url, method="POST")
        return sid

    @staticmethod
    def _if_there(order: Callable[[], Any]) -> str | None:
        """Who has gone already needs no order."""
        try:
            order()
        except _REFUSED as error:
            if error.code not in _GONE:
                raise
        return None


def http_client(api_url: str) -> HttpClient:
    """The client for the configured server."""
    return RebasedHttpClient(api_url)


def _ours(error: TwilioRestException | TwilioServiceException) -> DeliveryFailed:
    said = error.msg if isinstance(error, TwilioRestException) else error.title
    reason = f"Twilio {error.status}/{error.code}: {said}"
    if error.status == 429 or error.status >= 500 or error.code in _OURS:
        return Unavailable(reason)
    return Undeliverable(reason)
