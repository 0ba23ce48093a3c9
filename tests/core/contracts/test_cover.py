"""What covers a client on a day, read from contracts, amendments and the plan's version of that day."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from core.clients.identity import client_by_code
from core.company.organisation import organisation
from core.contracts.cover import cover_of, history_of
from core.contracts.standing import Cover, Standing
from tests.core.desk.office import Edit, Office, coded, office


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Office]:
    """The desk in November, nothing loaded yet."""
    with office(sqlite_url, "2026-11-24T12:00") as opened:
        yield opened


def _cover(desk: Office, client: str, on: str) -> Cover:
    day = date.fromisoformat(on)
    return desk.read(lambda tx: cover_of(tx, organisation(tx), client_by_code(tx, client), day))


def _zora(**changes: Any) -> Edit:
    return lambda data: coded(data["clients"], "zora")["contract"].update(changes)


@pytest.mark.parametrize(
    ("client", "on", "standing"),
    [
        ("zora", "2025-02-28", Standing.WARRANTY),
        ("zora", "2025-03-01", Standing.CONTRACT),
        ("dunav", "2024-06-14", Standing.WARRANTY),
        ("novi", "2027-05-31", Standing.WARRANTY),
        ("novi", "2027-06-01", Standing.NONE),
        ("bivsi", "2026-11-24", Standing.NONE),
    ],
)
def test_the_day_decides(desk: Office, client: str, on: str, standing: Standing) -> None:
    desk.load()
    assert _cover(desk, client, on).standing is standing


@pytest.mark.parametrize(
    ("on", "standing"), [("2026-11-30", Standing.CONTRACT), ("2026-12-01", Standing.LAPSED)]
)
def test_the_end_of_a_contract_is_excluded_and_after_it_the_client_has_lapsed(
    desk: Office, on: str, standing: Standing
) -> None:
    desk.load(_zora(until="2026-12-01"))
    assert _cover(desk, "zora", on).standing is standing
    assert _cover(desk, "zora", "2026-11-30").changes_on == date(2026, 12, 1)


def test_a_contract_that_has_not_begun_is_none_yet(desk: Office) -> None:
    desk.load(
        lambda data: coded(data["clients"], "bivsi").update(
            contract={"plan": "osnovna", "from": "2027-01-01"}
        )
    )
    assert _cover(desk, "bivsi", "2026-12-31").standing is Standing.NONE
    assert _cover(desk, "bivsi", "2027-01-01").standing is Standing.CONTRACT


def test_terms_agreed_otherwise_and_add_ons_are_part_of_the_cover(desk: Office) -> None:
    desk.load()
    cover = _cover(desk, "granit", "2026-11-24")
    assert cover.plan
    assert (cover.rank, cover.plan.included_minutes, cover.plan.monthly_fee) == (3, 720, Decimal(240))
    assert (cover.covers_always, cover.after_hours_factor) == (True, Decimal("1.5"))
    assert [add_on.code for add_on in cover.add_ons] == ["cloud-backup", "extended-availability"]


def test_a_factor_agreed_in_the_contract_wins_over_the_add_ons(desk: Office) -> None:
    desk.load(
        lambda data: coded(data["clients"], "granit")["contract"]["terms"].update(after_hours_factor="2")
    )
    assert _cover(desk, "granit", "2026-11-24").after_hours_factor == 2


def test_an_add_on_without_availability_does_not_cover_the_night(desk: Office) -> None:
    desk.load()
    cover = _cover(desk, "dunav", "2026-11-24")
    assert [add_on.code for add_on in cover.add_ons] == ["cloud-backup"]
    assert not cover.covers_always


def test_every_day_of_change_is_known(desk: Office) -> None:
    desk.load(_zora(until="2027-03-01"))
    desk.turns_to("2026-12-05T09:00")
    desk.load(_zora(until="2027-03-01", plan="standardna"))
    days = desk.read(lambda tx: history_of(tx, organisation(tx), client_by_code(tx, "zora")).change_days())
    assert days == sorted(days)
    assert {date(2025, 3, 1), date(2026, 12, 5), date(2027, 3, 1)} <= set(days)
