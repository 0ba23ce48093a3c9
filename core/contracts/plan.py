"""What a plan and an add-on promise: plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal

OnExhausted = Literal["ask", "bill", "message"]
# What a plan may promise by name; how many visits a year is a number of its own.
SERVICES = ("phone", "email", "remote", "consulting", "advisor", "statement")


@dataclass(frozen=True)
class PlanTerms:
    """A plan's terms at a moment. Money is in the organisation's currency, a month is a calendar month."""

    code: str
    name: str
    rank: int
    monthly_fee: Decimal
    included_minutes: int
    visits_per_year: int
    overage_per_hour: Decimal
    response_minutes: int
    resolution_minutes: int
    draws: frozenset[str]
    on_exhausted: OnExhausted
    carry_over_months: int
    billing_step_minutes: int | None
    services: frozenset[str] = frozenset(SERVICES)
    # The first and the last month of a contract count by their days, fee and minutes alike.
    prorated: bool = False

    @classmethod
    def from_json(cls, stored: Mapping[str, Any], product: str | None = None) -> "PlanTerms":
        """The terms as a `PlanVersion` keeps them, with what differs for this product."""
        differs = stored.get("by_product", {}).get(product, {})
        return cls(**_typed({**{k: v for k, v in stored.items() if k != "by_product"}, **differs}))

    def agreed(self, otherwise: Mapping[str, Any]) -> "PlanTerms":
        """The same terms with what one contract agreed otherwise; keys that no plan has are left out."""
        known = {k: v for k, v in otherwise.items() if k in self.__dataclass_fields__}
        return replace(self, **_typed(known))


@dataclass(frozen=True)
class AddOnTerms:
    """An add-on's terms at a moment."""

    code: str
    name: str
    monthly_fee: Decimal
    covers_always: bool
    after_hours_factor: Decimal


def _typed(stored: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(stored)
    for money in ("monthly_fee", "overage_per_hour"):
        if money in values:
            values[money] = Decimal(values[money])
    for names in ("draws", "services"):
        if names in values:
            values[names] = frozenset(values[names])
    return values
