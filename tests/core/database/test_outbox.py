"""What leaves: in order for each address, urgent first, again when nobody told, aside when it is hopeless."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, insert, select

from core.database.claiming import claim
from core.database.outbox import (
    LEASE,
    MAX_ATTEMPTS,
    Delivery,
    Parcel,
    Priority,
    put,
    record_failed,
    record_sent,
    retry,
    waiting,
)
from core.database.transaction import Transaction
from core.errors import DeliveryFailed, NotFound, Unavailable, Undeliverable
from tests.core.desk.office import Office, office

CHANNELS = ("telegram", "webchat", "voice")
SECOND = timedelta(seconds=1)
LONG = timedelta(hours=1)


@pytest.fixture
def desk(database_url: str) -> Iterator[Office]:
    """An empty database at noon."""
    with office(database_url, "2026-11-24T12:00") as opened:
        yield opened


def _put(
    desk: Office,
    text: str,
    address: str = "1",
    *,
    priority: Priority = Priority.ANSWER,
    key: str | None = None,
    later: timedelta = timedelta(0),
    lasts: timedelta | None = None,
) -> bool:
    def act(tx: Transaction) -> bool:
        due_at = tx.now + later
        payload = {"text": text}
        return put(tx, "telegram", address, payload, priority=priority, key=key, due_at=due_at, lasts=lasts)

    return desk.write(act)


def _claim(desk: Office, limit: int = 10) -> list[Parcel]:
    return desk.write(lambda tx: claim(tx, CHANNELS, limit))


def _texts(parcels: list[Parcel]) -> list[str]:
    return [parcel.payload["text"] for parcel in parcels]


def _only(desk: Office) -> Parcel:
    (parcel,) = _claim(desk)
    return parcel


def _sent(desk: Office, parcel: Parcel, ref: str | None = "m1") -> None:
    desk.write(lambda tx: record_sent(tx, parcel, ref))


def _failed(desk: Office, parcel: Parcel, failure: DeliveryFailed | None = None) -> bool:
    why = failure or Unavailable("no answer")
    return desk.write(lambda tx: record_failed(tx, parcel, why))


def _row(desk: Office, delivery_id: int) -> Delivery:
    return desk.read(lambda tx: tx.get(Delivery, delivery_id))


def _wait_of(desk: Office, parcel: Parcel) -> timedelta:
    return _row(desk, parcel.id).due_at - desk.clock.now()


# Order


def test_one_address_gets_its_messages_one_after_the_other(desk: Office) -> None:
    for text in ("first", "second", "third"):
        _put(desk, text)
    for text in ("first", "second", "third"):
        parcel = _only(desk)
        assert parcel.payload == {"text": text}
        assert _claim(desk) == [], "while one is on its way, the next waits"
        _sent(desk, parcel)
    assert _claim(desk) == []


def test_addresses_do_not_wait_for_each_other_nor_do_channels(desk: Office) -> None:
    _put(desk, "first", "1")
    _put(desk, "second", "2")
    desk.write(lambda tx: put(tx, "webchat", "1", {"text": "third"}))
    assert _texts(_claim(desk)) == ["first", "second", "third"]


def test_only_the_asked_channels_are_leased(desk: Office) -> None:
    _put(desk, "first")
    assert desk.write(lambda tx: claim(tx, ["webchat"])) == []
    assert desk.write(lambda tx: claim(tx, [])) == []


def test_what_is_urgent_goes_first_also_within_an_address(desk: Office) -> None:
    _put(desk, "statement", priority=Priority.ROUTINE)
    _put(desk, "answer")
    _put(desk, "page", priority=Priority.URGENT)
    for text in ("page", "answer", "statement"):
        parcel = _only(desk)
        assert _texts([parcel]) == [text]
        _sent(desk, parcel)


def test_a_page_does_not_wait_behind_a_thousand_statements(desk: Office) -> None:
    def many(tx: Transaction) -> None:
        for number in range(100):
            put(tx, "telegram", f"c{number}", {"text": "statement"}, priority=Priority.ROUTINE)
        put(tx, "telegram", "operator", {"text": "page"}, priority=Priority.URGENT)

    desk.write(many)
    assert _texts(_claim(desk, limit=3)) == ["page", "statement", "statement"]


def test_what_is_planned_for_later_waits_and_holds_nobody_up(desk: Office) -> None:
    _put(desk, "at eight", later=LONG, priority=Priority.URGENT)
    _put(desk, "now")
    parcel = _only(desk)
    assert parcel.payload == {"text": "now"}
    _sent(desk, parcel)
    desk.clock.advance(LONG - SECOND)
    assert _claim(desk) == []
    desk.clock.advance(SECOND)
    assert _texts(_claim(desk)) == ["at eight"]


def test_what_waits_for_its_next_attempt_keeps_its_place_before_later_words(desk: Office) -> None:
    _put(desk, "first")
    _put(desk, "second")
    parcel = _only(desk)
    _failed(desk, parcel, Unavailable("flood", timedelta(seconds=30)))
    assert _claim(desk) == []
    desk.passes(seconds=30)
    assert _texts(_claim(desk)) == ["first"]


def test_an_urgent_word_does_not_wait_for_the_next_attempt_of_another(desk: Office) -> None:
    _put(desk, "answer")
    _failed(desk, _only(desk))
    _put(desk, "page", priority=Priority.URGENT)
    assert _texts(_claim(desk)) == ["page"]


def test_what_was_set_aside_holds_nobody_up(desk: Office) -> None:
    _put(desk, "first")
    _put(desk, "second")
    assert _failed(desk, _only(desk), Undeliverable("blocked"))
    assert _texts(_claim(desk)) == ["second"]


# Leases


def test_a_parcel_of_which_nobody_told_is_sent_again_with_its_key(desk: Office) -> None:
    _put(desk, "first", key="page-7")
    first = _only(desk)
    desk.clock.advance(LEASE - SECOND)
    assert _claim(desk) == []
    desk.clock.advance(SECOND)
    again = _only(desk)
    assert (first.key, first.attempt) == ("page-7", 1)
    assert (again.id, again.key, again.attempt) == (first.id, "page-7", 2)


def test_a_parcel_without_a_key_has_one_that_a_repeat_has_too(desk: Office) -> None:
    _put(desk, "first")
    first = _only(desk)
    desk.clock.advance(LEASE)
    assert _only(desk).key == first.key == f"outbox-{first.id}"


def test_what_was_sent_is_never_sent_again_and_keeps_its_name_outside(desk: Office) -> None:
    _put(desk, "first")
    parcel = _only(desk)
    _sent(desk, parcel, "message-1")
    desk.clock.advance(LONG)
    assert _claim(desk) == []
    row = _row(desk, parcel.id)
    assert (row.sent_ref, row.leased_until, row.reason) == ("message-1", None, None)
    assert desk.read(waiting) == []


# Keys


def test_a_key_stands_for_one_delivery_also_after_it_was_sent(desk: Office) -> None:
    assert _put(desk, "first", key="statement-2026-10-1")
    _sent(desk, _only(desk))
    assert not _put(desk, "again", key="statement-2026-10-1")
    assert _claim(desk) == []


def test_without_a_key_the_same_may_be_said_twice(desk: Office) -> None:
    assert _put(desk, "hello")
    assert _put(desk, "hello")
    assert len(desk.read(waiting)) == 2


def test_of_eight_who_put_one_key_at_once_one_does(desk: Office) -> None:
    done = desk.at_once(*[lambda tx: put(tx, "telegram", "1", {}, key="k")] * 8)
    assert sorted(done) == [False] * 7 + [True]


# Failures


def test_each_wait_is_longer_than_the_one_before_and_none_is_endless(desk: Office) -> None:
    _put(desk, "first")
    waits = []
    for _ in range(MAX_ATTEMPTS - 1):
        parcel = _only(desk)
        assert not _failed(desk, parcel)
        waits.append(_wait_of(desk, parcel))
        desk.clock.advance(waits[-1])
    assert waits == sorted(waits)
    growing = waits[: waits.index(waits[-1]) + 1]
    assert len(set(growing)) == len(growing) > 5
    assert timedelta(seconds=2) <= waits[0] <= timedelta(seconds=3)
    assert waits[-1] <= timedelta(minutes=15)


def test_those_who_failed_together_do_not_come_back_together(desk: Office) -> None:
    for number in range(5):
        _put(desk, "x", address=str(number))
    parcels = _claim(desk)
    for parcel in parcels:
        _failed(desk, parcel)
    assert len({_wait_of(desk, parcel) for parcel in parcels}) == 5


@pytest.mark.parametrize("seconds", [1, 35, 3600])
def test_the_outside_says_itself_how_long_it_wants_to_be_left_alone(desk: Office, seconds: int) -> None:
    _put(desk, "first")
    parcel = _only(desk)
    _failed(desk, parcel, Unavailable("flood", timedelta(seconds=seconds)))
    assert _wait_of(desk, parcel) == timedelta(seconds=seconds)


def test_who_asks_again_and_again_for_a_little_is_not_tried_to_death_in_minutes(desk: Office) -> None:
    _put(desk, "first")
    began, waits = desk.clock.now(), []
    for _ in range(MAX_ATTEMPTS - 1):
        parcel = _only(desk)
        assert not _failed(desk, parcel, Unavailable("flood", timedelta(seconds=3)))
        waits.append(_wait_of(desk, parcel))
        desk.clock.advance(waits[-1])
    assert set(waits[:10]) == {timedelta(seconds=3)}
    assert desk.clock.now() - began > timedelta(hours=4)


def test_after_the_last_attempt_it_is_set_aside_with_its_reason_and_seen(desk: Office) -> None:
    _put(desk, "first")
    _put(desk, "other", address="2", later=LONG * (MAX_ATTEMPTS + 5))
    for attempt in range(1, MAX_ATTEMPTS + 1):
        parcel = _only(desk)
        assert parcel.attempt == attempt
        assert _failed(desk, parcel) is (attempt == MAX_ATTEMPTS)
        desk.clock.advance(LONG)
    assert _claim(desk) == []
    seen = desk.read(waiting)
    assert [(row.payload["text"], row.reason) for row in seen] == [("first", "no answer"), ("other", None)]


@pytest.mark.parametrize("failure", [Undeliverable("blocked"), DeliveryFailed("a fault of ours")])
def test_what_is_hopeless_is_set_aside_at_once(desk: Office, failure: DeliveryFailed) -> None:
    _put(desk, "first")
    parcel = _only(desk)
    assert _failed(desk, parcel, failure)
    assert _row(desk, parcel.id).reason == failure.reason
    desk.clock.advance(LONG)
    assert _claim(desk) == []


def test_what_is_worth_nothing_any_more_is_set_aside_unsent(desk: Office) -> None:
    _put(desk, "ring", lasts=timedelta(seconds=20))
    desk.passes(seconds=20)
    parcel = _only(desk)
    _failed(desk, parcel)
    desk.clock.advance(LONG)
    assert _claim(desk) == []
    assert "too late" in (_row(desk, parcel.id).reason or "")


def test_it_lasts_from_the_moment_for_which_it_is_planned(desk: Office) -> None:
    _put(desk, "ring", later=LONG, lasts=timedelta(seconds=20))
    desk.clock.advance(LONG + SECOND)
    assert _texts(_claim(desk)) == ["ring"]


# Tried again by hand


def test_one_that_was_set_aside_goes_out_again_at_once_with_all_its_attempts(desk: Office) -> None:
    _put(desk, "ring", lasts=SECOND)
    desk.clock.advance(LONG)
    assert _claim(desk) == []
    (aside,) = desk.read(waiting)
    desk.write(lambda tx: retry(tx, aside.id))
    desk.clock.advance(LONG)
    parcel = _only(desk)
    assert (parcel.id, parcel.attempt) == (aside.id, 1)
    assert _row(desk, aside.id).reason is None


def test_only_what_was_set_aside_can_be_tried_again(desk: Office) -> None:
    _put(desk, "first")
    parcel = _only(desk)
    for delivery_id in (parcel.id, 4711):
        with pytest.raises(NotFound, match=f"{delivery_id} is set aside"):
            desk.write(lambda tx, number=delivery_id: retry(tx, number))  # type: ignore[misc]


# How it is found


def test_what_is_next_is_found_by_an_index_though_the_database_knows_nothing_of_its_rows(
    desk: Office,
) -> None:
    def many(tx: Transaction) -> None:
        row = {"channel": "telegram", "payload": {}, "priority": 0, "attempts": 0, "refused": False}
        dates = {"created_at": tx.now, "due_at": tx.now}
        tx.session.execute(insert(Delivery), [row | dates | {"address": str(n // 3)} for n in range(3000)])

    desk.write(many)
    with desk.database.read(desk.clock) as tx:
        seen: list[tuple[str, Any]] = []
        engine = desk.database.engine
        event.listen(engine, "before_cursor_execute", lambda *given: seen.append((given[2], given[3])))
        assert len(claim(tx, CHANNELS, 20)) == 20
        asked, values = next(each for each in seen if "LIMIT" in each[0])
        explain = "EXPLAIN QUERY PLAN" if engine.dialect.name == "sqlite" else "EXPLAIN"
        plan = str(tx.session.connection().exec_driver_sql(f"{explain} {asked}", values).all())
    assert "ix_outbox_line" in plan
    assert "ix_outbox_address" in plan
    for slow in ("Sort", "Seq Scan", "TEMP B-TREE"):
        assert slow not in plan


def test_who_looks_for_the_urgent_gets_nothing_else(desk: Office) -> None:
    _put(desk, "statement", "1", priority=Priority.ROUTINE)
    _put(desk, "page", "2", priority=Priority.URGENT)
    urgent = desk.write(lambda tx: claim(tx, CHANNELS, 10, worst=Priority.URGENT))
    assert _texts(urgent) == ["page"]


def test_an_urgent_word_does_not_wait_for_what_is_on_its_way_to_the_same_address(desk: Office) -> None:
    _put(desk, "statement", priority=Priority.ROUTINE)
    _only(desk)
    _put(desk, "page", priority=Priority.URGENT)
    assert _texts(_claim(desk)) == ["page"]


# Several workers


def test_workers_who_claim_at_once_never_get_the_same_parcel(postgres_url: str) -> None:
    with office(postgres_url, "2026-11-24T12:00") as desk:

        def many(tx: Transaction) -> None:
            for number in range(120):
                put(tx, "telegram", f"chat-{number % 40}", {"text": str(number)})

        desk.write(many)
        taken: list[Parcel] = []
        while True:
            batches = desk.at_once(*[lambda tx: claim(tx, CHANNELS, 7)] * 6)
            parcels = [parcel for batch in batches for parcel in batch]
            if not parcels:
                break
            chats = [parcel.address for parcel in parcels]
            assert len(set(chats)) == len(chats), "one parcel for an address at a time"
            taken += parcels
            for parcel in parcels:
                _sent(desk, parcel)
    assert sorted(int(text) for text in _texts(taken)) == list(range(120))
    by_chat: dict[str, list[int]] = {}
    for parcel in taken:
        by_chat.setdefault(parcel.address, []).append(int(parcel.payload["text"]))
    assert all(numbers == sorted(numbers) for numbers in by_chat.values())


def test_a_worker_does_not_wait_for_one_who_is_still_claiming(postgres_url: str) -> None:
    with office(postgres_url, "2026-11-24T12:00") as desk:
        _put(desk, "first", "1")
        _put(desk, "second", "1")
        _put(desk, "third", "2")
        with desk.database.begin(desk.clock) as tx:
            assert _texts(claim(tx, CHANNELS, 1)) == ["first"]
            (other,) = desk.at_once(lambda other: claim(other, CHANNELS, 10))
        assert _texts(other) == ["third"], "the address of the first is still its own"


def test_the_outbox_lists_what_was_set_aside_before_what_waits(desk: Office) -> None:
    _put(desk, "waits")
    _put(desk, "hopeless", address="2", priority=Priority.URGENT)
    hopeless = next(parcel for parcel in _claim(desk) if parcel.address == "2")
    _failed(desk, hopeless, Undeliverable("blocked"))
    assert [row.payload["text"] for row in desk.read(waiting)] == ["hopeless", "waits"]
    assert len(desk.read(lambda tx: tx.all(select(Delivery)))) == 2
