"""Appointments under pressure: exactly one of two wins, an operator is in one place, and what counts."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select

from core.appointments.appointments import Seen, appointment_by_id, meanwhile, seen
from core.appointments.report import Report
from core.appointments.rows import Appointment
from core.clients.identity import client_by_code
from core.database.transaction import Transaction
from core.desk.answer_appointment import confirm_appointment, decline_appointment
from core.desk.cancel_appointment import cancel_appointment
from core.desk.finish_appointment import finish_appointment
from core.desk.moment import now_of
from core.desk.move_appointment import move_appointment
from core.desk.plan_appointment import Slot, Wanted, plan_appointment
from core.desk.remind_appointment import appointments_due, remind_appointment
from core.desk.visits import visits_taken, visits_unplanned
from core.hours.rows import TimeEntry
from core.language.reason import Reason
from core.roster.reading import operator_by_code
from tests.core.desk.office import Office, office, wall

ROUNDS = 4
NIKOLA, ANA = ("telegram", "5003"), ("telegram", "7001")
Act = Callable[[Transaction], bool]


@pytest.fixture
def desk(database_url: str) -> Iterator[Office]:
    """A Tuesday morning."""
    with office(database_url, "2026-11-24T10:00") as opened:
        opened.load()
        yield opened


def _slot(tx: Transaction, start: str, hours: float = 2, operator: str = "ana") -> Slot:
    begins = wall(start)
    return Slot(operator_by_code(tx, operator), begins, begins + timedelta(hours=hours))


def _plans(
    tx: Transaction, start: str, *, key: str = "", client: str = "granit", kind: str = "visit"
) -> Appointment | Reason:
    wanted = Wanted(kind, client_by_code(tx, client), _slot(tx, start), key or f"{client}-{start}")
    return plan_appointment(tx, now_of(tx), wanted)


def _planned(desk: Office, start: str, **more: str) -> Seen:
    def act(tx: Transaction) -> Seen:
        planned = _plans(tx, start, **more)
        assert isinstance(planned, Appointment), planned
        return seen(planned)

    return desk.write(act)


def _moves(to: str, as_seen: Seen) -> Act:
    def act(tx: Transaction) -> bool:
        return isinstance(move_appointment(tx, now_of(tx), as_seen, _slot(tx, to)), Appointment)

    return act


def _confirms(as_seen: Seen) -> Act:
    return lambda tx: confirm_appointment(tx, now_of(tx), as_seen.id, as_seen.revision)


def _declines(as_seen: Seen) -> Act:
    return lambda tx: decline_appointment(tx, now_of(tx), as_seen.id, as_seen.revision)


def _cancels(as_seen: Seen) -> Act:
    return lambda tx: cancel_appointment(tx, now_of(tx), as_seen.id, as_seen.revision)


def _reports(as_seen: Seen) -> Act:
    return lambda tx: isinstance(finish_appointment(tx, now_of(tx), as_seen.id, Report("Urađeno")), list)


def _row(desk: Office, appointment_id: int) -> Appointment:
    return desk.read(lambda tx: appointment_by_id(tx, appointment_id))


def _state(desk: Office, as_seen: Seen) -> tuple[str, int]:
    row = _row(desk, as_seen.id)
    return row.state, row.revision


def test_of_a_client_who_agrees_and_an_operator_who_moves_it_exactly_one_wins(desk: Office) -> None:
    for day in range(1, ROUNDS + 1):
        there = _planned(desk, f"2026-12-{day:02}T10:00")
        before = len(desk.said_to(*NIKOLA))
        agreed, moved = desk.at_once(_confirms(there), _moves(f"2026-12-{day:02}T13:00", there))
        assert agreed != moved
        heard = desk.said_to(*NIKOLA)[before:]
        assert heard == ["appointment-confirmed" if agreed else "appointment-moved"]
        assert _state(desk, there) == (("confirmed", 0) if agreed else ("proposed", 1))


def test_of_a_client_who_declines_and_an_operator_who_cancels_exactly_one_tells_both(desk: Office) -> None:
    for day in range(1, ROUNDS + 1):
        there = _planned(desk, f"2026-12-{day:02}T10:00")
        before = len(desk.said_to(*NIKOLA))
        assert sorted(desk.at_once(_declines(there), _cancels(there))) == [False, True]
        assert len(desk.said_to(*NIKOLA)) == before + 1
        assert _state(desk, there) == ("cancelled", 0)


def test_two_presses_of_one_button_at_once_agree_once(desk: Office) -> None:
    for day in range(1, ROUNDS + 1):
        there = _planned(desk, f"2026-12-{day:02}T10:00")
        assert sorted(desk.at_once(*[_confirms(there)] * 3)) == [False, False, True]
    assert desk.said_to(*NIKOLA).count("appointment-confirmed") == ROUNDS


def test_an_operator_is_never_promised_to_two_clients_at_once(desk: Office) -> None:
    for day in range(1, ROUNDS + 1):
        starts = [f"2026-12-{day:02}T{hour}" for hour in ("10:00", "11:00", "11:30")]
        clients = ("granit", "dunav", "zora")
        acts = [
            partial(_plans, start=start, client=client) for start, client in zip(starts, clients, strict=True)
        ]
        results = desk.at_once(*acts)
        refused = [result.key for result in results if isinstance(result, Reason)]
        assert refused == ["busy", "busy"]


def test_two_appointments_that_are_moved_to_one_time_do_not_both_get_it(desk: Office) -> None:
    for day in range(1, ROUNDS + 1):
        first = _planned(desk, f"2026-12-{day:02}T08:00")
        second = _planned(desk, f"2026-12-{day:02}T10:00", client="dunav")
        to = f"2026-12-{day:02}T13:00"
        assert sorted(desk.at_once(_moves(to, first), _moves(to, second))) == [False, True]


def test_a_report_and_a_press_that_it_was_not_held_do_not_both_count(desk: Office) -> None:
    there = [_planned(desk, f"2026-11-24T{hour}:00") for hour in (11, 13, 15)]
    desk.turns_to("2026-11-24T18:00")
    for each in there:
        reported, cancelled = desk.at_once(_reports(each), _cancels(each))
        assert reported != cancelled
        assert _state(desk, each) == ("done" if reported else "cancelled", 0)
    booked = desk.read(lambda tx: len(tx.all(select(TimeEntry.id))))
    assert booked == sum(_state(desk, each)[0] == "done" for each in there)


def test_two_workers_remind_once(desk: Office) -> None:
    there = _planned(desk, "2026-12-03T10:00")
    desk.write(_confirms(there))
    desk.turns_to("2026-12-02T09:00")
    due = desk.write(lambda tx: appointments_due(tx, now_of(tx)))
    assert due == [there.id]

    def reminds(tx: Transaction) -> bool:
        remind_appointment(tx, now_of(tx), there.id)
        return True

    desk.at_once(reminds, reminds)
    assert desk.said_to(*NIKOLA).count("appointment-reminder") == 1
    assert desk.said_to(*ANA).count("appointment-operator-reminder") == 1
    assert desk.write(lambda tx: appointments_due(tx, now_of(tx))) == []


def test_planned_twice_with_one_key_it_is_there_once(desk: Office) -> None:
    first = _planned(desk, "2026-12-03T10:00", key="k")
    assert _planned(desk, "2026-12-03T10:00", key="k") == first
    assert desk.said_to(*NIKOLA) == ["appointment-proposed"]


def test_a_time_that_begins_when_another_ends_is_free(desk: Office) -> None:
    there = _planned(desk, "2026-12-03T10:00")
    _planned(desk, "2026-12-03T12:00", client="dunav")
    _planned(desk, "2026-12-03T08:00", client="zora")
    desk.write(_moves("2026-12-03T10:00", there))  # its own time is no obstacle
    assert _state(desk, there) == ("proposed", 1)
    found = desk.read(
        lambda tx: meanwhile(tx, "ana", wall("2026-12-03T10:00"), wall("2026-12-03T11:00"), but=there.id)
    )
    assert found is None


def test_the_years_visits_count_what_is_planned_and_made_and_not_what_was_cancelled(desk: Office) -> None:
    def count(client: str = "granit") -> tuple[int, int, int]:
        def look(tx: Transaction) -> tuple[int, int, int]:
            who, moment = client_by_code(tx, client), now_of(tx)
            taken = [visits_taken(tx, moment, who, year) for year in (2026, 2027)]
            return taken[0], taken[1], visits_unplanned(tx, moment, who)

        return desk.read(look)

    assert count() == (0, 0, 2)
    assert count("zora") == count("bivsi") == count("novi") == (0, 0, 0)
    first = _planned(desk, "2026-11-24T12:00")
    second = _planned(desk, "2026-12-03T10:00")
    _planned(desk, "2027-01-15T10:00")
    _planned(desk, "2026-12-04T10:00", kind="consulting")
    assert count() == (2, 1, 0)
    desk.write(_declines(second))
    assert count() == (1, 1, 1)
    desk.turns_to("2026-11-24T15:00")
    desk.write(_reports(first))
    assert count() == (1, 1, 1)
    third, fourth = _planned(desk, "2026-12-03T10:00", key="a"), _planned(desk, "2026-12-03T13:00", key="b")
    assert count() == (3, 1, 0)
    planned = [key for key in desk.said_to(*ANA) if key == "appointment-planned"]
    assert len(planned) == 6
    assert third != fourth
