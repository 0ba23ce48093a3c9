"""What our side asks of Twilio: ring a telephone, connect a caller, hang up. One client a process."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Protocol

import requests
from twilio.base.exceptions import TwilioException, TwilioRestException, TwilioServiceException
from twilio.http import HttpClient
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from core.database.outbox import Parcel
from core.errors import DeliveryFailed, Unavailable, Undeliverable
from telephony.audio_files import AudioFiles
from telephony.download import MOST_BYTES, download

TIMEOUT_SECONDS = 8
# The longest a telephone rings for a page: before a carrier's mailbox picks up.
PAGE_RING_SECONDS = 25
_LONGEST_TALK = 4 * 3600
# Who presses 1 is in the room within about this.
_INTO_A_ROOM = timedelta(seconds=1)
_VENDOR = "https://api.twilio.com"
_LARGEST_PAGE = 1000

# 20404: no such call or queue member; 21220: the call is over. For us: the caller or operator has gone.
_GONE = {20404, 21220}
# Wrong credentials, an account at its limit: not the number's fault.
_OURS = {20003, 20429, 22005}

# The SDK raises the second for a body in the shape of RFC 9457; neither is the other.
_REFUSED = (TwilioRestException, TwilioServiceException)


class Permit(Protocol):
    """The longest that a call to a number may last, in seconds; raises DeliveryFailed if it must not be made.

    `own`: our own number.
    """

    def __call__(self, number: str, own: str, *, is_page: bool = False) -> int:
        """Asked right before each call."""
        ...


class RebasedHttpClient(TwilioHttpClient):
    """The SDK's own client, with another server in the place of Twilio's."""

    def __init__(self, base: str) -> None:
        super().__init__(timeout=TIMEOUT_SECONDS)
        self._base = base.rstrip("/")

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        """Sends the request to the configured server."""
        return super().request(method, url.replace(_VENDOR, self._base, 1), *args, **kwargs)

    def download(self, url: str, auth: tuple[str, str], most: int) -> bytes:
        """A file of the configured server."""
        return download(url.replace(_VENDOR, self._base, 1), auth, most)


class VoiceChannel:
    """Delivers what the desk asks of telephones."""

    name = "voice"
    pace = None

    def __init__(  # noqa: PLR0913 - a line has that many sides, all named at the call
        self,
        *,
        account_sid: str,
        token: str,
        from_number: str,
        public_url: str,
        http_client: HttpClient,
        permit: Permit | None = None,
        audio: AudioFiles | None = None,
    ) -> None:
        self._client = Client(account_sid, token, http_client=http_client)
        self._from = from_number
        self._permit = permit
        self._audio = audio
        self._http = http_client
        self._account = (account_sid, token)
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
            return self._order({**parcel.payload, "again": parcel.may_repeat, "times": parcel.attempt})
        except _REFUSED as error:
            raise _ours(error) from error
        except (TwilioException, requests.RequestException, OSError) as error:
            raise Unavailable(f"Twilio: {type(error).__name__}") from error

    def _order(self, payload: dict[str, Any]) -> str | None:
        known: dict[str, Callable[[dict[str, Any]], str | None]] = {
            "ring": self._ring_operator,
            "page": self._ring_for_page,
            "alarm": self._ring_for_alarm,
            "trial": self._ring_on_trial,
            "connect": self._connect,
            "hang-up": lambda order: self._end(order, "completed"),
            # It leaves a call as it is that was picked up.
            "stop-ringing": lambda order: self._end(order, "canceled"),
            "tell-gone": lambda order: self._send_to(order["sid"], "operator/caller-gone"),
            "tell-unreached": lambda order: self._send_to(order["sid"], "operator/unreached"),
            "back-in-line": lambda order: self._send_to(order["sid"], "taken-in"),
            "call-back": self._call_back,
            "tell-late": lambda order: self._send_to(order["sid"], f"operator/offer?leg={order['leg']}"),
            "hold": self._hold,
            "hand-over": self._hand_over,
            "fetch-recording": self._fetch_recording,
            "delete-recording": self._delete_recording,
            "look": self._look,
            "look-in-line": self._look_in_line,
            "compare-line": self._who_waits,
            "take-in": self._take_in,
        }
        carry_out = known.get(str(payload.get("do")))
        if carry_out is None:
            raise Undeliverable(f"not an order for a telephone: {payload.get('do')!r}")
        try:
            return carry_out(payload)
        except KeyError as missing:
            raise Undeliverable(f"not an order for a telephone: it lacks {missing}") from missing

    def _ring_operator(self, order: dict[str, Any]) -> str | None:
        leg = order["leg"]
        return self._ring(
            order["to"], f"operator/offer?leg={leg}", f"operator/status?leg={leg}", order["seconds"]
        )

    def _ring_for_page(self, order: dict[str, Any]) -> str | None:
        page = order["notification"]
        status = f"operator/page-status?notification={page}"
        offer = f"operator/page?notification={page}" + ("&again=1" if order["again"] else "")
        return self._ring(order["to"], offer, status, PAGE_RING_SECONDS, is_page=True)

    def _call_back(self, order: dict[str, Any]) -> str | None:
        call = order["call"]
        status = f"back-status?call={call}&try={order['attempt']}"
        return self._ring(order["to"], f"back?call={call}", status, order["seconds"], fallback="fallback")

    def _ring_for_alarm(self, order: dict[str, Any]) -> str | None:
        # Whether it was heard is not followed: status callbacks of no notification are no news.
        status = "operator/page-status?notification=0"
        return self._ring(order["to"], "operator/alarm", status, PAGE_RING_SECONDS, is_page=True)

    def _ring_on_trial(self, order: dict[str, Any]) -> str | None:
        # 0 is no trial: the command asks by itself what became of it.
        status = f"operator/trial-status?trial={order.get('trial', 0)}"
        return self._ring(order["to"], "operator/trial", status, PAGE_RING_SECONDS)

    def _end(self, order: dict[str, Any], status: str) -> str | None:
        return self._if_there(lambda: self._client.calls(order["sid"]).update(status=status))

    def _ring(
        self,
        to: str,
        path: str,
        status: str,
        seconds: int,
        *,
        fallback: str | None = None,
        is_page: bool = False,
    ) -> str | None:
        limit = self._permit(to, self._from, is_page=is_page) if self._permit else _LONGEST_TALK
        call = self._client.calls.create(
            to=to,
            from_=self._from,
            url=self._base + path,
            method="POST",
            # Where the document did not come in time, it is asked for once more: every step may be.
            fallback_url=self._base + (fallback or path),
            status_callback=self._base + status,
            status_callback_event=["initiated", "ringing", "answered", "completed"],
            status_callback_method="POST",
            timeout=seconds,
            time_limit=limit,
        )
        return str(call.sid)

    def _fetch_recording(self, order: dict[str, Any]) -> str | None:
        """Brings the audio into our files. The address is made here: never the one that a request named."""
        if self._audio is None:
            raise Undeliverable("this line keeps no recordings")
        sid = order["sid"]
        url = f"{_VENDOR}/2010-04-01/Accounts/{self._account[0]}/Recordings/{sid}.wav"
        content = self._http.download(url, self._account, MOST_BYTES)
        self._audio.keep(f"{sid}.wav", content)
        return f"{sid}.wav"

    def _delete_recording(self, order: dict[str, Any]) -> str | None:
        """At Twilio; of a message that was spoken anew, ours too."""
        if order.get("kind") == "draft" and self._audio:
            self._audio.delete(f"{order['sid']}.wav")
        return self._if_there(lambda: self._client.recordings(order["sid"]).delete())

    def _look(self, order: dict[str, Any]) -> str:
        """The status of the call as Twilio has it; one that it does not know is over."""
        try:
            return str(self._client.calls(order.get("sid") or order["call"]).fetch().status)
        except _REFUSED as error:
            if error.code not in _GONE:
                raise
            return "completed"

    def _look_in_line(self, order: dict[str, Any]) -> str:
        try:
            self._client.queues(order["queue"]).members(order["sid"]).fetch()
        except _REFUSED as error:
            if error.code not in _GONE:
                raise
            return "not-in-line"
        return "in-line"

    def _who_waits(self, order: dict[str, Any]) -> str:
        """The calls in the line, a space between; a line that Twilio does not have is an empty one."""
        try:
            members = self._client.queues(order["queue"]).members.list(page_size=_LARGEST_PAGE)
        except _REFUSED as error:
            if error.code not in _GONE:
                raise
            return ""
        return " ".join(str(member.call_sid) for member in members)

    def _take_in(self, order: dict[str, Any]) -> str | None:
        """Out of the line, to where the caller is received anew."""
        member = self._client.queues(order["queue"]).members(order["sid"])
        return self._if_there(lambda: member.update(url=self._base + "taken-in", method="POST"))

    def _send_to(self, sid: str, path: str) -> str | None:
        """Sends a leg to another document of ours, if somebody is still there."""
        return self._if_there(lambda: self._client.calls(sid).update(url=self._base + path, method="POST"))

    def _hold(self, order: dict[str, Any]) -> str | None:
        """The caller hears music and the others do not hear the caller, or they talk again.

        Raises Unavailable while the caller is on the way into the room.
        """
        sid, on = order["sid"], order["on"]
        music = {"hold_url": self._base + "audio/hold.wav", "hold_method": "GET"} if on else {}
        self._in_room(lambda: self._participants(order)(sid).update(hold=on, **music))
        return None

    def _hand_over(self, order: dict[str, Any]) -> str | None:
        """First the room must not end with the one who leaves, then they leave: each may be repeated.

        Raises Unavailable while the colleague is on the way into the room: who leaves would end the talk.
        """
        leaving, staying = order["from"], order["to"]
        participants = self._participants(order)

        def leave() -> None:
            participants(leaving).update(end_conference_on_exit=False)
            self._in_room(lambda: participants(staying).update(end_conference_on_exit=True))
            self._client.calls(leaving).update(status="completed")

        return self._if_there(leave)

    @staticmethod
    def _in_room(order: Callable[[], Any]) -> None:
        """Raises Unavailable where the one whom it is about is not there: a moment later they may be."""
        try:
            order()
        except _REFUSED as error:
            if error.code not in _GONE:
                raise
            raise Unavailable("not in the room yet", _INTO_A_ROOM) from error

    def _participants(self, order: dict[str, Any]) -> Any:
        """Who is in the room. Its id is known from the callbacks; looked for by name if these were lost."""
        room = order.get("room")
        if room is None:
            named = self._client.conferences.list(friendly_name=order["name"], status="in-progress", limit=1)
            if not named:
                raise Undeliverable("the talk is over")
            room = named[0].sid
        return self._client.conferences(room).participants

    def _connect(self, order: dict[str, Any]) -> str | None:
        """Takes exactly this caller out of the line; fails if the caller has hung up.

        Where an earlier try had no answer, who is not in the line any more may be on the way already.
        """
        url, sid, queue = self._base + "connect", order["call"], order["queue"]
        try:
            if queue:
                self._client.queues(queue).members(sid).update(url=url, method="POST")
            else:
                self._client.calls(sid).update(url=url, method="POST")
        except _REFUSED as error:
            if error.code not in _GONE or order["times"] == 1 or self._look(order) != "in-progress":
                raise
        return str(sid)

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
