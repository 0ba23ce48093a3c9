"""Remote sessions and tickets at the same moment: one session an operator, contracts first, nothing lost."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import select

from core.clients.identity import contact_by_code, person
from core.database.transaction import Transaction
from core.desk.close_ticket import close_ticket
from core.desk.moment import now_of
from core.desk.open_ticket import open_ticket
from core.desk.start_session import Started, start_session
from core.desk.stop_session import stop_session
from core.desk.take_ticket import take_ticket
from core.hours import sessions
from core.hours.rows import RemoteSession, TimeEntry
from core.roster.reading import operators
from core.tickets.rows import Ticket
from tests.core.desk.office import Office, office
from tests.race.rounds import rounds

ROUNDS = rounds(4)
NO_CONTRACT, CONTRACT = "bivsi-luka", "dunav-iva"


@pytest.fixture
def day(database_url: str) -> Iterator[Office]:
    """A Tuesday morning."""
    with office(database_url, "2026-11-24T10:00") as opened:
        opened.load()
        yield opened


def _opens(contact: str) -> Callable[[Transaction], int]:
    def act(tx: Transaction) -> int:
        who = person(tx, contact_by_code(tx, contact).id)
        return open_ticket(tx, now_of(tx), text="x", source="phone", who=who).ticket.id

    return act


def _starts(ticket_id: int, code: str = "ana") -> Callable[[Transaction], Started]:
    return lambda tx: start_session(tx, now_of(tx), tx.get(Ticket, ticket_id), operators(tx)[code])


def _stops(session_id: int) -> Callable[[Transaction], bool]:
    return lambda tx: bool(stop_session(tx, now_of(tx), tx.get(RemoteSession, session_id)))


def _takes(ticket_id: int, code: str) -> Callable[[Transaction], bool]:
    return lambda tx: take_ticket(tx, now_of(tx), tx.get(Ticket, ticket_id), operators(tx)[code])


def _closes(ticket_id: int) -> Callable[[Transaction], bool]:
    return lambda tx: close_ticket(tx, now_of(tx), tx.get(Ticket, ticket_id))


def _running(desk: Office) -> list[RemoteSession]:
    running = select(RemoteSession).where(RemoteSession.state == "running")
    return list(desk.read(lambda tx: tx.all(running)))


def _booked(desk: Office, session: RemoteSession) -> int:
    entries = select(TimeEntry.id).where(TimeEntry.key.startswith(f"session-{session.id}#"))
    return len(desk.read(lambda tx: tx.all(entries)))


def test_started_at_once_by_two_workers_it_is_one_session(day: Office) -> None:
    for _ in range(ROUNDS):
        tickets = [day.write(_opens(CONTRACT)) for _ in range(2)]
        results = day.at_once(*[_starts(ticket) for ticket in (*tickets, *tickets)])
        assert sorted(results) == [Started.ELSEWHERE] * 3 + [Started.RUNNING]
        [session] = _running(day)
        day.passes(minutes=5)
        assert sorted(day.at_once(*[_stops(session.id)] * 3)) == [False, False, True]
        assert (_running(day), _booked(day, session)) == ([], 1)


def test_of_a_session_agreed_on_and_another_of_the_same_operator_one_runs(day: Office) -> None:
    for _ in range(ROUNDS):
        first, second = day.write(_opens(CONTRACT)), day.write(_opens(CONTRACT))
        client = day.client("dunav").id
        asked = day.write(lambda tx: sessions.ask(tx, client_id=client, ticket_id=first, operator="ana"))  # noqa: B023

        def agrees(tx: Transaction, session_id: int = asked.id) -> Started:
            begun = sessions.begin_waiting(tx, tx.get(RemoteSession, session_id), "ana")
            return Started.RUNNING if begun else Started.ELSEWHERE

        results = day.at_once(agrees, _starts(second))
        assert sorted(results) == [Started.ELSEWHERE, Started.RUNNING]
        [session] = _running(day)
        day.write(_stops(session.id))


def test_a_ticket_that_is_closed_as_a_session_starts_on_it_leaves_none_running(day: Office) -> None:
    for _ in range(ROUNDS):
        ticket = day.write(_opens(CONTRACT))
        started, closed = day.at_once(_starts(ticket), _closes(ticket))
        assert closed
        assert started in (Started.RUNNING, Started.CLOSED)
        assert _running(day) == []


def test_a_session_survives_the_process_and_is_booked_by_another(database_url: str) -> None:
    with office(database_url, "2026-11-24T10:00") as killed:
        killed.load()
        ticket = killed.write(_opens(CONTRACT))
        killed.write(_starts(ticket))
    with office(database_url, "2026-11-24T11:07") as revived:
        [session] = _running(revived)
        assert revived.write(_stops(session.id))
        [entry] = revived.read(lambda tx: tx.all(select(TimeEntry)))
        assert (entry.seconds, entry.minutes, entry.key) == (67 * 60, 75, f"session-{session.id}#0")


def test_a_session_forgotten_for_over_a_week_can_still_be_stopped(day: Office) -> None:
    day.write(_starts(day.write(_opens(CONTRACT))))
    [session] = _running(day)
    day.passes(days=20)
    assert day.write(_stops(session.id))
    entries = day.read(lambda tx: tx.all(select(TimeEntry)))
    assert sum(entry.seconds for entry in entries) == 7 * 24 * 3600


def test_nobody_takes_a_ticket_past_a_contract_that_waits(day: Office) -> None:
    for _ in range(ROUNDS):
        without, contract = day.write(_opens(NO_CONTRACT)), day.write(_opens(CONTRACT))
        assert day.at_once(_takes(without, "ana"), _takes(without, "marko")) == [False, False]
        took, other = day.at_once(_takes(contract, "ana"), _takes(without, "marko"))
        assert took
        assert other or day.write(_takes(without, "marko")), "the contract does not wait any more"


def test_of_two_who_take_the_ticket_without_a_contract_one_does_once_no_contract_waits(day: Office) -> None:
    for _ in range(ROUNDS):
        without = day.write(_opens(NO_CONTRACT))
        assert sorted(day.at_once(_takes(without, "ana"), _takes(without, "marko"))) == [False, True]
