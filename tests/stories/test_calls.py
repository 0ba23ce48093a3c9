"""A client calls: in and outside working hours, with and without what was promised."""

import re
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from core.clients.identity import client_by_code
from core.company.organisation import organisation
from core.hours.ledger import Work, book
from core.tickets.rows import Ticket
from knowledge_base.library import IndexedLibrary
from tests.prepared import Prepared
from tests.stories.conftest import MakeWorld
from tests.stories.world import COMPANY, LINE, World

MILICA, PETAR, NIKOLA, SARA, LUKA = (f"+38160123000{n}" for n in range(1, 6))
WORKDAY = "2026-11-24T10:00"  # a Tuesday; Ana is on call this week, Marko is the backup
NIGHT = "2026-11-24T22:00"


def test_in_working_hours_a_client_is_connected_with_an_operator_who_presses_1(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    milica, ana = world.phone(MILICA), world.operator_phone("ana")
    milica.calls(LINE, keys="1")
    milica.hears("Dobar dan", "Melany Software Team", "povezujemo")
    world.settles()
    ana.rings().answers()
    ana.hears("Pekara Zora", "Milica Zorić", "Osnovna podrška", "dva sata", "pritisnite jedan")
    ana.presses("1")
    world.settles()
    milica.is_connected_with(ana)
    world.minutes_pass(4)
    milica.hangs_up()
    world.settles()
    ana.is_idle()
    world.operator("ana").reads("Pekara Zora", "4:00")


def test_a_voicemail_box_picks_up_and_the_next_operator_is_rung(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    milica = world.phone(MILICA)
    world.operator_phone("ana").voicemail_picks_up()
    milica.calls(LINE, keys="1")
    world.seconds_pass(10)
    marko = world.operator_phone("marko")
    marko.rings().answers().presses("1")
    world.settles()
    milica.is_connected_with(marko)
    world.minutes_pass(1)
    milica.hangs_up()
    world.settles()
    world.operator("marko").reads("Pekara Zora", "1:00", "15 minuta")


def test_nobody_accepts_and_the_caller_leaves_a_message_that_the_desk_reads(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    milica = world.phone(MILICA)
    for code in ("ana", "marko", "jelena"):
        world.operator_phone(code).does_not_answer()
    milica.calls(LINE, keys="1")
    world.waits_until_hears(milica, "nijedan operater", "ostavite poruku")
    milica.leaves_message(seconds=20)
    milica.presses("#")
    milica.presses("1")
    milica.hears("Vaša poruka je primljena")
    world.settles()
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("1001", "Pekara Zora", "0:20")
    assert world.read(lambda tx: tx.all(select(Ticket.source))) == ["voicemail"]


def test_at_night_a_client_with_the_add_on_reaches_the_operator_on_call(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    nikola, ana = world.phone(NIKOLA), world.operator_phone("ana")
    nikola.calls(LINE)
    nikola.hears("zovemo dežurnog operatera, molimo Vas, ostanite na vezi")
    world.settles()
    ana.rings().answers().hears("Granit gradnja", "Proširena podrška")
    ana.presses("1")
    world.settles()
    nikola.is_connected_with(ana)
    world.minutes_pass(10)
    ana.hangs_up()
    world.settles()
    world.operator("ana").reads("Granit gradnja", "10:00")


def test_at_night_a_client_without_the_add_on_hears_when_we_open_and_may_leave_a_message(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(NIGHT)
    milica = world.phone(MILICA)
    milica.calls(LINE, keys="1")
    milica.hears("Trenutno ne radimo", "sutra u osam časova", "ostavite poruku")
    world.settles()
    milica.leaves_message(seconds=12)
    milica.presses("#")
    milica.presses("1")
    milica.hears("javićemo Vam se", "sutra u osam časova")
    world.settles()
    world.operator("ana").reads_nothing()
    world.turns_to("2026-11-25T08:00")
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("1001", "Pekara Zora")


def test_at_night_nobody_on_call_answers_and_the_message_pages_until_somebody_accepts(
    world_at: MakeWorld,
) -> None:
    world = world_at(NIGHT)
    nikola = world.phone(NIKOLA)
    world.operator_phone("ana").does_not_answer()
    world.operator_phone("marko").does_not_answer()
    nikola.calls(LINE)
    world.waits_until_hears(nikola, "nijedan operater", "ostavite poruku", within_seconds=60)
    nikola.leaves_message(seconds=15)
    nikola.presses("#")
    nikola.presses("1")
    nikola.hears("dežurni operater je obavešten")
    world.settles()
    ana = world.operator("ana")
    ana.reads("1001", "Granit gradnja")
    ana.presses("Prihvatam")
    world.settles()
    ana.reads("Tiket #1001 je Vaš")


def test_callers_are_served_by_rank_and_then_by_age(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    talking = [(PETAR, "ana"), ("+381601230022", "marko"), (SARA, "jelena")]
    for number, code in talking:
        world.phone(number).calls(LINE, keys="1")
        world.settles()
        world.operator_phone(code).rings().answers().presses("1")
        world.settles()
    luka, milica, nikola = world.phone(LUKA), world.phone(MILICA), world.phone(NIKOLA)
    for caller in (luka, milica, nikola):
        caller.calls(LINE, keys="1")
        world.seconds_pass(2)
    ana = world.operator_phone("ana")
    ana.hangs_up()
    world.settles()
    ana.rings().answers().hears("Granit gradnja")
    ana.presses("1")
    world.settles()
    nikola.is_connected_with(ana)
    marko = world.operator_phone("marko")
    marko.hangs_up()
    world.settles()
    marko.rings().answers().hears("Pekara Zora")
    marko.presses("1")
    world.settles()
    milica.is_connected_with(marko)
    luka.is_waiting()
    luka.hangs_up()
    _everybody_hangs_up(world)


def test_a_caller_who_hangs_up_while_waiting_stops_the_ringing_and_is_not_lost(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    milica, ana = world.phone(MILICA), world.operator_phone("ana")
    milica.calls(LINE, keys="1")
    world.settles()
    ana.rings()
    milica.hangs_up()
    world.settles()
    ana.is_idle()
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("Pekara Zora", "+381601230001")


def test_used_up_hours_are_announced_and_the_caller_agrees_by_pressing_1(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(WORKDAY)
    _use_up(world, "zora", minutes=120)
    milica, ana = world.phone(MILICA), world.operator_phone("ana")
    milica.calls(LINE, keys="1")
    milica.hears("iskorišćeni", "četrdeset evra", "pritisnite jedan")
    ana.does_not_ring()
    milica.presses("1")
    world.settles()
    ana.rings().answers().hears("Uključeno vreme je iskorišćeno, klijent je pristao na naplatu").presses("1")
    world.settles()
    milica.is_connected_with(ana)
    world.minutes_pass(2)
    milica.hangs_up()
    world.settles()
    world.operator("ana").reads("Pekara Zora", "2:00")


def test_who_does_not_agree_to_the_charge_leaves_a_message(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at(WORKDAY)
    _use_up(world, "zora", minutes=120)
    milica = world.phone(MILICA)
    milica.calls(LINE, keys="1")
    world.waits_until_hears(milica, "posle zvučnog signala", within_seconds=20)
    milica.leaves_message(seconds=9)
    milica.presses("#")
    milica.presses("1")
    milica.hears("primljena")
    world.settles()
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("Pekara Zora", "0:09")


def _use_up(world: World, client: str, minutes: int) -> None:
    starts = world.clock.now() - timedelta(days=1)
    work = Work("remote", "ana", starts, starts + timedelta(minutes=minutes), "typed", "used-up")
    world.write(lambda tx: book(tx, organisation(tx), client_by_code(tx, client), work))


def _everybody_hangs_up(world: World) -> None:
    for code in ("ana", "marko", "jelena"):
        if world.operator_phone(code).status != "idle":
            world.operator_phone(code).hangs_up()
            world.settles()
        world.operator(code).skips_all()


def test_a_desk_that_never_opens_still_keeps_every_message(
    prepared: Prepared, library: IndexedLibrary, tmp_path: Path
) -> None:
    text = COMPANY.read_text("utf-8").replace('hours: ["08:00-12:00"]', "hours: []")
    never = re.sub(r"(mon|tue|wed|thu|fri): \[.*\]", r"\1: []", text).replace("[2026-11-11]", "[]")
    (tmp_path / "never.yaml").write_text(never, "utf-8")
    with World(prepared, library, WORKDAY, tmp_path / "never.yaml").lives() as world:
        luka = world.phone(LUKA)
        luka.calls(LINE, keys="1")
        luka.hears("Trenutno", "ostavite poruku")
        world.settles()
        luka.leaves_message(seconds=7)
        luka.presses("#")
        luka.presses("1")
        luka.hears("primljena")
        world.settles()
        assert world.read(lambda tx: tx.all(select(Ticket.source))) == ["voicemail"]
        for person in world.telegram.people:
            person.skips_all()
