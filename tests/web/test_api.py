"""The API: keys and what they may, one answer for a repeat, and never a fault of ours for what comes in."""

from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from core.clients.identity import client_by_code
from core.database.transaction import Database
from core.desk.moment import now_of
from core.desk.send_statement import send_statement
from core.hours.month import Month
from core.hours.rows import TimeEntry
from core.roster.rows import Operator
from core.staff.api_keys import A_MINUTE, revoke_key
from core.staff.rows import ApiKey, AuditEntry
from core.tickets.rows import Ticket
from simulator.clock import TurnableClock
from tests.web import history
from tests.web.browser import Person
from tests.web.conftest import loaded, site_of
from tests.web.machine import Machine, key_for

WORK = {"kind": "remote", "operator": "ana", "start": "2026-11-24T09:00", "minutes": 25, "note": "Štampač"}


@pytest.fixture
def machine(database: Database, clock: TurnableClock) -> Machine:
    return Machine(site_of(database, clock), key_for(database, clock))


def test_clients_are_found_and_page_by_page_nobody_is_left_out(machine: Machine) -> None:
    everybody = machine.gets("/clients").json()["items"]
    paged: list[Any] = []
    cursor: dict[str, str] = {}
    while True:
        part = machine.gets("/clients", limit=1, **cursor).json()
        paged += part["items"]
        if part["next"] is None:
            break
        cursor = {"cursor": part["next"]}
    assert paged == everybody and len(everybody) > 2
    assert [c["code"] for c in machine.gets("/clients", q="060 123 0001").json()["items"]] == ["zora"]
    zora = machine.gets("/clients/zora").json()
    assert (zora["name"], zora["advisor"]) == ("Pekara Zora d.o.o.", "ana")
    assert zora["contacts"][0]["phones"] == ["+381601230001"]
    assert machine.gets("/clients/nema").json()["title"] == "Not Found"


def test_what_a_client_may_have_comes_with_its_reasons_and_prices_only_for_who_may_see_them(
    database: Database, clock: TurnableClock, machine: Machine
) -> None:
    standing = machine.gets("/clients/zora/standing").json()
    assert standing["standing"] == "contract" and standing["at"] == "2026-11-24T10:40:00+01:00"
    assert {one["service"] for one in standing["services"]} >= {"phone", "remote"}
    assert machine.gets("/clients/zora/standing", at="2026-03-29T02:30").status_code == 422
    with database.begin(clock) as tx:
        send_statement(tx, now_of(tx), client_by_code(tx, "zora"), Month.parse("2026-10"))
    line = machine.gets("/statements/2026-10").json()["items"][0]
    statement = machine.gets("/statements/2026-10/zora").json()
    assert (line["client"], line["hash"], line["pdf"]) == ("zora", statement["hash"], statement["pdf"])
    assert float(statement["total"]) > 0 and statement["currency"] == "EUR"
    assert machine.gets("/statements/2026-10/granit").status_code == 404  # a look closes nothing
    pdf = machine.gets(line["pdf"].removeprefix("/api/v1"))
    assert pdf.content.startswith(b"%PDF") and pdf.headers["content-type"] == "application/pdf"

    key = key_for(database, clock, "statements:read", "clients:read", name="bez cena")
    without = Machine(site_of(database, clock), key)
    shown = without.gets("/statements/2026-10/zora").json()
    assert (shown["total"], shown["fee"], shown["currency"]) == (None, None, None)
    assert shown["lines"] == statement["lines"]
    assert without.gets("/statements/2026-10/zora/pdf").status_code == 403
    assert without.gets("/clients/zora/balance").status_code == 403


def test_work_is_booked_once_for_a_key_and_noted_with_the_keys_name(
    database: Database, clock: TurnableClock, machine: Machine
) -> None:
    first = machine.posts("/clients/zora/entries", WORK, once="a1")
    assert first.status_code == 201
    assert [entry["minutes"] for entry in first.json()["entries"]] == [30]
    assert machine.posts("/clients/zora/entries", WORK, once="a1").json() == first.json()
    other = machine.posts("/clients/zora/entries", {**WORK, "minutes": 60}, once="a1")
    assert other.status_code == 422 and "another request" in other.json()["detail"]
    assert machine.posts("/clients/zora/entries", WORK).status_code == 422  # no key
    wrong = machine.posts("/clients/zora/entries", {**WORK, "end": "2026-11-24T10:00"}, once="a2")
    assert wrong.json()["detail"] == "an entry has either an end or minutes"
    wrong = machine.posts("/clients/zora/entries", {**WORK, "operater": "ana"}, once="a3")
    assert wrong.json()["errors"] == [
        {"where": "body.operater", "what": "Extra inputs are not permitted"},
    ]
    entry = machine.gets("/clients/zora/entries", month="2026-11").json()["items"][-1]
    assert (entry["operator"], entry["note"]) == ("ana", "Štampač")
    balance = machine.gets("/clients/zora/balance", month="2026-11").json()
    assert balance == first.json()["balance"] and balance["used_minutes"] >= 30
    with database.read(clock) as tx:
        assert tx.first(select(func.count()).select_from(TimeEntry).where(TimeEntry.source == "api")) == 1
        noted = tx.all(select(AuditEntry).where(AuditEntry.who == "key:test"))
        assert [(one.verb, one.kind, one.object) for one in noted] == [("book", "hours", "zora")]


def test_a_ticket_is_opened_answered_and_closed(machine: Machine) -> None:
    new = {"contact": "zora-milica", "text": "Ne radi štampač\nPomagajte"}
    opened = machine.posts("/tickets", new, once="t1").json()
    assert machine.posts("/tickets", new, once="t1").json() == opened
    assert opened["follows"] == "now" and opened["ticket"]["source"] == "api"
    number = opened["ticket"]["number"]
    answered = machine.posts(f"/tickets/{number}/replies", {"operator": "ana", "text": "Gledam."}).json()
    assert (answered["reached"], answered["ticket"]["state"]) == (False, "taken")
    told = machine.gets(f"/tickets/{number}").json()
    assert [(m["author"], m["text"]) for m in told["messages"]] == [
        ("client", "Ne radi štampač\nPomagajte"),
        ("operator", "Gledam."),
    ]
    assert [t["number"] for t in machine.gets("/tickets", state="taken", client="zora").json()["items"]] == [
        number
    ]
    assert machine.posts(f"/tickets/{number}/close").json()["state"] == "closed"
    assert machine.posts(f"/tickets/{number}/close").status_code == 409
    late = machine.posts(f"/tickets/{number}/replies", {"operator": "ana", "text": "Još nešto"})
    assert late.json()["detail"] == f"ticket #{number} is closed already"
    assert machine.gets("/tickets", state="open").json()["items"] == []


def test_calls_and_who_is_on_duty(database: Database, clock: TurnableClock, machine: Machine) -> None:
    price = [["exhausted-bill", {"per_hour": "4000", "currency": "RSD"}]]
    with database.begin(clock) as tx:
        for contact in ("zora-milica", "granit-nikola", None):
            history.call(tx, contact, reasons=price)
    calls = machine.gets("/calls", limit=2).json()
    assert [call["client"] for call in calls["items"]] == [None, "granit"]
    assert "€4,000.00 an hour" in calls["items"][0]["reasons"][0]
    rest = machine.gets("/calls", cursor=calls["next"]).json()
    assert [call["client"] for call in rest["items"]] == ["zora"] and rest["next"] is None
    blind = Machine(site_of(database, clock), key_for(database, clock, "calls:read", name="log"))
    assert blind.gets("/calls", client="zora").json()["items"][0]["reasons"] == []
    now = machine.gets("/on-duty").json()
    night = machine.gets("/on-duty", at="2026-11-25T03:00").json()
    assert now["open"] and not night["open"] and night["at"] == "2026-11-25T03:00:00+01:00"


def test_a_key_ends_with_its_day_when_it_is_revoked_and_waits_when_it_hurries(
    database: Database, clock: TurnableClock
) -> None:
    app = site_of(database, clock)
    for text in (None, "dz_wrong", "%C4%91"):
        refused = Machine(app, text).gets("/clients")
        assert refused.status_code == 401 and refused.headers["www-authenticate"] == "Bearer"
    reader = Machine(app, key_for(database, clock, "tickets:read", name="čita"))
    assert reader.posts("/tickets", {"contact": "zora-milica", "text": "x"}).status_code == 403
    writer = Machine(app, key_for(database, clock, "tickets:write", name="piše", days=1))
    assert writer.gets("/tickets").status_code == 200  # who may write may read
    with database.begin(clock) as tx:
        key = tx.all(select(ApiKey).where(ApiKey.name == "piše"))[0]
        assert key.last_used_at == clock.now() and key.used == 1
        key.used = A_MINUTE
    hurried = writer.gets("/tickets")
    assert (hurried.status_code, hurried.headers["retry-after"]) == (429, "61")
    clock.advance(timedelta(minutes=1, seconds=1))
    assert writer.gets("/tickets").status_code == 200
    clock.advance(timedelta(days=1))
    assert writer.gets("/tickets").status_code == 401
    with database.begin(clock) as tx:
        revoke_key(tx, tx.all(select(ApiKey).where(ApiKey.name == "čita"))[0].id)
    assert reader.gets("/tickets").status_code == 401


def test_its_description_is_for_keys_and_managers_and_names_every_refusal(
    database: Database, clock: TurnableClock, machine: Machine
) -> None:
    described = machine.gets("/openapi.json").json()
    assert described["openapi"].startswith("3.") and described["servers"] == [{"url": "/api/v1"}]
    for path, verbs in described["paths"].items():
        for verb in verbs.values():
            assert verb["security"] and {"401", "403", "422", "429"} <= set(verb["responses"]), path
    assert "HTTPValidationError" not in str(described["paths"])
    app = site_of(database, clock, is_demo=True)
    assert Person(app).signs_in_as("vesna").looks("/api/v1/openapi.json").json() == described
    assert Person(app).signs_in_as("ana").looks("/api/v1/openapi.json").status_code == 401


# What people, scripts and attackers put where a code, a number, a day or a text should stand.
ODD = st.one_of(
    st.text(max_size=30),
    st.integers(-(2**70), 2**70),
    st.sampled_from(
        ["", "\x00", "\ud800", "%00", "' OR 1=1 --", "NaN", "1e400", "0001-01-01T00:00", "9999-12-31T23:59",
         "2026-13-01", "2026-11-24T10:00+99:99", "null", "zora", "1001", "2026-10", "٣", "../../x", "x" * 500]
    ),
    st.none(),
    st.lists(st.none(), max_size=2),
    st.dictionaries(st.text(max_size=5), st.none(), max_size=2),
)  # fmt: skip
GETS = [
    "/clients/{}", "/clients/{}/standing", "/clients/zora/balance", "/clients/{}/entries", "/tickets",
    "/tickets/{}", "/calls", "/on-duty", "/statements/{}", "/statements/{}/zora", "/statements/2026-10/{}",
]  # fmt: skip
POSTS = [
    "/clients/zora/entries",
    "/clients/{}/entries",
    "/tickets",
    "/tickets/{}/replies",
    "/tickets/{}/close",
]
FIELDS = ["kind", "operator", "start", "end", "minutes", "note", "visible", "ticket", "contact", "text"]
QUERY = ["q", "at", "month", "cursor", "limit", "state", "client"]


def test_nothing_that_comes_in_is_a_fault_of_ours(database_url: str, clock: TurnableClock) -> None:
    for database in loaded(database_url, clock):
        _survives(database, clock)


def _survives(database: Database, clock: TurnableClock) -> None:
    machine = Machine(site_of(database, clock), key_for(database, clock))
    with database.begin(clock) as tx:
        history.ticket(tx, "zora-milica")

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(st.sampled_from(GETS), ODD, st.dictionaries(st.sampled_from(QUERY), ODD, max_size=3))
    def looks(path: str, odd: Any, query: dict[str, Any]) -> None:
        machine.gets(path.format(in_path(odd)), **{name: as_text(each) for name, each in query.items()})

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(st.sampled_from(POSTS), ODD, st.dictionaries(st.sampled_from(FIELDS), ODD, max_size=4))
    def sends(path: str, odd: Any, body: dict[str, Any]) -> None:
        good = WORK if "entries" in path else {"contact": "zora-milica", "operator": "ana", "text": "x"}
        machine.posts(path.format(in_path(odd)), {**good, **body}, once="k")
        machine.posts(path.format(in_path(odd)), odd)

    looks()
    sends()
    deep = "[" * 40_000
    raw = machine._browser.post("/api/v1/tickets", content=deep, headers=machine.headers)
    assert raw.status_code in (400, 422)
    long = machine._browser.post("/api/v1/tickets", content=b"x" * 200_000, headers=machine.headers)
    assert long.status_code == 413 and long.json()["title"]
    with database.read(clock) as tx:
        assert tx.all(select(Operator)) and tx.all(select(Ticket))


def as_text(odd: Any) -> str:
    return str(odd).encode("utf-8", "replace").decode()


def in_path(odd: Any) -> str:
    return quote(as_text(odd), safe="") or "x"
