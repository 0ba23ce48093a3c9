"""Brings a client's contract to what the company file says; what held before stays."""

from datetime import date
from typing import Any

from core.clients.rows import Client
from core.company_file.changes import Changes
from core.company_file.schema import AgreementEntry, ContractEntry
from core.contracts.cover import amendments, contracts_of
from core.contracts.history import in_force
from core.contracts.rows import Amendment, Contract, Plan
from core.errors import Invalid

Agreed = dict[str, Any]


def load_contract(changes: Changes, client: Client, entry: ContractEntry | None, today: date) -> None:
    """Signs, amends from today or from a day ahead, or ends. Raises Invalid for a day that history has."""
    _call_off(changes, client, entry, today)
    newest = next(reversed(contracts_of(changes.tx, client)), None)
    if entry is None:
        _end(changes, newest, today)
    elif newest and newest.from_on == entry.from_:
        _require_future(client, newest, entry, today)
        changes.update(newest, {"until_on": entry.until})
        _amend(changes, client, newest, entry, today)
    elif newest is None or (newest.until_on is not None and newest.until_on <= entry.from_):
        _sign(changes, client, entry)
    elif newest.from_on < entry.from_:
        _end(changes, newest, entry.from_)
        _sign(changes, client, entry)
    else:
        raise Invalid(
            f"client {client.code!r}: contract.from: {entry.from_} is before the contract of "
            f"{newest.from_on} that is known: history is not rewritten, use the known day",
            "contract-before-known",
            client=client.code,
            day=entry.from_.isoformat(),
            known=newest.from_on.isoformat(),
        )


def _call_off(changes: Changes, client: Client, entry: ContractEntry | None, today: date) -> None:
    """A contract that has not begun, and is no longer in the file, was never in force: it goes."""
    for contract in contracts_of(changes.tx, client):
        if contract.from_on > today and (entry is None or contract.from_on != entry.from_):
            for amendment in amendments(changes.tx, contract):
                changes.remove(amendment)
            changes.remove(contract)
    changes.tx.session.flush()


def _require_future(client: Client, known: Contract, entry: ContractEntry, today: date) -> None:
    """A contract ends today or later: days that were served are not taken back."""
    if entry.until and entry.until < today and entry.until != known.until_on:
        raise Invalid(
            f"client {client.code!r}: contract.until: {entry.until} is over: history is not rewritten, "
            f"let the contract end today ({today}) or later",
            "contract-ended",
            client=client.code,
            day=entry.until.isoformat(),
        )


def _end(changes: Changes, contract: Contract | None, on: date) -> None:
    if contract and (contract.until_on is None or contract.until_on > on):
        changes.update(contract, {"until_on": max(on, contract.from_on)})


def _sign(changes: Changes, client: Client, entry: ContractEntry) -> None:
    contract = changes.add(Contract(client_id=client.id, from_on=entry.from_, until_on=entry.until))
    for on, agreed in _agreements(changes, client, entry).items():
        _agree(changes, contract, on, agreed)


def _agree(changes: Changes, contract: Contract, starts_on: date, agreed: Agreed) -> None:
    changes.add(Amendment(contract_id=contract.id, starts_on=starts_on, **agreed))


def _amend(changes: Changes, client: Client, contract: Contract, entry: ContractEntry, today: date) -> None:
    """What holds today, where the file says something else than we know; then what is agreed ahead."""
    known = amendments(changes.tx, contract)
    agreed = _agreements(changes, client, entry)
    _require_known(client, agreed, known, today)
    begun = [on for on in agreed if on <= today] or [entry.from_]
    _amend_present(changes, contract, in_force(known, today), agreed[begun[-1]], today)
    ahead = {on: agreed[on] for on in agreed if on > max(today, entry.from_)}
    for row in known:
        if row.starts_on > max(today, entry.from_):
            _amend_ahead(changes, row, ahead.pop(row.starts_on, None))
    for on, values in ahead.items():
        _agree(changes, contract, on, values)


def _require_known(client: Client, agreed: dict[date, Agreed], known: list[Amendment], today: date) -> None:
    days = {row.starts_on for row in known}
    late = [on for on in list(agreed)[1:] if on < today and on not in days]
    if late:
        raise Invalid(
            f"client {client.code!r}: contract.changes: {late[0]} is over and was not known then: history is "
            f"not rewritten, let the change begin today ({today}) or later",
            "contract-changed",
            client=client.code,
            day=late[0].isoformat(),
        )


def _amend_present(
    changes: Changes, contract: Contract, present: Amendment, agreed: Agreed, today: date
) -> None:
    if all(getattr(present, key) == value for key, value in agreed.items()):
        return
    if present.starts_on >= today:
        changes.update(present, agreed)
    else:
        _agree(changes, contract, today, agreed)


def _amend_ahead(changes: Changes, row: Amendment, agreed: Agreed | None) -> None:
    """What has not begun yet may still be agreed otherwise, or called off."""
    if agreed is None:
        changes.remove(row)
    else:
        changes.update(row, agreed)


def _agreements(changes: Changes, client: Client, entry: ContractEntry) -> dict[date, Agreed]:
    """By the day from which it holds, oldest first."""
    return {each.from_: _agreed(changes, client, each) for each in entry.agreements()}


def _agreed(changes: Changes, client: Client, entry: AgreementEntry) -> Agreed:
    return {
        "plan_id": changes.by_code(Plan, entry.plan).id,
        "product": client.product,
        "add_ons": sorted(entry.add_ons),
        "terms": entry.terms.model_dump(mode="json", exclude_none=True),
    }
