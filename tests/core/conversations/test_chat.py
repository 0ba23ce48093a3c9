"""A conversation is one for each chat; a button works once, here, and for a week."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from core.conversations.chat import BUTTON_LIFE, Choice, conversation, is_anothers, press, show
from core.conversations.rows import Button, Conversation
from core.database.transaction import Transaction
from core.ports import Inbound, Wish
from tests.core.desk.office import Office, office

YES = Choice("yes", "helped", {"article": "a1"})


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Office]:
    """An empty database at noon."""
    with office(sqlite_url, "2026-11-24T12:00") as opened:
        yield opened


@pytest.fixture
def desk_on_both(database_url: str) -> Iterator[Office]:
    """The same on either database, where several come at once."""
    with office(database_url, "2026-11-24T12:00") as opened:
        yield opened


def _show(desk: Office, choice: Choice = YES) -> str:
    return desk.write(lambda tx: show(tx, "telegram", "7", choice, "7"))


def _pressed(token: str, chat: str = "7", channel: str = "telegram", person: str | None = None) -> Inbound:
    return Inbound(channel, "bot", "1", chat, person or chat, Wish.PRESS, argument=token)


def _press(desk: Office, token: str, *where: str) -> tuple[str | None, bool]:
    def act(tx: Transaction) -> tuple[str | None, bool]:
        button, first = press(tx, _pressed(token, *where))
        return (button.action if button else None), first

    return desk.write(act)


def test_a_chat_is_one_conversation_however_often_and_at_once_it_is_heard(desk_on_both: Office) -> None:
    desk = desk_on_both
    ids = desk.at_once(*[lambda tx: conversation(tx, "telegram", "7").id] * 8)
    assert len(set(ids)) == 1
    assert desk.write(lambda tx: conversation(tx, "viber", "7").id) not in ids
    assert desk.read(lambda tx: tx.first(select(func.count(Conversation.id)))) == 2


def test_a_button_is_pressed_for_the_first_time_once(desk: Office) -> None:
    token = _show(desk)
    assert [_press(desk, token) for _ in range(3)] == [("helped", True), ("helped", False), ("helped", False)]


def test_of_eight_presses_at_once_one_is_the_first(desk_on_both: Office) -> None:
    desk = desk_on_both
    token = _show(desk)
    firsts = desk.at_once(*[lambda tx: press(tx, _pressed(token))[1]] * 8)
    assert sorted(firsts) == [False] * 7 + [True]


@pytest.mark.parametrize(("chat", "channel"), [("8", "telegram"), ("7", "viber")])
def test_a_button_of_another_chat_is_none(desk: Office, chat: str, channel: str) -> None:
    token = _show(desk)
    assert _press(desk, token, chat, channel) == (None, False)
    assert _press(desk, token) == ("helped", True), "and nothing was used up by it"


def test_what_is_shown_to_one_in_a_group_is_nobody_elses_and_what_is_for_all_is_anybodys(
    desk: Office,
) -> None:
    anas, all_of_theirs = (
        desk.write(lambda tx, person=person: show(tx, "telegram", "-100", YES, person))  # type: ignore[misc]
        for person in ("7001", None)
    )
    group = ("-100", "telegram")
    assert _press(desk, anas, *group, "7002") == (None, False)
    assert desk.read(lambda tx: is_anothers(tx, _pressed(anas, *group, "7002")))
    assert _press(desk, anas, *group, "7001") == ("helped", True), "and nothing was used up by it"
    assert _press(desk, all_of_theirs, *group, "7002") == ("helped", True)


@pytest.mark.parametrize("token", ["", "x", "x" * 64, "' OR 1=1 --"])
def test_a_token_that_we_never_gave_out_is_no_button(desk: Office, token: str) -> None:
    assert _press(desk, token) == (None, False)


@pytest.mark.parametrize(("age", "works"), [(BUTTON_LIFE - timedelta(seconds=1), True), (BUTTON_LIFE, False)])
def test_a_button_works_for_a_week(desk: Office, age: timedelta, works: bool) -> None:
    token = _show(desk)
    desk.clock.advance(age)
    assert _press(desk, token) == ("helped", works)


def test_a_token_tells_nothing_and_fits_what_messengers_carry(desk: Office) -> None:
    tokens = {_show(desk) for _ in range(20)}
    assert len(tokens) == 20
    assert all(len(token) <= 32 and token.isascii() and "helped" not in token for token in tokens)
    facts = desk.read(lambda tx: tx.all(select(Button.facts)))
    assert list(facts) == [{"article": "a1"}] * 20
