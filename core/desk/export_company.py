"""The company as a company file: loading it again changes nothing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import yaml
from pydantic import ValidationError
from sqlalchemy import select

from core.clients.rows import Client, Contact, ContactMethod
from core.company_file.schema import ClientEntry, CompanyFile
from core.contracts.cover import amendments, contracts_of
from core.contracts.history import in_force
from core.contracts.rows import AddOn, AddOnVersion, Amendment, Contract, Plan, PlanVersion
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.errors import Invalid
from core.escalation.rows import PolicyRow
from core.roster.rows import AbsenceRow, Operator, OverrideRow, ScheduleRow

Facts = dict[str, Any]


def export_company(tx: Transaction, moment: Moment) -> str:
    """The company file as YAML. PINs are not in it, only that there is one: nobody can read them."""
    shown = company_now(tx, moment).model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return yaml.safe_dump(shown, allow_unicode=True, sort_keys=False, width=110)


def company_now(tx: Transaction, moment: Moment) -> CompanyFile:
    """The same as checked values."""
    company = moment.company
    names = ("name", "phone", "email", "time_zone", "language", "currency", "billing_step_minutes")
    organisation = {name: getattr(company, name) for name in names}
    clients = tx.all(select(Client).where(Client.active).order_by(Client.id))
    return CompanyFile.model_validate(
        {
            "organisation": {
                **organisation,
                "business_hours": company.business_hours,
                "holidays": company.holidays,
            },
            "plans": _plans(tx),
            "add_ons": _add_ons(tx),
            "products": company.products,
            "warranty": {"months": company.warranty_months, "rank": company.warranty_rank},
            "operators": _operators(tx),
            "roster": _roster(tx),
            "escalation": {
                "policies": [row.policy for row in tx.all(select(PolicyRow).order_by(PolicyRow.id))],
                **({"throttle": company.throttle} if company.throttle else {}),
            },
            "chat": company.chat,
            "telephone": company.telephone,
            "clients": clients_now(tx, clients, moment.local.date()),
        }
    )


def client_now(tx: Transaction, client: Client, today: date) -> ClientEntry:
    """One client as it would stand in the file."""
    return clients_now(tx, [client], today)[0]


def clients_now(tx: Transaction, clients: Sequence[Client], today: date) -> list[ClientEntry]:
    """These clients as they would stand in the file, in their order."""
    ids = [client.id for client in clients]
    people = defaultdict[int, list[Contact]](list)
    theirs = Contact.active, Contact.client_id.in_(ids)
    for contact in tx.all(select(Contact).where(*theirs).order_by(Contact.id)):
        people[contact.client_id].append(contact)
    filed = select(ContactMethod).where(
        ContactMethod.active,
        ContactMethod.source == "file",
        ContactMethod.contact_id.in_(select(Contact.id).where(*theirs)),
    )
    methods = defaultdict[int, list[ContactMethod]](list)
    for method in tx.all(filed.order_by(ContactMethod.id)):
        methods[method.contact_id].append(method)
    plans = {row.id: row.code for row in tx.all(select(Plan))}
    return [
        _entry(
            {
                **{name: getattr(client, name) for name in _CLIENT},
                "contract": _contract(tx, client, plans, today),
                "contacts": [_contact(contact, methods[contact.id]) for contact in people[client.id]],
            }
        )
        for client in clients
    ]


def _entry(said: Facts) -> ClientEntry:
    """Raises Invalid for what an older version took and a company file may not say any more."""
    try:
        return ClientEntry.model_validate(said)
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(part) for part in fault["loc"])
        raise Invalid(f"client {said['code']!r}: {where}: {fault['msg']}: mend it first") from error


_CLIENT = ("code", "name", "tax_id", "product", "delivered_on", "advisor")


def _contact(contact: Contact, methods: Sequence[ContactMethod]) -> Facts:
    by = defaultdict[str, list[str]](list)
    for method in methods:
        by[method.channel].append(method.address)
    return {
        "code": contact.code,
        "name": contact.name,
        "phones": by["phone"],
        "telegram_id": next(iter(by["telegram"]), None),
        "email": next(iter(by["email"]), None),
        "language": contact.language,
        "gets_statement": contact.gets_statement,
        "pin": "keep" if contact.pin_hash else None,
    }


def _contract(tx: Transaction, client: Client, plans: Mapping[int, str], today: date) -> Facts | None:
    """The newest contract: what holds today (or from its first day), and what is agreed ahead."""
    newest: Contract | None = next(reversed(contracts_of(tx, client)), None)
    if newest is None or newest.until_on == newest.from_on:
        return None
    known = amendments(tx, newest)
    present = in_force(known, max(today, newest.from_on))
    ahead = [row for row in known if row.starts_on > max(today, newest.from_on)]
    return {
        **_agreed(present, plans, newest.from_on),
        "until": newest.until_on,
        "changes": [_agreed(row, plans, row.starts_on) for row in ahead],
    }


def _agreed(row: Amendment, plans: Mapping[int, str], starts_on: date) -> Facts:
    return {"from": starts_on, "plan": plans[row.plan_id], "add_ons": row.add_ons, "terms": row.terms}


def _plans(tx: Transaction) -> list[Facts]:
    rows = select(Plan.code, PlanVersion.terms).join(PlanVersion).order_by(Plan.id, PlanVersion.starts_on)
    newest: dict[str, Any] = dict(tx.session.execute(rows).all())
    return [{"code": code, **terms} for code, terms in newest.items()]


def _add_ons(tx: Transaction) -> list[Facts]:
    rows = select(AddOn.code, AddOnVersion).join(AddOnVersion).order_by(AddOn.id, AddOnVersion.starts_on)
    newest: dict[str, AddOnVersion] = dict(tx.session.execute(rows).all())
    return [
        {
            "code": code,
            "name": row.name,
            "monthly_fee": row.monthly_fee,
            "coverage": "always" if row.covers_always else None,
            "after_hours_factor": row.after_hours_factor,
        }
        for code, row in newest.items()
    ]


def _operators(tx: Transaction) -> list[Facts]:
    names = ("code", "name", "phone", "telegram_id", "email", "roles", "reach")
    return [
        {**{name: getattr(row, name) for name in names}, "pin": "keep" if row.pin_hash else None}
        for row in tx.all(select(Operator).where(Operator.active).order_by(Operator.id))
    ]


def _roster(tx: Transaction) -> Facts:
    schedules = tx.all(select(ScheduleRow).order_by(ScheduleRow.position))
    codes = {row.id: row.code for row in schedules}
    overrides = tx.all(select(OverrideRow).where(OverrideRow.source == "file").order_by(OverrideRow.id))
    absences = tx.all(select(AbsenceRow).where(AbsenceRow.source == "file").order_by(AbsenceRow.id))
    spans = ("operator", "substitute", "starts", "ends")
    return {
        "schedules": [_schedule(row) for row in schedules],
        "overrides": [
            {"schedule": codes[row.schedule_id], **{name: getattr(row, name) for name in spans}}
            for row in overrides
        ],
        "absences": [
            {"operator": row.operator, "starts": row.starts_on, "ends": row.ends_on, "reason": row.reason}
            if row.reason
            else {"operator": row.operator, "starts": row.starts_on, "ends": row.ends_on}
            for row in absences
        ],
    }


def _schedule(row: ScheduleRow) -> Facts:
    return {
        "code": row.code,
        "covers": row.covers,
        "operators": row.operators,
        "rotation": row.rotation,
        "backup": row.backup,
        "layers": [{**layer["rotation"], "hours": layer["hours"]} for layer in row.layers],
        "shifts": row.shifts,
    }
