"""Being on duty: a page walks down until exactly one accepts, and the others are told who."""

from core.clients.identity import contact_by_code
from core.clients.link_codes import new_code
from tests.stories.conftest import MakeWorld
from tests.stories.visitor import Visitor
from tests.stories.world import World

NIGHT = "2026-11-24T22:00"  # a Tuesday; Ana is on call this week, Marko is the backup


def test_the_page_goes_by_chat_then_by_call_then_to_the_backup_then_the_manager(
    world_at: MakeWorld,
) -> None:
    world = world_at(NIGHT)
    visitor = _asks_for_help(world)
    ana, marko, vesna = (world.operator(code) for code in ("ana", "marko", "vesna"))
    ana.reads("Dežurstvo", "#1001")
    world.operator_phone("ana").does_not_answer()
    world.operator_phone("marko").does_not_answer()
    world.minutes_pass(2.9)
    world.operator_phone("ana").does_not_ring()
    world.minutes_pass(0.2)
    assert world.operator_phone("ana").status == "ringing"
    marko.reads_nothing()
    world.minutes_pass(5)
    marko.reads("Dežurstvo", "#1001")
    vesna.reads_nothing()
    world.minutes_pass(7)
    vesna.reads("Dežurstvo", "#1001")
    phone = world.operator_phone("vesna")
    phone.rings().answers().hears("Tiket broj jedan nula nula jedan", "Granit gradnja", "pritisnite jedan")
    phone.presses("1")
    world.settles()
    phone.hears("Hvala")
    vesna.reads("#1001", "Vaš")
    ana.reads("#1001", "Vesna Ilić")
    marko.reads("#1001", "Vesna Ilić")
    visitor.reads("#1001", "Vesna Ilić")
    world.minutes_pass(20)


def test_who_passes_is_not_asked_again_and_the_next_one_is_asked_at_once(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    visitor = _asks_for_help(world)
    ana, marko = world.operator("ana"), world.operator("marko")
    ana.reads("Dežurstvo")
    ana.presses("Prosledi")
    world.settles()
    ana.reads("#1001")
    marko.reads("Dežurstvo", "#1001")
    phone = world.operator_phone("marko")
    phone.rings().answers().presses("1")
    world.settles()
    marko.reads("#1001", "Vaš")
    ana.reads("#1001", "Marko Petrović")
    visitor.reads("Marko Petrović")
    assert world.audit == ["ana pass tickets 1001 telegram", "marko accept tickets 1001 voice"]


def test_two_press_accept_and_exactly_one_wins(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    visitor = _asks_for_help(world)
    ana, marko = world.operator("ana"), world.operator("marko")
    world.operator_phone("ana").does_not_answer()
    world.operator_phone("marko").does_not_answer()
    ana.reads("Dežurstvo")
    world.minutes_pass(8.5)
    marko.reads("Dežurstvo")
    ana.presses("Prihvatam")
    marko.presses("Prihvatam")
    ana.presses("Prihvatam")
    world.settles()
    ana.reads("#1001", "Hvala")
    ana.reads("#1001", "već kod Vas")
    marko.reads("#1001", "Ana Jovanović")
    marko.reads("#1001", "Ana Jovanović")
    visitor.reads("Ana Jovanović")
    assert world.audit == ["ana accept tickets 1001 telegram"]


def test_a_mailbox_that_picks_up_a_page_accepts_nothing(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    visitor = _asks_for_help(world)
    world.operator("ana").reads("Dežurstvo")
    world.operator_phone("ana").voicemail_picks_up()
    world.minutes_pass(4)
    world.operator_phone("marko").does_not_answer()
    world.minutes_pass(4.5)
    marko = world.operator("marko")
    marko.reads("Dežurstvo")
    marko.presses("Prihvatam")
    world.settles()
    marko.reads("Vaš")
    world.operator("ana").reads("Marko Petrović")
    visitor.reads("Marko Petrović")


def test_nobody_at_all_accepts_and_the_manager_is_told_so(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    _asks_for_help(world)
    for code in ("ana", "marko", "vesna"):
        world.operator_phone(code).does_not_answer()
    world.minutes_pass(80)
    world.operator("vesna").reads("Niko nije prihvatio", "#1001")
    for code in ("ana", "marko", "vesna"):
        world.operator(code).skips_all()


def test_a_blocked_chat_is_followed_by_a_call_at_once(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    world.operator("ana").blocks_bot()
    visitor = _asks_for_help(world)
    phone = world.operator_phone("ana")
    phone.rings().answers().presses("1")
    world.settles()
    visitor.reads("Ana Jovanović")


def _asks_for_help(world: World) -> Visitor:
    visitor = world.visitor()
    code = world.write(lambda tx: new_code(tx, contact_by_code(tx, "granit-nikola")))
    visitor.writes(f"/start {code}")
    visitor.reads("znamo ko ste")
    visitor.writes("server ne radi, treba mi operater")
    visitor.reads("#1001")
    return visitor


def test_what_can_wait_wakes_nobody_until_the_client_says_that_it_cannot(world_at: MakeWorld) -> None:
    world = world_at("2026-11-24T22:00")
    nikola = world.telegram.person(5003, "Nikola Granić", has_opened_chat=True)
    ana = world.operator("ana")
    nikola.writes("hoću da zakažem posetu")
    world.settles()
    nikola.reads("Zabeležili smo", "Sada ne radimo")
    nikola.writes("A sad je stao i server, ne radi ništa")
    world.settles()
    nikola.reads("Dodato uz tiket #1001", "Ako ne može da čeka")
    ana.reads_nothing()
    nikola.presses("Pozovi dežurnog")
    world.settles()
    nikola.reads("Pozvali smo dežurnog operatera")
    ana.reads("Dežurstvo: tiket #1001")


def test_a_person_that_is_asked_for_at_night_is_called_though_a_ticket_waits(world_at: MakeWorld) -> None:
    world = world_at("2026-11-24T22:00")
    nikola = world.telegram.person(5003, "Nikola Granić", has_opened_chat=True)
    nikola.writes("hoću da zakažem posetu")
    world.settles()
    nikola.reads("Zabeležili smo")
    nikola.writes("hoću čoveka")
    world.settles()
    nikola.reads("Dodato uz tiket #1001")
    nikola.reads("Pozvali smo dežurnog operatera")
    world.operator("ana").reads("Dežurstvo: tiket #1001")
