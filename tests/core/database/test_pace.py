"""The vendor's limits: never broken whoever sends, urgent words first, and a refused chat left alone."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from core.database.outbox import LEASE, Parcel, Priority, put, record_failed, record_sent
from core.database.pace import Limit, Pace, claim_in_pace, count_messages, hold, holds, opens_at
from core.database.transaction import Transaction
from core.errors import Unavailable
from tests.core.coverage.example import belgrade
from tests.core.desk.office import Office, office

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
PACE = Pace(Limit(5, SECOND), (Limit(1, SECOND), Limit(3, MINUTE, prefix="-")))
NOON = belgrade("2026-11-24T12:00")


@pytest.fixture
def desk(database_url: str) -> Iterator[Office]:
    """An empty database at noon."""
    with office(database_url, "2026-11-24T12:00") as opened:
        yield opened


def _put(desk: Office, address: str, text: str = "a", priority: int = Priority.ANSWER) -> None:
    desk.write(lambda tx: put(tx, "telegram", address, {"text": text}, priority=priority))


def _claim(desk: Office, limit: int = 20) -> list[Parcel]:
    return desk.write(lambda tx: claim_in_pace(tx, {"telegram": PACE, "voice": None}, limit)).parcels


def _opens_in(desk: Office) -> timedelta | None:
    opens = desk.write(lambda tx: claim_in_pace(tx, {"telegram": PACE}, 0)).opens_at
    return opens - desk.clock.now() if opens else None


def _send(desk: Office, *parcels: Parcel) -> None:
    for parcel in parcels:
        desk.write(lambda tx, each=parcel: record_sent(tx, each, None))  # type: ignore[misc]


def _texts(parcels: list[Parcel]) -> list[str]:
    return [parcel.payload["text"] for parcel in parcels]


@pytest.mark.parametrize(
    ("sent", "limit", "opens"),
    [
        ([], Limit(1, SECOND), None),
        ([(0.0, 1)], Limit(1, SECOND), 1.0),
        ([(-0.4, 1)], Limit(1, SECOND), 0.6),
        ([(-1.0, 1)], Limit(1, SECOND), None),  # exactly as long ago as the span: out
        ([(-0.9, 1), (-0.5, 1)], Limit(2, SECOND), 0.1),
        ([(-0.5, 1), (-0.9, 1)], Limit(3, SECOND), None),
        ([(-0.9, 1), (-0.5, 1), (-0.2, 1)], Limit(2, SECOND), 0.5),
        ([(-0.9, 3), (-0.5, 1)], Limit(2, SECOND), 0.1),  # one text of three messages
        ([(-0.9, 1), (-0.5, 3)], Limit(2, SECOND), 0.5),
        ([(-59.0, 20)], Limit(20, MINUTE), 1.0),
    ],
)
def test_when_the_next_message_may_go(
    sent: list[tuple[float, int]], limit: Limit, opens: float | None
) -> None:
    moments = [(NOON + timedelta(seconds=ago), messages) for ago, messages in sent]
    expected = None if opens is None else NOON + timedelta(seconds=opens)
    assert opens_at(moments, NOON, limit) == expected


def test_one_chat_takes_a_message_a_second_and_others_are_not_held_up(desk: Office) -> None:
    for text in ("first", "second"):
        _put(desk, "1", text)
    (first,) = _claim(desk)
    _send(desk, first)
    _put(desk, "2", "other")
    (other,) = _claim(desk)
    assert other.payload == {"text": "other"}
    assert _opens_in(desk) == SECOND
    desk.passes(seconds=0.9)
    assert _claim(desk) == []
    desk.passes(seconds=0.1)
    assert _texts(_claim(desk)) == ["second"]


def test_over_all_chats_only_so_many_a_second_and_urgent_ones_first(desk: Office) -> None:
    for number in range(12):
        _put(desk, f"c{number}", f"{number}", Priority.ROUTINE)
    first = _claim(desk)
    assert len(first) == 5
    assert _claim(desk) == [], "what is on its way counts"
    _send(desk, *first)
    _put(desk, "operator", "page", Priority.URGENT)
    desk.write(lambda tx: put(tx, "voice", "ring", {"text": "call"}, priority=Priority.ROUTINE))
    assert _texts(_claim(desk)) == ["call"], "the telephone has no such limit"
    assert _opens_in(desk) == SECOND
    desk.passes(seconds=1)
    assert _texts(_claim(desk)) == ["page", "5", "6", "7", "8"]


def test_a_group_takes_so_many_a_minute(desk: Office) -> None:
    for number in range(5):
        _put(desk, "-100", f"{number}")
    sent = []
    for _ in range(61):
        parcels = _claim(desk)
        _send(desk, *parcels)
        sent.append(_texts(parcels))
        desk.passes(seconds=1)
    assert sent[:4] == [["0"], ["1"], ["2"], []]
    assert sent[60] == ["3"]


def test_a_text_of_several_messages_counts_as_these_and_keeps_its_lease_as_long(desk: Office) -> None:
    _put(desk, "1", "long")
    (long,) = _claim(desk)
    desk.write(lambda tx: count_messages(tx, long, 4, SECOND))
    for number in range(3):
        _put(desk, f"c{number}")
    assert len(_claim(desk)) == 1
    desk.clock.advance(LEASE)
    assert [parcel.id for parcel in _claim(desk) if parcel.address == "1"] == []
    desk.clock.advance(3 * SECOND)
    assert [parcel.attempt for parcel in _claim(desk) if parcel.address == "1"] == [2]


def test_a_chat_that_is_to_be_left_alone_gets_nothing_meanwhile_not_even_a_page(desk: Office) -> None:
    _put(desk, "1", "first")
    (first,) = _claim(desk)
    failure = Unavailable("flood", 30 * SECOND)
    desk.write(lambda tx: record_failed(tx, first, failure))
    desk.write(lambda tx: hold(tx, "telegram", "1", 30 * SECOND))
    desk.write(lambda tx: hold(tx, "telegram", "1", 10 * SECOND))
    _put(desk, "1", "page", Priority.URGENT)
    _put(desk, "2", "other")
    (other,) = _claim(desk)
    assert other.address == "2"
    _send(desk, other)
    assert [(each.address, each.until - desk.clock.now()) for each in desk.read(holds)] == [
        ("1", 30 * SECOND)
    ]
    desk.passes(seconds=29)
    assert _claim(desk) == []
    desk.passes(seconds=1)
    assert _texts(_claim(desk)) == ["page"]
    assert desk.read(holds) == []


def test_when_several_chats_are_refused_at_once_the_whole_channel_waits(desk: Office) -> None:
    for address in ("1", "2"):
        desk.write(lambda tx, chat=address: hold(tx, "telegram", chat, 7 * SECOND))  # type: ignore[misc]
    _put(desk, "4", "other")
    assert _texts(_claim(desk)) == ["other"]
    desk.write(lambda tx: hold(tx, "telegram", "3", 5 * SECOND))
    _put(desk, "5", "page", Priority.URGENT)
    desk.write(lambda tx: put(tx, "voice", "ring", {"text": "call"}))
    assert _texts(_claim(desk)) == ["call"]
    desk.passes(seconds=5)
    assert _texts(_claim(desk)) == ["page"]


def test_workers_that_claim_at_once_keep_the_limit_together(postgres_url: str) -> None:
    with office(postgres_url, "2026-11-24T12:00") as desk:
        desk.write(_many)
        for _ in range(4):
            claims = [lambda tx: claim_in_pace(tx, {"telegram": PACE}, 3).parcels] * 4
            parcels = [parcel for batch in desk.at_once(*claims) for parcel in batch]
            assert len(parcels) == 5
            _send(desk, *parcels)
            desk.passes(seconds=1)


def _many(tx: Transaction) -> None:
    for number in range(40):
        put(tx, "telegram", f"c{number}", {"text": "statement"}, priority=Priority.ROUTINE)
