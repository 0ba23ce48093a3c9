"""Chaos: processes are killed hundreds of times while they page, deliver and send statements.

On SQLite the one process there is, on PostgreSQL three at once, with the database falling down between. The
pretend Telegram and the pretend Twilio, which no kill reaches, count what arrived. Run by `make chaos`.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.dialogue.emphasis import runs
from bot.dialogue.render import render
from core.database.inbox import Received
from core.database.outbox import LEASE, Delivery
from core.desk.statement_ways import PARTS
from core.escalation.rows import Notification, Page
from core.hours.rows import TimeEntry
from tests.postgres import Cluster, start_cluster
from tests.slow.attempts import repeats
from tests.slow.chaos import CLIENTS, MONTHS, PAGES, STEPS, Chaos

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3600)]

What = tuple[str, str]
AGAIN = "Ponovljena poruka"
ASKED = ((0, "chat"), (1, "call"), (2, "chat"), (2, "call"))


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL of one's own, which may fall down."""
    own = start_cluster(durable=True)
    if own is None or own.process is None:
        pytest.skip("no PostgreSQL of our own here: apt-get install postgresql, without TEST_DATABASE_URL")
    yield own
    own.stop()


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
    rows = chaos.read(select(Delivery))
    with chaos.database.read(chaos.clock) as tx:
        made = repeats(tx, chaos.blows)
    arrived, wanted, tried, struck = _arrived(chaos), Counter[What](), Counter[What](), Counter[What]()
    known = {"voice"} | {str(person.user_id) for person in (*chaos.operators, *chaos.clients)}
    for row in rows:
        if (what := _what(row))[0] in known:
            wanted[what] += row.sent_at is not None
            tried[what] += row.attempts
            struck[what] += made.struck[row.id]
    blows = Counter(blow.kind for blow in chaos.blows)
    twice = arrived - wanted
    with capsys.disabled():
        print(
            f"\n{chaos.database.engine.dialect.name} (seed {chaos.seed}): {_listed(blows)} "
            f"({chaos.idle} kills while nothing was sent)\n"
            f"  {len(rows)} deliveries; tried again, after an attempt that was: {_listed(made.causes)}\n"
            f"  {arrived.total()} arrived, {twice.total()} of them again, "
            f"{sum(times for (place, _), times in twice.items() if place == 'voice')} of those calls; "
            f"beyond Telegram's pace: {len(chaos.telegram.unexpected)}"
        )
    # Never two at once; what arrived again, its row counts, and a blow had struck it in flight.
    assert made.too_early == []
    assert arrived - tried == Counter()
    assert twice - struck == Counter(), made.slow
    _repeats_are_marked(chaos)
    # What is noted as sent has arrived.
    assert wanted - arrived == Counter()
    _nothing_is_lost(chaos)
    _pages_walked(chaos)
    # Not one stuck beyond its lease.
    late = chaos.clock.now() + LEASE
    assert [row.id for row in rows if row.leased_until and row.leased_until > late] == []
    assert chaos.read(select(TimeEntry)) == []


def _arrived(chaos: Chaos) -> Counter[What]:
    """What the vendors took: to whom, and which message or call."""
    told = Counter[What]()
    for person in (*chaos.operators, *chaos.clients):
        told.update((str(person.user_id), _which(message)) for message in person.inbox)
    told.update({("voice", lead): len(marks) for lead, marks in chaos.calls().items()})
    return told


def _repeats_are_marked(chaos: Chaos) -> None:
    """Who was asked to come more than once was told so each time but the first."""
    assert [lead for lead, marks in chaos.calls().items() if marks.count(False) > 1] == []
    for person in chaos.operators:
        asked = [message for message in person.inbox if message.buttons]
        unmarked = Counter(_which(message) for message in asked if not message.text.startswith(AGAIN))
        assert [which for which, times in unmarked.items() if times > 1] == [], person.name


def _which(message: Any) -> str:
    """Each message that has a button has one of its own; a month's picture is known by its kind."""
    if message.file is not None:
        return str(message.file.kind)
    return str(next((button.callback_data for row in message.buttons for button in row), message.text))


def _what(row: Delivery) -> What:
    """The same, of what stands in the outbox."""
    match row.payload:
        case {"do": "page", "notification": lead}:
            return "voice", str(lead)
        case {"file": "statement-chart"}:
            return row.address, "photo"
        case {"file": _}:
            return row.address, "document"
        case {"rows": [[{"token": token}, *_], *_]}:
            return row.address, token
        case {"key": _}:
            return row.address, "".join(piece for piece, _ in runs(render(row.payload).text))
    return row.address, row.key or ""


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {what}" for what, count in counts.most_common())


def _nothing_is_lost(chaos: Chaos) -> None:
    """Each word that Telegram was told is taken was taken once, and each statement reached its contact."""
    taken = Counter(chaos.read(select(Received.event).where(Received.channel == "telegram")))
    # Each was heard; none brought the desk down so often that it was set aside.
    assert chaos.read(select(Received.event).where(Received.said.is_not(None))) == []
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


def _kind(message: Any) -> str:
    if message.file is not None:
        return str(message.file.kind)
    for month, name in zip(MONTHS, ("septembar 2026", "oktobar 2026"), strict=True):
        if name in message.text:
            return f"statement-{month}"
    return "answer"
