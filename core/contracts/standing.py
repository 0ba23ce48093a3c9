"""Where a client stands with us at a moment: under contract, under warranty, lapsed, or none."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.contracts.plan import AddOnTerms, PlanTerms
from core.language.reason import Reason

NO_CONTRACT_RANK = -1
# The lowest rank a plan may have: from here on up somebody has a contract.
CONTRACT_RANK = 1


class Standing(StrEnum):
    """`lapsed`: had a contract; `unknown`: we do not know who this is."""

    CONTRACT = "contract"
    WARRANTY = "warranty"
    LAPSED = "lapsed"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Cover:
    """What covers a client on a day, and why. `changes_on`: the first day of another standing."""

    standing: Standing
    rank: int = NO_CONTRACT_RANK
    plan: PlanTerms | None = None
    add_ons: tuple[AddOnTerms, ...] = ()
    changes_on: date | None = None
    after_hours_factor: Decimal = Decimal(1)
    reasons: tuple[Reason, ...] = ()

    @property
    def covers_always(self) -> bool:
        """True if an add-on promises an operator outside business hours as well."""
        return any(add_on.covers_always for add_on in self.add_ons)


UNKNOWN = Cover(Standing.UNKNOWN)


def add_months(on: date, months: int) -> date:
    """The same day of a later month; its last day where the month is shorter (31 Jan + 1 = 28 Feb)."""
    years, month = divmod(on.month - 1 + months, 12)
    year = on.year + years
    following = date(year + month // 11, (month + 1) % 12 + 1, 1)
    last = (following - date(year, month + 1, 1)).days
    return date(year, month + 1, min(on.day, last))


def warranty_ends(delivered_on: date | None, months: int) -> date | None:
    """The first day that is no longer under warranty."""
    return add_months(delivered_on, months) if delivered_on else None
