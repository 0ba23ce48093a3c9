"""Tickets: numbered, taken by one, closed once, and answered for the first time once."""

from collections.abc import Iterator

import pytest

from core.database.transaction import Transaction
from core.desk.moment import now_of
from core.desk.open_ticket import open_ticket
from core.errors import NotFound
from core.tickets.rows import Ticket
from core.tickets.tickets import (
    SUBJECT_LENGTH,
    answered,
    close,
    subject_of,
    take,
    taken_by,
    ticket_by_number,
)
from tests.core.desk.office import Office, office


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Office]:
    """The example company on a Tuesday morning."""
    with office(sqlite_url, "2026-11-24T10:00") as opened:
        opened.load()
        yield opened


def _open(desk: Office) -> int:
    return desk.write(lambda tx: open_ticket(tx, now_of(tx), text="x", source="chat").ticket.id)


def _ticket(desk: Office, ticket_id: int) -> Ticket:
    return desk.read(lambda tx: tx.get(Ticket, ticket_id))


def test_tickets_are_counted_from_a_thousand_and_one(desk: Office) -> None:
    assert [_ticket(desk, _open(desk)).number for _ in range(3)] == [1001, 1002, 1003]


def test_a_ticket_that_is_not_there_is_named(desk: Office) -> None:
    with pytest.raises(NotFound, match="#4711"):
        desk.read(lambda tx: ticket_by_number(tx, 4711))


def test_who_took_a_ticket_keeps_it_until_it_is_closed(desk: Office) -> None:
    ticket_id = _open(desk)
    assert desk.write(lambda tx: take(tx, ticket_id, "ana"))
    assert not desk.write(lambda tx: take(tx, ticket_id, "marko"))
    assert [ticket.id for ticket in desk.read(lambda tx: taken_by(tx, "ana"))] == [ticket_id]
    assert desk.write(lambda tx: close(tx, ticket_id))
    assert not desk.write(lambda tx: close(tx, ticket_id))
    assert not desk.write(lambda tx: take(tx, ticket_id, "marko"))
    assert desk.read(lambda tx: taken_by(tx, "ana")) == []


def test_a_ticket_that_nobody_took_can_be_closed(desk: Office) -> None:
    ticket_id = _open(desk)
    assert desk.write(lambda tx: close(tx, ticket_id))
    assert _ticket(desk, ticket_id).closed_at == desk.clock.now()


def test_the_first_answers_moment_stands(desk: Office) -> None:
    ticket_id, first = _open(desk), desk.clock.now()

    def answers(tx: Transaction) -> None:
        answered(tx, tx.get(Ticket, ticket_id))

    desk.write(answers)
    desk.passes(hours=1)
    desk.write(answers)
    assert _ticket(desk, ticket_id).answered_at == first


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("ne radi", "ne radi"),
        ("  ne \n\n radi\t štampač ", "ne radi štampač"),
        ("", ""),
        ("Kasa ne radi od jutros\nhoću čoveka", "Kasa ne radi od jutros"),
        ("Dobar dan\n\nkasa ne radi\nhitno je", "Dobar dan kasa ne radi"),
        ("x" * SUBJECT_LENGTH, "x" * SUBJECT_LENGTH),
        ("reč " * 40, ("reč " * 30).rsplit(" ", 1)[0] + "…"),
        ("x" * 500, "x" * SUBJECT_LENGTH + "…"),
    ],
)
def test_the_subject_is_the_first_words_on_one_line(text: str, subject: str) -> None:
    found = subject_of(text)
    assert found == subject
    assert len(found) <= SUBJECT_LENGTH + 1
