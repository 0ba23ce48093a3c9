"""What enters is received once, however often and however close together it comes."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from sqlalchemy import func, select

from core.conversations.plain import inbound_of
from core.database.inbox import (
    Received,
    chats_unheard,
    earlier_answer,
    hear_again,
    keep,
    keep_answer,
    next_kept,
    put_off,
    receive_once,
    set_aside,
)
from core.database.transaction import Transaction
from core.desk.keep_message import keep_message
from core.ports import Inbound, IncomingFile, Wish
from tests.core.desk.office import Office, office

EVENT = {"channel": "telegram", "account": "bot", "event": "update-7"}


@pytest.fixture
def desk(database_url: str) -> Iterator[Office]:
    """An empty database at noon."""
    with office(database_url, "2026-11-24T12:00") as opened:
        yield opened


def _count(desk: Office) -> int:
    return desk.read(lambda tx: tx.session.scalars(select(func.count()).select_from(Received)).one())


def test_the_same_event_is_taken_in_once(desk: Office) -> None:
    assert [desk.write(lambda tx: receive_once(tx, **EVENT)) for _ in range(3)] == [True, False, False]


@pytest.mark.parametrize("other", [{"channel": "viber"}, {"account": "other"}, {"event": "update-8"}])
def test_an_event_is_its_channel_its_account_and_its_id(desk: Office, other: dict[str, str]) -> None:
    desk.write(lambda tx: receive_once(tx, **EVENT))
    assert desk.write(lambda tx: receive_once(tx, **{**EVENT, **other}))


def test_an_event_whose_handling_failed_is_taken_in_when_it_comes_again(desk: Office) -> None:
    with pytest.raises(RuntimeError), desk.database.begin(desk.clock) as tx:
        assert receive_once(tx, **EVENT)
        raise RuntimeError
    assert desk.write(lambda tx: receive_once(tx, **EVENT))


def test_of_eight_who_bring_the_same_event_at_once_one_is_heard(desk: Office) -> None:
    for number in range(5):
        event = {**EVENT, "event": f"update-{number}"}

        def brings(tx: Transaction, event: dict[str, str] = event) -> bool:
            return receive_once(tx, **event)

        assert sorted(desk.at_once(*[brings] * 8)) == [False] * 7 + [True]
    assert _count(desk) == 5


def test_a_repeat_hears_what_was_answered_the_first_time(desk: Office) -> None:
    assert desk.read(lambda tx: earlier_answer(tx, **EVENT)) is None
    desk.write(lambda tx: keep_answer(tx, **EVENT, answer="<Response/>"))
    desk.write(lambda tx: keep_answer(tx, **EVENT, answer="something else"))
    assert desk.read(lambda tx: earlier_answer(tx, **EVENT)) == "<Response/>"


def test_what_was_not_heard_in_time_is_found_and_what_cannot_be_heard_is_set_aside(desk: Office) -> None:
    for number in range(2):
        _kept(desk, number)
    assert desk.read(chats_unheard) == []
    tried = []
    while not (aside := desk.read(set_aside)):
        desk.passes(seconds=5)
        if desk.read(chats_unheard):
            tried.append(desk.clock.now())
            desk.write(lambda tx: put_off(tx, "telegram", "7"))
    waits = [(later - at).total_seconds() for at, later in pairwise(tried)]
    assert waits == [5, 10, 20]
    assert [row.said for row in aside] == [{"n": 0}]
    assert desk.write(lambda tx: next_kept(tx, "telegram", "7")) == ({"n": 1}, False)
    assert desk.write(hear_again) == 1
    assert desk.write(lambda tx: next_kept(tx, "telegram", "7")) == ({"n": 0}, False)
    assert desk.read(set_aside) == []


def test_a_name_of_a_file_that_no_database_takes_keeps_no_message_out(desk: Office) -> None:
    sent = IncomingFile("F1", "ra\x00čun\ud800.pdf", 10)
    inbound = Inbound("telegram", "bot", "update-1", "7", "7", Wish.QUESTION, files=(sent,))
    assert desk.write(lambda tx: keep_message(tx, inbound))
    kept, _ = desk.write(lambda tx: next_kept(tx, "telegram", "7"))
    assert kept
    assert inbound_of(kept) == replace(inbound, files=(replace(sent, name="račun?.pdf"),))


def _event(number: int) -> dict[str, str]:
    return {**EVENT, "event": f"update-{number}"}


def _kept(desk: Office, number: int) -> None:
    assert desk.write(lambda tx: keep(tx, **_event(number), chat="7", said={"n": number}))
