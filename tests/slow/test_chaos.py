"""Chaos: processes are killed hundreds of times while they page, deliver and send statements.

On SQLite the one process there is, on PostgreSQL three at once, with the database falling down between. The
pretend Telegram and the pretend Twilio, which no kill reaches, count what arrived. Run by `make chaos`.
"""

import os
import random
import secrets
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError

from app.tables import metadata
from core.clock import SystemClock
from core.database.inbox import Received
from core.database.outbox import LEASE, Delivery
from core.database.schema import migrate
from core.database.transaction import Database
from core.desk.load_company import load_company
from core.desk.run_month import finish_month, months_untold
from core.desk.statement_ways import PARTS
from core.escalation.rows import Notification, Page
from core.hours.month import Month
from core.hours.rows import TimeEntry
from core.tickets.rows import Ticket
from simulator.clock import TurnableClock
from simulator.telegram.asgi import asgi_app
from simulator.telegram.server import PretendTelegram
from simulator.twilio import INSTANT, Options, PretendTwilio
from simulator.twilio.rest_app import rest_app
from simulator.twilio.webhooks import WebhookRequest, WebhookResponse
from tests.core.desk.office import example
from tests.postgres import Cluster, start_cluster
from tests.slow.doomed import ACCOUNT_SID, AUTH_TOKEN, LINE, Doomed, Hastened, Site, doomed, hastened
from tests.slow.pretend_server import Slow, listening
from tests.slow.worker_process import TOKEN
from tests.stories.many_clients import FIRST_CHAT, client_with

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3600)]

KILLS = int(os.environ.get("KILLS", "300"))
CLIENTS, OPERATORS, PAGES, CRASHES, FREEZES = 40, 12, 360, 4, 4
FIRST_OPERATOR = 7100
STEPS, ASKED = 3, ((0, "chat"), (1, "call"), (2, "chat"), (2, "call"))
ZONE = ZoneInfo("Europe/Belgrade")
# The statements of two months are due, and the desk's time runs four times as fast.
OPENED, NOW, RATE = "2026-09-02T09:00", "2026-11-03T08:05", 4
MONTHS = (Month(2026, 9), Month(2026, 10))
_LONGEST_PAUSE_SECONDS, _SWING_SECONDS, _PATIENCE_SECONDS = 0.5, 8, 600
# Pages fall due over this long, by the desk's time: about as long as the killing lasts.
_SPREAD_MINUTES = KILLS * 0.7 * RATE / 60


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL of one's own, which may fall down."""
    own = start_cluster()
    if own is None or own.process is None:
        pytest.skip("no PostgreSQL of our own here: apt-get install postgresql, without TEST_DATABASE_URL")
    yield own
    own.stop()


class Chaos:
    """One database, its pretenders, and what was under way at each blow."""

    def __init__(self, url: str, folder: Path) -> None:
        self.seed = secrets.randbelow(10**6)
        self.chance = random.Random(self.seed)
        self.folder = folder
        self.database = Database(url)
        self.url = url
        self.telegram = PretendTelegram(TOKEN, SystemClock())
        self.twilio = PretendTwilio(ACCOUNT_SID, AUTH_TOKEN, SystemClock(), _nothing, Options(pace=INSTANT))
        self.twilio.add_number(LINE, "https://podrska.example.rs/twilio/voice")
        self.clients = [self._person(FIRST_CHAT + n) for n in range(CLIENTS)]
        self.operators = [self._person(FIRST_OPERATOR + n) for n in range(OPERATORS)]
        for known in (7001, 7002, 7003, 7009):
            self._person(known)
        self.under_way = Counter[int]()
        self.kills = self.crashes = self.freezes = self.written = self.idle = 0
        self._fill()
        self.clock: Hastened = hastened(_wall(NOW), RATE)
        self._fall_due()

    def run(self, processes: int, cluster: Cluster | None = None) -> None:
        """Kills as often as asked, then lets the last ones finish."""
        self.vendors = (
            Slow(asgi_app(self.telegram, longest_wait_seconds=1), 0.03),
            Slow(rest_app(self.twilio), 0.03),
        )
        telegram, twilio = self.vendors
        with listening(telegram) as telegram_url, listening(twilio) as twilio_url:
            site = Site(self.folder, self.url, self.clock, telegram_url, twilio_url)
            with doomed(site, processes, self.chance) as living:
                crash_at = set(self.chance.sample(range(1, KILLS), CRASHES)) if cluster else set[int]()
                freeze_at = set(self.chance.sample(range(1, KILLS), FREEZES)) if cluster else set[int]()
                for number in range(KILLS):
                    self._blow(living, cluster if number in crash_at else None)
                    if number in freeze_at:
                        self._freeze(living)
                self._await_rest()

    def _blow(self, living: Doomed, cluster: Cluster | None) -> None:
        client = self.chance.choice(self.clients)
        client.writes(f"Program se ne otvara, poruka {self.written}")
        self.written += 1
        self.idle += not self._has_swing()
        time.sleep(self.chance.uniform(0, _LONGEST_PAUSE_SECONDS))
        if cluster:
            self._note_under_way()
            self.crashes += cluster.crashes()
        self._note_under_way()
        living.kill_one()
        self.kills += 1
        self._note_under_way()

    def _has_swing(self) -> bool:
        """Waits until something is sent after the last blow; False if nothing was for a while."""
        before = sum(vendor.taken for vendor in self.vendors)
        until = time.monotonic() + _SWING_SECONDS
        while sum(vendor.taken for vendor in self.vendors) == before and time.monotonic() < until:
            time.sleep(0.005)
        return sum(vendor.taken for vendor in self.vendors) != before

    def _freeze(self, living: Doomed) -> None:
        """One of them stands still until its leases are over, and then goes on as if nothing had been."""
        self._note_under_way()
        with living.frozen():
            self._note_under_way()
            time.sleep(LEASE.total_seconds() / RATE + 1)
            self._note_under_way()
        self.freezes += 1

    def _note_under_way(self) -> None:
        """What is leased at a blow may be sent again; noted on both sides of it, for time passes."""
        query = select(Delivery.id).where(Delivery.leased_until.is_not(None), Delivery.sent_at.is_(None))
        with suppress(DBAPIError):  # it fell down just now: the next look finds them
            self.under_way.update(self.read(query))

    def _await_rest(self) -> None:
        until = time.monotonic() + _PATIENCE_SECONDS
        while self._waits():
            assert time.monotonic() < until, f"it does not come to rest: {self._waits()}"
            time.sleep(0.5)

    def _waits(self) -> str:
        now = self.clock.now()
        with self.database.read(self.clock) as tx:
            walking = tx.first(select(Page.id).where(Page.state == "open", Page.steps_taken < STEPS))
            unsent = tx.first(
                select(Delivery.id).where(
                    Delivery.sent_at.is_(None), Delivery.set_aside_at.is_(None), Delivery.due_at <= now
                )
            )
            untold = months_untold(tx)
            said = [key for key in tx.all(select(Delivery.key)) if (key or "").startswith("statements-sent-")]
        unread = len(self.telegram.account.updates.pending)
        waits = {"page": walking, "delivery": unsent, "months": untold, "updates": unread}
        if len(said) < len(MONTHS):
            waits["told"] = len(said)
        return ", ".join(f"{name} {what}" for name, what in waits.items() if what)

    def read(self, query: Any) -> list[Any]:
        """What a query finds now."""
        with self.database.read(self.clock) as tx:
            return list(tx.all(query))

    def _person(self, number: int) -> Any:
        return self.telegram.person(number, f"Osoba {number}", has_opened_chat=True)

    def _fill(self) -> None:
        migrate(self.database, metadata)
        with self.database.begin(TurnableClock(start=_wall(OPENED))) as tx:
            load_company(tx, example(_company))

    def _fall_due(self) -> None:
        """Every page, over the time of the killing; earlier months are not what is looked at."""
        with self.database.begin(self.clock) as tx:
            tickets = [_ticket(n, tx.now) for n in range(1, PAGES + 1)]
            tx.session.execute(insert(Ticket), tickets)
            spread = [timedelta(minutes=self.chance.uniform(0, _SPREAD_MINUTES)) for _ in range(PAGES)]
            pages = [_page(n, tx.now + due) for n, due in enumerate(spread, 1)]
            tx.session.execute(insert(Page), pages)
            if self.database.url.get_backend_name() == "postgresql":
                for table in ("tickets", "pages"):
                    tx.session.execute(
                        text(f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))")
                    )
            month = MONTHS[-1].next()
            while month < Month.containing(tx.now, ZONE):
                finish_month(tx, month)
                month = month.next()


def test_the_one_process_on_sqlite_is_killed_again_and_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chaos = Chaos(f"sqlite:///{tmp_path / 'chaos.db'}", tmp_path)
    with closing(chaos.database):
        chaos.run(1)
        _judge(chaos, capsys)


def test_three_processes_on_postgresql_are_killed_and_the_database_falls_down(
    cluster: Cluster, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chaos = Chaos(cluster.url, tmp_path)
    with closing(chaos.database):
        chaos.run(3, cluster)
        _judge(chaos, capsys)


def _judge(chaos: Chaos, capsys: pytest.CaptureFixture[str]) -> None:
    rows = {row.id: row for row in chaos.read(select(Delivery))}
    again = {row.id: row.attempts - 1 for row in rows.values() if row.attempts > 1}
    arrived = _arrived(chaos)
    repeated = _repeated(arrived)
    with capsys.disabled():
        print(
            f"\n{chaos.database.engine.dialect.name} (seed {chaos.seed}): {chaos.kills} kills "
            f"({chaos.idle} while nothing was sent), database down {chaos.crashes} times, "
            f"{chaos.freezes} freezes; {len(rows)} deliveries, {arrived.total()} arrived, "
            f"{len(chaos.under_way)} under way at a blow, {len(again)} tried again, "
            f"{repeated.total()} arrived twice ({_told(repeated)})"
        )
    _nothing_is_lost(chaos)
    _pages_walked(chaos)
    # Sent again is only what was under way at a blow, and marked as a repeat.
    assert set(again) <= set(chaos.under_way), "tried again without a blow"
    by_address = Counter[str]()
    for row_id, times in again.items():
        by_address[_place(rows[row_id])] += times
    assert _by_place(repeated) - by_address == Counter()
    # Not one stuck beyond its lease.
    late = chaos.clock.now() + LEASE
    assert [row.id for row in rows.values() if row.leased_until and row.leased_until > late] == []
    assert chaos.read(select(TimeEntry)) == []


def _nothing_is_lost(chaos: Chaos) -> None:
    """Each word that Telegram was told is taken was taken once, and each statement reached its contact."""
    taken = Counter(chaos.read(select(Received.event).where(Received.channel == "telegram")))
    assert len(taken) == chaos.written
    assert max(taken.values()) == 1
    wanted = {f"statement-{month}" for month in MONTHS}
    for person in chaos.clients:
        kinds = Counter(_kind(message) for message in person.inbox)
        assert wanted <= {kind for kind in kinds if kind.startswith("statement-")}, person.name
        assert kinds["photo"] >= len(MONTHS)
        assert kinds["document"] >= len(MONTHS)
    keys = Counter(key for key in chaos.read(select(Delivery.key)) if key and key.startswith("statement-"))
    assert len(keys) == CLIENTS * len(MONTHS) * len(PARTS)
    aside = chaos.read(select(Delivery.reason).where(Delivery.set_aside_at.is_not(None)))
    assert [reason for reason in aside if "too late" not in (reason or "")] == []


def _pages_walked(chaos: Chaos) -> None:
    """Every page took each of its steps, once for each person and way, and is over or waits for its end."""
    now = chaos.clock.now()
    pages = chaos.read(select(Page).where(Page.id <= PAGES))
    assert len(pages) == PAGES
    assert [page.id for page in pages if page.steps_taken != STEPS] == []
    assert [
        p.id for p in pages if p.state != "exhausted" and (p.due_at is None or p.due_at + LEASE < now)
    ] == []
    assert chaos.read(select(Notification.id).where(Notification.state == "due")) == []
    asked = Counter((n.page_id, n.step, n.way) for n in chaos.read(select(Notification)))
    wanted = [(n, step, way) for n in range(1, PAGES + 1) for step, way in ASKED]
    assert [each for each in wanted if asked[each] != 1] == []


def _arrived(chaos: Chaos) -> Counter[tuple[str, str]]:
    """What the vendors took, by address and what it was."""
    told = Counter[tuple[str, str]]()
    for person in chaos.operators:
        told.update((str(person.user_id), message.text) for message in person.inbox)
    for person in chaos.clients:
        # What the bot answers to their words may be the same twice; a month's part may not.
        kinds = [_kind(message) for message in person.inbox]
        told.update((str(person.user_id), kind) for kind in kinds if kind != "answer")
    for call in chaos.twilio.account.calls.values():
        assert call.hooks.first
        lead = call.hooks.first.url.partition("notification=")[2]
        if lead:  # the others are alarms
            told[f"page-{lead}", "call"] += 1
    return told


def _kind(message: Any) -> str:
    if message.file is not None:
        return str(message.file.kind)
    for month, name in zip(MONTHS, ("septembar 2026", "oktobar 2026"), strict=True):
        if name in message.text:
            return f"statement-{month}"
    return "answer"


def _place(row: Delivery) -> str:
    return row.address


def _repeated(arrived: Counter[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """What came more often than once; a picture and a file are there once for each month."""
    wanted = {"photo": len(MONTHS), "document": len(MONTHS)}
    return +Counter({what: count - wanted.get(what[1], 1) for what, count in arrived.items()})


def _by_place(repeated: Counter[tuple[str, str]]) -> Counter[str]:
    places = Counter[str]()
    for (address, _), times in repeated.items():
        places[address] += times
    return places


def _told(repeated: Counter[tuple[str, str]]) -> str:
    calls = sum(times for (_, kind), times in repeated.items() if kind == "call")
    return f"{calls} calls"


def _nothing(_request: WebhookRequest) -> WebhookResponse:
    """Nobody says anything on the telephone."""
    return WebhookResponse(200, "text/xml", "<Response/>")


def _wall(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZONE)


def _company(data: dict[str, Any]) -> None:
    data["clients"] = [client_with(number) for number in range(CLIENTS)]
    data["escalation"]["throttle"] = [{"calls": 1000, "minutes": 1}]
    data["operators"] += [
        {
            "code": f"operater-{n}",
            "name": f"Operater {n}",
            "phone": f"+3816422{n:05}",
            "telegram_id": FIRST_OPERATOR + n,
            "roles": ["operator"],
        }
        for n in range(OPERATORS)
    ]


def _ticket(number: int, now: datetime) -> dict[str, Any]:
    subject = f"Program se ne otvara ({number})"
    named = {"id": number, "number": number, "client_id": None, "subject": subject}
    return named | {"source": "chat", "rank": 1, "state": "open", "opened_at": now}


def _page(number: int, due_at: datetime) -> dict[str, Any]:
    """Told in chat, called a minute later, and then another by both ways."""
    first, second = (f"operater-{(number + n) % OPERATORS}" for n in (0, 5))
    steps = [
        {"after_minutes": 0, "notify": first, "by": ["chat"]},
        {"after_minutes": 1, "notify": first, "by": ["call"]},
        {"after_minutes": 2, "notify": second, "by": ["chat", "call"]},
    ]
    row = {"id": number, "ticket_id": number, "policy": {"code": "chaos", "repeat": 0, "steps": steps}}
    return row | {
        "state": "open", "steps_taken": 0, "opened_at": due_at, "due_at": due_at, "version": 0, "reminded": 0
    }  # fmt: skip
