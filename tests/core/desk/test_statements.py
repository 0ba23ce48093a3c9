"""A month's statement: frozen once closed, and sent on the first working day, whenever we are up."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import func, select

from core.clients.identity import client_by_code
from core.database.transaction import Transaction
from core.desk.make_statement import make_statement, statement_hash
from core.desk.moment import now_of
from core.desk.run_month import finish_month, months_due, next_clients
from core.desk.send_statement import send_statement
from core.errors import Invalid
from core.hours.ledger import correct
from core.hours.month import Month
from core.hours.rows import Statement, TimeEntry
from tests.core.desk.office import Office, coded, office

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Office]:
    """The example company, loaded in October 2026."""
    with office(sqlite_url, "2026-10-05T09:00") as opened:
        opened.load()
        yield opened


@pytest.fixture
def desk_on_both(database_url: str) -> Iterator[Office]:
    """The same on either database, where what is stored matters."""
    with office(database_url, "2026-10-05T09:00") as opened:
        opened.load()
        yield opened


def _made(desk: Office, client: str, month: Month) -> dict[str, Any]:
    return desk.write(lambda tx: make_statement(tx, now_of(tx), client_by_code(tx, client), month))


def _due(desk: Office) -> list[str]:
    return [str(month) for month in desk.read(lambda tx: months_due(tx, now_of(tx)))]


def _stored(desk: Office) -> int:
    return desk.read(lambda tx: tx.session.scalars(select(func.count(Statement.id))).one())


# Frozen


def test_a_closed_month_is_made_once_and_the_same_for_ever(desk_on_both: Office) -> None:
    desk = desk_on_both
    desk.books("zora", "2026-10-06T10:00", 60)
    desk.turns_to("2026-11-02T09:00")
    first = _made(desk, "zora", OCTOBER)
    desk.books("zora", "2026-10-30T10:00", 60)
    desk.load(lambda data: coded(data["plans"], "osnovna").update(monthly_fee="99"))
    desk.turns_to("2027-03-02T09:00")
    assert _made(desk, "zora", OCTOBER) == first
    assert (first["balance"]["used_minutes"], first["fee"], _stored(desk)) == (60, "60.00", 1)


def test_the_hash_is_over_all_that_the_statement_says(desk_on_both: Office) -> None:
    desk = desk_on_both
    desk.books("granit", "2026-10-06T10:00", 60)
    desk.turns_to("2026-11-02T09:00")
    data = _made(desk, "granit", OCTOBER)
    digest = data.pop("hash")
    assert statement_hash(data) == digest
    assert statement_hash(dict(reversed(data.items()))) == digest
    assert statement_hash({**data, "total": "0.00"}) != digest


def test_a_running_month_is_computed_and_not_kept(desk: Office) -> None:
    desk.books("zora", "2026-10-06T10:00", 60)
    before = _made(desk, "zora", OCTOBER)
    desk.books("zora", "2026-10-07T10:00", 60)
    after = _made(desk, "zora", OCTOBER)
    assert [before["balance"]["used_minutes"], after["balance"]["used_minutes"]] == [60, 120]
    assert (before["hash"] != after["hash"], _stored(desk)) == (True, 0)


def test_the_month_closes_at_the_organisations_midnight(desk: Office) -> None:
    desk.turns_to("2026-10-31T23:59:59")
    _made(desk, "zora", OCTOBER)
    assert _stored(desk) == 0
    desk.turns_to("2026-11-01T00:00")
    _made(desk, "zora", OCTOBER)
    assert _stored(desk) == 1


def test_eight_who_close_a_month_at_once_close_it_once_and_alike(desk_on_both: Office) -> None:
    desk = desk_on_both
    desk.turns_to("2026-11-02T09:00")

    def closes(tx: Transaction) -> str:
        digest: str = make_statement(tx, now_of(tx), client_by_code(tx, "zora"), OCTOBER)["hash"]
        return digest

    assert len(set(desk.at_once(*[closes] * 5))) == 1
    assert _stored(desk) == 1


def test_a_client_without_a_contract_gets_what_was_done_and_owes_nothing(desk: Office) -> None:
    desk.books("bivsi", "2026-10-06T10:00", 20)
    desk.turns_to("2026-11-02T09:00")
    data = _made(desk, "bivsi", OCTOBER)
    assert (data["plan"], data["fee"], data["over_charge"], data["total"]) == (None, "0.00", "0.00", "0.00")
    assert {v for k, v in data["balance"].items() if k.endswith("_minutes")} == {0}
    assert [(line["minutes"], line["draws"]) for line in data["lines"]] == [(30, False)]


def test_fee_add_ons_and_what_is_over_make_the_total(desk: Office) -> None:
    desk.books("dunav", "2026-10-06T08:00", 360)
    desk.turns_to("2026-11-02T09:00")
    data = _made(desk, "dunav", OCTOBER)
    assert (data["fee"], data["over_charge"], data["total"]) == ("120.00", "35.00", "175.00")
    assert data["add_ons"] == [{"code": "cloud-backup", "name": "Cloud bekap", "fee": "20.00"}]


def test_a_visit_is_one_visit_however_it_was_counted_and_corrected(desk: Office) -> None:
    (entry,) = desk.books("dunav", "2026-10-06T10:00", 60, "visit")
    desk.write(lambda tx: correct(tx, tx.get(TimeEntry, entry.id), 90, operator="ana", key="c"))
    assert _made(desk, "dunav", OCTOBER)["visits"] == {"used": 1, "included": 1, "planned": []}
    desk.books("dunav", "2026-10-31T23:00", 120, "visit")
    desk.turns_to("2026-11-20T09:00")
    assert _made(desk, "dunav", NOVEMBER)["visits"]["used"] == 2


# Sent


def test_a_month_that_is_not_over_is_not_sent(desk: Office) -> None:
    with pytest.raises(Invalid, match="2026-10 is not over"):
        desk.write(lambda tx: send_statement(tx, now_of(tx), client_by_code(tx, "granit"), OCTOBER))
    assert desk.said_to("telegram", "5003") == []


def test_sent_however_often_it_is_said_once(desk: Office) -> None:
    desk.turns_to("2026-11-02T09:00")
    for _ in range(3):
        desk.write(lambda tx: send_statement(tx, now_of(tx), client_by_code(tx, "granit"), OCTOBER))
    assert desk.said_to("telegram", "5003") == ["statement"]


# When


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-10-31T23:59", []),
        ("2026-11-01T12:00", []),  # a Sunday
        ("2026-11-02T07:59", []),
        ("2026-11-02T08:00", ["2026-10"]),
        ("2026-11-02T20:00", ["2026-10"]),
        ("2026-11-20T03:00", ["2026-10"]),
        ("2027-01-05T09:00", ["2026-10", "2026-11", "2026-12"]),
    ],
)
def test_a_month_is_due_from_the_opening_of_the_first_working_day_after_it(
    desk: Office, now: str, due: list[str]
) -> None:
    desk.turns_to(now)
    assert _due(desk) == due


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2027-01-01T09:00", []),  # New Year
        ("2027-01-02T09:00", []),  # its second day, a Saturday
        ("2027-01-03T09:00", []),  # a Sunday
        ("2027-01-04T07:59", []),
        ("2027-01-04T08:00", ["2026-12"]),
    ],
)
def test_decembers_statement_goes_on_the_first_working_day_of_january(
    sqlite_url: str, now: str, due: list[str]
) -> None:
    with office(sqlite_url, "2026-12-10T09:00") as desk:
        desk.load()
        desk.turns_to(now)
        assert _due(desk) == due


def test_in_a_lunch_break_of_that_day_the_desk_has_opened_already(sqlite_url: str) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["organisation"]["business_hours"]["mon"] = ["08:00-12:00", "13:00-16:00"]

    with office(sqlite_url, "2026-10-05T09:00") as desk:
        desk.load(edit)
        desk.turns_to("2026-11-02T12:30")
        assert _due(desk) == ["2026-10"]


def test_a_month_that_ran_is_not_due_again(desk: Office) -> None:
    desk.turns_to("2026-12-03T09:00")
    assert _due(desk) == ["2026-10", "2026-11"]
    desk.write(lambda tx: finish_month(tx, OCTOBER))
    desk.write(lambda tx: finish_month(tx, OCTOBER))
    assert _due(desk) == ["2026-11"]


def test_no_month_before_the_desk_was_opened_is_due(desk: Office) -> None:
    desk.turns_to("2026-11-20T09:00")
    assert "2026-09" not in _due(desk)


def test_who_was_covered_on_some_day_or_served_gets_a_statement(desk_on_both: Office) -> None:
    desk = desk_on_both

    def edit(data: dict[str, Any]) -> None:
        coded(data["clients"], "zora")["contract"]["until"] = "2026-10-06"

    desk.load(edit)
    desk.books("bivsi", "2026-10-06T10:00", 20)

    def codes(month: Month) -> list[str]:
        ids = desk.read(lambda tx: next_clients(tx, month, 100))
        known = {desk.client(code).id: code for code in ("zora", "dunav", "granit", "novi", "bivsi")}
        return [known[client_id] for client_id in ids]

    assert codes(OCTOBER) == ["bivsi", "dunav", "granit", "zora"]
    assert codes(NOVEMBER) == ["dunav", "granit"]
