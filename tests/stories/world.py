"""The world of a story: a real desk, with a pretend Twilio, a pretend Telegram, browsers and a clock.

Nothing of ours is replaced: only the transports of the vendors lead into the pretenders. At the end of a
story everything unexpected fails it: an unread message, an unheeded call, a request nobody knows.
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import httpx
from sqlalchemy import delete, func, or_, select

from app.commands.context import log_to_stderr
from app.house import House, Vendors
from app.http import create_app
from app.pretended import give_line
from app.settings import Settings
from bot.telegram.carried import Carried
from bot.telegram.channel import TelegramChannel
from core.calls.rows import Call, CallLeg, RecordingConsent
from core.company_file.reading import read_company
from core.company_file.schema import CompanyFile
from core.conversations.rows import Conversation
from core.database.inbox import Received
from core.database.outbox import Delivery
from core.database.transaction import Database, Transaction, inside_transaction
from core.desk.load_company import load_company
from core.escalation.rows import Page
from core.staff.rows import AuditEntry
from core.tickets.rows import CallBack
from knowledge_base.library import IndexedLibrary
from simulator.clock import TurnableClock
from simulator.telegram.pace import Pace
from simulator.telegram.person import Person
from simulator.telegram.server import PretendTelegram
from simulator.telegram.transport import call
from simulator.twilio import INSTANT, Options, Phone, PretendTwilio, over_asgi
from simulator.twilio.http_client import PretendHttpClient
from simulator.viber.server import PretendViber
from tests.core.desk.office import example
from tests.prepared import Prepared
from tests.stories.listener import Listener
from tests.stories.telegram_calls import faults
from tests.stories.visitor import Visitor

ZONE = ZoneInfo("Europe/Belgrade")
ACCOUNT_SID, AUTH_TOKEN, BOT_TOKEN = "AC" + "1" * 32, "pretend-token", "4242:pretend"
PUBLIC_URL = "https://podrska.example.rs"
LINE = "+381113334444"
HEARTBEAT = "https://heartbeat.example.rs/dezurni"
COMPANY = Path(__file__).parents[1] / "company.yaml"
SECRET = "webhook-secret"
VIBER_TOKEN = "445da6az1s345z78-dazcczb2542zv51a-e0vc5fva17480im9"
T = TypeVar("T")


class World:
    """Everything a story needs; `now` is the organisation's wall clock."""

    def __init__(
        self,
        prepared: Prepared,
        library: IndexedLibrary,
        now: str,
        company: Path = COMPANY,
        channels: Sequence[str] = ("telegram", "webchat"),
    ) -> None:
        self.clock = TurnableClock(start=datetime.fromisoformat(now).replace(tzinfo=ZONE))
        self._runner = asyncio.Runner()
        self.twilio = PretendTwilio(
            ACCOUNT_SID,
            AUTH_TOKEN,
            self.clock,
            lambda request: self._post(request),  # noqa: PLW0108 - the app comes after
            Options(pace=INSTANT, inside_transaction=inside_transaction, may_record=self._agreed),
        )
        self.twilio.let_pass = self.passes
        self.telegram = PretendTelegram(
            BOT_TOKEN, self.clock, self._post_update, inside_transaction=inside_transaction
        )
        self.viber = PretendViber(VIBER_TOKEN, self.clock, self._ask, self._runner.run, inside_transaction)
        # The addresses that the auditor called because all was well.
        self.heartbeats: list[str] = []
        self.listener = Listener(self.clock)
        self._data = TemporaryDirectory()
        # The same words in another file are the company with everybody's PIN.
        state = f"{now} {company == COMPANY} {company.read_text('utf-8')}"
        database = prepared.fresh(state, partial(self._load_first, company))
        self.house = House(
            _settings(database, self._data.name, channels),
            self.clock,
            self.vendors(),
            database=database,
            durable=False,
            library=library,
        )
        self._paced = self._telegram_channel().pace
        self._telegram_channel().pace = None
        self.app = create_app(self.house)
        self._worker_is_down = False

    @contextmanager
    def lives(self) -> Iterator["World"]:
        """The desk is open for the story; what was unexpected in it fails it at the end."""
        log_to_stderr(self.house.settings)
        with self._data, over_asgi(self.app) as post, self._runner:
            self._post = post
            give_line(self.twilio, LINE, PUBLIC_URL)
            for code in _OPERATORS:
                self.operator(code)
            for channel in self.house.channels.values():
                self._runner.run(channel.open())
            if "viber" in self.house.channels:
                self._runner.run(self._viber_has_called())
            yield self
            self.settles()
            self._skip_digests()
            self.twilio.assert_nothing_unexpected()
            self.telegram.assert_nothing_unexpected(unread=True)
            self.viber.assert_nothing_unexpected()
            assert faults(self.telegram.calls) == []
            self._runner.run(self._close())

    def keeps_pace(self) -> None:
        """From now on a chat takes one message a second, and seconds pass where several are sent at once.

        Without it everything arrives at once, so that other stories may count in whole minutes.
        """
        self._telegram_channel().pace = self._paced
        self.telegram.pace = Pace()

    @contextmanager
    def worker_down(self) -> Iterator[None]:
        """The doors are open and no worker runs; when the block ends, it is back."""
        self._worker_is_down = True
        yield
        self._worker_is_down = False
        self.settles()

    def vendors(self) -> Vendors:
        """The pretenders' transports, for this house or for another on the same database."""
        telegram = Carried(partial(call, self.telegram), self.telegram.download)
        twilio = PretendHttpClient(self.twilio)
        listener = self.listener
        return Vendors(
            twilio,
            telegram,
            self.heartbeats.append,
            self._pause,
            listener.transport,
            listener.resolve,
            self.viber.transport,
        )

    def load(self, path: Path) -> None:
        """Loads a company file."""
        self.write(lambda tx: load_company(tx, _company_of(path)))

    def _load_first(self, path: Path, database: Database) -> None:
        """What a load says of absences was read long ago."""
        with database.begin(self.clock) as tx:
            load_company(tx, _company_of(path))
            tx.session.execute(delete(Delivery))

    # People

    def phone(self, number: str) -> Phone:
        """A person with a telephone."""
        return self.twilio.phone(number)

    def operator(self, code: str) -> Person:
        """An operator in Telegram, who began to talk with the bot long ago."""
        return self.telegram.person(_OPERATORS[code], code.title(), has_opened_chat=True)

    def operator_phone(self, code: str) -> Phone:
        """An operator's telephone."""
        return self.phone(_PHONES[code])

    def stranger(self, user_id: int = 9001, name: str = "Neko Nepoznat") -> Person:
        """Somebody in Telegram whom the desk does not know."""
        return self.telegram.person(user_id, name)

    def visitor(self) -> Visitor:
        """Somebody in the web chat."""
        return Visitor(self)

    def put_down(self, phones: Iterable[Phone]) -> None:
        """One after another each of these telephones is put down, or declined while it rings."""
        for phone in phones:
            if phone.status == "ringing":
                phone.declines()
            elif phone.status != "idle":
                phone.hangs_up()
            self.settles()

    # Time

    def settles(self) -> None:
        """Everything that is due now happens, on both sides, until nothing is due any more.

        A chat takes one message a second: for what waits only for that, the seconds pass.
        """
        for _ in range(200):
            self.twilio.run_due()
            worked = not self._worker_is_down and self._runner.run(self.house.worker.tick())
            due = self.twilio.next_due()
            if not worked and (due is None or due > self.clock.now()) and not self._waits_for_the_pace():
                return
        raise AssertionError("the world does not come to rest")

    def passes(self, by: timedelta) -> None:
        """Time passes, stopping at each moment at which something is due on either side."""
        end = self.clock.now() + by
        self.settles()
        while (due := self._next_due()) is not None and due <= end:
            self.clock.turn_to(max(due, self.clock.now()))
            self.settles()
        self.clock.turn_to(end)
        self._runner.run(self._slow_tick())
        self.settles()
        self._skip((_HOLIDAY,))

    def minutes_pass(self, minutes: float) -> None:
        """So many minutes pass."""
        self.passes(timedelta(minutes=minutes))

    def seconds_pass(self, seconds: float) -> None:
        """So many seconds pass."""
        self.passes(timedelta(seconds=seconds))

    def waits_until_hears(self, phone: Phone, *fragments: str, within_seconds: int = 100) -> None:
        """Time passes until this is heard; fails if it is not heard in time."""
        end = self.clock.now() + timedelta(seconds=within_seconds)
        self.settles()
        while not all(each.lower() in " ".join(phone.heard).lower() for each in fragments):
            due = self._next_due()
            if due is None or due > end:
                heard = " ".join(phone.heard)
                raise AssertionError(f"{fragments} not heard within {within_seconds} s, but: {heard}")
            self.clock.turn_to(due)
            self.settles()
        phone.hears(*fragments)

    def turns_to(self, wall: str) -> None:
        """The clock is put there at once, as when the process was down meanwhile."""
        self.clock.turn_to(datetime.fromisoformat(wall).replace(tzinfo=ZONE))
        self._runner.run(self._slow_tick())
        self.settles()
        self._skip((_HOLIDAY,))

    # Looking inside, where a story needs it

    def read(self, look: Callable[[Transaction], T]) -> T:
        """Something read from the database."""
        with self.house.database.read(self.clock) as tx:
            return look(tx)

    def write(self, act: Callable[[Transaction], T]) -> T:
        """Something done as a command would do it."""
        with self.house.database.begin(self.clock) as tx:
            return act(tx)

    @property
    def audit(self) -> list[str]:
        """Who did what to what, and by what, as it was done."""
        rows = self.read(lambda tx: tx.all(select(AuditEntry).order_by(AuditEntry.id)))
        return [f"{e.who} {e.verb} {e.kind} {e.object} {e.facts.get('channel', 'page')}" for e in rows]

    def request(self, method: str, path: str, **kwargs: Any) -> httpx.Response:
        """A request of a browser."""

        return self._runner.run(self._requested(method, path, **kwargs))

    async def _requested(self, method: str, path: str, **kwargs: Any) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.app)
        async with httpx.AsyncClient(transport=transport, base_url=PUBLIC_URL) as client:
            return await client.request(method, path, **kwargs)

    async def _ask(self, method: str, url: str, headers: dict[str, str], body: bytes) -> httpx.Response:
        assert url.startswith(PUBLIC_URL), f"{url!r} is not where we are"
        return await self._requested(method, url.removeprefix(PUBLIC_URL), headers=headers, content=body)

    async def _viber_has_called(self) -> None:
        """The channel asks to be called in the background; Viber calls before it agrees."""
        for _ in range(1000):
            if self.viber.webhook:
                return
            await asyncio.sleep(0)
        raise AssertionError("nobody has told Viber where to call")

    def _agreed(self, sid: str) -> bool:
        """Whether the caller of this call, or of the call that this operator's leg is for, agreed to it."""
        legs = select(CallLeg.call_id).where(CallLeg.sid == sid)
        calls = select(Call.id).where(or_(Call.sid == sid, Call.back_sid == sid, Call.id.in_(legs)))
        agreed = select(RecordingConsent.id).where(RecordingConsent.call_id.in_(calls))
        return self.read(lambda tx: tx.first(agreed)) is not None

    def _skip_digests(self) -> None:
        """What comes by itself when a story lasts for weeks or over a month's end; its own story reads it."""
        self._skip(_BY_ITSELF)

    def _skip(self, titles: tuple[str, ...]) -> None:
        for code in _OPERATORS:
            person = self.operator(code)
            for title in titles:
                while any(title in text for text in person.unread_texts()):
                    person.reads(title)

    def _waits_for_the_pace(self) -> bool:
        opens = None if self._worker_is_down else self.house.worker.opens_at
        if opens is not None and opens > self.clock.now():
            self.clock.turn_to(opens)
        return opens is not None

    async def _pause(self, seconds: float) -> None:
        if self.telegram.pace:
            self.clock.advance(timedelta(seconds=seconds))

    def _telegram_channel(self) -> TelegramChannel:
        channel = self.house.channels["telegram"]
        assert isinstance(channel, TelegramChannel)
        return channel

    def _post_update(self, url: str, headers: dict[str, str], body: bytes) -> int:
        path = url.removeprefix(PUBLIC_URL)
        return self.request("POST", path, content=body, headers=headers).status_code

    def _next_due(self) -> datetime | None:
        moments = [self.twilio.next_due(), self.read(_next_row)]
        later = [at for at in moments if at is not None and at > self.clock.now()]
        return min(later, default=None)

    async def _slow_tick(self) -> None:
        self.house.library.refresh()
        if not self._worker_is_down:
            await self.house.worker.settle()

    async def _close(self) -> None:
        for channel in self.house.channels.values():
            await channel.close()
        self.house.close()


def _company_of(path: Path) -> CompanyFile:
    """The example company is without anybody's PIN."""
    return example() if path == COMPANY else read_company(path)


def _next_row(tx: Transaction) -> datetime | None:
    waiting = (Delivery.sent_at.is_(None), Delivery.set_aside_at.is_(None), Delivery.due_at > tx.now)
    delivery = tx.first(select(func.min(Delivery.due_at)).where(*waiting))
    words = tx.first(select(func.min(Conversation.words_due_at)))
    waits = (CallBack.state == "waiting", CallBack.due_at > tx.now)
    call = tx.first(select(func.min(CallBack.due_at)).where(*waits))
    page = tx.first(select(func.min(Page.due_at)).where(Page.due_at > tx.now))
    unheard = tx.first(select(func.min(Received.due_at)).where(Received.due_at > tx.now))
    return min((at for at in (delivery, words, call, page, unheard) if at), default=None)


def _settings(database: Database, folder: str, channels: Sequence[str]) -> Settings:
    values: dict[str, Any] = {
        "dezurni_data_folder": folder,
        "dezurni_database_url": database.url.render_as_string(hide_password=False),
        "dezurni_public_url": PUBLIC_URL,
        "dezurni_heartbeat_url": HEARTBEAT,
        "dezurni_secret_key": "a secret of this story, long enough",
        "dezurni_channels": list(channels),
        "viber_token": VIBER_TOKEN,
        "telegram_token": BOT_TOKEN,
        "telegram_mode": "webhook",
        "telegram_webhook_secret": SECRET,
        "twilio_account_sid": ACCOUNT_SID,
        "twilio_auth_token": AUTH_TOKEN,
        "twilio_from_number": LINE,
    }
    return Settings(_env_file=None, **values)


# The absence of the example company: told once it is near, whatever the story is about.
_HOLIDAY = "Odsustvo: Jelena Nikolić, 21. 12."
_BY_ITSELF = (
    "Razgovor je počeo",
    "Snimak govorne poruke uz tiket",
    "Nedeljni pregled",
    "Izveštaji za",
    _HOLIDAY,
    "Od sada ste dežurni",
    "Predali ste dežurstvo",
    "Od sada ste rezerva",
    "Od sutra ste rezerva",
    "Više niste rezerva",
    "Sutra počinje Vaše dežurstvo",
)
_OPERATORS = {"ana": 7001, "marko": 7002, "jelena": 7003, "vesna": 7009}
_PHONES = {
    "ana": "+381641110001",
    "marko": "+381641110002",
    "jelena": "+381641110003",
    "vesna": "+381641110009",
}
