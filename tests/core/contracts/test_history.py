"""Plain history: products, what wins, days that count, and why a client stands as it does."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.contracts.history import Agreement, History, PriceList, Signed, Version
from core.contracts.plan import AddOnTerms
from core.contracts.standing import Standing

ALWAYS = date(1, 1, 1)
OSNOVNA: dict[str, Any] = {
    "name": "Osnovna",
    "rank": 1,
    "monthly_fee": "60",
    "included_minutes": 120,
    "visits_per_year": 0,
    "overage_per_hour": "40",
    "response_minutes": 240,
    "resolution_minutes": 2400,
    "draws": ["phone"],
    "on_exhausted": "ask",
    "carry_over_months": 0,
    "billing_step_minutes": None,
    "by_product": {"balans-pro": {"monthly_fee": "80", "included_minutes": 150}},
}
NIGHT = AddOnTerms("night", "Noć", Decimal(80), covers_always=True, after_hours_factor=Decimal("1.5"))
PRICES = PriceList({"osnovna": [Version(ALWAYS, OSNOVNA)]}, {"night": [Version(ALWAYS, NIGHT)]})


def on(text: str) -> date:
    return date.fromisoformat(text)


def signed(
    from_on: str,
    until_on: str | None = None,
    *,
    product: str | None = None,
    changes: Sequence[Agreement] = (),
    **terms: Any,
) -> Signed:
    first = Agreement(on(from_on), "osnovna", product, (), terms)
    return Signed(on(from_on), on(until_on) if until_on else None, [first, *changes])


def history(*contracts: Signed, delivered: str | None = None) -> History:
    return History(list(contracts), PRICES, on(delivered) if delivered else None, warranty_months=12)


@pytest.mark.parametrize(
    ("product", "fee", "included"),
    [("balans-pro", "80", 150), ("balans-mini", "60", 120), (None, "60", 120)],
)
def test_a_plans_price_and_minutes_may_differ_by_product(
    product: str | None, fee: str, included: int
) -> None:
    plan = history(signed("2026-01-01", product=product)).cover(on("2026-05-01")).plan
    assert plan
    assert (str(plan.monthly_fee), plan.included_minutes) == (fee, included)


def test_what_the_contract_agreed_wins_over_the_product_and_the_rest_stays() -> None:
    plan = history(signed("2026-01-01", product="balans-pro", monthly_fee="75")).cover(on("2026-05-01")).plan
    assert plan
    assert (str(plan.monthly_fee), plan.included_minutes) == ("75", 150)


def test_a_change_of_product_holds_from_its_day() -> None:
    pro = Agreement(on("2026-06-10"), "osnovna", "balans-pro", (), {})
    known = history(signed("2026-01-01", product="balans-mini", changes=[pro]))
    fees = [known.cover(on(day)).plan for day in ("2026-06-09", "2026-06-10")]
    assert [str(plan.monthly_fee) for plan in fees if plan] == ["60", "80"]
    assert on("2026-06-10") in known.change_days()


@pytest.mark.parametrize(
    ("day", "standing", "changes_on", "reasons"),
    [
        ("2026-05-31", Standing.NONE, "2026-06-01", ["because-no-contract", "because-not-delivered"]),
        ("2026-06-01", Standing.WARRANTY, "2026-09-01", ["because-no-contract", "because-warranty"]),
        ("2026-09-01", Standing.CONTRACT, "2026-12-01", ["because-contract", "because-warranty-beside"]),
        ("2026-12-01", Standing.WARRANTY, "2027-06-01", ["because-lapsed", "because-warranty"]),
        ("2027-06-01", Standing.LAPSED, "2027-08-01", ["because-lapsed", "because-warranty-over"]),
        ("2027-08-01", Standing.CONTRACT, None, ["because-contract"]),
    ],
)
def test_a_client_stands_as_its_history_says_and_the_reasons_say_why(
    day: str, standing: Standing, changes_on: str | None, reasons: list[str]
) -> None:
    known = history(signed("2026-09-01", "2026-12-01"), signed("2027-08-01"), delivered="2026-06-01")
    cover = known.cover(on(day))
    assert (cover.standing, cover.changes_on) == (standing, on(changes_on) if changes_on else None)
    ahead = {"because-begins"} if day < "2027-08-01" else set()
    assert {reason.key for reason in cover.reasons} == {*reasons, *ahead}


@pytest.mark.parametrize(
    ("known", "ends"),
    [
        (history(signed("2026-01-01", "2027-01-01")), [(Standing.CONTRACT, "2027-01-01")]),
        (history(signed("2026-01-01", "2027-01-01"), signed("2027-01-01")), []),
        (history(signed("2026-01-01"), delivered="2026-06-01"), [(Standing.WARRANTY, "2027-06-01")]),
        (history(delivered="2026-06-01"), [(Standing.WARRANTY, "2027-06-01")]),
        (
            history(signed("2026-01-01", "2027-01-01"), delivered="2026-06-01"),
            [(Standing.CONTRACT, "2027-01-01"), (Standing.WARRANTY, "2027-06-01")],
        ),
    ],
)
def test_what_ends_is_told_of_a_contract_and_of_the_warranty_beside_it(
    known: History, ends: list[tuple[Standing, str]]
) -> None:
    assert known.ends(on("2026-11-24")) == [(standing, on(day)) for standing, day in ends]


def test_one_contract_after_another_is_no_change_of_standing() -> None:
    known = history(signed("2026-01-01", "2026-07-01"), signed("2026-07-01"))
    assert known.cover(on("2026-03-01")).changes_on is None


@pytest.mark.parametrize(
    ("contracts", "part"),
    [
        ([signed("2026-01-01")], Fraction(1)),
        ([signed("2026-11-16")], Fraction(1, 2)),
        ([signed("2026-01-01", "2026-11-04")], Fraction(1, 10)),
        ([signed("2026-01-01", "2026-11-04"), signed("2026-11-28")], Fraction(1, 5)),
        ([], Fraction(0)),
    ],
)
def test_the_covered_part_of_a_month_goes_by_days(contracts: list[Signed], part: Fraction) -> None:
    assert history(*contracts).covered_part(on("2026-11-01"), on("2026-12-01")) == part


@pytest.mark.parametrize(
    ("terms", "carries"), [({}, False), ({"carry_over_months": 0}, False), ({"carry_over_months": 2}, True)]
)
def test_whether_minutes_ever_go_over_is_known(terms: dict[str, Any], carries: bool) -> None:
    assert history(signed("2026-01-01", **terms)).ever_carries() is carries


DAYS = st.dates(on("2026-01-01"), on("2028-12-31"))


@given(st.lists(st.tuples(DAYS, DAYS), max_size=4), DAYS, DAYS)
def test_until_the_day_of_change_nothing_changes_and_on_it_something_does(
    spans: list[tuple[date, date]], delivered: date, day: date
) -> None:
    contracts = [Signed(a, b, [Agreement(a, "osnovna", None, (), {})]) for a, b in sorted(spans) if a <= b]
    known = History(contracts, PRICES, delivered, 12)
    cover = known.cover(day)
    if cover.changes_on is None:
        assert known.cover(on("2035-01-01")).standing is cover.standing
    else:
        assert day < cover.changes_on
        assert known.cover(cover.changes_on).standing is not cover.standing
        between = date.fromordinal((day.toordinal() + cover.changes_on.toordinal()) // 2)
        assert known.cover(between).standing is cover.standing
