"""A contract in the company file: changes that are agreed ahead, products, days that count."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from core.clients.identity import client_by_code
from core.company.organisation import organisation
from core.contracts.cover import amendments, contracts_of, cover_of
from core.contracts.plan import PlanTerms
from core.database.transaction import Transaction
from core.desk.make_statement import make_statement
from core.desk.moment import now_of
from core.errors import Invalid
from core.hours.month import Month
from tests.core.desk.office import Edit, Office, coded, office

AHEAD = {"from": "2027-01-01", "plan": "standardna", "add_ons": ["cloud-backup"]}
LATER = {"from": "2027-02-01", "plan": "prosirena"}


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Office]:
    """The example company, loaded on a Tuesday in November."""
    with office(sqlite_url, "2026-11-24T12:00") as opened:
        opened.load()
        yield opened


def _zora(**changes: Any) -> Edit:
    return lambda data: coded(data["clients"], "zora")["contract"].update(changes)


def _plan(desk: Office, on: str, client: str = "zora") -> PlanTerms:
    def look(tx: Transaction) -> PlanTerms | None:
        return cover_of(tx, organisation(tx), client_by_code(tx, client), date.fromisoformat(on)).plan

    plan = desk.read(look)
    assert plan
    return plan


def _days(desk: Office) -> list[str]:
    def look(tx: Transaction) -> list[date]:
        contract = contracts_of(tx, client_by_code(tx, "zora"))[-1]
        return [row.starts_on for row in amendments(tx, contract)]

    return [on.isoformat() for on in desk.read(look)]


def test_a_change_agreed_ahead_holds_from_its_day_and_loading_it_again_changes_nothing(desk: Office) -> None:
    edit = _zora(changes=[AHEAD, LATER])
    desk.load(edit)
    assert desk.load(edit) == 0
    assert [_plan(desk, on).code for on in ("2026-12-31", "2027-01-01", "2027-02-01")] == [
        "osnovna",
        "standardna",
        "prosirena",
    ]
    desk.turns_to("2027-01-15T09:00")
    assert desk.load(edit) == 0  # its day has come: still the same


def test_what_was_agreed_ahead_can_be_agreed_otherwise_or_called_off_until_its_day(desk: Office) -> None:
    desk.load(_zora(changes=[AHEAD, LATER]))
    desk.load(_zora(changes=[{**AHEAD, "plan": "prosirena"}]))
    assert _plan(desk, "2027-01-01").code == "prosirena"
    assert _days(desk) == ["2025-03-01", "2027-01-01"]
    desk.load(_zora())
    assert _days(desk) == ["2025-03-01"]


def test_a_change_whose_day_has_come_may_be_written_as_the_contracts_own(desk: Office) -> None:
    desk.load(_zora(changes=[AHEAD]))
    desk.turns_to("2027-01-15T09:00")
    assert desk.load(_zora(plan="standardna", add_ons=["cloud-backup"])) == 0
    assert _days(desk) == ["2025-03-01", "2027-01-01"]


def test_an_amendment_of_today_leaves_what_is_agreed_ahead(desk: Office) -> None:
    desk.load(_zora(changes=[AHEAD]))
    desk.load(_zora(terms={"included_minutes": 150}, changes=[AHEAD]))
    assert _days(desk) == ["2025-03-01", "2026-11-24", "2027-01-01"]
    assert [_plan(desk, on).included_minutes for on in ("2026-11-23", "2026-11-24", "2027-01-01")] == [
        120,
        150,
        300,
    ]


def test_a_change_that_is_over_and_was_not_known_is_refused_with_the_way_out(desk: Office) -> None:
    desk.turns_to("2027-01-15T09:00")
    with pytest.raises(Invalid, match=r"contract\.changes: 2027-01-01 is over .* begin today"):
        desk.load(_zora(changes=[AHEAD]))


def test_a_contract_that_is_loaded_for_the_first_time_tells_its_whole_history(desk: Office) -> None:
    past = [{"from": "2021-01-01", "plan": "standardna"}]
    contract = {"plan": "osnovna", "from": "2020-01-01", "changes": past}
    desk.load(lambda data: coded(data["clients"], "bivsi").update(contract=contract))
    assert [_plan(desk, on, "bivsi").code for on in ("2020-12-31", "2021-01-01")] == ["osnovna", "standardna"]


def test_another_product_is_an_amendment_from_today(desk: Office) -> None:
    def dearer(data: dict[str, Any]) -> None:
        coded(data["plans"], "osnovna")["by_product"] = {"balans-pro": {"monthly_fee": "80"}}

    def moves(data: dict[str, Any]) -> None:
        dearer(data)
        coded(data["clients"], "zora")["product"] = "balans-pro"

    desk.load(dearer)
    assert str(_plan(desk, "2026-11-24").monthly_fee) == "60"
    desk.turns_to("2026-12-10T09:00")
    desk.load(moves)
    assert [str(_plan(desk, on).monthly_fee) for on in ("2026-12-09", "2026-12-10")] == ["60", "80"]


@pytest.mark.parametrize(
    ("terms", "included", "fee"),
    [({"prorated": True}, 64, "32.00"), ({}, 120, "60.00"), ({"prorated": False}, 120, "60.00")],
)
def test_a_month_that_begins_late_is_whole_unless_the_contract_says_so(
    desk: Office, terms: dict[str, Any], included: int, fee: str
) -> None:
    contract = {"plan": "osnovna", "from": "2026-11-15", "terms": terms}
    desk.load(lambda data: coded(data["clients"], "bivsi").update(contract=contract))
    desk.turns_to("2026-12-02T09:00")
    month = Month(2026, 11)
    made = desk.write(lambda tx: make_statement(tx, now_of(tx), client_by_code(tx, "bivsi"), month))
    # 16 of 30 days.
    assert (made["balance"]["included_minutes"], made["fee"]) == (included, fee)


def _signs(**contract: Any) -> Edit:
    return lambda data: coded(data["clients"], "bivsi").update(contract=contract)


def test_a_contract_called_off_before_it_begins_leaves_no_trace_and_can_be_signed_again(desk: Office) -> None:
    signed = _signs(plan="osnovna", **{"from": "2026-12-01"})
    desk.load(signed)
    desk.load()
    assert desk.read(lambda tx: contracts_of(tx, client_by_code(tx, "bivsi"))) == []
    desk.load(signed)
    assert _plan(desk, "2026-12-01", "bivsi").code == "osnovna"


def test_a_contract_that_was_ended_on_its_first_day_can_be_restored(desk: Office) -> None:
    signed = _signs(plan="osnovna", **{"from": "2026-11-24"})
    desk.load(signed)
    desk.load()
    desk.load(signed)
    assert _plan(desk, "2026-11-24", "bivsi").code == "osnovna"


def test_a_later_contract_that_was_a_mistake_gives_way_to_the_one_before(desk: Office) -> None:
    desk.load(_zora(**{"from": "2026-12-01"}))
    desk.load()
    assert desk.load() == 0
    contracts = desk.read(lambda tx: contracts_of(tx, client_by_code(tx, "zora")))
    assert [(each.from_on.isoformat(), each.until_on) for each in contracts] == [("2025-03-01", None)]


def test_days_that_were_served_are_not_taken_back(desk: Office) -> None:
    with pytest.raises(Invalid, match=r"contract\.until: 2026-11-15 is over"):
        desk.load(_zora(until="2026-11-15"))
    desk.load(_zora(until="2026-11-24"))
    desk.turns_to("2026-12-10T09:00")
    assert desk.load(_zora(until="2026-11-24")) == 0  # what is known already may stand there
