"""Stores a company file: whole or not at all, twice the same as once, history kept.

`code` is the identity. Plans, add-ons and contracts are versioned: what the file says now holds from
today, what held before stays, so that last month is computed with last month's terms.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from core.company.organisation import ONLY
from core.company.rows import Organisation
from core.company_file.changes import Changes
from core.company_file.schema import (
    AddOnEntry,
    CompanyFile,
    OrganisationEntry,
    PlanEntry,
)
from core.contracts.rows import AddOn, AddOnVersion, Plan, PlanVersion
from core.database.transaction import Transaction
from core.desk.load_clients import load_clients, pin_hash_of
from core.desk.load_roster import load_roster
from core.desk.moment import now_of
from core.desk.show_menu import show_menu
from core.desk.warn_of_absences import warn_of_absences
from core.escalation.rows import PolicyRow
from core.roster.rows import Operator
from core.staff.sessions import end_sessions

# A plan that was never loaded before is taken to have been so always.
_ALWAYS = date(1, 1, 1)


def load_company(tx: Transaction, company: CompanyFile) -> int:
    """Brings the database to what the file says; returns how many rows it added, changed or removed."""
    changes = Changes(tx)
    bring_to(changes, company)
    return changes.count


def bring_to(changes: Changes, company: CompanyFile) -> None:
    """The same, each change through `changes`."""
    tx = changes.tx
    loading = _Loading(changes, company)
    loading.organisation()
    loading.plans()
    loading.operators()
    load_roster(loading.changes, company.roster, loading.zone)
    loading.policies()
    loading.clients()
    warn_of_absences(tx, now_of(tx))


class _Loading:
    """One load under way."""

    def __init__(self, changes: Changes, company: CompanyFile) -> None:
        self.tx = tx = changes.tx
        self.company = company
        self.zone = ZoneInfo(company.organisation.time_zone)
        self.today = tx.now.astimezone(self.zone).date()
        self.changes = changes

    # Each room in the order in which rows refer to each other.

    def organisation(self) -> None:
        values = _organisation_values(self.company)
        row = self.tx.session.get(Organisation, ONLY)
        if row is None:
            self.changes.add(Organisation(id=ONLY, opened_at=self.tx.now, **values))
        else:
            self.changes.update(row, values)

    def plans(self) -> None:
        for plan in self.company.plans:
            row = self.changes.by_code(Plan, plan.code)
            self._version(PlanVersion, {"plan_id": row.id}, {"terms": _plan_values(plan)})
        for add_on in self.company.add_ons:
            owner = self.changes.by_code(AddOn, add_on.code)
            self._version(AddOnVersion, {"add_on_id": owner.id}, _add_on_values(add_on))

    def operators(self) -> None:
        known = {row.code: row for row in self.tx.all(select(Operator))}
        before = {row.telegram_id for row in known.values()} - {None}
        self._free_chats(known)
        for entry in self.company.operators:
            row = known.get(entry.code)
            values = {
                **entry.model_dump(exclude={"pin"}),
                "pin_hash": pin_hash_of(row, entry),
                "active": True,
            }
            if row is not None and "manager" in entry.roles and "manager" not in row.roles:
                end_sessions(self.tx, row.code)  # a manager must give a second factor
            self.changes.put(Operator, row, values)
        listed = {entry.code for entry in self.company.operators}
        for row in known.values():
            if row.code not in listed:
                end_sessions(self.tx, row.code)
                self.changes.update(row, {"active": False, "telegram_id": None})
        if known:
            after = {entry.telegram_id for entry in self.company.operators} - {None}
            for chat in sorted(filter(None, before ^ after)):
                show_menu(self.tx, chat)

    def _free_chats(self, known: Mapping[str, Operator]) -> None:
        """Two operators may have swapped accounts: the unique column must not see both at once."""
        wanted = {entry.code: entry.telegram_id for entry in self.company.operators}
        for row in known.values():
            if row.telegram_id and wanted.get(row.code) != row.telegram_id:
                self.changes.update(row, {"telegram_id": None})
        self.tx.session.flush()

    def policies(self) -> None:
        known = {row.code: row for row in self.tx.all(select(PolicyRow))}
        for entry in self.company.escalation.policies:
            values = {"code": entry.code, "policy": entry.model_dump(mode="json")}
            self.changes.put(PolicyRow, known.pop(entry.code, None), values)
        for row in known.values():
            self.changes.remove(row)

    def clients(self) -> None:
        load_clients(self.changes, self.company.clients, self.today)

    # Helpers of the rooms, in the order in which they are called.

    def _version(self, kind: type[Any], owner: dict[str, int], values: dict[str, Any]) -> None:
        """A new version from today where the newest says something else."""
        query = select(kind).filter_by(**owner).order_by(kind.starts_on.desc())
        newest = self.tx.first(query)
        if newest is None:
            self.changes.add(kind(starts_on=_ALWAYS, **owner, **values))
        elif newest.starts_on == self.today:
            self.changes.update(newest, values)
        elif any(getattr(newest, key) != value for key, value in values.items()):
            self.changes.add(kind(starts_on=self.today, **owner, **values))


def _organisation_values(company: CompanyFile) -> dict[str, Any]:
    entry: OrganisationEntry = company.organisation
    return {
        "name": entry.name,
        "phone": entry.phone,
        "email": entry.email,
        "time_zone": entry.time_zone,
        "language": entry.language,
        "currency": entry.currency,
        "billing_step_minutes": entry.billing_step_minutes,
        "business_hours": entry.business_hours.model_dump(),
        "holidays": entry.holidays.model_dump(mode="json", by_alias=True),
        "products": company.products,
        "telephone": company.telephone.model_dump(mode="json"),
        "throttle": [limit.model_dump() for limit in company.escalation.throttle],
        "chat": company.chat.model_dump(),
        "warranty_months": company.warranty.months,
        "warranty_rank": company.warranty.rank,
    }


def _plan_values(plan: PlanEntry) -> dict[str, Any]:
    values = plan.model_dump(mode="json", exclude={"code", "by_product"})
    by_product = {
        code: terms.model_dump(mode="json", exclude_none=True) for code, terms in plan.by_product.items()
    }
    differs = {"by_product": by_product} if by_product else {}
    return {**values, "draws": sorted(plan.draws), "services": sorted(plan.services), **differs}


def _add_on_values(add_on: AddOnEntry) -> dict[str, Any]:
    return {
        "name": add_on.name,
        "monthly_fee": add_on.monthly_fee,
        "covers_always": add_on.coverage == "always",
        "after_hours_factor": add_on.after_hours_factor,
    }
