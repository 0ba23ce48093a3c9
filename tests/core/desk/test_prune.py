"""What nobody needs is forgotten at night, a little at a time; what a repeat is known by is kept."""

from datetime import timedelta

from sqlalchemy import func, select

from core.clients.rows import LinkAttempt
from core.conversations.chat import Choice, show
from core.conversations.rows import Button
from core.database.base import Base
from core.database.heartbeat import Heartbeat, beat
from core.database.inbox import Received, receive_once
from core.database.outbox import Delivery, put
from core.database.pace import Hold, hold
from core.database.transaction import Transaction
from core.desk.moment import now_of
from core.desk.prune import prune
from core.desk.reach import reach_of
from core.roster.reading import operators
from tests.core.desk.office import Office, office

TABLES = (Delivery, Received, Button, LinkAttempt, Heartbeat, Hold)


def test_each_kind_is_kept_for_its_time_and_named_words_for_good(database_url: str) -> None:
    with office(database_url, "2026-01-01T02:00") as desk:
        desk.load()
        desk.write(_lives)
        assert _left(desk) == [5, 1, 1, 1, 1, 1]
        for day, left in (
            (0, [5, 1, 1, 1, 1, 1]),
            (2, [5, 1, 1, 1, 0, 0]),
            (29, [5, 1, 1, 1, 0, 0]),
            (31, [5, 1, 1, 0, 0, 0]),
            (179, [5, 1, 1, 0, 0, 0]),
            (181, [2, 0, 1, 0, 0, 0]),
            (401, [2, 0, 0, 0, 0, 0]),
        ):
            desk.turns_to("2026-01-01T02:00")
            desk.passes(days=day)
            assert not desk.write(lambda tx: prune(tx, now_of(tx))), "it is not night yet"
            desk.passes(hours=1)
            desk.write(lambda tx: prune(tx, now_of(tx)))
            assert _left(desk) == left, day
        keys = desk.read(lambda tx: tx.all(select(Delivery.key).order_by(Delivery.id)))
        assert keys == ["statement-1", None], "and what was never sent waits for ever"
        assert desk.read(lambda tx: reach_of(tx, operators(tx).values()))["ana"].chat == "linked"


def test_it_goes_on_in_small_steps_until_all_is_forgotten_and_rests_until_tomorrow(sqlite_url: str) -> None:
    with office(sqlite_url, "2026-11-24T03:00") as desk:
        desk.load()

        def guesses(tx: Transaction) -> None:
            for _ in range(25):
                tx.add(LinkAttempt(channel="telegram", chat="7", at=tx.now - timedelta(days=31)))

        desk.write(guesses)
        went_on = [desk.write(lambda tx: prune(tx, now_of(tx), most=10)) for _ in range(4)]
        assert went_on == [True, True, False, False]
        assert desk.read(lambda tx: _count(tx, LinkAttempt)) == 0
        desk.write(guesses)
        assert not desk.write(lambda tx: prune(tx, now_of(tx)))
        assert desk.read(lambda tx: _count(tx, LinkAttempt)) == 25
        desk.passes(days=1)
        desk.write(lambda tx: prune(tx, now_of(tx)))
        assert desk.read(lambda tx: _count(tx, LinkAttempt)) == 0


def _lives(tx: Transaction) -> None:
    """One of each, of this moment; of deliveries five kinds."""
    for key in (None, "statement-1", "page-1", "refused", None):
        channel = "voice" if key == "page-1" else "telegram"
        put(tx, channel, "7001", {"do": "page", "to": "+381641110001"}, key=key)
    for row in tx.all(select(Delivery).where(Delivery.id < 4)):
        row.sent_at = tx.now
    refused = tx.get(Delivery, 4)
    refused.set_aside_at, refused.refused, refused.key = tx.now, True, None
    receive_once(tx, channel="telegram", account="1", event="1")
    show(tx, "telegram", "7001", Choice("yes", "yes"), "7001")
    tx.add(LinkAttempt(channel="telegram", chat="7", at=tx.now))
    beat(tx, "worker")
    hold(tx, "telegram", "7001", timedelta(0))


def _left(desk: Office) -> list[int]:
    return [desk.read(lambda tx, kind=kind: _count(tx, kind)) for kind in TABLES]  # type: ignore[misc]


def _count(tx: Transaction, kind: type[Base]) -> int:
    return tx.first(select(func.count()).select_from(kind)) or 0
