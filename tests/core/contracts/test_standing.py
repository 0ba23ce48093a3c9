"""When a warranty ends, and which terms win."""

from datetime import date

import pytest

from core.contracts.plan import PlanTerms
from core.contracts.standing import add_months, warranty_ends


def _on(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("delivered", "months", "ends"),
    [
        ("2026-06-01", 12, "2027-06-01"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2027-12-31", 2, "2028-02-29"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-11-30", 1, "2026-12-30"),
        ("2026-05-05", 0, "2026-05-05"),
    ],
)
def test_the_warranty_ends_on_the_same_day_of_a_later_month_or_on_its_last(
    delivered: str, months: int, ends: str
) -> None:
    assert warranty_ends(_on(delivered), months) == _on(ends)


def test_what_was_never_delivered_has_no_warranty() -> None:
    assert warranty_ends(None, 12) is None


@pytest.mark.parametrize("months", range(1, 30))
def test_a_month_later_is_in_the_month_that_is_so_much_later(months: int) -> None:
    later = add_months(_on("2026-01-31"), months)
    assert (later.year * 12 + later.month) - (2026 * 12 + 1) == months


def test_what_a_contract_agreed_otherwise_wins_and_the_rest_stays() -> None:
    stored = {
        "code": "osnovna",
        "name": "Osnovna podrška",
        "rank": 1,
        "monthly_fee": "60.10",
        "included_minutes": 120,
        "visits_per_year": 0,
        "overage_per_hour": "40",
        "response_minutes": 240,
        "resolution_minutes": 2400,
        "draws": ["phone", "remote"],
        "on_exhausted": "ask",
        "carry_over_months": 0,
        "billing_step_minutes": None,
    }
    plan = PlanTerms.from_json(stored)
    agreed = plan.agreed({"included_minutes": 720, "monthly_fee": "240", "after_hours_factor": "2"})
    assert (agreed.included_minutes, str(agreed.monthly_fee)) == (720, "240")
    assert (agreed.draws, str(agreed.overage_per_hour)) == (plan.draws, "40")
    assert str(plan.monthly_fee) == "60.10"
