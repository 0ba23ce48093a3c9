"""All that was ever agreed with one client, as plain values: what covers it on any day, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, Protocol, TypeVar

from core.contracts.plan import AddOnTerms, PlanTerms
from core.contracts.standing import NO_CONTRACT_RANK, Cover, Standing, warranty_ends
from core.language.reason import Reason


class _Starts(Protocol):
    @property
    def starts_on(self) -> date: ...


Dated = TypeVar("Dated", bound=_Starts)


@dataclass(frozen=True)
class Version:
    """What a plan (`PlanTerms.from_json`'s mapping) or an add-on (`AddOnTerms`) promises from a day on."""

    starts_on: date
    terms: Any


@dataclass(frozen=True)
class PriceList:
    """Every plan and every add-on by code, each with its versions, oldest first."""

    plans: Mapping[str, Sequence[Version]]
    add_ons: Mapping[str, Sequence[Version]]


@dataclass(frozen=True)
class Agreement:
    """What one contract says from a day on: a plan for a product, add-ons, and terms agreed otherwise."""

    starts_on: date
    plan: str
    product: str | None
    add_ons: tuple[str, ...]
    terms: Mapping[str, Any]


@dataclass(frozen=True)
class Signed:
    """A contract in `[from_on, until_on)`, None runs on; the first agreement is the one that was signed."""

    from_on: date
    until_on: date | None
    agreements: Sequence[Agreement]

    def covers(self, on: date) -> bool:
        """True on each of its days; one that was ended on its first day has none."""
        return self.from_on <= on and (self.until_on is None or on < self.until_on)

    def last_day(self, by: date) -> date:
        """Its last day, or `by` where that is earlier."""
        return min(by, self.until_on - timedelta(days=1)) if self.until_on else by


@dataclass(frozen=True)
class History:
    """One client's contracts, oldest first, its warranty, and the price list that they refer to."""

    contracts: Sequence[Signed]
    prices: PriceList
    delivered_on: date | None = None
    warranty_months: int = 0
    warranty_rank: int = 0
    _covers: dict[date, Cover] = field(default_factory=dict, init=False, repr=False, compare=False)

    def cover(self, on: date) -> Cover:
        """What covers the client on this day, why, and until when."""
        if on not in self._covers:
            self._covers[on] = self._cover(on)
        return self._covers[on]

    def _cover(self, on: date) -> Cover:
        contract = self._contract(on)
        if contract:
            return self._under(contract, on)
        standing = self._standing(on)
        rank = self.warranty_rank if standing is Standing.WARRANTY else NO_CONTRACT_RANK
        return Cover(standing, rank, changes_on=self._changes_on(on), reasons=self._reasons(on, standing))

    def ends(self, on: date) -> list[tuple[Standing, date]]:
        """What holds on this day and ends: the contract if none follows it, the warranty also beside one."""
        cover, found = self.cover(on), []
        if cover.standing is Standing.CONTRACT and cover.changes_on:
            found.append((Standing.CONTRACT, cover.changes_on))
        if self.delivered_on and self.delivered_on <= on < self._warranty_until(on):
            found.append((Standing.WARRANTY, self._warranty_until(on)))
        return found

    def change_days(self) -> list[date]:
        """Every day on which the client's terms may change, in order."""
        days = self._boundaries()
        for contract in self.contracts:
            days |= {agreement.starts_on for agreement in contract.agreements}
        for versions in (*self.prices.plans.values(), *self.prices.add_ons.values()):
            days |= {version.starts_on for version in versions}
        return sorted(days)

    def begins_on(self) -> date | None:
        """The first day of the first contract."""
        return min((contract.from_on for contract in self.contracts), default=None)

    def reference_day(self, first: date, on: date) -> date:
        """The day whose terms hold for a time that began on `first`, seen on `on`: `on` itself.

        Where no contract covers that day but one ended since `first`, that contract's last day: what was
        included until then is not charged afterwards.
        """
        last_days = [c.last_day(on) for c in self.contracts if c.from_on <= on and c.covers(c.last_day(on))]
        return max((day for day in last_days if day >= first), default=on)

    def ever_carries(self) -> bool:
        """True if minutes were ever agreed to go over into later months."""
        agreements = [agreement for contract in self.contracts for agreement in contract.agreements]
        promised = [v.terms for a in agreements for v in self.prices.plans[a.plan]]
        promised += [terms for plan in promised for terms in plan.get("by_product", {}).values()]
        promised += [agreement.terms for agreement in agreements]
        return any(terms.get("carry_over_months") for terms in promised)

    def covered_part(self, first: date, after: date) -> Fraction:
        """The part of the days `[first, after)` on which a contract covers the client."""
        days = [first + timedelta(days=n) for n in range((after - first).days)]
        return Fraction(sum(1 for day in days if self._contract(day)), len(days))

    def _contract(self, on: date) -> Signed | None:
        return next((contract for contract in reversed(self.contracts) if contract.covers(on)), None)

    def _under(self, contract: Signed, on: date) -> Cover:
        agreed = in_force(contract.agreements, on)
        plan = self._plan(agreed, on)
        add_ons = tuple(in_force(self.prices.add_ons[code], on).terms for code in agreed.add_ons)
        return Cover(
            Standing.CONTRACT,
            plan.rank,
            plan,
            add_ons,
            self._changes_on(on),
            _factor(agreed, add_ons),
            self._reasons_under(contract, plan, on),
        )

    def _plan(self, agreed: Agreement, on: date) -> PlanTerms:
        """The plan's version of this day, for the product, with what the contract says otherwise."""
        promised = in_force(self.prices.plans[agreed.plan], on).terms
        plan = PlanTerms.from_json({"code": agreed.plan, **promised}, agreed.product)
        return plan.agreed(agreed.terms)

    def _standing(self, on: date) -> Standing:
        if self._contract(on):
            return Standing.CONTRACT
        if self.delivered_on and self.delivered_on <= on and on < self._warranty_until(on):
            return Standing.WARRANTY
        had = any(contract.from_on <= on for contract in self.contracts)
        return Standing.LAPSED if had else Standing.NONE

    def _warranty_until(self, on: date) -> date:
        return warranty_ends(self.delivered_on, self.warranty_months) or on

    def _boundaries(self) -> set[date]:
        days = {contract.from_on for contract in self.contracts}
        days |= {contract.until_on for contract in self.contracts if contract.until_on}
        if self.delivered_on:
            days |= {self.delivered_on, self._warranty_until(self.delivered_on)}
        return days

    def _changes_on(self, on: date) -> date | None:
        """The first day on which the standing is another."""
        now = self._standing(on)
        later = sorted(day for day in self._boundaries() if day > on)
        return next((day for day in later if self._standing(day) is not now), None)

    def _reasons_under(self, contract: Signed, plan: PlanTerms, on: date) -> tuple[Reason, ...]:
        until = contract.until_on.isoformat() if contract.until_on else ""
        facts = {"plan": plan.name, "from": contract.from_on.isoformat(), "until": until}
        reasons = [Reason("because-contract", facts)]
        if self.delivered_on and self.delivered_on <= on < self._warranty_until(on):
            reasons.append(Reason("because-warranty-beside", {"until": _iso(self._warranty_until(on))}))
        return (*reasons, *self._ahead(on))

    def _reasons(self, on: date, standing: Standing) -> tuple[Reason, ...]:
        """Why no contract covers this day, what else does, and what is signed for later."""
        ended = [
            contract.until_on for contract in self.contracts if contract.until_on and contract.until_on <= on
        ]
        past = Reason("because-lapsed", {"on": _iso(max(ended))}) if ended else Reason("because-no-contract")
        return (past, *self._warranty_reasons(on, standing), *self._ahead(on))

    def _warranty_reasons(self, on: date, standing: Standing) -> list[Reason]:
        if self.delivered_on is None:
            return []
        if on < self.delivered_on:
            return [Reason("because-not-delivered", {"on": _iso(self.delivered_on)})]
        until = _iso(self._warranty_until(on))
        if standing is Standing.WARRANTY:
            return [Reason("because-warranty", {"on": _iso(self.delivered_on), "until": until})]
        return [Reason("because-warranty-over", {"on": until})]

    def _ahead(self, on: date) -> list[Reason]:
        begins = [contract.from_on for contract in self.contracts if contract.from_on > on]
        return [Reason("because-begins", {"on": _iso(min(begins))})] if begins else []


def in_force(dated: Iterable[Dated], on: date) -> Dated:
    """The newest that had begun by this day; the oldest of all for a day before it."""
    ordered = sorted(dated, key=lambda each: each.starts_on)
    begun = [each for each in ordered if each.starts_on <= on]
    return begun[-1] if begun else ordered[0]


def _factor(agreed: Agreement, add_ons: Sequence[AddOnTerms]) -> Decimal:
    if "after_hours_factor" in agreed.terms:
        return Decimal(agreed.terms["after_hours_factor"])
    return max([add_on.after_hours_factor for add_on in add_ons], default=Decimal(1))


def _iso(on: date) -> str:
    return on.isoformat()
