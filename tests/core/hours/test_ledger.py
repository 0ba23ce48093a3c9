"""The ledger: booked once however often it is told, split where months and terms change, never refused."""

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from sqlalchemy import func, select

from core.clients.identity import client_by_code
from core.company.organisation import organisation
from core.contracts.cover import history_of
from core.database.transaction import Transaction
from core.desk.make_statement import make_statement
from core.desk.moment import now_of
from core.errors import Invalid
from core.hours.balance import Balance
from core.hours.ledger import Work, balance, book, correct, reference_day
from core.hours.month import Month
from core.hours.rows import TimeEntry
from tests.core.desk.office import Edit, Office, coded, office, wall

OCTOBER, NOVEMBER, DECEMBER = (Month(2026, number) for number in (10, 11, 12))


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Office]:
    """The example company, loaded in October 2026."""
    with office(sqlite_url, "2026-10-05T09:00") as opened:
        opened.load()
        yield opened


@dataclass(frozen=True)
class Line:
    """An entry as a test looks at it."""

    month: str
    seconds: int
    minutes: int
    draws: bool


def _lines(entries: list[TimeEntry]) -> list[Line]:
    return [Line(entry.month, entry.seconds, entry.minutes, entry.draws) for entry in entries]


def _balance(desk: Office, client: str, month: Month) -> Balance:
    return desk.read(lambda tx: balance(tx, organisation(tx), client_by_code(tx, client), month))


def _left(desk: Office, client: str, month: Month) -> tuple[int, int, int, int]:
    account = _balance(desk, client, month)
    return account.included_minutes, account.carried_minutes, account.used_minutes, account.left_minutes


def _over(desk: Office, client: str, month: Month) -> int:
    return _balance(desk, client, month).over_minutes


def _contract(client: str, **changes: Any) -> Edit:
    return lambda data: coded(data["clients"], client)["contract"].update(changes)


def _close(desk: Office, client: str, month: Month) -> dict[str, Any]:
    return desk.write(lambda tx: make_statement(tx, now_of(tx), client_by_code(tx, client), month))


# Once


def test_booked_twice_with_one_key_it_is_booked_once_and_given_back(desk: Office) -> None:
    first = desk.books("zora", "2026-10-06T10:00", 20, key="k")
    again = desk.books("zora", "2026-10-06T10:00", 20, key="k")
    assert [entry.id for entry in again] == [entry.id for entry in first]
    assert _balance(desk, "zora", OCTOBER).used_minutes == 30


def test_the_first_word_of_a_key_stands_even_if_the_second_says_something_else(desk: Office) -> None:
    desk.books("zora", "2026-10-06T10:00", 20, key="k")
    assert _lines(desk.books("zora", "2026-10-31T23:00", 90, key="k")) == [Line("2026-10", 1200, 30, True)]


def test_a_key_in_several_parts_is_given_back_whole(desk: Office) -> None:
    first = desk.books("zora", "2026-10-31T23:50", 30, key="k")
    again = desk.books("zora", "2026-10-31T23:50", 30, key="k")
    assert [entry.id for entry in again] == [entry.id for entry in first]
    assert len(first) == 2


def test_one_keys_parts_are_not_another_keys_beginning(desk: Office) -> None:
    desk.books("zora", "2026-10-06T10:00", 20, key="call-1")
    assert len(desk.books("zora", "2026-10-06T11:00", 20, key="call-10")) == 1
    assert _balance(desk, "zora", OCTOBER).used_minutes == 60


def test_eight_threads_that_repeat_each_other_book_the_sum_of_what_is_different(database_url: str) -> None:
    with office(database_url, "2026-10-05T09:00") as desk:
        desk.load()
        company, zora = desk.read(organisation), desk.client("zora")
        starts_at = wall("2026-10-06T10:00")

        def job(number: int) -> Work:
            ends_at = starts_at + timedelta(minutes=1 + number % 40)
            return Work("remote", "ana", starts_at, ends_at, "typed", f"job-{number}")

        # 8 threads of 50 bookings each, of 100 jobs: each job is booked by four of them.
        plans = [[(thread * 25 + n) % 100 for n in range(50)] for thread in range(8)]

        def books(numbers: list[int]) -> int:
            for number in random.Random(numbers[0]).sample(numbers, len(numbers)):
                desk.write(partial(book, company=company, client=zora, work=job(number)))
            return len(numbers)

        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(books, plans)) == [50] * 8
        expected = sum(-(-(1 + number % 40) // 15) * 15 for number in range(100))
        assert _balance(desk, "zora", OCTOBER).used_minutes == expected
        assert desk.read(lambda tx: tx.first(select(func.count(TimeEntry.id)))) == 100


# Splits


def test_work_over_the_end_of_a_month_is_counted_in_each(desk: Office) -> None:
    lines = _lines(desk.books("zora", "2026-10-31T23:50", 30))
    assert lines == [Line("2026-10", 600, 15, True), Line("2026-11", 1200, 30, True)]


def test_the_month_is_the_organisations_not_utcs(desk: Office) -> None:
    assert [line.month for line in _lines(desk.books("zora", "2026-11-01T00:10", 30))] == ["2026-11"]
    assert [line.month for line in _lines(desk.books("zora", "2026-10-31T23:10", 30))] == ["2026-10"]


def test_work_over_an_amendment_is_counted_by_both_terms(desk: Office) -> None:
    desk.turns_to("2026-10-20T09:00")
    desk.load(_contract("zora", terms={"billing_step_minutes": 60}))
    entries = desk.books("zora", "2026-10-19T23:50", 30)
    assert _lines(entries) == [Line("2026-10", 600, 15, True), Line("2026-10", 1200, 60, True)]


def test_work_over_a_change_that_is_not_counted_otherwise_is_not_split(desk: Office) -> None:
    desk.turns_to("2026-10-20T09:00")
    desk.load(_contract("zora", terms={"monthly_fee": 70}))
    assert _lines(desk.books("zora", "2026-10-19T23:55", 10)) == [Line("2026-10", 600, 15, True)]


def test_another_clients_change_splits_nothing(desk: Office) -> None:
    desk.turns_to("2026-10-20T09:00")
    desk.load(_contract("dunav", plan="prosirena"))
    assert len(desk.books("zora", "2026-10-19T23:55", 10)) == 1


def test_work_over_the_end_of_a_contract_draws_only_until_then(desk: Office) -> None:
    desk.load(_contract("zora", until="2026-10-20"))
    entries = desk.books("zora", "2026-10-19T23:50", 30)
    assert _lines(entries) == [Line("2026-10", 600, 15, True), Line("2026-10", 1200, 30, False)]


def test_work_out_of_hours_weighs_by_the_add_ons_factor(desk: Office) -> None:
    entries = desk.books("granit", "2026-10-06T15:50", 30)  # ten minutes in hours, twenty out of them
    assert [(entry.minutes, entry.factor) for entry in entries] == [(45, Decimal("1.3333"))]


@pytest.mark.parametrize(
    ("start", "seconds"), [("2026-10-25T01:30", 7200), ("2026-03-29T01:30", 7200)], ids=["back", "forward"]
)
def test_in_a_night_of_changing_clocks_two_hours_are_two_hours(
    desk: Office, start: str, seconds: int
) -> None:
    assert [entry.seconds for entry in desk.books("zora", start, 120)] == [seconds]


def test_work_that_ends_in_the_repeated_hour_does_not_end_before_it_began(desk: Office) -> None:
    starts_at = wall("2026-10-25T02:50")
    ends_at = wall("2026-10-25T02:20").replace(fold=1)
    work = Work("remote", "ana", starts_at, ends_at, "typed", "k")
    entries = desk.write(lambda tx: book(tx, organisation(tx), client_by_code(tx, "zora"), work))
    assert [entry.seconds for entry in entries] == [1800]


# What is taken, and what is not


@pytest.mark.parametrize("minutes", [60, 6000])
def test_time_that_is_used_up_is_no_reason_to_refuse(desk: Office, minutes: int) -> None:
    desk.books("zora", "2026-10-06T08:00", 120)
    desk.books("zora", "2026-10-07T08:00", minutes)
    assert _over(desk, "zora", OCTOBER) == minutes


@pytest.mark.parametrize(
    ("kind", "minutes", "what"),
    [
        ("dancing", 10, "use one of phone, remote"),
        ("phone", -1, "ends before it starts"),
        ("phone", 7 * 24 * 60 + 1, "over a week"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_books_nothing(
    desk: Office, kind: str, minutes: int, what: str
) -> None:
    with pytest.raises(Invalid, match=what):
        desk.books("zora", "2026-10-06T10:00", minutes, kind)
    assert _balance(desk, "zora", OCTOBER).used_minutes == 0


def test_work_of_no_length_counts_nothing_and_is_there(desk: Office) -> None:
    assert _lines(desk.books("zora", "2026-10-06T10:00", 0)) == [Line("2026-10", 0, 0, True)]


@pytest.mark.parametrize("kind", ["visit", "internal"])
def test_kinds_that_do_not_draw_are_kept_and_leave_the_balance_alone(desk: Office, kind: str) -> None:
    assert [entry.draws for entry in desk.books("zora", "2026-10-06T10:00", 90, kind)] == [False]
    assert _left(desk, "zora", OCTOBER) == (120, 0, 0, 120)


def test_work_for_a_client_without_a_contract_is_kept_and_draws_nothing(desk: Office) -> None:
    assert _lines(desk.books("bivsi", "2026-10-06T10:00", 20)) == [Line("2026-10", 1200, 30, False)]
    assert _left(desk, "bivsi", OCTOBER) == (0, 0, 0, 0)
    assert _over(desk, "bivsi", OCTOBER) == 0


# Balances


def test_unused_minutes_lapse_unless_the_plan_carries_them_over(desk: Office) -> None:
    desk.books("zora", "2026-10-06T10:00", 60)
    desk.turns_to("2026-11-10T09:00")
    assert _left(desk, "zora", NOVEMBER) == (120, 0, 0, 120)


def test_minutes_are_carried_for_as_many_months_as_agreed(sqlite_url: str) -> None:
    with office(sqlite_url, "2026-10-05T09:00") as desk:
        edit = _contract("zora", **{"from": "2026-10-01", "terms": {"carry_over_months": 1}})
        desk.load(edit)
        desk.books("zora", "2026-10-06T10:00", 90)
        assert _left(desk, "zora", OCTOBER) == (120, 0, 90, 30)
        desk.turns_to("2026-11-10T09:00")
        desk.books("zora", "2026-11-06T10:00", 45)
        assert _left(desk, "zora", NOVEMBER) == (120, 30, 45, 105)
        desk.turns_to("2026-12-10T09:00")
        assert _left(desk, "zora", DECEMBER) == (120, 105, 0, 225)
        desk.turns_to("2027-01-10T09:00")
        assert _left(desk, "zora", Month(2027, 1)) == (120, 120, 0, 240)


@pytest.mark.parametrize(
    ("now", "month", "day"),
    [
        ("2026-10-05T09:00", OCTOBER, "2026-10-05"),
        ("2026-10-05T00:30", OCTOBER, "2026-10-05"),
        ("2026-12-05T09:00", OCTOBER, "2026-10-31"),
        ("2026-10-05T09:00", DECEMBER, "2026-12-01"),
    ],
)
def test_a_months_terms_are_those_of_its_newest_day(desk: Office, now: str, month: Month, day: str) -> None:
    desk.turns_to(now)

    def look(tx: Transaction) -> date:
        company = organisation(tx)
        history = history_of(tx, company, client_by_code(tx, "zora"))
        return reference_day(company, history, month, tx.now)

    found = desk.read(look)
    assert found.isoformat() == day


def test_a_contract_that_ends_within_the_month_still_includes_its_minutes(desk: Office) -> None:
    desk.load(_contract("zora", until="2026-10-20"))
    desk.books("zora", "2026-10-06T10:00", 100)
    desk.turns_to("2026-11-02T09:00")
    assert _left(desk, "zora", OCTOBER) == (120, 0, 105, 15)
    statement = _close(desk, "zora", OCTOBER)
    assert (statement["plan"], statement["over_charge"], statement["total"]) == ("osnovna", "0.00", "60.00")
    assert _left(desk, "zora", NOVEMBER) == (0, 0, 0, 0)


def test_a_contract_that_begins_within_the_month_includes_its_minutes(desk: Office) -> None:
    contract = {"plan": "osnovna", "from": "2026-10-20"}
    desk.load(lambda data: coded(data["clients"], "bivsi").update(contract=contract))
    desk.books("bivsi", "2026-10-21T10:00", 60)
    desk.turns_to("2026-11-02T09:00")
    assert _left(desk, "bivsi", OCTOBER) == (120, 0, 60, 60)


# Corrections and closed months


def _correct(desk: Office, entry: TimeEntry, minutes: int, key: str = "c") -> TimeEntry:
    return desk.write(lambda tx: correct(tx, tx.get(TimeEntry, entry.id), minutes, operator="marko", key=key))


@pytest.mark.parametrize(("minutes", "difference"), [(15, -15), (45, 15), (0, -30), (30, 0)])
def test_a_correction_is_another_entry_with_the_difference(
    desk: Office, minutes: int, difference: int
) -> None:
    (entry,) = desk.books("zora", "2026-10-06T10:00", 20)
    correction = _correct(desk, entry, minutes)
    assert (correction.minutes, correction.corrects_id, correction.seconds) == (difference, entry.id, 0)
    assert desk.read(lambda tx: tx.get(TimeEntry, entry.id)).minutes == 30
    assert _balance(desk, "zora", OCTOBER).used_minutes == minutes


def test_a_second_correction_counts_from_the_first_and_a_repeat_changes_nothing(desk: Office) -> None:
    (entry,) = desk.books("zora", "2026-10-06T10:00", 20)
    for key, minutes in (("c1", 60), ("c1", 60), ("c2", 15), ("c1", 60)):
        _correct(desk, entry, minutes, key)
    assert _balance(desk, "zora", OCTOBER).used_minutes == 15


def test_work_of_a_closed_month_counts_in_the_next_open_one(desk: Office) -> None:
    desk.turns_to("2026-11-02T09:00")
    _close(desk, "zora", OCTOBER)
    assert [line.month for line in _lines(desk.books("zora", "2026-10-30T10:00", 30))] == ["2026-11"]
    assert _balance(desk, "zora", OCTOBER).used_minutes == 0
    assert _balance(desk, "zora", NOVEMBER).used_minutes == 30
