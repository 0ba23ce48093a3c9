"""The house: builds everything once, closes it in reverse."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx
import structlog
from twilio.http import HttpClient

from app.auditor import Auditor, Get, Open
from app.channels import Outside, Pause, open_channel
from app.chat_files import ChatFiles
from app.dialling import Dialling
from app.documents import StatementDocuments
from app.library import ServedLibrary
from app.settings import Settings, secret
from app.shelves import Shelves
from app.signed_links import SignedLinks
from app.tables import metadata
from app.transcriber import Transcriber, program
from app.webhooks import Resolve, WebhookSender, resolve
from app.worker import Sender, Worker
from bot.channel import Channel, Door
from core.clock import Clock
from core.database.schema import migrate, require_newest
from core.database.transaction import Database
from core.files.storing import chat_files
from core.staff.webhooks import CHANNEL
from knowledge_base.library import IndexedLibrary
from telephony.audio_files import AudioFiles
from telephony.caller import VoiceChannel, http_client
from telephony.journal import Journal
from telephony.prompt_audio import PromptAudio
from telephony.webhooks import VoiceDoor

log = structlog.get_logger()


@dataclass
class Vendors:
    """What a test or the demo puts in the place of the real vendors' transports."""

    twilio: HttpClient | None = None
    telegram: Any = None
    heartbeat: Get | None = None
    pause: Pause = asyncio.sleep
    webhook: httpx.AsyncBaseTransport | None = None
    resolve: Resolve = resolve
    viber: httpx.AsyncBaseTransport | None = None


class House:
    """Everything that runs in one process."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        vendors: Vendors | None = None,
        *,
        library: IndexedLibrary | None = None,
        database: Database | None = None,
        durable: bool = True,
    ) -> None:
        vendors = vendors or Vendors()
        self.settings = settings
        self.clock = clock
        self.database = database or Database(settings.dezurni_database_url, durable=durable)
        self.library = ServedLibrary(self.database, clock, library)
        self.journal = Journal(settings.data_folder / "voicemail-journal.jsonl")
        self.audio = AudioFiles(settings.data_folder / "recordings")
        self.files = chat_files(settings.data_folder / "files")
        self.chat_files = ChatFiles(self.database, clock, self.files, settings.secret_key())
        self.documents = StatementDocuments(self.database, clock, self.audio, self.chat_files.content)
        self.door = Door(
            self.database, clock, self.library, self.documents, self.wake, self.files, self._file_link
        )
        self._vendors = vendors
        self.channels: dict[str, Channel] = {name: self._channel(name) for name in settings.channels}
        senders: dict[str, Sender] = {**self.channels, CHANNEL: self._webhooks()}
        if settings.has_voice:
            senders["voice"] = voice_channel(
                settings, vendors.twilio, Dialling(self.database, clock), self.audio
            )
        self.auditor = Auditor(
            Database(settings.dezurni_database_url, durable=durable),
            clock,
            self._postmen(),
            settings.dezurni_heartbeat_url,
            vendors.heartbeat,
        )
        self.worker = Worker(
            self.database, clock, senders, self.journal, self.library, Shelves(self.audio, self.files)
        )
        self.voice_door = VoiceDoor(
            database=self.database,
            clock=clock,
            wake=self.wake,
            tokens=[
                t for t in map(secret, (settings.twilio_auth_token, settings.twilio_auth_token_next)) if t
            ],
            public_url=settings.dezurni_public_url,
            voice=settings.twilio_voice,
            journal=self.journal,
            number=settings.twilio_from_number or "",
            prompt_audio=PromptAudio(settings.data_folder / "prompts"),
            library=self.library,
            recording=lambda name: settings.dezurni_public_url + self.audio_links().link(name),
        )

    def prepare(self) -> None:
        """Brings a SQLite database to the newest schema; refuses to start on an older PostgreSQL."""
        if self.settings.dezurni_database_url.startswith("sqlite"):
            prepare_folder(self.settings)
            migrate(self.database, metadata)
        else:
            require_newest(self.database)
        self.library.refresh()

    @asynccontextmanager
    async def running(
        self, *, with_worker: bool = True, ready: Callable[[], Awaitable[None]] | None = None
    ) -> AsyncIterator[None]:
        """Channels listening and the worker working, until the block ends.

        `ready` is awaited before the channels open: the demo's vendors live in this very process.
        """
        async with AsyncExitStack() as stack:
            for channel in self.channels.values():
                stack.push_async_callback(channel.close)
                await stack.enter_async_context(_task(_opened(channel, ready)))
            await stack.enter_async_context(_task(self.library.keep_fresh()))
            # Also where no worker is: a door sees best that none runs anywhere.
            stack.enter_context(self.auditor.running())
            if with_worker:
                await stack.enter_async_context(self._writing())
                await stack.enter_async_context(_task(self.worker.run()))
            yield

    def _file_link(self, name: str, life: timedelta, shown: str) -> str:
        return self.settings.dezurni_public_url + self.chat_files.link(name, life, shown)

    def audio_links(self) -> SignedLinks:
        """Addresses under which recordings can be heard."""
        return SignedLinks("audio", self.audio, self.clock, self.settings.secret_key())

    async def working(self) -> None:
        """The worker alone, until it is cancelled; no door is open."""
        with self.auditor.running():
            async with _task(self.library.keep_fresh()), self._writing():
                await self.worker.run()

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[None]:
        """Voice messages are written down meanwhile, if a program for it is set."""
        line = self.settings.dezurni_transcriber
        if line is None:
            yield
            return
        async with _task(Transcriber(self.database, self.clock, self.audio, program(line)).run()):
            yield

    def close(self) -> None:
        """Gives everything back."""
        self.auditor.close()
        self.database.close()

    def _channel(self, name: str) -> Channel:
        vendors = self._vendors
        outside = Outside(vendors.telegram, vendors.viber, vendors.pause)
        return open_channel(name, self.settings, self.door, outside)

    def _webhooks(self) -> WebhookSender:
        trusted = self.settings.dezurni_webhook_hosts or ()
        vendors = self._vendors
        return WebhookSender(
            self.database, self.clock, trusted, transport=vendors.webhook, resolve=vendors.resolve
        )

    def _postmen(self) -> dict[str, Open]:
        """How the auditor opens channels of its own, where it can reach operators."""
        openers = dict[str, Open]()
        if "telegram" in self.settings.channels:
            openers["telegram"] = lambda: self._channel("telegram")
        if self.settings.has_voice:
            openers["voice"] = lambda: voice_channel(self.settings, self._vendors.twilio)
        return openers

    def wake(self) -> None:
        """Something waits: the worker looks now."""
        self.worker.wake()


def prepare_folder(settings: Settings) -> None:
    """The folders of the SQLite file and of our own files, made where they are missing."""
    for folder in (settings.data_folder, settings.database_folder):
        folder.mkdir(parents=True, exist_ok=True)


async def _opened(channel: Channel, ready: Callable[[], Awaitable[None]] | None) -> None:
    if ready:
        await ready()
    await channel.open()


@asynccontextmanager
async def _task(work: Any) -> AsyncIterator[None]:
    """Runs beside the block and is cancelled with it; a failure is logged, not lost."""
    task = asyncio.ensure_future(work)
    task.add_done_callback(_report)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError, Exception):
            await task


def _report(task: "asyncio.Future[None]") -> None:
    if not task.cancelled() and (error := task.exception()):
        log.error("stopped", error=f"{type(error).__name__}: {error}")


def voice_channel(
    settings: Settings,
    client: HttpClient | None,
    dialling: Dialling | None = None,
    audio: AudioFiles | None = None,
) -> VoiceChannel:
    """The auditor's own has no `dialling`: its alarm must go out while the database hangs."""
    assert settings.twilio_account_sid and settings.twilio_from_number
    return VoiceChannel(
        account_sid=settings.twilio_account_sid,
        token=secret(settings.twilio_auth_token),
        from_number=settings.twilio_from_number,
        public_url=settings.dezurni_public_url,
        http_client=client or http_client(settings.twilio_api_url),
        permit=dialling.permit if dialling else None,
        audio=audio,
    )
