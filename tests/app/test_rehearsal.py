"""The rehearsal: a scenario is played on a copy of the company, and nothing of it reaches the company."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.rehearsal.rehearsals import Rehearsals
from app.tables import metadata
from core.clients.identity import client_by_code
from core.company.organisation import organisation
from core.company_file.reading import read_company
from core.database.transaction import Database
from core.desk.change_roster import add_override
from core.desk.load_company import load_company
from core.desk.moment import now_of
from core.desk.suggest_moments import suggest_moments
from core.errors import Conflict, Invalid, NotFound
from core.hours.ledger import Work, book
from core.rehearsal import Rehearsed, Scenario
from knowledge_base.library import IndexedLibrary
from simulator.clock import TurnableClock
from tests.app.desk import Dezurni
from tests.house.tree import ROOT
from tests.stories.world import COMPANY, ZONE

EASTER = ROOT / "docs" / "rehearsals" / "easter-monday.yaml"
# A Tuesday; Ana is on call this week, Marko is the backup.
NIGHT, DAY = map(datetime.fromisoformat, ("2026-11-24T22:00", "2026-11-24T10:00"))
NIKOLA = "+381601230003"
ASLEEP = dict.fromkeys(("ana", "marko", "jelena", "vesna"), "sleeps")
SCRIPT = """
at: 2026-11-24T22:00
calls: +381601230003
operators: {ana: voicemail, marko: sleeps, jelena: sleeps}
expect:
  decision: on-call
  accepted_by: vesna
  within_minutes: 20
  rung: [ana, marko, vesna]
  heard: ["dežurnog operatera", "Vaša poruka je primljena"]
"""


@pytest.fixture
def clock() -> TurnableClock:
    return TurnableClock(datetime(2026, 11, 20, 12, tzinfo=ZONE))


@pytest.fixture
def database(sqlite_url: str, clock: TurnableClock) -> Iterator[Database]:
    yield from loaded(sqlite_url, clock)


def loaded(url: str, clock: TurnableClock) -> Iterator[Database]:
    database = Database(url, durable=False)
    with database.begin(clock) as tx:
        load_company(tx, read_company(COMPANY))
    yield database
    database.close()


def stage_of(database: Database, clock: TurnableClock) -> Rehearsals:
    return Rehearsals(database, clock, lambda: IndexedLibrary(()))


def everything_in(database: Database) -> dict[str, list[Any]]:
    with database.engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in metadata.sorted_tables
        }


def told(rehearsed: Rehearsed, what: str) -> list[str]:
    return [deed.who for deed in rehearsed.deeds if deed.what == what]


def scenario(who: str, at: datetime = NIGHT, **parts: Any) -> Scenario:
    behaviours = tuple(sorted(parts.pop("operators", {}).items()))
    return Scenario(at=at, who=who, behaviours=behaviours, **parts)


def test_a_call_at_night_reaches_who_is_on_call_and_the_company_knows_nothing_of_it(
    database_url: str, clock: TurnableClock
) -> None:
    for database in loaded(database_url, clock):
        before = everything_in(database)
        play = stage_of(database, clock)
        rehearsed = play(scenario("granit-nikola"))
        assert (rehearsed.decision, rehearsed.accepted_by) == ("on-call", "ana")
        assert (rehearsed.rung, rehearsed.on_duty, rehearsed.backup) == (("ana",), ("ana",), ("marko",))
        assert rehearsed.minutes_to_accept and rehearsed.minutes_to_accept < 1
        assert rehearsed.is_settled and rehearsed.left == 0
        assert [reason.key for reason in rehearsed.reasons][:3] == ["contract", "closed", "covered-outside"]
        assert [deed.what for deed in rehearsed.deeds if deed.who == "ana"][:3] == [
            "rings",
            "picks-up",
            "hears",
        ]
        assert all(deed.at.utcoffset() == timedelta(hours=1) for deed in rehearsed.deeds)
        assert any("dežurnog operatera" in heard for heard in rehearsed.heard)
        # Another process plays the very same; this one has kept it.
        assert stage_of(database, clock)(scenario("granit-nikola")) == rehearsed
        assert play(scenario("granit-nikola")) is rehearsed
        assert everything_in(database) == before


def test_what_changes_in_the_company_is_played_next_time(database: Database, clock: TurnableClock) -> None:
    play = stage_of(database, clock)
    assert play(scenario("zora-milica", at=DAY)).decision == "desk"
    with database.begin(clock) as tx:
        starts = tx.now - timedelta(days=1)
        work = Work("remote", "ana", starts, starts + timedelta(hours=3), "typed", "much", "Selidba")
        book(tx, organisation(tx), client_by_code(tx, "zora"), work)
    day = scenario("zora-milica", at=DAY)
    agrees = play(day)
    assert agrees.accepted_by == "ana"
    assert ("client", "presses", "1") in [(d.kind, d.what, d.text) for d in agrees.deeds]
    refuses = play(scenario("zora-milica", at=DAY, agrees=False))
    assert refuses.accepted_by is None and refuses.rung == ()
    assert told(refuses, "leaves-message") and any("četrdeset evra" in heard for heard in refuses.heard)


def test_each_behaviour_does_what_it_says(database: Database, clock: TurnableClock) -> None:
    play = stage_of(database, clock)
    off = play(scenario(NIKOLA, operators={"ana": "off", "marko": "busy", "jelena": "sleeps"}))
    assert (told(off, "is-off")[:1], told(off, "is-busy")[:1], off.accepted_by) == (
        ["ana"],
        ["marko"],
        "vesna",
    )
    passed = play(scenario(NIKOLA, operators={"ana": "passes"}))
    assert (passed.rung, passed.accepted_by) == (("ana", "marko"), "marko")
    chat = play(
        scenario("granit-nikola", way="chat", text="Treba mi operater, hitno", operators={"ana": "chat"})
    )
    assert (chat.decision, chat.accepted_by, chat.rung) == ("page", "ana", ())
    assert chat.minutes_to_accept == 0.75
    assert any("Ana Jovanović" in heard for heard in chat.heard)
    waits = play(scenario("dunav-petar", way="chat", text="Treba mi operater"))
    assert (waits.decision, waits.accepted_by, waits.rung) == ("ticket", None, ())
    assert waits.ended_at.hour == 8 and waits.is_settled  # the desk reads of it when it opens


def test_a_caller_goes_through_the_menu_as_the_scenario_says(
    database: Database, clock: TurnableClock
) -> None:
    play = stage_of(database, clock)
    usual = play(scenario(NIKOLA, at=DAY))
    assert (usual.decision, usual.accepted_by, _client_did(usual)) == ("desk", "ana", [("presses", "1")])
    # Key 2 wants the PIN, which a caller knows and no scenario tells; then help, as nothing else is said.
    asks = play(scenario(NIKOLA, at=DAY, answers=("2", "3", "kako da napravim avansni račun")))
    assert _client_did(asks) == [
        ("presses", "2"),
        ("presses", "PIN"),
        ("presses", "3"),
        ("says", "kako da napravim avansni račun"),
    ]
    assert any("Preostalo vreme za ovaj mesec: dvanaest sati" in heard for heard in asks.heard)
    assert asks.accepted_by == "ana"  # no article answers it here
    stranger = play(scenario("+381609998887", at=DAY))
    assert (_client_did(stranger), stranger.accepted_by) == ([("presses", "#"), ("presses", "1")], "ana")
    for answers in (("2",) * 21, (" ",), ("a\u0000",)):
        with pytest.raises(Invalid, match="answers"):
            scenario(NIKOLA, answers=answers)


def _client_did(rehearsed: Rehearsed) -> list[tuple[str, str]]:
    return [(d.what, d.text) for d in rehearsed.deeds if d.kind == "client" and d.what in ("presses", "says")]


def test_who_is_not_known_and_a_short_rehearsal(database: Database, clock: TurnableClock) -> None:
    play = stage_of(database, clock)
    stranger = play(scenario("+381 60 999 8887"))
    assert (stranger.decision, stranger.client, stranger.rung) == ("message", "", ())
    short = play(scenario(NIKOLA, hours=1, operators=ASLEEP))
    assert not short.is_settled and short.ended_at <= short.at + timedelta(hours=1)
    for error, wrong in (
        (NotFound, scenario("niko")),
        (Invalid, scenario(NIKOLA, at=datetime.fromisoformat("2027-03-28T02:30"))),  # jumped over
        (Invalid, scenario(NIKOLA, operators={"pera": "sleeps"})),
        (Invalid, scenario("+381609998887", way="chat", text="Zdravo")),
    ):
        with pytest.raises(error):
            play(wrong)


def test_while_one_is_played_another_is_told_to_try_again(database: Database, clock: TurnableClock) -> None:
    play = Rehearsals(database, clock, lambda: IndexedLibrary(()), patience_seconds=0)
    with play.stage_is_taken(), pytest.raises(Conflict, match="try again"):
        play(scenario(NIKOLA))
    assert play(scenario(NIKOLA)).accepted_by == "ana"


@pytest.mark.parametrize(
    ("now", "clocks"), [("2026-11-20T12:00", "2027-03-28T03:30"), ("2026-04-01T12:00", "2026-10-25T02:30")]
)
def test_moments_are_suggested_that_can_be_rehearsed(
    database: Database, clock: TurnableClock, now: str, clocks: str
) -> None:
    clock.turn_to(datetime.fromisoformat(now).replace(tzinfo=ZONE))
    evening = NIGHT.replace(hour=18)
    with database.begin(clock) as tx:
        for code in ("ana", "marko"):
            add_override(
                tx,
                now_of(tx),
                schedule="on-call",
                operator=code,
                substitute=None,
                starts=evening,
                ends=NIGHT,
            )
        suggested = {each.what: each for each in suggest_moments(now_of(tx))}
    assert suggested["clocks"].at == datetime.fromisoformat(clocks)
    assert suggested["tonight"].at.hour == 3
    assert suggested["holiday"].name in ("Slava firme", "Veliki petak")
    hole = suggested.get("hole")
    assert (hole.at if hole else None) == (evening if now > "2026-11" else None)  # 60 days are looked at
    play = stage_of(database, clock)
    assert play(scenario(NIKOLA, at=suggested["clocks"].at)).decision in ("on-call", "message")


def test_the_example_in_the_docs_is_met(empty: Dezurni) -> None:
    ran = empty("rehearse", str(EASTER))
    assert ran.status == 0, ran.err or ran.out
    assert "ok     accepted_by: expected jelena" in ran.out
    assert "Marko Petrović       is busy" in ran.out


def test_all_sleep_and_the_manager_is_reached_or_it_is_said_that_not(dezurni: Dezurni) -> None:
    met = dezurni("rehearse", dezurni.writes("night.yaml", SCRIPT), "--json")
    assert met.status == 0, met.err or met.out
    assert met.json["accepted_by"] == "vesna" and len(met.json["expectations"]) == 5
    worse = SCRIPT.replace("vesna\n", "nobody\n").replace("minutes: 20", "minutes: 2")
    wrong = dezurni("rehearse", dezurni.writes("worse.yaml", worse))
    assert wrong.status == 1
    assert "FAILED accepted_by: expected nobody, got vesna" in wrong.out
    assert "FAILED within_minutes: expected 2.0, got 1" in wrong.out
    assert "ok     rung" in wrong.out
    assert "Ana Jovanović        voicemail picks up" in wrong.out


WRONG: list[tuple[str, tuple[str, ...]]] = [
    ("at: 2026-11-24T22:00\ncalls: '+381601230003'\nopera: {}\n", ("f.yaml:3", "opera", "not known")),
    ("at: soon\ncalls: '+381601230003'\n", ("f.yaml:1", "at")),
    ("at: 2026-11-24T22:00\n", ("f.yaml:1", "either who calls or who writes")),
    ("at: 2026-11-24T22:00\ncalls: niko\n", ("f.yaml:2", "calls", "niko")),
    ("at: 2026-11-24T22:00\nwrites: granit-nikola\n", ("f.yaml", "text", "what they write")),
    ("calls: granit-nikola\nat: 2027-03-28T02:30\n", ("f.yaml:2", "at")),
    ("at: 2026-11-24T22:00\ncalls: granit-nikola\noperators:\n  pera: sleeps\n", ("f.yaml:4", "pera")),
    ("at: 2026-11-24T22:00\ncalls: granit-nikola\noperators:\n  ana: dances\n", ("f.yaml:4", "dances")),
    ("at: 2026-11-24T22:00\ncalls: x\nhours: 999\n", ("f.yaml:3", "hours")),
    ("at: 2026-11-24T22:00\ncalls: granit-nikola\nexpect:\n  accepted_by: pera\n", ("f.yaml:4", "pera")),
    ("at: 2026-11-24T22:00\ncompany: gone.yaml\ncalls: granit-nikola\n", ("gone.yaml", "cannot be read")),
    ("at: [\n", ("f.yaml:2", "not YAML")),
    ('at: 2026-11-24T22:00\ncalls: "a\\u0000b"\n', ("f.yaml:2", "letters that can be seen")),
]


def test_what_is_wrong_with_a_file_is_named_by_its_line(dezurni: Dezurni) -> None:
    for text, fragments in WRONG:
        dezurni("rehearse", dezurni.writes("f.yaml", text)).complains(*fragments)
