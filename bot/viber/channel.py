"""Viber as a channel: a webhook on one side, send_message on the other."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx
import structlog

from bot.capabilities import Outbound, fit
from bot.channel import Door
from bot.dialogue.render import render, texts
from bot.fetching import is_fetching, keep_fetched, publish
from bot.viber.api import ViberApi
from bot.viber.failures import BAD_TOKEN, failure_of
from bot.viber.messages import CAN, message, shown_name, with_menu
from core.company.organisation import organisation
from core.database.outbox import Parcel
from core.database.pace import Limit, Pace, count_messages
from core.desk.contact_chat import may_begin_talk
from core.errors import Costly, Unavailable

log = structlog.get_logger()

Pause = Callable[[float], Awaitable[None]]

_WEBHOOK = "/viber/webhook"
# Without a word of theirs nobody gets more than 100 messages in an hour (status 12).
_PACE = Pace(
    overall=Limit(40, timedelta(seconds=1)),
    each=(Limit(100, timedelta(hours=1)),),
)
_EVENTS = ["subscribed", "unsubscribed", "conversation_started", "failed"]
_GAP = timedelta(seconds=0)
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 300.0


@dataclass
class ViberChannel:
    """The channel "viber". `transport` stands in for the network, `pause` for waiting, in tests."""

    token: str = field(repr=False)
    api_url: str
    public_url: str
    door: Door
    transport: httpx.AsyncBaseTransport | None = None
    pause: Pause = asyncio.sleep
    name: str = "viber"
    pace: Pace | None = _PACE

    def __post_init__(self) -> None:
        self._api = ViberApi(self.api_url, self.token, self.transport)
        self._task: asyncio.Task[None] | None = None

    @property
    def account(self) -> str:
        """Tells this bot from another without telling its token."""
        return hashlib.sha256(self.token.encode()).hexdigest()[:16]

    async def open(self) -> None:
        """Registers the webhook, as often as it takes: Viber calls it before it answers."""
        self._task = asyncio.create_task(self._register(), name="viber")

    async def send(self, parcel: Parcel) -> str | None:
        """Sends one text or file; gives back the last message's id. Raises one of DeliveryFailed."""
        if is_fetching(parcel.payload):
            await keep_fetched(self.door, parcel.payload, await self._api.download(parcel.payload["ref"]))
            return None
        sender = await asyncio.to_thread(self._permitted, parcel)
        *first, last = fit(await self.outbound(parcel.payload), CAN)
        messages = [*first, with_menu(last, parcel.payload["language"])]
        if len(messages) > 1:
            await asyncio.to_thread(self._count, parcel, len(messages))
        token = ""
        for said in messages:
            token = await self._send(parcel.address, message(sender, said))
        return token

    async def outbound(self, payload: dict[str, Any]) -> Outbound:
        """What is to be said; a file lies under an address of ours before it is spoken of."""
        if "file" not in payload:
            said = render(payload, page=self.public_url)
            return Outbound(said.text, said.rows)
        kind, facts, language = payload["file"], payload["facts"], payload["language"]
        file = await asyncio.to_thread(self.door.documents.file, kind, facts, language)
        link = await asyncio.to_thread(publish, self.door, file, shown_name(file))
        return Outbound(texts().say(kind, language, facts), file=file, link=link)

    async def close(self) -> None:
        """Stops asking to be called, and closes the connections."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self._api.close()

    def _permitted(self, parcel: Parcel) -> str:
        """By which name we speak; raises Costly where that would begin a talk that nobody agreed to pay."""
        with self.door.database.read(self.door.clock) as tx:
            company = organisation(tx)
            if not may_begin_talk(tx, company, self.name, parcel.address):
                raise Costly(
                    "it would begin a talk that Viber charges for: chat: {viber_paid_talks: true} allows it"
                )
            return company.name

    def _count(self, parcel: Parcel, messages: int) -> None:
        with self.door.database.begin(self.door.clock) as tx:
            count_messages(tx, parcel, messages, _GAP)

    async def _send(self, receiver: str, body: dict[str, Any]) -> str:
        answer = await self._api.call("send_message", {"receiver": receiver, **body})
        if failure := failure_of(answer):
            raise failure
        return str(answer.get("message_token", ""))

    async def _register(self) -> None:
        wait = _FIRST_PAUSE
        while not await self._is_registered():
            await self.pause(wait)
            wait = min(wait * 2, _LONGEST_PAUSE)

    async def _is_registered(self) -> bool:
        body = {
            "url": self.public_url.rstrip("/") + _WEBHOOK,
            "event_types": _EVENTS,
            "send_name": True,
            "send_photo": False,
        }
        try:
            answer = await self._api.call("set_webhook", body)
        except Unavailable as error:
            log.warning("viber: cannot be reached", reason=error.reason)
            return False
        failure = failure_of(answer)
        if failure and answer.get("status") == BAD_TOKEN:
            log.error("viber: VIBER_TOKEN is refused: partners.viber.com shows the right one")
        elif failure:
            log.warning("viber: does not take our address", reason=failure.reason, url=body["url"])
        return failure is None
