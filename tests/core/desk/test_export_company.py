"""What is exported loads without a change, and a plan of a load changes nothing and tells everything."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from core.clients.rows import Client, ContactMethod
from core.company_file.reading import company_of, read_company
from core.company_file.schema import ContactEntry, ContractEntry
from core.contracts.rows import Amendment
from core.database.transaction import Database
from core.desk.export_company import client_now, export_company
from core.desk.load_clients import load_client
from core.desk.load_company import bring_to, load_company
from core.desk.moment import now_of
from core.desk.plan_load import carry_out, digest_of, in_short, plan_load
from core.errors import Conflict, Invalid
from simulator.clock import TurnableClock
from tests.web.conftest import COMPANY, TUESDAY

TODAY = TUESDAY.date()


@pytest.fixture
def clock() -> TurnableClock:
    return TurnableClock(TUESDAY)


@pytest.fixture
def database(database_url: str, clock: TurnableClock):  # type: ignore[no-untyped-def]
    database, company = Database(database_url, durable=False), read_company(COMPANY)
    with database.begin(clock) as tx:
        load_company(tx, company)
    yield database
    database.close()


def test_what_is_exported_is_a_company_file_that_changes_nothing(
    database: Database, clock: TurnableClock
) -> None:
    with database.begin(clock) as tx:
        text = export_company(tx, now_of(tx))
        again = company_of(text, Path("export.yaml"))
        assert load_company(tx, again) == 0
        assert export_company(tx, now_of(tx)) == text
    assert "4711" not in text and "pin: keep" in text and "Петар Дунђерски" in text


def test_a_plan_tells_what_would_change_and_only_that_is_carried_out(
    database: Database, clock: TurnableClock
) -> None:
    with database.begin(clock) as tx:
        text = export_company(tx, now_of(tx))
    other = text.replace("Pekara Zora d.o.o.", "Pekara Zora a.d.").replace(
        "monthly_fee: '60'", "monthly_fee: '70'"
    )
    company = company_of(other, Path("x.yaml"))

    def load(changes: object) -> None:
        bring_to(changes, company)  # type: ignore[arg-type]

    with database.begin(clock) as tx:
        planned = plan_load(tx, load)
    with database.read(clock) as tx:
        assert tx.first(select(Client.name).where(Client.code == "zora")) == "Pekara Zora d.o.o."
    told = {(each.verb, each.kind, each.name) for each in planned}
    assert told == {("changed", "clients", "zora"), ("added", "plan_versions", "osnovna")}
    zora = next(each for each in planned if each.kind == "clients")
    assert zora.fields == (("name", "Pekara Zora d.o.o.", "Pekara Zora a.d."),)
    assert in_short([zora]) == [["changed", "clients", "zora", "name"]]
    with database.begin(clock) as tx, pytest.raises(Conflict):
        carry_out(tx, load, "0" * 64)
    with database.begin(clock) as tx:
        assert carry_out(tx, load, digest_of(planned)) == 2
        assert plan_load(tx, load) == []


def test_one_client_is_changed_by_the_rules_of_the_file_and_nobody_else_is(
    database: Database, clock: TurnableClock
) -> None:
    with database.begin(clock) as tx:
        rows = tx.first(select(func.count()).select_from(ContactMethod))
        zora = tx.all(select(Client).where(Client.code == "zora"))[0]
        entry = client_now(tx, zora, TODAY)
        assert plan_load(tx, lambda changes: load_client(changes, entry, TODAY)) == []
        assert entry.contract
        better = ContractEntry.model_validate(
            {**entry.contract.model_dump(by_alias=True), "plan": "standardna"}
        )
        newcomer = ContactEntry(code="zora-pera", name="Pera", phones=["+381601239999"])
        changed = entry.model_copy(update={"contract": better, "contacts": [*entry.contacts, newcomer]})
        planned = plan_load(tx, lambda changes: load_client(changes, changed, TODAY))
        assert [(each.verb, each.kind, each.name) for each in planned] == [
            ("added", "amendments", "zora"),
            ("added", "contacts", "zora-pera"),
            ("added", "contact_methods", "zora-pera"),
        ]
        taken = newcomer.model_copy(update={"phones": ["+381601230003"]})
        stolen = entry.model_copy(update={"contacts": [*entry.contacts, taken]})
        with pytest.raises(Invalid, match="belongs to 'granit-nikola'"):
            plan_load(tx, lambda changes: load_client(changes, stolen, TODAY))
        assert tx.first(select(func.count()).select_from(ContactMethod)) == rows
        assert tx.all(select(Amendment.starts_on).where(Amendment.starts_on == date(2026, 11, 24))) == []
