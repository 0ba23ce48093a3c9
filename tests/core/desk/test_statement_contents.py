"""What a statement shows of the work, the promises, the visits and the backups, and what it never shows."""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.appointments.rows import Appointment
from core.clients.identity import client_by_code
from core.company.organisation import organisation
from core.database.transaction import Transaction
from core.desk.make_statement import make_statement
from core.desk.moment import now_of
from core.desk.take_backup import take_backup
from core.errors import Invalid
from core.hours.ledger import KINDS, Work, book, correct
from core.hours.month import Month
from core.hours.rows import TimeEntry
from core.tickets.rows import Ticket
from tests.core.desk.office import Office, coded, office, wall

OCTOBER = Month(2026, 10)


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Office]:
    """The example company, loaded in October 2026."""
    with office(sqlite_url, "2026-10-05T09:00") as opened:
        opened.load()
        yield opened


def made(desk: Office, client: str = "granit", month: Month = OCTOBER) -> dict[str, Any]:
    return desk.write(lambda tx: make_statement(tx, now_of(tx), client_by_code(tx, client), month))


def books(desk: Office, kind: str, day: int, *, visible: bool, minutes: int = 30) -> TimeEntry:
    starts_at = wall(f"2026-10-{day:02}T10:00")
    ends_at = wall(f"2026-10-{day:02}T{10 + minutes // 60}:{minutes % 60:02}")
    work = Work(kind, "ana", starts_at, ends_at, "typed", f"k{day}", note=f"tajna {day}", visible=visible)
    return desk.write(lambda tx: book(tx, organisation(tx), client_by_code(tx, "granit"), work))[0]


# Hidden and internal work


def test_what_counts_is_always_shown_and_hiding_takes_only_its_note(desk: Office) -> None:
    books(desk, "remote", 6, visible=True)
    books(desk, "remote", 7, visible=False)
    books(desk, "visit", 8, visible=True)
    books(desk, "visit", 9, visible=False)
    books(desk, "internal", 12, visible=True)
    books(desk, "internal", 13, visible=False)
    data = made(desk)
    assert [(line["on"][-2:], line["draws"], line["note"]) for line in data["lines"]] == [
        ("06", True, "tajna 6"),
        ("07", True, ""),
        ("08", False, "tajna 8"),
    ]
    assert data["by_kind"] == {"remote": 60, "visit": 30}
    assert data["balance"]["used_minutes"] == 60


def test_the_lines_stand_in_the_order_in_which_the_work_was_done(desk: Office) -> None:
    for day in (9, 6, 7):
        books(desk, "remote", day, visible=True)
    assert [line["on"] for line in made(desk)["lines"]] == ["2026-10-06", "2026-10-07", "2026-10-09"]


def test_a_late_correction_of_hidden_work_hides_its_note_too(desk: Office) -> None:
    entry = books(desk, "remote", 6, visible=False)
    desk.turns_to("2026-11-03T09:00")
    made(desk)
    desk.write(lambda tx: correct(tx, tx.get(TimeEntry, entry.id), 15, operator="ana", key="c"))
    [told] = made(desk, month=OCTOBER.next())["corrections"]
    assert (told["minutes"], told["note"]) == (-15, "")


_WORK = st.tuples(
    st.sampled_from(KINDS), st.integers(1, 28), st.booleans(), st.integers(1, 300), st.integers(0, 90)
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(done=st.lists(_WORK, max_size=6))
def test_the_lines_that_draw_sum_up_to_the_minutes_used(
    migrated_sqlite: Path, done: list[tuple[str, int, bool, int, int]]
) -> None:
    with TemporaryDirectory() as folder:
        shutil.copy(migrated_sqlite, Path(folder) / "d.db")
        with office(f"sqlite:///{folder}/d.db", "2026-10-29T20:00") as desk:
            desk.load()
            for number, work in enumerate(done):
                desk.write(partial(_work, number=number, done=work))
            data = made(desk)
    drawn = sum(line["minutes"] for line in data["lines"] if line["draws"])
    assert drawn == data["balance"]["used_minutes"]
    assert not any(line["kind"] == "internal" and not line["draws"] for line in data["lines"])


def _work(tx: Transaction, number: int, done: tuple[str, int, bool, int, int]) -> None:
    kind, day, visible, minutes, corrected = done
    starts_at = wall(f"2026-10-{day:02}T07:00")
    ends_at = wall(f"2026-10-{day:02}T{7 + minutes // 60:02}:{minutes % 60:02}")
    work = Work(kind, "ana", starts_at, ends_at, "typed", f"k{number}", note="n", visible=visible)
    [entry] = book(tx, organisation(tx), client_by_code(tx, "granit"), work)
    if corrected:
        correct(tx, entry, corrected, operator="vesna", key=f"c{number}")


# Promises


@pytest.mark.parametrize(
    ("ticket", "became"),
    [
        ({"answered_at": "2026-10-06T10:30"}, "kept"),
        ({"answered_at": "2026-10-06T11:00"}, "kept"),
        ({"answered_at": "2026-10-06T11:01"}, "missed"),
        ({}, "missed"),
        ({"closed_at": "2026-10-06T10:30"}, "kept"),
        ({"answered_at": "2026-10-06T12:00", "closed_at": "2026-10-06T10:30"}, "missed"),
        ({"answer_due_at": "2026-11-02T11:00"}, "open"),
        ({"answer_due_at": "2026-11-02T11:00", "answered_at": "2026-11-02T08:30"}, "kept"),
        ({"answer_due_at": "2026-11-02T08:30"}, "missed"),
        ({"answer_due_at": None}, None),
        ({"opened_at": "2026-11-01T10:00"}, None),
        ({"client": "zora"}, None),
    ],
)
def test_a_promise_is_counted_as_it_stands_when_the_month_is_closed(
    desk: Office, ticket: dict[str, str | None], became: str | None
) -> None:
    desk.write(lambda tx: _ticket(tx, ticket))
    desk.turns_to("2026-11-02T09:00")
    response = made(desk)["response"]
    counts = {name: response[name] for name in ("kept", "missed", "open")}
    assert counts == {name: int(name == became) for name in counts}
    assert (response["tickets"], response["promised_minutes"]) == (int(bool(became)), 60)


def test_an_answer_after_the_close_changes_nothing(desk: Office) -> None:
    desk.write(lambda tx: _ticket(tx, {"answer_due_at": "2026-11-02T11:00"}))
    desk.turns_to("2026-11-02T09:00")
    frozen = made(desk)
    desk.turns_to("2026-11-02T10:00")
    desk.write(lambda tx: setattr(tx.get(Ticket, 1), "answered_at", tx.now))
    assert made(desk) == frozen
    assert frozen["response"]["open"] == 1


def test_without_a_contract_nothing_was_promised(desk: Office) -> None:
    desk.write(lambda tx: _ticket(tx, {"client": "bivsi"}))
    assert made(desk, "bivsi")["response"] is None


def _ticket(tx: Transaction, told: dict[str, str | None]) -> None:
    known = {"opened_at": "2026-10-06T10:00", "answer_due_at": "2026-10-06T11:00", **told}
    owner = client_by_code(tx, known.pop("client", None) or "granit").id
    moments = {name: wall(at) if at else None for name, at in known.items()}
    tx.add(Ticket(number=1001, client_id=owner, subject="x", source="telegram", rank=1, **moments))


# Visits


def test_visits_agreed_for_later_this_year_are_planned_and_done_ones_used_once(desk: Office) -> None:
    desk.turns_to("2026-11-02T09:00")
    desk.write(lambda tx: _visit(tx, 1, "2026-10-06T10:00", "done"))
    desk.books("granit", "2026-10-06T10:00", 60, "visit", key="appointment-1")
    desk.write(lambda tx: _visit(tx, 2, "2026-10-20T10:00", "done"))  # its time was not booked
    desk.books("granit", "2026-10-21T10:00", 60, "visit")  # nobody had agreed on it
    for number, (at, state) in enumerate(
        [
            ("2026-12-10T10:00", "proposed"),
            ("2026-11-12T10:00", "confirmed"),
            ("2026-11-13T10:00", "cancelled"),
            ("2026-10-30T10:00", "confirmed"),
            ("2027-01-05T10:00", "confirmed"),
        ],
        start=3,
    ):
        desk.write(partial(_visit, number=number, at=at, state=state))
    desk.write(lambda tx: _visit(tx, 9, "2026-11-20T10:00", "confirmed", kind="consulting"))
    assert made(desk)["visits"] == {"used": 3, "included": 2, "planned": ["2026-11-12", "2026-12-10"]}


def test_a_visit_whose_time_was_counted_in_the_next_month_is_used_there(desk: Office) -> None:
    desk.turns_to("2026-11-02T09:00")
    assert made(desk)["visits"]["used"] == 0
    desk.write(lambda tx: _visit(tx, 1, "2026-10-30T10:00", "done"))
    desk.books("granit", "2026-10-30T10:00", 60, "visit", key="appointment-1")
    assert made(desk, month=OCTOBER.next())["visits"]["used"] == 1


def _visit(tx: Transaction, number: int, at: str, state: str, kind: str = "visit") -> None:
    tx.add(
        Appointment(
            id=number,
            key=f"v{number}",
            kind=kind,
            client_id=client_by_code(tx, "granit").id,
            operator="ana",
            starts_at=wall(at),
            ends_at=wall(at),
            state=state,
            proposed_at=tx.now,
        )
    )


# Backups


def test_backups_of_the_month_are_summed_up_and_told_twice_are_one(desk: Office) -> None:
    desk.turns_to("2026-11-02T09:00")
    told = [
        ("2026-09-30T23:59", 5),
        ("2026-10-01T00:00", 10),
        ("2026-10-31T23:59", 20),
        ("2026-10-31T23:59", 99),
        ("2026-11-01T00:00", 40),
    ]
    assert [_told(desk, at, size) for at, size in told] == [True, True, True, False, True]
    data = made(desk)
    assert data["backups"] == {"count": 2, "last_on": "2026-10-31", "size_bytes": 30}
    assert "backup-unused" not in data["hints"]


def test_who_pays_for_backups_is_told_that_there_are_none_and_nobody_else(desk: Office) -> None:
    desk.turns_to("2026-11-02T09:00")
    assert made(desk, "granit")["backups"] == {"count": 0, "last_on": None, "size_bytes": 0}
    assert "backup-unused" in made(desk, "granit")["hints"]
    zora = made(desk, "zora")
    assert (zora["backups"], "backup-unused" in zora["hints"]) == (None, False)


def test_a_backup_that_is_not_made_yet_is_refused(desk: Office) -> None:
    with pytest.raises(Invalid, match="not made yet"):
        _told(desk, "2026-10-05T09:01", 1)
    with pytest.raises(Invalid, match="smaller than nothing"):
        _told(desk, "2026-10-05T09:00", -1)


def _told(desk: Office, at: str, size: int) -> bool:
    return desk.write(lambda tx: take_backup(tx, client_by_code(tx, "granit"), wall(at), size))


# Hints


def test_a_client_of_one_month_has_not_used_too_little_for_two(desk: Office) -> None:
    def edit(data: dict[str, Any]) -> None:
        coded(data["clients"], "novi")["contract"] = {"plan": "osnovna", "from": "2026-11-10"}

    desk.load(edit)
    desk.turns_to("2027-01-04T09:00")
    december = Month(2026, 12)
    assert "hours-unused" in made(desk, "zora", december)["hints"]
    assert "hours-unused" not in made(desk, "novi", december)["hints"]


def test_months_before_the_desk_opened_are_not_unused_ones(desk: Office) -> None:
    desk.turns_to("2026-11-02T09:00")
    assert "hours-unused" not in made(desk, "zora")["hints"]


def test_decembers_statement_hints_at_no_visit_of_the_year_that_is_over(desk: Office) -> None:
    desk.turns_to("2026-12-01T09:00")
    assert "visit-not-planned" in made(desk, month=Month(2026, 11))["hints"]
    desk.turns_to("2027-01-04T09:00")
    assert "visit-not-planned" not in made(desk, month=Month(2026, 12))["hints"]
