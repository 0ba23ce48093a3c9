"""`dezurni route`, `who`, `coverage`, `calendar`: what is promised, who is there, and the proof."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.app.desk import Dezurni
from tests.stories.world import COMPANY

DAY, NIGHT = "2026-11-24T10:00", "2026-11-24T22:00"  # a Tuesday; Ana is on call, Marko the backup
ALL = ["ana", "marko", "jelena"]
ROUTE_FIELDS = {
    "number", "at", "contact", "client", "standing", "plan", "rank", "open", "opens_at", "decision",
    "operators", "consent_to_charge", "left_minutes", "reasons",
}  # fmt: skip
DESK: dict[str, tuple[str | None, str | None, str, str | None, int, int | None]] = {
    "+381601230001": ("zora-milica", "zora", "contract", "osnovna", 1, 120),
    "+381601230002": ("dunav-petar", "dunav", "contract", "standardna", 2, 300),
    "+38121555002": ("dunav-petar", "dunav", "contract", "standardna", 2, 300),
    "+381601230003": ("granit-nikola", "granit", "contract", "prosirena", 3, 720),
    "+381601230004": ("novi-sara", "novi", "warranty", None, 0, None),
    "+381601230005": ("bivsi-luka", "bivsi", "none", None, -1, None),
    "+381601239999": (None, None, "unknown", None, -1, None),
}


CONTRACTS = ("+381601230001", "+381601230003")


def routed(dezurni: Dezurni, number: str, at: str) -> dict[str, Any]:
    ran = dezurni("route", number, "--at", at, "--json")
    assert ran.status == 0, ran.err
    answer: dict[str, Any] = ran.json
    assert set(answer) >= ROUTE_FIELDS
    return answer


@pytest.mark.parametrize("number", DESK)
def test_in_business_hours_everybody_reaches_the_desk_by_rank(dezurni: Dezurni, number: str) -> None:
    contact, client, standing, plan, rank, left = DESK[number]
    answer = routed(dezurni, number, DAY)
    assert answer["number"] == number
    assert answer["at"] == "2026-11-24T10:00:00+01:00"
    assert (answer["contact"], answer["client"]) == (contact, client)
    assert (answer["standing"], answer["plan"], answer["rank"]) == (standing, plan, rank)
    assert (answer["open"], answer["opens_at"]) == (True, None)
    assert (answer["decision"], answer["operators"]) == ("desk", ALL)
    assert (answer["consent_to_charge"], answer["left_minutes"]) == (False, left)
    assert len(answer["reasons"]) >= 3
    assert all(isinstance(reason, str) for reason in answer["reasons"])


@pytest.mark.parametrize("number", DESK)
def test_outside_them_only_the_add_on_reaches_who_is_on_call(dezurni: Dezurni, number: str) -> None:
    _, client, standing, plan, rank, left = DESK[number]
    answer = routed(dezurni, number, NIGHT)
    assert (answer["client"], answer["standing"], answer["plan"]) == (client, standing, plan)
    assert (answer["rank"], answer["left_minutes"]) == (rank, left)
    assert (answer["open"], answer["opens_at"]) == (False, "2026-11-25T08:00:00+01:00")
    expected = ("on-call", ["ana", "marko"]) if client == "granit" else ("message", [])
    assert (answer["decision"], answer["operators"]) == expected


def test_time_that_is_used_up_asks_for_consent_where_the_plan_does(dezurni: Dezurni) -> None:
    for client in ("zora", "granit"):
        booked = dezurni(
            "time", client, "--kind", "remote", "--operator", "ana",
            "--start", "2026-02-03T08:00", "--end", "2026-02-04T08:00",
        )  # fmt: skip
        assert booked.status == 0, booked.err
    zora, granit = (routed(dezurni, number, "2026-02-10T10:00") for number in CONTRACTS)
    assert (zora["decision"], zora["consent_to_charge"]) == ("desk", True)
    assert (granit["decision"], granit["consent_to_charge"]) == ("desk", False)
    assert zora["left_minutes"] <= 0
    assert granit["left_minutes"] <= 0


def test_a_holiday_of_the_state_and_one_of_the_company_close_the_desk(dezurni: Dezurni) -> None:
    christmas = routed(dezurni, "+381601230003", "2027-01-07T10:00")
    assert (christmas["open"], christmas["decision"]) == (False, "on-call")
    feast = routed(dezurni, "+381601230001", "2026-11-27T10:00")
    assert (feast["open"], feast["decision"], feast["opens_at"]) == (
        False,
        "message",
        "2026-11-30T08:00:00+01:00",
    )
    assert routed(dezurni, "+381601230001", "2026-11-11T10:00")["open"]  # the state's, on which we work


def test_the_issues_own_example(dezurni: Dezurni) -> None:
    answer = routed(dezurni, "+381601230003", "2026-12-25T22:00")
    assert (answer["decision"], answer["at"]) == ("on-call", "2026-12-25T22:00:00+01:00")


def test_a_moment_with_an_offset_is_that_moment_and_one_without_is_the_wall_clock(dezurni: Dezurni) -> None:
    assert routed(dezurni, "0601230001", "2026-11-24T09:00Z")["at"] == "2026-11-24T10:00:00+01:00"
    assert routed(dezurni, "0601230001", "2026-07-01T10:00")["at"] == "2026-07-01T10:00:00+02:00"


def test_people_read_every_reason_in_the_language_they_ask_for(dezurni: Dezurni) -> None:
    said = dezurni("route", "+381601230003", "--at", NIGHT)
    assert said.status == 0
    assert "granit (granit-nikola)" in said.out
    assert "on-call -> ana, marko" in said.out
    assert "  1. " in said.out
    texts = [
        dezurni("route", "+381601230003", "--at", NIGHT, "--language", tongue).out
        for tongue in ("en", "sr-Latn", "sr-Cyrl")
    ]
    assert len(set(texts)) == 3
    dezurni("route", "+381601230003", "--language", "de").complains("--language", "sr-Latn")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("route", "abc"), "NUMBER"),
        (("route", "12"), "NUMBER"),
        (("route", ""), "NUMBER"),
        (("route", "+381601230001", "--at", "tomorrow"), "--at 'tomorrow'"),
        (("route", "+381601230001", "--at", "2026-13-01"), "--at"),
        (("route",), "'number'"),
        (("route", "1", "2"), "2"),
        (("who", "--at", "25:00"), "--at"),
        (("who", "--colour", "red"), "--colour"),
        (("coverage", "--from", "24.11.2026"), "--from"),
        (("coverage", "--days", "0"), "--days"),
        (("coverage", "--days", "many"), "--days"),
        (("calendar", "--year", "12"), "--year"),
        (("calendar", "--year", "next"), "--year"),
        (("dance",), "dance"),
    ],
)
def test_a_wrong_call_is_one_line_that_names_what(
    dezurni: Dezurni, args: tuple[str, ...], words: str
) -> None:
    dezurni(*args).complains(words)


@pytest.mark.parametrize(
    ("at", "is_open", "schedule", "on_duty", "backup", "until"),
    [
        (DAY, True, "desk", ALL, [], "2026-11-24T16:00:00+01:00"),
        (NIGHT, False, "on-call", ["ana"], ["marko"], "2026-11-25T08:00:00+01:00"),
        ("2026-11-28T10:00", False, "on-call", ["marko"], [], "2026-11-29T08:00:00+01:00"),
    ],
    ids=["day", "night", "stand-in"],
)
def test_who_is_on_duty(
    dezurni: Dezurni, at: str, is_open: bool, schedule: str, on_duty: list[str], backup: list[str], until: str
) -> None:
    ran = dezurni("who", "--at", at, "--json")
    answer = ran.json
    assert ran.status == 0
    assert set(answer) >= {"at", "open", "schedule", "on_duty", "backup", "until"}
    assert (answer["open"], answer["schedule"], answer["until"]) == (is_open, schedule, until)
    assert answer["on_duty"] == on_duty
    if backup:
        assert answer["backup"] == backup
    assert datetime.fromisoformat(answer["at"]) == datetime.fromisoformat(f"{at}+01:00")


def test_nobody_on_duty_is_a_no(dezurni: Dezurni) -> None:
    ran = dezurni("who", "--at", "2020-01-01T22:00", "--json")
    assert (ran.status, ran.json["on_duty"], ran.json["backup"], ran.err) == (1, [], [], "")
    assert "nobody" in dezurni("who", "--at", "2020-01-01T22:00").out


def test_a_roster_without_a_hole_is_proven(dezurni: Dezurni) -> None:
    ran = dezurni("coverage", "--from", "2026-11-23", "--days", "14", "--json")
    assert (ran.status, ran.json["holes"]) == (0, [])
    assert (ran.json["from"], ran.json["days"], ran.json["clients"]) == ("2026-11-23", 14, 5)
    assert ran.json["hours"] == 14 * 24 * 5
    out = dezurni("coverage", "--from", "2026-11-23", "--days", "14").out
    assert "no hole" in out
    assert (
        "ana: telephone known, chat linked; a page comes on duty by chat, call, as backup by chat, call"
        in out
    )
    ana = next(each for each in ran.json["operators"] if each["operator"] == "ana")
    assert (ana["chat"], ana["page_backup"]) == ("linked", ["chat", "call"])


def test_the_night_of_the_changed_clock_has_an_hour_more(dezurni: Dezurni) -> None:
    ran = dezurni("coverage", "--from", "2026-10-25", "--days", "1", "--json")
    assert ran.json["hours"] == 25 * 5


def test_a_hole_is_found_named_and_a_no(dezurni: Dezurni) -> None:
    text = COMPANY.read_text("utf-8")
    absent = "".join(
        f'    - {{operator: {code}, starts: "2026-11-24", ends: "2026-11-25", reason: bolovanje}}\n'
        for code in ALL
    )
    wrong = dezurni.writes("hole.yaml", text.replace("  absences:\n", f"  absences:\n{absent}", 1))
    assert dezurni("load", wrong).status == 0
    ran = dezurni("coverage", "--from", "2026-11-24", "--days", "1", "--json")
    assert ran.status == 1
    assert {hole["client"] for hole in ran.json["holes"]} >= {"zora", "granit"}
    for hole in ran.json["holes"]:
        assert set(hole) >= {"client", "from", "until", "why"}
        assert datetime.fromisoformat(hole["from"]) < datetime.fromisoformat(hole["until"])
    assert "hole: granit" in dezurni("coverage", "--from", "2026-11-24", "--days", "1").out


def test_the_calendar_tells_every_day_of_the_year(dezurni: Dezurni) -> None:
    ran = dezurni("calendar", "--year", "2026", "--json")
    days = {day["on"]: (day["open"], day["holiday"]) for day in ran.json["days"]}
    assert (ran.status, ran.json["year"], len(days)) == (0, 2026, 365)
    assert days["2026-11-24"] == (["08:00-16:00"], None)
    assert days["2026-11-20"] == (["08:00-12:00", "12:30-16:00"], None)
    assert days["2026-11-21"][0] == []
    assert days["2026-11-27"] == ([], "Slava firme")
    assert days["2026-12-31"] == (["08:00-12:00"], "Kratak dan")
    assert days["2026-01-07"][0] == []
    assert days["2026-01-07"][1]
    assert days["2026-11-11"][0] == ["08:00-16:00"]
    assert len(dezurni("calendar", "--year", "2028", "--json").json["days"]) == 366
    assert "Slava firme" in dezurni("calendar", "--year", "2026").out


def test_a_command_that_looks_changes_nothing(dezurni: Dezurni) -> None:
    before = Path("data/dezurni.db").read_bytes()
    for args in (("route", "+381601230001"), ("who",), ("coverage", "--days", "3"), ("calendar",)):
        dezurni(*args)
    assert Path("data/dezurni.db").read_bytes() == before
