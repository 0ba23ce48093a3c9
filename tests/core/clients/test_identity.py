"""Who is at this address, what their number is called, and whether the PIN is theirs."""

from collections.abc import Callable, Iterator

import pytest

from core.clients.identity import addresses, client_by_code, contact_by_code, person_at, tie
from core.clients.phone_number import e164
from core.clients.pin import hash_pin, pin_matches
from core.database.transaction import Transaction
from core.errors import NotFound
from tests.core.desk.office import Office, office


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Office]:
    """The example company at noon."""
    with office(sqlite_url, "2026-11-24T12:00") as opened:
        opened.load()
        yield opened


def _who(desk: Office, channel: str, address: str) -> tuple[str, str] | None:
    def look(tx: Transaction) -> tuple[str, str] | None:
        found = person_at(tx, channel, address)
        return (found.contact.code, found.client.code) if found else None

    return desk.read(look)


def _tie(desk: Office, contact: str, channel: str, address: str) -> None:
    desk.write(lambda tx: tie(tx, contact_by_code(tx, contact), channel, address))


@pytest.mark.parametrize("number", ["+381601230002", "+38121555002"])
def test_each_number_of_a_contact_is_the_contacts(desk: Office, number: str) -> None:
    assert _who(desk, "phone", number) == ("dunav-petar", "dunav")


@pytest.mark.parametrize("address", ["", "anonymous", "+381601239999", "0601230002"])
def test_an_address_that_nobody_has_is_nobodys(desk: Office, address: str) -> None:
    assert _who(desk, "phone", address) is None


def test_a_number_is_no_chat(desk: Office) -> None:
    assert _who(desk, "telegram", "+381601230002") is None


def test_a_chat_belongs_to_whom_it_was_tied_last(desk: Office) -> None:
    _tie(desk, "zora-milica", "telegram", "77")
    assert _who(desk, "telegram", "77") == ("zora-milica", "zora")
    _tie(desk, "dunav-iva", "telegram", "77")
    assert _who(desk, "telegram", "77") == ("dunav-iva", "dunav")
    assert desk.read(lambda tx: addresses(tx, contact_by_code(tx, "zora-milica").id, "telegram")) == []


def test_tied_twice_a_chat_is_there_once(desk: Office) -> None:
    for _ in range(2):
        _tie(desk, "zora-milica", "telegram", "77")
    assert desk.read(lambda tx: addresses(tx, contact_by_code(tx, "zora-milica").id, "telegram")) == ["77"]


def test_the_newest_address_comes_last(desk: Office) -> None:
    for address in ("78", "77"):
        _tie(desk, "zora-milica", "telegram", address)
    found = desk.read(lambda tx: addresses(tx, contact_by_code(tx, "zora-milica").id, "telegram"))
    assert found == ["78", "77"]


def test_who_is_not_there_is_named_in_the_error(desk: Office) -> None:
    with pytest.raises(NotFound, match="'nobody'"):
        desk.read(lambda tx: contact_by_code(tx, "nobody"))
    with pytest.raises(NotFound, match="'nobody'"):
        desk.read(lambda tx: client_by_code(tx, "nobody"))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("+381601230001", "+381601230001"),
        ("060/123-00-01", "+381601230001"),
        ("060 123 0001", "+381601230001"),
        ("011 3334444", "+381113334444"),
        ("00381 60 123 0001", "+381601230001"),
        ("+44 20 7946 0958", "+442079460958"),
    ],
)
def test_a_number_has_one_form_however_it_is_typed(typed: str, stored: str) -> None:
    assert e164(typed) == stored


@pytest.mark.parametrize("typed", ["", "anonymous", "12", "+381", "060POMOC", "+3816012300010000000"])
def test_what_is_no_number_is_said_so(typed: str) -> None:
    with pytest.raises(ValueError, match="phone number"):
        e164(typed)


def test_a_pin_matches_itself_only_and_is_salted() -> None:
    first, second = hash_pin("4711"), hash_pin("4711")
    assert first != second
    assert "4711" not in first
    assert pin_matches("4711", first)
    assert pin_matches("4711", second)
    assert not pin_matches("4712", first)


def test_of_several_who_tie_one_chat_at_once_the_last_has_it(postgres_url: str) -> None:
    with office(postgres_url, "2026-11-24T12:00") as desk:
        desk.load()
        codes = ("zora-milica", "dunav-iva", "granit-nikola")
        for chat in map(str, range(5)):
            desk.at_once(*(_ties(code, chat) for code in codes))
            has = [code for code in codes if chat in desk.read(_chats_of(code))]
            assert len(has) == 1


def _ties(code: str, chat: str) -> Callable[[Transaction], None]:
    return lambda tx: tie(tx, contact_by_code(tx, code), "telegram", chat)


def _chats_of(code: str) -> Callable[[Transaction], list[str]]:
    return lambda tx: addresses(tx, contact_by_code(tx, code).id, "telegram")
