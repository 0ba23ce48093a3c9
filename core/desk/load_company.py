"""Stores a company file: whole or not at all, twice the same as once, history kept.

`code` is the identity. Plans, add-ons and contracts are versioned: what the file says now holds from
today, what held before stays, so that last month is computed with last month's terms.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from core.clients.keypad import on_keypad
from core.clients.pin import hash_pin, pin_matches
from core.clients.rows import Client, Contact, ContactMethod
from core.company.organisation import ONLY
from core.company.rows import Organisation
from core.company_file.changes import Changes
from core.company_file.schema import (
    AddOnEntry,
    ClientEntry,
    CompanyFile,
    ContactEntry,
    OperatorEntry,
    OrganisationEntry,
    PlanEntry,
)
from core.contracts.rows import AddOn, AddOnVersion, Plan, PlanVersion
from core.database.transaction import Transaction
from core.desk.load_contract import load_contract
from core.desk.load_roster import load_roster
from core.desk.moment import now_of
from core.desk.warn_of_absences import warn_of_absences
from core.escalation.rows import PolicyRow
from core.roster.rows import Operator

# A plan that was never loaded before is taken to have been so always.
_ALWAYS = date(1, 1, 1)


def load_company(tx: Transaction, company: CompanyFile) -> int:
    """Brings the database to what the file says; returns how many rows it added, changed or removed."""
    loading = _Loading(tx, company)
    loading.organisation()
    loading.plans()
    loading.operators()
    load_roster(loading.changes, company.roster, loading.zone)
    loading.policies()
    loading.clients()
    warn_of_absences(tx, now_of(tx))
    return loading.changes.count


class _Loading:
    """One load under way."""

    def __init__(self, tx: Transaction, company: CompanyFile) -> None:
        self.tx = tx
        self.company = company
        self.zone = ZoneInfo(company.organisation.time_zone)
        self.today = tx.now.astimezone(self.zone).date()
        self.changes = Changes(tx)

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
        self._free_chats(known)
        for entry in self.company.operators:
            row = known.get(entry.code)
            values = {**entry.model_dump(exclude={"pin"}), "pin_hash": _pin_hash(row, entry), "active": True}
            self.changes.put(Operator, row, values)
        listed = {entry.code for entry in self.company.operators}
        for row in known.values():
            if row.code not in listed:
                self.changes.update(row, {"active": False, "telegram_id": None})

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
        known = {row.code: row for row in self.tx.all(select(Client))}
        contacts = {row.code: row for row in self.tx.all(select(Contact))}
        for entry in self.company.clients:
            client = self.changes.put(Client, known.get(entry.code), _client_values(entry))
            load_contract(self.changes, client, entry.contract, self.today)
            for contact in entry.contacts:
                self._contact(client, contacts.get(contact.code), contact)
        self._retire(known, contacts)
        self._addresses()

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

    def _contact(self, client: Client, row: Contact | None, entry: ContactEntry) -> None:
        values = {
            "code": entry.code,
            "client_id": client.id,
            "name": entry.name,
            "language": entry.language,
            "gets_statement": entry.gets_statement,
            "pin_hash": _pin_hash(row, entry),
            "active": True,
        }
        self.changes.put(Contact, row, values)

    def _retire(self, known: Mapping[str, Client], contacts: Mapping[str, Contact]) -> None:
        """Who is no longer listed stays in the history and is not served as a client any more."""
        clients = {entry.code for entry in self.company.clients}
        people = {entry.code for _, _, entry in self.company.contacts()}
        for client in known.values():
            if client.code not in clients:
                self.changes.update(client, {"active": False})
                # Or a statement with its fee would be made every month.
                load_contract(self.changes, client, None, self.today)
        for contact in contacts.values():
            if contact.code not in people:
                self.changes.update(contact, {"active": False})

    def _addresses(self) -> None:
        """The file's addresses; a chat that a person linked by code stays unless its contact retired."""
        ids = {row.code: row.id for row in self.tx.all(select(Contact).where(Contact.active))}
        wanted = {
            (channel, address): ids[entry.code]
            for _, _, entry in self.company.contacts()
            for channel, address in _addresses_of(entry)
        }
        for row in self.tx.all(select(ContactMethod).where(ContactMethod.active)):
            owner = wanted.get((row.channel, row.address))
            if owner == row.contact_id:
                del wanted[(row.channel, row.address)]
            elif row.source == "file" or owner is not None or row.contact_id not in ids.values():
                self.changes.update(row, {"active": False})
        self.tx.session.flush()
        for (channel, address), contact_id in wanted.items():
            self.changes.add(
                ContactMethod(
                    contact_id=contact_id, channel=channel, address=address, source="file", active=True
                )
            )


def _pin_hash(row: Contact | Operator | None, entry: ContactEntry | OperatorEntry) -> str | None:
    """The stored hash while the PIN is the same: a new salt would be a change at every load."""
    if row and entry.pin and row.pin_hash and pin_matches(entry.pin, row.pin_hash):
        return row.pin_hash
    return hash_pin(entry.pin) if entry.pin else None


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


def _client_values(entry: ClientEntry) -> dict[str, Any]:
    keypad = on_keypad(entry.code)
    return {**entry.model_dump(exclude={"contract", "contacts"}), "keypad": keypad, "active": True}


def _addresses_of(entry: ContactEntry) -> list[tuple[str, str]]:
    phones = [("phone", phone) for phone in entry.phones]
    chats = [("telegram", entry.telegram_id)] if entry.telegram_id else []
    mails = [("email", entry.email.lower())] if entry.email else []
    return [*phones, *chats, *mails]
