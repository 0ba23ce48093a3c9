"""How a remote session is charged, and what it added to the minutes over."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.contracts.plan import OnExhausted, PlanTerms
from core.contracts.standing import Cover, Standing
from core.hours.balance import MonthUse, balance_of, over_before
from core.hours.charge import Charge, charge_of

PLAN = PlanTerms(
    code="osnovna",
    name="Osnovna podrška",
    rank=1,
    monthly_fee=Decimal(60),
    included_minutes=120,
    visits_per_year=0,
    overage_per_hour=Decimal(40),
    response_minutes=240,
    resolution_minutes=2400,
    draws=frozenset({"phone", "remote"}),
    on_exhausted="ask",
    carry_over_months=0,
    billing_step_minutes=None,
)


def _cover(plan: PlanTerms) -> Cover:
    return Cover(Standing.CONTRACT, plan.rank, plan)


@pytest.mark.parametrize(
    ("on_exhausted", "charge"),
    [("ask", Charge.ASK), ("bill", Charge.BILL), ("message", Charge.ASK)],
)
def test_with_the_time_used_up_the_plan_says_how_it_goes_on(
    on_exhausted: OnExhausted, charge: Charge
) -> None:
    cover = _cover(replace(PLAN, on_exhausted=on_exhausted))
    assert charge_of(cover, 0) is charge
    assert charge_of(cover, 1) is Charge.INCLUDED


def test_work_that_does_not_draw_is_never_asked_about() -> None:
    assert charge_of(_cover(replace(PLAN, draws=frozenset({"phone"}))), 0) is Charge.INCLUDED


def test_what_the_plan_does_not_promise_has_its_price_agreed_on() -> None:
    assert charge_of(_cover(replace(PLAN, services=frozenset({"phone"}))), 60) is Charge.AGREE


@pytest.mark.parametrize(
    ("standing", "charge"),
    [
        (Standing.WARRANTY, Charge.WARRANTY),
        (Standing.LAPSED, Charge.AGREE),
        (Standing.NONE, Charge.AGREE),
        (Standing.UNKNOWN, Charge.AGREE),
    ],
)
def test_without_a_contract_only_a_warranty_is_free(standing: Standing, charge: Charge) -> None:
    assert charge_of(Cover(standing), 0) is charge


@pytest.mark.parametrize("used", [0, 60, 119, 120, 121, 300])
@pytest.mark.parametrize("drawn", [0, 1, 15, 120, 600])
def test_the_minutes_over_before_are_told_from_the_account_after(used: int, drawn: int) -> None:
    before = balance_of([MonthUse(120, used)])
    after = balance_of([MonthUse(120, used + drawn)])
    assert over_before(after, drawn) == before.over_minutes
