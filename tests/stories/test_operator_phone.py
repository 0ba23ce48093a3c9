"""An operator's side of the telephone: rung as the company wishes, and what can be done during a talk."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import select, update

from core.calls.rows import Call, CallLeg
from knowledge_base.library import IndexedLibrary
from tests.stories.world import COMPANY, LINE, World

MILICA, PETAR, NIKOLA = (f"+38160123000{n}" for n in (1, 2, 3))
WORKDAY = "2026-11-24T10:00"  # a Tuesday
MakeDesk = Callable[..., World]


@pytest.fixture
def desk_with(sqlite_url: str, tmp_path: Path) -> Iterator[MakeDesk]:
    """A world whose company file says something else: `desk_with(("strategy: longest-idle", "…"))`."""
    with ExitStack() as stack:

        def make(*changes: tuple[str, str], now: str = WORKDAY) -> World:
            text = COMPANY.read_text("utf-8")
            for before, after in changes:
                assert before in text
                text = text.replace(before, after)
            company = tmp_path / "company.yaml"
            company.write_text(text, "utf-8")
            world = World(sqlite_url, IndexedLibrary(()), now, company)
            return stack.enter_context(world.lives())

        yield make


def rung(world: World) -> list[tuple[str, str | None]]:
    """Every telephone rung so far, with how it ended."""
    return [
        (leg.operator, leg.reason)
        for leg in world.read(lambda tx: tx.all(select(CallLeg).order_by(CallLeg.id)))
    ]


def test_all_are_rung_at_once_and_the_first_to_press_1_takes_the_call(desk_with: MakeDesk) -> None:
    world = desk_with(("strategy: longest-idle", "strategy: all-at-once"))
    milica = world.phone(MILICA)
    milica.calls(LINE)
    world.settles()
    ana, marko, jelena = (world.operator_phone(code) for code in ("ana", "marko", "jelena"))
    ana.rings().answers().hears("Pekara Zora")
    marko.rings().answers()
    jelena.rings()
    marko.presses("1")
    world.settles()
    ana.hears("Poziv je već preuzeo operater Marko Petrović")
    ana.is_idle()
    jelena.is_idle()
    milica.is_connected_with(marko)
    assert rung(world) == [("ana", "taken"), ("marko", None), ("jelena", "taken")]
    milica.hangs_up()
    world.settles()
    milica.calls(LINE)
    world.settles()
    ana.rings().answers()
    for phone in (marko, jelena):
        phone.rings()
    milica.hangs_up()
    world.settles()
    ana.hears("Pozivalac je u međuvremenu prekinuo vezu")
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("1001", "Pekara Zora")


def test_in_turn_each_call_begins_with_the_operator_after_the_last(desk_with: MakeDesk) -> None:
    world = desk_with(("strategy: longest-idle", "strategy: round-robin"))
    for number, code in ((MILICA, "ana"), (PETAR, "marko"), (NIKOLA, "jelena"), (MILICA, "ana")):
        phone = world.phone(number)
        phone.calls(LINE)
        world.settles()
        world.operator_phone(code).rings().answers().presses("1")
        world.settles()
        phone.is_connected_with(world.operator_phone(code))
        phone.hangs_up()
        world.settles()


def test_who_asked_for_the_advisor_and_said_a_question_is_heard_by_the_advisor_first(
    desk_with: MakeDesk,
) -> None:
    world = desk_with()
    milica = world.phone(MILICA)
    world.operator_phone("ana").is_busy()
    milica.calls(LINE)
    asked = update(Call).values(wanted_operator="jelena", question="Kako da odštampam <fakturu>?")
    world.write(lambda tx: tx.changed(asked))
    world.settles()
    jelena = world.operator_phone("jelena")
    jelena.rings().answers()
    jelena.hears("Osnovna podrška", "Preostalo vreme", "Kako da odštampam <fakturu>?", "pritisnite jedan")
    jelena.presses("1")
    world.settles()
    world.operator("jelena").reads("Razgovor je počeo", "Milica Zorić", "Kako da odštampam <fakturu>?")
    assert rung(world) == [("ana", "busy"), ("jelena", None)]
    milica.hangs_up()
    world.settles()


def test_during_a_talk_the_operator_holds_brings_in_a_colleague_and_hands_over(desk_with: MakeDesk) -> None:
    world = desk_with()
    milica, ana, marko, jelena = (world.phone(MILICA), *map(world.operator_phone, ("ana", "marko", "jelena")))
    milica.calls(LINE)
    world.settles()
    ana.rings().answers().presses("1")
    world.settles()
    chat = world.operator("ana")
    chat.reads("Razgovor je počeo", "Pekara Zora", "Osnovna podrška", "2 sata")
    chat.presses("Stavi na čekanje")
    world.settles()
    chat.reads("na čekanju")
    milica.hears("hold.wav")
    assert milica.connected_with == []
    chat.presses("Vrati se u razgovor")
    world.settles()
    chat.reads("Ponovo razgovarate")
    milica.is_connected_with(ana)
    world.minutes_pass(2)
    # A colleague who does not come changes nothing.
    _invites(world, "Jelena")
    jelena.rings().answers().presses("2")
    jelena.hears("Poziv nije prihvaćen")
    _invites(world, "Marko")
    marko.rings().answers().hears("Ana Jovanović Vas poziva u razgovor", "Pekara Zora", "pritisnite jedan")
    marko.presses("1")
    world.settles()
    milica.is_connected_with(marko)
    ana.is_connected_with(marko)
    chat.reads("U razgovor se uključuje Marko Petrović")
    chat.presses("Predaj razgovor")
    world.settles()
    chat.reads("Dalje ga vodi Marko Petrović")
    ana.is_idle()
    milica.is_connected_with(marko)
    chat.presses("Stavi na čekanje")
    world.settles()
    chat.reads("završen ili ga vodi neko drugi")
    world.minutes_pass(3)
    marko.hangs_up()
    world.settles()
    milica.is_idle()
    world.operator("marko").reads("Pekara Zora", "5:00")


def test_a_number_that_is_none_and_one_that_is_only_off_are_told_apart(desk_with: MakeDesk) -> None:
    world = desk_with()
    milica = world.phone(MILICA)
    world.operator_phone("ana").is_dead()
    world.operator_phone("marko").is_unreachable()
    milica.calls(LINE)
    world.settles()
    jelena = world.operator_phone("jelena")
    jelena.rings().answers().presses("1")
    world.settles()
    milica.is_connected_with(jelena)
    legs = world.read(lambda tx: tx.all(select(CallLeg).order_by(CallLeg.id)))
    assert [(leg.reason, leg.detail) for leg in legs[:2]] == [
        ("failed", "SIP 404"),
        ("unreachable", "SIP 480"),
    ]
    milica.hangs_up()
    world.settles()


def _invites(world: World, name: str) -> None:
    chat = world.operator("ana")
    chat.presses("Pozovi kolegu")
    world.settles()
    chat.reads("Koga da pozovemo")
    chat.presses(name)
    world.settles()
    chat.reads("Zovemo", name)
