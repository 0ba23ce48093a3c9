"""`dezurni time`, `balance`, `statement`: work as it is counted, and what a client is told of it."""

import json
import sqlite3
from contextlib import closing
from typing import Any

import pytest

from core.clock import SystemClock
from core.hours.month import Month
from tests.app.desk import Dezurni, Ran
from tests.stories.world import ZONE

ENTRY_FIELDS = {"id", "kind", "start", "end", "seconds", "minutes", "draws", "factor"}
BALANCE_FIELDS = {
    "client", "month", "included_minutes", "carried_minutes", "used_minutes", "left_minutes", "over_minutes",
}  # fmt: skip
STATEMENT_FIELDS = {
    "client", "month", "plan", "balance", "lines", "fee", "add_ons", "over_charge", "total", "currency",
    "visits", "hash",
}  # fmt: skip
LINE_FIELDS = {"on", "kind", "operator", "ticket", "minutes", "note"}


def books(dezurni: Dezurni, client: str, start: str, *more: str, kind: str = "remote") -> Ran:
    return dezurni("time", client, "--kind", kind, "--operator", "ana", "--start", start, *more, "--json")


def booked(dezurni: Dezurni, client: str, start: str, *more: str, kind: str = "remote") -> dict[str, Any]:
    ran = books(dezurni, client, start, *more, kind=kind)
    assert ran.status == 0, ran.err
    answer: dict[str, Any] = ran.json
    assert set(answer) >= {"client", "entries", "balance"}
    assert set(answer["balance"]) >= BALANCE_FIELDS
    for entry in answer["entries"]:
        assert set(entry) >= ENTRY_FIELDS
    return answer


def test_work_is_rounded_up_by_the_billing_step_and_drawn_from_the_month(dezurni: Dezurni) -> None:
    answer = booked(dezurni, "zora", "2026-02-03T10:00", "--for", "25m", "--note", "Štampač")
    [entry] = answer["entries"]
    assert (entry["start"], entry["end"]) == ("2026-02-03T10:00:00+01:00", "2026-02-03T10:25:00+01:00")
    assert (entry["kind"], entry["seconds"], entry["minutes"]) == ("remote", 1500, 30)
    assert (entry["draws"], entry["factor"]) == (True, 1.0)
    assert answer["balance"] == {
        "client": "zora",
        "month": "2026-02",
        "included_minutes": 120,
        "carried_minutes": 0,
        "used_minutes": 30,
        "left_minutes": 90,
        "over_minutes": 0,
    }


def test_an_entry_is_corrected_by_another_one(dezurni: Dezurni) -> None:
    [entry] = booked(dezurni, "zora", "2026-02-03T10:00", "--for", "25m")["entries"]
    options = ("--minutes", "15", "--operator", "ana", "--note", "Dogovor", "--json")
    ran = dezurni("correct", str(entry["id"]), *options)
    assert ran.status == 0, ran.err
    assert [each["minutes"] for each in ran.json["entries"]] == [-15]
    assert (ran.json["corrects"], ran.json["balance"]["used_minutes"]) == (entry["id"], 15)
    correction = ran.json["entries"][0]["id"]
    for unknown in ("999", str(correction)):
        refused = dezurni("correct", unknown, *options)
        assert refused.status == 2
        assert f"no time entry {unknown}" in refused.err
    assert dezurni.audit == ["book hours zora", f"correct hours zora/{entry['id']}"]


def test_a_key_that_stands_for_another_clients_work_swallows_nothing(dezurni: Dezurni) -> None:
    booked(dezurni, "zora", "2026-02-03T10:00", "--for", "25m", "--key", "k1")
    refused = books(dezurni, "dunav", "2026-02-03T10:00", "--for", "25m", "--key", "k1")
    assert refused.status == 2
    assert "'k1' stands for other work already" in refused.err


def test_work_over_the_end_of_a_month_is_two_entries(dezurni: Dezurni) -> None:
    answer = booked(dezurni, "zora", "2026-01-31T23:50", "--end", "2026-02-01T00:20")
    first, second = answer["entries"]
    assert (first["end"], second["start"]) == ("2026-02-01T00:00:00+01:00",) * 2
    assert (first["seconds"], second["seconds"]) == (600, 1200)
    assert (first["minutes"], second["minutes"]) == (15, 30)
    assert answer["balance"]["month"] == "2026-02"


def test_an_hour_is_an_hour_in_the_nights_the_clocks_change(dezurni: Dezurni) -> None:
    spring = booked(dezurni, "granit", "2026-03-29T01:30", "--for", "1h")["entries"][0]
    assert (spring["seconds"], spring["end"]) == (3600, "2026-03-29T03:30:00+02:00")
    autumn = booked(dezurni, "granit", "2025-10-26T02:30+02:00", "--for", "1h")["entries"][0]
    assert (autumn["seconds"], autumn["end"]) == (3600, "2025-10-26T02:30:00+01:00")


def test_work_at_night_counts_by_the_add_ons_factor_and_a_visit_does_not_draw(dezurni: Dezurni) -> None:
    night = booked(dezurni, "granit", "2026-02-03T22:00", "--for", "1h")["entries"][0]
    assert night["factor"] == 1.5
    visit = booked(dezurni, "granit", "2026-02-04T10:00", "--for", "1h", kind="visit")["entries"][0]
    assert visit["draws"] is False


def test_the_same_key_books_once(dezurni: Dezurni) -> None:
    first = booked(dezurni, "zora", "2026-02-03T10:00", "--for", "30m", "--key", "k1")
    again = booked(dezurni, "zora", "2026-02-03T10:00", "--for", "30m", "--key", "k1")
    assert first == again
    assert first["balance"]["used_minutes"] == 30
    assert dezurni.audit == ["book hours zora"]


RIGHT = {"kind": "remote", "operator": "ana", "start": "2026-02-03T10:00", "for": "1h"}


@pytest.mark.parametrize(
    ("client", "wrong", "words"),
    [
        ("nobody", {}, "nobody"),
        ("zora", {"kind": "dance"}, "dance"),
        ("zora", {"operator": "eve"}, "eve"),
        ("zora", {"start": "soon"}, "--start 'soon'"),
        ("zora", {"for": "", "end": "never"}, "--end 'never'"),
        ("zora", {"for": "long"}, "long"),
        ("zora", {"for": ""}, "--end"),
        ("zora", {"start": ""}, "--start"),
        ("zora", {"kind": ""}, "--kind"),
        ("zora", {"end": "2026-02-03T11:00"}, "--end"),
        ("zora", {"for": "", "end": "2026-02-03T09:00"}, "before"),
        ("zora", {"for": "", "end": "2026-03-03T10:00"}, ""),
    ],
)
def test_a_wrong_booking_names_what_is_wrong_and_books_nothing(
    dezurni: Dezurni, client: str, wrong: dict[str, str], words: str
) -> None:
    options = [f"--{name}={value}" for name, value in {**RIGHT, **wrong}.items() if value]
    dezurni("time", client, *options).complains(words)
    assert dezurni("balance", "zora", "--month", "2026-02", "--json").json["used_minutes"] == 0


def test_the_balance_of_a_month(dezurni: Dezurni) -> None:
    booked(dezurni, "zora", "2026-02-03T08:00", "--for", "3h")
    ran = dezurni("balance", "zora", "--month", "2026-02", "--json")
    assert ran.status == 0
    assert set(ran.json) >= BALANCE_FIELDS
    assert (ran.json["used_minutes"], ran.json["left_minutes"], ran.json["over_minutes"]) == (180, 0, 60)
    assert "over 60 min" in dezurni("balance", "zora", "--month", "2026-02").out
    this_month = str(Month.containing(SystemClock().now(), ZONE))
    assert dezurni("balance", "zora", "--json").json["month"] == this_month


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("balance", "nobody"), "nobody"),
        (("balance", "zora", "--month", "October"), "October"),
        (("balance", "zora", "--month", "2026-13"), "13"),
        (("statement", "2026"), "2026"),
        (("statement", "2026-00"), "month 0"),
        (("statement", "2026-02", "--client", "nobody"), "nobody"),
    ],
)
def test_an_unknown_client_or_month_is_named(dezurni: Dezurni, args: tuple[str, ...], words: str) -> None:
    dezurni(*args).complains(words)


def test_a_statement_tells_the_month_of_every_client_who_has_one(dezurni: Dezurni) -> None:
    booked(dezurni, "zora", "2026-02-03T08:00", "--for", "3h", "--note", "Uvoz izvoda")
    ran = dezurni("statement", "2026-02", "--json")
    assert ran.status == 0, ran.err
    by_client = {statement["client"]: statement for statement in ran.json}
    assert set(by_client) == {"zora", "dunav", "granit"}
    for statement in by_client.values():
        assert set(statement) >= STATEMENT_FIELDS
    zora = by_client["zora"]
    assert (zora["month"], zora["plan"], zora["currency"]) == ("2026-02", "osnovna", "EUR")
    [line] = zora["lines"]
    assert set(line) >= LINE_FIELDS
    assert (line["on"], line["kind"], line["minutes"]) == ("2026-02-03", "remote", 180)
    assert zora["balance"]["over_minutes"] == 60
    assert set(zora["visits"]) >= {"used", "included"}
    assert len(zora["hash"]) == 64


def test_a_closed_month_says_the_same_however_often_it_is_asked(dezurni: Dezurni) -> None:
    first = dezurni("statement", "2026-02", "--client", "zora", "--json")
    assert first.status == 0, first.err
    booked(dezurni, "zora", "2026-02-03T08:00", "--for", "3h")
    assert dezurni("statement", "2026-02", "--client", "zora", "--json").out == first.out


def test_statements_are_written_into_a_folder(dezurni: Dezurni) -> None:
    ran = dezurni("statement", "2026-02", "--out", "out/statements")
    assert ran.status == 0, ran.err
    folder = dezurni.folder / "out" / "statements"
    names = {path.name for path in folder.iterdir()}
    assert {f"2026-02-{client}.{kind}" for client in ("zora", "granit") for kind in ("json", "txt")} <= names
    assert json.loads((folder / "2026-02-zora.json").read_text("utf-8"))["client"] == "zora"
    dezurni.writes("taken", "a file")
    assert dezurni("statement", "2026-02", "--out", "taken").status == 2


def test_a_running_month_can_be_seen_and_not_sent(dezurni: Dezurni) -> None:
    this_month = str(Month.containing(SystemClock().now(), ZONE))
    assert dezurni("statement", this_month).status == 0
    dezurni("statement", this_month, "--send").complains(this_month, "not over yet")
    assert dezurni("outbox", "--json").json == []
    assert dezurni.audit == []


def test_a_closed_month_is_sent_to_who_gets_it_once(dezurni: Dezurni) -> None:
    for _ in range(2):
        ran = dezurni("statement", "2026-02", "--client", "granit", "--send")
        assert ran.status == 0, ran.err
    waiting = [row for row in dezurni("outbox", "--json").json if row["channel"] == "telegram"]
    assert len({row["id"] for row in waiting}) == len(waiting) >= 1
    assert len([row for row in waiting if row["what"] == "statement"]) == 1
    assert (
        dezurni.audit == ["send-statement statements 2026-02/granit"] * 2
    )  # an order is one, whomever it reaches


def test_a_client_without_a_chat_is_told_as_not_reached(dezurni: Dezurni) -> None:
    assert "zora-milica" in dezurni("statement", "2026-02", "--client", "zora", "--send").out


def test_a_client_of_whom_nobody_gets_the_statement_is_not_on_its_way(dezurni: Dezurni) -> None:
    ran = dezurni("statement", "2026-02", "--client", "bivsi", "--send")
    assert "-> nobody gets it: no contact with gets_statement" in ran.out
    assert "on its way" not in ran.out


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("2026-02", "--send", "--progress"), "--send and --progress together"),
        (("2026-02", "--progress", "--client", "zora"), "leave out --client"),
        (("2999-01",), "2999-01 has not begun yet"),
        (("2999-01", "--progress"), "2999-01 has not begun yet"),
        (("2999-01", "--send"), "2999-01 has not begun yet"),
    ],
)
def test_a_statement_that_cannot_be_says_why(dezurni: Dezurni, args: tuple[str, ...], words: str) -> None:
    dezurni("statement", *args).complains(words)


def test_hidden_work_counts_and_its_note_is_not_shown(dezurni: Dezurni) -> None:
    booked(dezurni, "zora", "2026-02-03T10:00", "--for", "30m", "--note", "Tajna", "--hidden")
    statement = dezurni("statement", "2026-02", "--client", "zora", "--json").json
    assert [(line["minutes"], line["note"]) for line in statement["lines"]] == [(30, "")]
    assert statement["balance"]["used_minutes"] == 30


def test_a_backup_is_noted_once_and_stands_in_the_statement(dezurni: Dezurni) -> None:
    told = ("backup", "granit", "--at", "2026-02-10T03:00", "--size", "1500000000", "--json")
    first, again = dezurni(*told), dezurni(*told)
    expected = {"client": "granit", "at": "2026-02-10T03:00:00+01:00", "size_bytes": 1500000000}
    assert (first.json, again.json) == ({**expected, "new": True}, {**expected, "new": False})
    assert "granit" in dezurni("backup", "granit").out
    statement = dezurni("statement", "2026-02", "--client", "granit", "--json").json
    assert statement["backups"] == {"count": 1, "last_on": "2026-02-10", "size_bytes": 1500000000}
    assert dezurni.audit == ["backup client granit"] * 2


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("nobody",), "nobody"),
        (("granit", "--at", "soon"), "--at 'soon'"),
        (("granit", "--at", "2999-01-01T00:00"), "not made yet"),
        (("granit", "--size=-1"), "--size"),
        (("granit", "--size=many"), "--size"),
    ],
)
def test_a_wrong_backup_names_what_is_wrong(dezurni: Dezurni, args: tuple[str, ...], words: str) -> None:
    dezurni("backup", *args).complains(words)


def test_the_progress_of_a_month_tells_who_waits_and_who_is_not_reached(dezurni: Dezurni) -> None:
    before = dezurni("statement", "2026-02", "--progress", "--json").json
    assert before == {
        "month": "2026-02",
        "clients": 3,
        "queued": 0,
        "sent": 0,
        "waiting": 0,
        "unreached": [],
    }
    sent = dezurni("statement", "2026-02", "--send")
    assert (sent.status, sent.err) == (0, "")
    after = dezurni("statement", "2026-02", "--progress", "--json").json
    assert (after["queued"], after["sent"], after["waiting"]) == (3, 0, 1)
    assert after["unreached"] == [
        {"client": "dunav", "contact": "dunav-petar", "why": "no-chat"},
        {"client": "zora", "contact": "zora-milica", "why": "no-chat"},
    ]
    assert "zora zora-milica: no chat is linked" in dezurni("statement", "2026-02", "--progress").out


def test_a_client_whose_statement_cannot_be_made_does_not_stop_the_others(dezurni: Dezurni) -> None:
    with closing(sqlite3.connect(dezurni.folder / "data" / "dezurni.db")) as rows, rows:
        rows.execute(
            "INSERT INTO statements (client_id, month, closed_at, data, hash)"
            " SELECT id, '2026-02', '2026-03-01', '{}', 'damaged' FROM clients WHERE code = 'dunav'"
        )
    ran = dezurni("statement", "2026-02", "--send")
    assert ran.status == 1
    assert "set aside, a fault of ours (see the log): dunav" in ran.err
    progress = dezurni("statement", "2026-02", "--progress", "--json").json
    assert (progress["queued"], progress["waiting"]) == (2, 1)
    assert {"client": "dunav", "contact": None, "why": "failed"} in progress["unreached"]
