"""Loading a company file again: what changed holds from today, what held before stays, twice is once."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from core.clients.identity import client_by_code, contact_by_code, person_at, tie
from core.clients.rows import Contact
from core.company.organisation import organisation
from core.contracts.cover import amendments, contracts_of, cover_of
from core.contracts.rows import Amendment, Contract
from core.contracts.standing import Cover, Standing
from core.database.transaction import Transaction
from core.desk.make_statement import clients_with_statement, make_statement
from core.desk.moment import now_of
from core.errors import Invalid, NotFound
from core.hours.ledger import balance
from core.hours.month import Month
from core.roster.duty import duty_at
from core.roster.reading import operator_in_chat, operators, roster_of
from core.roster.rows import Operator
from tests.core.desk.office import Edit, Office, coded, office, wall

NOVEMBER, DECEMBER = Month(2026, 11), Month(2026, 12)


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Office]:
    """The example company, loaded on a Tuesday in November."""
    with office(sqlite_url, "2026-11-24T12:00") as opened:
        opened.load()
        yield opened


def _contract(client: str, **changes: Any) -> Edit:
    return lambda data: coded(data["clients"], client)["contract"].update(changes)


def _cover(desk: Office, client: str, on: str) -> Cover:
    day = date.fromisoformat(on)
    return desk.read(lambda tx: cover_of(tx, organisation(tx), client_by_code(tx, client), day))


def _plan(desk: Office, client: str, on: str) -> str | None:
    plan = _cover(desk, client, on).plan
    return plan.code if plan else None


def _contracts(desk: Office, client: str) -> list[tuple[str, str | None]]:
    def look(tx: Transaction) -> list[Contract]:
        return contracts_of(tx, client_by_code(tx, client))

    rows = desk.read(look)
    return [(row.from_on.isoformat(), row.until_on.isoformat() if row.until_on else None) for row in rows]


def _amendments(desk: Office, client: str) -> list[str]:
    def look(tx: Transaction) -> list[Amendment]:
        return amendments(tx, contracts_of(tx, client_by_code(tx, client))[-1])

    return [row.starts_on.isoformat() for row in desk.read(look)]


def _included(desk: Office, client: str, month: Month) -> int:
    def look(tx: Transaction) -> int:
        return balance(tx, organisation(tx), client_by_code(tx, client), month).included_minutes

    return desk.read(look)


def _who(desk: Office, channel: str, address: str) -> str | None:
    def look(tx: Transaction) -> str | None:
        found = person_at(tx, channel, address)
        return found.contact.code if found else None

    return desk.read(look)


# Twice


def test_twice_changes_nothing_on_either_database(database_url: str) -> None:
    with office(database_url, "2026-11-24T12:00") as desk:
        assert desk.load() > 0
        assert desk.load() == 0
        desk.turns_to("2027-01-05T12:00")
        assert desk.load() == 0, "nor does it another day"


def test_a_pin_that_did_not_change_is_no_change_and_another_is_one(desk: Office) -> None:
    def stored(tx: Transaction) -> str | None:
        return contact_by_code(tx, "granit-nikola").pin_hash

    def has(pin: str) -> Edit:
        return lambda data: coded(data["clients"], "granit")["contacts"][0].update(pin=pin)

    assert desk.read(stored) is None
    assert desk.load(has("4711")) == 1
    before = desk.read(stored)
    assert before
    assert desk.load(has("4711")) == 0
    assert desk.read(stored) == before
    assert desk.load(has("0815")) == 1
    assert desk.read(stored) not in (None, before)


def test_a_load_that_fails_at_its_end_changes_nothing(desk: Office) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["organisation"]["name"] = "Drugi naziv"
        coded(data["clients"], "granit")["contract"]["from"] = "2020-01-01"

    with pytest.raises(Invalid):
        desk.load(edit)
    assert desk.read(lambda tx: organisation(tx).name) == "Melany Software Team"
    assert desk.load() == 0


# Contracts and plans


def test_a_changed_plan_of_a_running_contract_holds_from_today(desk: Office) -> None:
    desk.turns_to("2026-12-10T09:00")
    edit = _contract("zora", plan="standardna")
    desk.load(edit)
    assert desk.load(edit) == 0
    assert _amendments(desk, "zora") == ["2025-03-01", "2026-12-10"]
    assert [_plan(desk, "zora", on) for on in ("2026-12-09", "2026-12-10")] == ["osnovna", "standardna"]
    assert _contracts(desk, "zora") == [("2025-03-01", None)]


def test_last_month_is_still_computed_by_last_months_terms(desk: Office) -> None:
    desk.books("zora", "2026-11-20T10:00", 60)
    desk.turns_to("2026-12-10T09:00")
    desk.load(_contract("zora", plan="standardna"))
    assert (_included(desk, "zora", NOVEMBER), _included(desk, "zora", DECEMBER)) == (120, 300)
    statement = desk.write(lambda tx: make_statement(tx, now_of(tx), client_by_code(tx, "zora"), NOVEMBER))
    assert (statement["plan"], statement["fee"], statement["balance"]["left_minutes"]) == (
        "osnovna",
        "60.00",
        60,
    )


def test_changed_twice_on_one_day_it_is_one_change(desk: Office) -> None:
    desk.turns_to("2026-12-10T09:00")
    desk.load(_contract("zora", plan="standardna"))
    desk.load(_contract("zora", plan="prosirena"))
    assert _amendments(desk, "zora") == ["2025-03-01", "2026-12-10"]
    assert _plan(desk, "zora", "2026-12-10") == "prosirena"


def test_today_is_the_organisations_day(desk: Office) -> None:
    desk.turns_to("2026-12-10T00:30")  # the 9th in UTC
    desk.load(_contract("zora", plan="standardna"))
    assert _amendments(desk, "zora")[-1] == "2026-12-10"


def test_changed_terms_of_one_contract_are_an_amendment_too(desk: Office) -> None:
    desk.turns_to("2026-12-10T09:00")
    desk.load(_contract("granit", terms={"included_minutes": 900}))
    before, after = (_cover(desk, "granit", on).plan for on in ("2026-12-09", "2026-12-10"))
    assert before
    assert after
    assert (before.included_minutes, str(before.monthly_fee)) == (720, "240")
    assert (after.included_minutes, str(after.monthly_fee)) == (900, "200")


def test_new_prices_of_a_plan_hold_from_today_for_all_its_contracts(desk: Office) -> None:
    desk.turns_to("2026-12-10T09:00")

    def edit(data: dict[str, Any]) -> None:
        coded(data["plans"], "osnovna").update(monthly_fee="75", included_minutes=150)

    desk.load(edit)
    assert desk.load(edit) == 0
    before, after = (_cover(desk, "zora", on).plan for on in ("2026-12-09", "2026-12-10"))
    assert before
    assert after
    assert (str(before.monthly_fee), str(after.monthly_fee)) == ("60", "75")
    assert (_included(desk, "zora", NOVEMBER), _included(desk, "zora", DECEMBER)) == (120, 150)


def test_an_add_on_is_added_from_today(desk: Office) -> None:
    desk.turns_to("2026-12-10T09:00")
    desk.load(_contract("zora", add_ons=["extended-availability"]))
    assert not _cover(desk, "zora", "2026-12-09").covers_always
    assert _cover(desk, "zora", "2026-12-10").covers_always


def test_the_order_of_add_ons_is_no_change(desk: Office) -> None:
    assert desk.load(_contract("granit", add_ons=["cloud-backup", "extended-availability"])) == 0


def test_a_contract_that_is_no_longer_named_ends_today(desk: Office) -> None:
    desk.turns_to("2026-12-10T09:00")

    def edit(data: dict[str, Any]) -> None:
        coded(data["clients"], "zora")["contract"] = None

    desk.load(edit)
    assert desk.load(edit) == 0
    assert _contracts(desk, "zora") == [("2025-03-01", "2026-12-10")]
    assert _cover(desk, "zora", "2026-12-09").standing is Standing.CONTRACT
    assert _cover(desk, "zora", "2026-12-10").standing is Standing.LAPSED


def test_a_contract_is_renewed_after_its_end(desk: Office) -> None:
    desk.load(_contract("zora", until="2026-12-01"))
    desk.turns_to("2027-01-10T09:00")
    edit = _contract("zora", **{"plan": "standardna", "from": "2027-01-15", "until": "2028-01-15"})
    desk.load(edit)
    assert desk.load(edit) == 0
    assert _contracts(desk, "zora") == [("2025-03-01", "2026-12-01"), ("2027-01-15", "2028-01-15")]
    standings = [_cover(desk, "zora", on).standing for on in ("2026-11-30", "2027-01-14", "2027-01-15")]
    assert standings == [Standing.CONTRACT, Standing.LAPSED, Standing.CONTRACT]


def test_a_new_contract_ends_the_one_that_runs_on(desk: Office) -> None:
    desk.load(_contract("zora", **{"plan": "standardna", "from": "2027-01-01"}))
    assert _contracts(desk, "zora") == [("2025-03-01", "2027-01-01"), ("2027-01-01", None)]
    assert [_plan(desk, "zora", on) for on in ("2026-12-31", "2027-01-01")] == ["osnovna", "standardna"]


def test_a_contract_from_before_the_known_one_is_refused_and_history_kept(desk: Office) -> None:
    with pytest.raises(Invalid, match=r"'zora': contract\.from: 2024-01-01 .* 2025-03-01"):
        desk.load(_contract("zora", **{"from": "2024-01-01"}))
    assert _contracts(desk, "zora") == [("2025-03-01", None)]


# Clients and their people


def test_a_client_who_is_no_longer_listed_is_history_and_gets_no_more_statements(desk: Office) -> None:
    desk.turns_to("2026-12-10T09:00")

    def edit(data: dict[str, Any]) -> None:
        data["clients"] = [client for client in data["clients"] if client["code"] != "zora"]

    desk.load(edit)
    assert desk.load(edit) == 0
    assert _who(desk, "phone", "+381601230001") is None
    assert not desk.client("zora").active

    def billed(tx: Transaction, month: Month) -> set[str]:
        return {client.code for client in clients_with_statement(tx, now_of(tx), month)}

    assert "zora" in desk.read(lambda tx: billed(tx, DECEMBER)), "its last month is still stated"
    assert "zora" not in desk.read(lambda tx: billed(tx, Month(2027, 1)))
    desk.load()
    assert (desk.client("zora").active, _contracts(desk, "zora")) == (True, [("2025-03-01", None)])
    assert _who(desk, "phone", "+381601230001") == "zora-milica"


def test_a_contact_who_is_no_longer_listed_is_nobody_any_more(desk: Office) -> None:
    def edit(data: dict[str, Any]) -> None:
        client = coded(data["clients"], "dunav")
        client["contacts"] = [contact for contact in client["contacts"] if contact["code"] != "dunav-iva"]

    desk.load(edit)
    assert desk.load(edit) == 0
    assert _who(desk, "phone", "+381601230022") is None
    with pytest.raises(NotFound):
        desk.read(lambda tx: contact_by_code(tx, "dunav-iva"))
    assert len(desk.read(lambda tx: tx.all(select(Contact)))) == 6


def test_a_number_that_was_freed_is_taken_by_another_in_the_same_load(desk: Office) -> None:
    def edit(data: dict[str, Any]) -> None:
        petar, iva = coded(data["clients"], "dunav")["contacts"]
        petar["phones"], iva["phones"] = iva["phones"], petar["phones"]

    desk.load(edit)
    assert desk.load(edit) == 0
    assert _who(desk, "phone", "+381601230022") == "dunav-petar"
    assert _who(desk, "phone", "+381601230002") == "dunav-iva"


def test_a_contact_moves_to_another_client_with_its_number(desk: Office) -> None:
    def edit(data: dict[str, Any]) -> None:
        iva = coded(data["clients"], "dunav")["contacts"].pop()
        coded(data["clients"], "bivsi")["contacts"].append(iva)

    desk.load(edit)
    found = desk.read(lambda tx: person_at(tx, "phone", "+381601230022"))
    assert found
    assert (found.contact.code, found.client.code) == ("dunav-iva", "bivsi")


def test_a_chat_that_its_person_linked_survives_a_reload(desk: Office) -> None:
    desk.write(lambda tx: tie(tx, contact_by_code(tx, "zora-milica"), "telegram", "8080"))
    assert desk.load() == 0
    assert _who(desk, "telegram", "8080") == "zora-milica"


def test_a_linked_chat_goes_when_its_contact_does(desk: Office) -> None:
    desk.write(lambda tx: tie(tx, contact_by_code(tx, "zora-milica"), "telegram", "8080"))
    desk.load(lambda data: coded(data["clients"], "zora").update(contacts=[]))
    assert _who(desk, "telegram", "8080") is None


def test_what_the_file_says_of_a_chat_wins_over_a_link(desk: Office) -> None:
    desk.write(lambda tx: tie(tx, contact_by_code(tx, "zora-milica"), "telegram", "5003"))
    assert _who(desk, "telegram", "5003") == "zora-milica"
    desk.load()
    assert _who(desk, "telegram", "5003") == "granit-nikola"
    assert desk.load() == 0


# Operators and the roster


def test_two_operators_swap_their_chats(desk: Office) -> None:
    def edit(data: dict[str, Any]) -> None:
        ana, marko = data["operators"][:2]
        ana["telegram_id"], marko["telegram_id"] = marko["telegram_id"], ana["telegram_id"]

    desk.load(edit)
    assert desk.load(edit) == 0
    found = desk.read(lambda tx: [operator_in_chat(tx, "telegram", chat) for chat in ("7001", "7002")])
    assert [operator.code if operator else None for operator in found] == ["marko", "ana"]


def test_an_operator_who_is_no_longer_listed_stays_in_the_history_and_loses_the_chat(desk: Office) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["operators"] = [o for o in data["operators"] if o["code"] != "jelena"]
        data["roster"]["absences"] = []
        for schedule in data["roster"]["schedules"]:
            for part in (schedule, schedule["rotation"] or {}, schedule["backup"] or {}):
                part["operators"] = [code for code in part.get("operators", []) if code != "jelena"]
        coded(data["operators"], "marko")["telegram_id"] = "7003"

    desk.load(edit)
    assert desk.load(edit) == 0
    assert "jelena" not in desk.read(operators)
    kept = desk.read(lambda tx: tx.first(select(Operator).where(Operator.code == "jelena")))
    assert kept
    assert (kept.active, kept.telegram_id) == (False, None)
    found = desk.read(lambda tx: operator_in_chat(tx, "telegram", "7003"))
    assert found
    assert found.code == "marko"


def test_schedules_overrides_and_absences_follow_the_file(desk: Office) -> None:
    def edit(data: dict[str, Any]) -> None:
        roster = data["roster"]
        roster["schedules"] = [coded(roster["schedules"], "desk")]
        roster["overrides"] = []
        roster["absences"][0]["ends"] = "2026-12-26"

    desk.load(edit)
    assert desk.load(edit) == 0
    roster = desk.read(roster_of)
    assert [schedule.code for schedule in roster.schedules] == ["desk"]
    assert roster.overrides == ()
    assert [absence.ends for absence in roster.absences] == [date(2026, 12, 26)]
    assert desk.load() > 0
    assert len(desk.read(roster_of).overrides) == 1


def test_what_the_organisation_changed_is_changed_and_the_day_it_opened_is_not(desk: Office) -> None:
    opened = desk.read(lambda tx: organisation(tx).opened_at)
    desk.turns_to("2027-05-01T12:00")
    assert desk.load(lambda data: data["organisation"].update(name="Drugi naziv")) == 1
    company = desk.read(organisation)
    assert (company.name, company.opened_at) == ("Drugi naziv", opened)


def _span(starts: str, ends: str, **who: str) -> dict[str, str]:
    return {**who, "starts": starts, "ends": ends}


def test_layers_shifts_and_people_added_or_taken_out_come_from_the_file(desk: Office) -> None:
    def edit(data: dict[str, Any]) -> None:
        nights = {
            "operators": ["vesna"],
            "starts": "2026-11-02T08:00",
            "turn_days": 7,
            "hours": {day: ["22:00-24:00"] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")},
        }
        on_call = coded(data["roster"]["schedules"], "on-call")
        on_call["layers"] = [nights]
        on_call["shifts"] = [_span("2026-12-01T16:00", "2026-12-02T08:00", operator="jelena")]
        data["roster"]["overrides"] = [
            _span("2026-12-03T16:00", "2026-12-03T20:00", schedule="on-call", substitute="ana"),
            _span("2026-12-16T16:00", "2026-12-17T08:00", schedule="on-call", operator="ana"),
        ]

    desk.load(edit)
    assert desk.load(edit) == 0
    roster = desk.read(roster_of)
    on_duty = {
        at: duty_at(roster, wall(at)).on_duty
        for at in ("2026-11-30T21:00", "2026-11-30T23:00", "2026-12-01T23:00", "2026-12-03T18:00")
    }
    assert list(on_duty.values()) == [("marko",), ("vesna",), ("jelena",), ("marko", "ana")]
    # In Ana's week she is taken out, and the backup is left.
    weekday, taken_out = duty_at(roster, wall("2026-12-15T18:00")), duty_at(roster, wall("2026-12-16T18:00"))
    assert [weekday.on_duty, taken_out.on_duty, taken_out.backup] == [("ana",), (), ("marko",)]
