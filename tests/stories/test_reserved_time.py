"""While clients with a contract wait, nobody without one is served before them, on any channel."""

from core.clients.identity import contact_by_code
from core.clients.link_codes import new_code
from simulator.telegram.person import Person
from tests.stories.conftest import MakeWorld
from tests.stories.visitor import Visitor
from tests.stories.world import LINE, World

WORKDAY = "2026-11-24T10:00"
NIGHT = "2026-11-24T22:00"
DESK = ("ana", "marko", "jelena")
NIKOLA, LUKA = "+381601230003", "+381601230005"


def test_who_would_take_a_ticket_without_a_contract_is_shown_the_contract_that_waits_first(
    world_at: MakeWorld,
) -> None:
    world = world_at(WORKDAY)
    ana = world.operator("ana")
    luka = _asks(world, "bivsi-luka", "#1001")
    world.minutes_pass(1)
    zora = _asks(world, "zora-milica", "#1002")
    iva = _asks(world, "dunav-iva", "#1003")
    petar = _asks(world, "dunav-petar", "#1004", "знамо ко сте", "треба ми оператер")
    _takes(ana, world, "#1001")
    ana.reads("Pre tiketa #1001 na redu je", "#1003", "Dunav trgovina", "Standardna podrška")
    for number, visitor in (("#1003", iva), ("#1004", petar), ("#1002", zora)):
        ana.presses("Preuzmi")
        world.settles()
        ana.reads(f"{number} je Vaš")
        visitor.unread()
        _takes(ana, world, "#1001")
        if number != "#1002":
            ana.reads("Pre tiketa #1001 na redu je")
    ana.reads("#1001 je Vaš")
    luka.reads("#1001", "Ana Jovanović")


def test_an_answer_does_not_go_past_a_contract_that_waits_either(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    ana = world.operator("ana")
    luka = _asks(world, "bivsi-luka", "#1001")
    _asks(world, "zora-milica", "#1002")
    [message] = [m for m in ana.inbox if m.says("#1001")]
    ana.writes("Evo me", reply_to=message)
    world.settles()
    ana.reads("Pre tiketa #1001 na redu je", "#1002")
    luka.reads_nothing()


def test_a_contract_whose_promise_does_not_run_yet_holds_nobody_back(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    zora = world.visitor()
    _links(world, zora, "zora-milica", "znamo ko ste")
    zora.writes("treba mi operater")
    zora.reads("#1001", "u sredu")
    nikola = world.telegram.person(5003, "Nikola Granić", has_opened_chat=True)
    nikola.writes("treba mi operater")
    world.settles()
    nikola.reads("#1002", "dežurnog")
    ana = world.operator("ana")
    ana.reads("Dežurstvo", "#1002")
    ana.presses("Prihvatam")
    world.settles()
    ana.reads("#1002 je Vaš")
    nikola.reads("Ana Jovanović")
    world.turns_to("2026-11-25T08:00")
    ana.reads("#1002", "klijent još nije dobio odgovor")
    for code in DESK:
        world.operator(code).reads("#1001")


def test_what_waited_for_the_opening_is_read_by_rank_and_then_by_age(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    for contact, greeting in (
        ("bivsi-luka", "znamo ko ste"),
        ("novi-sara", "we know who you are"),
        ("zora-milica", "znamo ko ste"),
        ("dunav-iva", "znamo ko ste"),
    ):
        visitor = world.visitor()
        _links(world, visitor, contact, greeting)
        visitor.writes("treba mi operater")
        visitor.reads("#100")
        world.minutes_pass(1)
    world.turns_to("2026-11-25T08:00")
    for code in DESK:
        unread = world.operator(code).unread_texts()
        assert [text.split("#")[1][:4] for text in unread] == ["1004", "1003", "1002", "1001"]
        world.operator(code).skips_all()


def test_no_telephone_rings_for_a_caller_without_a_contract_while_one_with_a_contract_waits(
    world_at: MakeWorld,
) -> None:
    world = world_at(WORKDAY)
    nikola, luka = world.phone(NIKOLA), world.phone(LUKA)
    ana, marko = world.operator_phone("ana"), world.operator_phone("marko")
    nikola.calls(LINE, keys="1")
    world.settles()
    assert ana.status == "ringing"
    luka.calls(LINE, keys="1")
    world.seconds_pass(10)
    marko.does_not_ring()
    luka.is_waiting()
    ana.rings().answers().hears("Granit gradnja")
    ana.presses("1")
    world.settles()
    nikola.is_connected_with(ana)
    marko.rings().answers().hears("Bivši klijent")
    marko.presses("1")
    world.settles()
    luka.is_connected_with(marko)
    for caller in (nikola, luka):
        caller.hangs_up()
        world.settles()
    for code in DESK:
        world.operator(code).skips_all()


def _takes(operator: Person, world: World, number: str) -> None:
    """Presses the button on the announcement of this ticket."""
    [message] = [m for m in operator.inbox if m.says("Nov tiket", number)]
    data = message.buttons[0][0].callback_data
    assert data
    operator.presses_data(data, on=message)
    world.settles()


def _links(world: World, visitor: Visitor, contact: str, greeting: str) -> None:
    visitor.writes(f"/start {world.write(lambda tx: new_code(tx, contact_by_code(tx, contact)))}")
    visitor.reads(greeting)


def _asks(
    world: World,
    contact: str,
    number: str,
    greeting: str = "znamo ko ste",
    words: str = "treba mi operater",
) -> Visitor:
    visitor = world.visitor()
    _links(world, visitor, contact, greeting)
    visitor.writes(words)
    visitor.reads(number)
    for code in DESK:
        world.operator(code).reads(number)
    return visitor
