"""The demo: the whole desk against a pretend Twilio, a pretend Telegram and a clock to turn."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import httpx
import structlog
from starlette.types import ASGIApp

from app.house import House, Vendors, prepare_folder
from app.pretended import ACCOUNT_SID, AUTH_TOKEN, BOT_TOKEN, give_line, hand_out_telephones, pretended
from app.seed import seed
from app.settings import Settings
from core.clock import SystemClock
from core.company.organisation import organisation
from core.company_file.reading import read_company
from core.database.transaction import inside_transaction
from core.desk.load_company import load_company
from core.errors import NotFound
from core.roster.reading import operators
from simulator.clock import TurnableClock
from simulator.pages.demo import Demo as Pages
from simulator.telegram.asgi import asgi_app
from simulator.telegram.server import PretendTelegram
from simulator.twilio import Options, PretendTwilio, over_httpx
from simulator.twilio.http_client import PretendHttpClient
from telephony.speech import VOICES, fixed_prompts, lasting_facts, version_of

log = structlog.get_logger()

COMPANY = Path(__file__).parent / "demo_company.yaml"
_STEP_SECONDS = 0.15
_SIDS_A_SECOND = 1000


class Demo:
    """The demo company's desk, with everything outside of it pretended in the same process."""

    def __init__(self, settings: Settings) -> None:
        machine = SystemClock()
        self.clock = TurnableClock(base=machine)
        self.settings = _against_pretenders(settings)
        line = read_company(COMPANY).organisation.phone
        self._http = httpx.Client(timeout=15)
        # The database may remember an earlier run, whose pretenders counted from its own second on.
        second = int(machine.now().timestamp())
        options = Options(inside_transaction=inside_transaction, first_number=second * _SIDS_A_SECOND)
        self.twilio = PretendTwilio(ACCOUNT_SID, AUTH_TOKEN, self.clock, over_httpx(self._http), options)
        give_line(self.twilio, line, self.settings.dezurni_public_url)
        self.telegram = PretendTelegram(BOT_TOKEN, self.clock, inside_transaction=inside_transaction)
        self.telegram.account.counts_from(second)
        self.telegram_api: ASGIApp = asgi_app(self.telegram, longest_wait_seconds=1)
        self.house = House(self.settings, self.clock, Vendors(twilio=PretendHttpClient(self.twilio)))
        # What may be recorded of the prompts, by its version: the words and their language.
        self._recorded: dict[str, tuple[str, str]] = {}
        self.pages = Pages(
            database=self.house.database,
            clock=self.clock,
            base=machine,
            twilio=self.twilio,
            telegram=self.telegram,
            line_number=line,
            lock=threading.Lock(),
            words_of=self._words_of,
        )

    def prepare(self) -> None:
        """The schema, and in an empty database the demo company with a little history."""
        self.house.prepare()
        with self.house.database.begin(self.clock) as tx:
            try:
                organisation(tx)
            except NotFound:
                load_company(tx, read_company(COMPANY))
                seed(tx)
            facts = lasting_facts(organisation(tx))
        self._hand_out_telephones()
        for language in VOICES:
            for _, text in fixed_prompts(language, facts):
                self._recorded[version_of(text, language)] = text, language

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """The pretend Twilio lives while the block runs."""
        task = asyncio.create_task(self._live())
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            self._http.close()

    async def answers(self) -> None:
        """Returns once this very server answers: the pretend Telegram lives in it."""
        async with httpx.AsyncClient(timeout=2) as client:
            while True:
                with suppress(httpx.TransportError):
                    await client.get(f"{self.settings.dezurni_public_url}/health")
                    return
                await asyncio.sleep(_STEP_SECONDS)

    def _words_of(self, address: str) -> tuple[str, str] | None:
        """What a recorded prompt says, by its address: its version is the last of it."""
        return self._recorded.get(address.rpartition("/")[2].removesuffix(".wav"))

    def _hand_out_telephones(self) -> None:
        with self.house.database.read(self.clock) as tx:
            hand_out_telephones(self.telegram, operators(tx).values())

    async def _live(self) -> None:
        while True:
            await asyncio.to_thread(self._step)
            await asyncio.sleep(_STEP_SECONDS)

    def _step(self) -> None:
        with self.pages.lock:
            self.twilio.run_due()


def _against_pretenders(settings: Settings) -> Settings:
    """The same settings, with the pretend vendors in the place of the real ones."""
    prepare_folder(settings)
    here = {
        "telegram_mode": "polling",
        "telegram_api_url": f"{settings.dezurni_public_url}/simulator/telegram",
        "dezurni_channels": ["telegram", "webchat"],
        # A site of one's own on this machine may show the demo's chat.
        "dezurni_chat_origins": ["http://localhost:*", "http://127.0.0.1:*"],
    }
    line = read_company(COMPANY).organisation.phone
    return Settings(**{**settings.model_dump(), **here, **pretended(line)})
