"""One-time codes: kept as a hash, used once, short-lived, and not to be guessed."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from core.clients.identity import contact_by_code
from core.clients.link_codes import (
    LIFE,
    TRIES_OVERALL,
    TRIES_PER_CHAT,
    looks_like_code,
    new_code,
    redeem,
)
from core.clients.rows import LinkAttempt, LinkCode
from core.database.transaction import Transaction
from core.errors import Conflict
from tests.core.desk.office import Office, office

WRONG = "AAAA2222"


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Office]:
    """The example company at noon."""
    with office(sqlite_url, "2026-11-24T12:00") as opened:
        opened.load()
        yield opened


def _code(desk: Office, contact: str = "zora-milica") -> str:
    return desk.write(lambda tx: new_code(tx, contact_by_code(tx, contact)))


def _redeem(desk: Office, code: str, chat: str = "7") -> str | None:
    def act(tx: Transaction) -> str | None:
        contact = redeem(tx, code, channel="telegram", chat=chat)
        return contact.code if contact else None

    return desk.write(act)


def test_a_code_stands_for_its_contact_once(desk: Office) -> None:
    code = _code(desk)
    assert _redeem(desk, code) == "zora-milica"
    assert _redeem(desk, code) is None


def test_a_code_is_read_as_people_type_it(desk: Office) -> None:
    code = _code(desk)
    assert _redeem(desk, f"  {code[:4].lower()}-{code[4:].lower()} ") == "zora-milica"


def test_only_the_hash_of_a_code_is_kept(desk: Office) -> None:
    code = _code(desk)
    (row,) = desk.read(lambda tx: tx.all(select(LinkCode)))
    assert code not in repr(vars(row))
    assert len(row.code_hash) == 64


def test_a_code_lives_ten_minutes_and_not_a_moment_longer(desk: Office) -> None:
    first, second = _code(desk), _code(desk, "dunav-petar")
    desk.clock.advance(LIFE - timedelta(microseconds=1))
    assert _redeem(desk, first) == "zora-milica"
    desk.clock.advance(timedelta(microseconds=1))
    assert _redeem(desk, second) is None


def test_a_new_code_ends_the_old_one_of_this_contact_only(desk: Office) -> None:
    old, other, new = _code(desk), _code(desk, "dunav-petar"), _code(desk)
    assert _redeem(desk, old) is None
    assert _redeem(desk, new) == "zora-milica"
    assert _redeem(desk, other) == "dunav-petar"


def test_codes_are_never_alike_and_hold_no_letter_that_is_misheard(desk: Office) -> None:
    codes = {_code(desk) for _ in range(30)}
    assert len(codes) == 30
    assert not set("".join(codes)) & set("01OIL")
    assert all(looks_like_code(code) for code in codes)


@pytest.mark.parametrize("text", ["", "AAAA222", "AAAA22222", "ĆAAA2222", "pomoć mi treba", "AAAA0222"])
def test_words_do_not_look_like_a_code(text: str) -> None:
    assert not looks_like_code(text)


def test_after_five_wrong_codes_a_chat_must_wait_even_with_the_right_one(desk: Office) -> None:
    code = _code(desk)
    for _ in range(TRIES_PER_CHAT):
        assert _redeem(desk, WRONG) is None
    with pytest.raises(Conflict, match="10 minutes"):
        _redeem(desk, code)
    assert _redeem(desk, code, chat="8") == "zora-milica", "another chat is not punished"


def test_a_chat_may_try_again_ten_minutes_after_its_tries(desk: Office) -> None:
    for _ in range(TRIES_PER_CHAT):
        _redeem(desk, WRONG)
    desk.clock.advance(LIFE - timedelta(seconds=1))
    code = _code(desk)
    with pytest.raises(Conflict):
        _redeem(desk, code)
    desk.passes(seconds=1)
    assert _redeem(desk, code) == "zora-milica"


def test_an_old_and_a_used_code_count_as_tries(desk: Office) -> None:
    code = _code(desk)
    _redeem(desk, code)
    for _ in range(TRIES_PER_CHAT):
        assert _redeem(desk, code) is None
    with pytest.raises(Conflict):
        _redeem(desk, code)


def test_many_chats_together_are_limited_too(desk: Office) -> None:
    def guesses(tx: Transaction) -> None:
        for number in range(TRIES_OVERALL):
            tx.add(LinkAttempt(channel="telegram", chat=f"chat-{number}", at=tx.now))

    desk.write(guesses)
    code = _code(desk)
    with pytest.raises(Conflict):
        _redeem(desk, code, chat="never seen")
    desk.clock.advance(LIFE)
    assert _redeem(desk, _code(desk), chat="never seen") == "zora-milica"


def test_a_contact_who_left_meanwhile_is_not_linked(desk: Office) -> None:
    code = _code(desk)
    desk.load(lambda data: data["clients"][0].update(contacts=[]))
    assert _redeem(desk, code) is None


def test_of_eight_who_use_a_code_at_once_one_is_linked(database_url: str) -> None:
    with office(database_url, "2026-11-24T12:00") as desk:
        desk.load()
        code = _code(desk)

        def uses(tx: Transaction) -> bool:
            return redeem(tx, code, channel="telegram", chat="7") is not None

        assert sorted(desk.at_once(*[uses] * 5)) == [False] * 4 + [True]


def test_guesses_made_at_once_in_one_chat_are_counted_all_the_same(postgres_url: str) -> None:
    with office(postgres_url, "2026-11-24T12:00") as desk:
        desk.load()

        def guesses(tx: Transaction) -> str:
            try:
                redeem(tx, WRONG, channel="telegram", chat="7")
            except Conflict:
                return "refused"
            return "wrong"

        told = desk.at_once(*[guesses] * (TRIES_PER_CHAT + 7))
    assert told.count("wrong") == TRIES_PER_CHAT
