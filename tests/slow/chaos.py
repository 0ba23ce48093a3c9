"""A database, its pretenders, and processes that are killed while they page, deliver, send statements."""

import os
import random
import secrets
import time
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, text

from app.tables import metadata
from core.clock import SystemClock
from core.database.inbox import Received
from core.database.outbox import LEASE, Delivery
from core.database.schema import migrate
from core.database.transaction import Database
from core.desk.load_company import load_company
from core.desk.run_month import finish_month, months_untold
from core.escalation.rows import Notification, Page
from core.hours.month import Month
from core.tickets.rows import Ticket
from simulator.clock import TurnableClock
from simulator.telegram.asgi import asgi_app
from simulator.telegram.pace import Pace
from simulator.telegram.server import PretendTelegram
from simulator.twilio import INSTANT, Options, PretendTwilio
from simulator.twilio.rest_app import rest_app
from simulator.twilio.webhooks import WebhookRequest, WebhookResponse
from tests.core.desk.office import example
from tests.postgres import Cluster
from tests.slow.attempts import Blow, note_attempts
from tests.slow.doomed import ACCOUNT_SID, AUTH_TOKEN, LINE, Doomed, Site, doomed, hastened
from tests.slow.pretend_server import Slow, listening
from tests.slow.real_process import TOKEN
from tests.stories.many_clients import FIRST_CHAT, client_with

KILLS = int(os.environ.get("KILLS", "300"))
# A short run has less to do.
CLIENTS, OPERATORS, PAGES = min(40, 5 + KILLS // 2), 12, min(360, 20 + 2 * KILLS)
CRASHES = FREEZES = min(4, 1 + KILLS // 10)
FIRST_OPERATOR = 7100
STEPS = 3
ZONE = ZoneInfo("Europe/Belgrade")
# The statements of two months are due, and the desk's time runs twice as fast.
OPENED, NOW, RATE = "2026-09-02T09:00", "2026-11-03T08:05", 2
MONTHS = (Month(2026, 9), Month(2026, 10))
# Between two steps, and before the end.
_LONGEST_GAP = timedelta(minutes=5)
_LONGEST_PAUSE_SECONDS, _SWING_SECONDS, _PATIENCE_SECONDS = 0.5, 8, 600
# Pages fall due over this long, by the desk's time: about as long as the killing lasts.
_SPREAD_MINUTES = KILLS * 0.7 * RATE / 60


class Chaos:
    """What is killed, and what was done to it."""

    def __init__(self, url: str, folder: Path) -> None:
        self.seed = secrets.randbelow(10**6)
        self.chance = random.Random(self.seed)
        self.folder = folder
        self.database = Database(url)
        self.url = url
        self.clock = hastened(_wall(NOW), RATE)
        self.telegram = PretendTelegram(TOKEN, self.clock)
        # The desk keeps to what Telegram allows, by the desk's time: all that is told here is one too many.
        self.telegram.pace = Pace()
        self.twilio = PretendTwilio(ACCOUNT_SID, AUTH_TOKEN, SystemClock(), _nothing, Options(pace=INSTANT))
        self.twilio.add_number(LINE, "https://podrska.example.rs/twilio/voice")
        self.clients = [self._person(FIRST_CHAT + n) for n in range(CLIENTS)]
        self.operators = [self._person(FIRST_OPERATOR + n) for n in range(OPERATORS)]
        for known in (7001, 7002, 7003, 7009):
            self._person(known)
        self.blows: list[Blow] = []
        self.written = self.idle = 0
        self._fill()
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
                self.blows = living.blows
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
            with living.blow("database down"):
                cluster.crashes()
        living.kill_one()
        self._still_holds()

    def _still_holds(self) -> None:
        """What must be so after each blow, however much is still under way."""
        unread = len(self.telegram.account.updates.pending)
        calls = self.calls()
        with self.database.read(self.clock) as tx:
            taken = len(tx.all(select(Received.id).where(Received.channel == "telegram")))
            pages = tx.all(select(Page).where(Page.id <= PAGES))
            asked = Counter((n.page_id, n.step, n.way) for n in tx.all(select(Notification)))
            tried = {key: row.attempts for row in tx.all(select(Delivery)) if (key := row.key)}
            latest = tx.now + _LONGEST_GAP
        assert taken >= self.written - unread, "Telegram was told that a word is taken, and it is lost"
        lost = [page.id for page in pages if page.state == "open" and not _is_planned(page, latest)]
        assert lost == [], "pages without a next step"
        assert [each for each, times in asked.items() if times > 1] == [], "asked twice for one step"
        assert [lead for lead, marks in calls.items() if len(marks) > tried[f"page-{lead}"]] == []

    def calls(self) -> dict[str, list[bool]]:
        """The calls that arrived, by what they are for; of each, whether it was marked as a repeat."""
        made: dict[str, list[bool]] = {}
        for call in list(self.twilio.account.calls.values()):
            assert call.hooks.first
            asked = parse_qs(urlsplit(call.hooks.first.url).query)
            if lead := asked.get("notification"):  # the others are alarms
                made.setdefault(lead[0], []).append("again" in asked)
        return made

    def _has_swing(self) -> bool:
        """Waits until something is sent after the last blow; False if nothing was for a while."""
        before = sum(vendor.taken for vendor in self.vendors)
        until = time.monotonic() + _SWING_SECONDS
        while sum(vendor.taken for vendor in self.vendors) == before and time.monotonic() < until:
            time.sleep(0.005)
        return sum(vendor.taken for vendor in self.vendors) != before

    def _freeze(self, living: Doomed) -> None:
        """One of them stands still until its leases are over, and then goes on as if nothing had been."""
        with living.frozen():
            time.sleep(LEASE.total_seconds() / RATE + 1)

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
            unasked = tx.first(select(Notification.id).where(Notification.state == "due"))
            untold = months_untold(tx)
            unheard = tx.first(select(Received.id).where(Received.due_at.is_not(None)))
            said = [key for key in tx.all(select(Delivery.key)) if (key or "").startswith("statements-sent-")]
        unread = len(self.telegram.account.updates.pending)
        waits = {
            "page": walking,
            "message": unheard,
            "attempt": unasked,
            "delivery": unsent,
            "months": untold,
            "updates": unread,
        }
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
            note_attempts(tx)
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


def _is_planned(page: Page, latest: datetime) -> bool:
    """The first step may be planned far ahead here; the others come soon."""
    return page.due_at is not None and (page.steps_taken == 0 or page.due_at <= latest)


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
