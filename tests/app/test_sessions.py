"""`dezurni session start`, `session stop`, `sessions`."""

from core.clients.identity import contact_by_code, person
from core.clock import SystemClock
from core.database.transaction import Database
from core.desk.moment import now_of
from core.desk.open_ticket import open_ticket
from tests.app.desk import Dezurni

FIELDS = {"id", "client", "ticket", "operator", "state", "asked_at", "started_at", "ended_at"}


def _opens(contact: str) -> None:
    database = Database("sqlite:///data/dezurni.db", durable=False)
    with database.begin(SystemClock()) as tx:
        who = person(tx, contact_by_code(tx, contact).id)
        open_ticket(tx, now_of(tx), text="x", source="phone", who=who)
    database.close()


def test_a_session_is_started_listed_and_stopped(dezurni: Dezurni) -> None:
    _opens("granit-nikola")
    started = dezurni("session", "start", "1001", "--operator", "ana", "--json")
    assert started.status == 0
    assert started.json["outcome"] == "running"
    assert set(started.json["session"]) == FIELDS
    assert dezurni("session", "start", "1001", "--operator", "ana").status == 1
    [listed] = dezurni("sessions", "--json").json["sessions"]
    assert (listed["client"], listed["ticket"], listed["operator"]) == ("granit", 1001, "ana")
    assert "ana for granit (#1001)" in dezurni("sessions").out
    stopped = dezurni("session", "stop", "--operator", "ana", "--json")
    assert (stopped.status, stopped.json["session"]["state"]) == (0, "ended")
    assert len(stopped.json["entries"]) == 1
    assert dezurni("sessions", "--json").json == {"sessions": []}
    assert "no remote session" in dezurni("sessions").out
    assert dezurni.audit == ["start-session tickets 1001", "stop-session tickets 1001"]


def test_without_a_contract_the_price_must_be_agreed_on(dezurni: Dezurni) -> None:
    _opens("bivsi-luka")
    refused = dezurni("session", "start", "1001", "--operator", "ana")
    assert (refused.status, refused.out) == (
        1,
        "no contract covers it: agree on a price with the client, then --agreed price\n",
    )
    assert dezurni("session", "start", "1001", "--operator", "ana", "--agreed", "price").status == 0
    assert dezurni.audit == ["start-session tickets 1001"]


def test_a_ticket_that_goes_first_is_named(dezurni: Dezurni) -> None:
    _opens("bivsi-luka")
    _opens("granit-nikola")
    refused = dezurni("session", "start", "1001", "--operator", "ana")
    assert refused.status == 1
    # At night nobody's contract is served before others: its time does not run.
    words = ("a client with a contract waits: #1002 goes first", "no contract covers it")
    assert refused.out.startswith(words)


def test_what_cannot_be_is_said_in_one_line(dezurni: Dezurni) -> None:
    dezurni("session", "stop", "--operator", "ana").complains("ana has no remote session running")
    dezurni("session", "stop", "--operator", "nobody").complains("nobody")
    dezurni("session", "start", "7", "--operator", "ana").complains("#7")
    dezurni("session", "start", "7", "--operator", "ana", "--agreed", "x").complains("--agreed")
