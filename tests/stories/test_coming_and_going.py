"""Who blocks the bot and comes back, who becomes an operator or ceases to be one, and what costs money."""

from pathlib import Path

from core.clients.identity import contact_by_code
from core.clients.link_codes import new_code
from core.desk.reach import reach_of
from core.roster.reading import operators
from tests.stories.conftest import MakeWorld
from tests.stories.world import COMPANY, World

WORKDAY = "2026-11-24T10:00"
OTHERS = ("marko", "jelena")


def test_who_stops_the_bot_is_told_of_to_the_operator_at_once_and_who_comes_back_is_reached_again(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(WORKDAY)
    nikola, ana = world.telegram.person(5003, "Nikola Granić", has_opened_chat=True), world.operator("ana")
    nikola.writes("hoću čoveka")
    world.settles()
    nikola.reads("#1001")
    ana.reads("#1001")
    ana.presses("Preuzmi")
    world.settles()
    taken = ana.reads("je Vaš")
    nikola.skips_all()
    nikola.blocks_bot()
    world.settles()
    ana.reads("prekinuo razgovor u Telegramu (#1001)", "Granit gradnja a.d., Nikola Granić, +381601230003")
    nikola.unblocks_bot()
    world.settles()
    ana.reads_nothing()
    ana.writes("Tu sam.", reply_to=taken)
    world.settles()
    nikola.reads("Tu sam.")
    ana.reads("Poslato")
    # An operator who blocked the bot and was refused a message is reached by it again.
    marko = world.operator("marko")
    marko.skips_all()
    marko.blocks_bot()
    world.seconds_pass(1)
    nikola.writes("/zatvori")
    world.settles()
    nikola.writes("/novi ne radi skener")
    world.settles()
    nikola.skips_all()
    assert _chat_of(world, "marko") == "blocked"
    marko.unblocks_bot()
    assert _chat_of(world, "marko") == "linked"
    for code in ("ana", *OTHERS):
        world.operator(code).skips_all()


def test_the_menu_of_commands_follows_who_is_an_operator(
    world_on_sqlite_at: MakeWorld, tmp_path: Path
) -> None:
    world = world_on_sqlite_at(WORKDAY)
    new = world.telegram.person(7777, "Ana s Novog", has_opened_chat=True)
    world.settles()
    assert _menus(world, 7001) == {"": "moji", "en": "tickets"}
    path = tmp_path / "company.yaml"
    path.write_text(COMPANY.read_text("utf-8").replace("telegram_id: 7001", "telegram_id: 7777"), "utf-8")
    world.load(path)
    world.settles()
    assert _menus(world, 7001) == {}
    assert _menus(world, 7777) == {"": "moji", "en": "tickets"}
    world.telegram.account.commands.clear()
    new.starts()
    world.settles()
    new.reads("Ana Jovanović")
    assert _menus(world, 7777) == {"": "moji", "en": "tickets"}


def test_a_statement_goes_by_the_next_way_where_viber_would_charge_for_it(viber_at: MakeWorld) -> None:
    world = viber_at("2026-10-30T10:00")
    in_viber, on_the_web = world.viber.person("01234567890A=", "Milica"), world.visitor()
    in_viber.opens(_code(world))
    in_viber.reads("Milica Zorić")
    on_the_web.writes(_code(world))
    on_the_web.skips_all()
    world.settles()
    in_viber.skips_all()
    world.turns_to("2026-11-02T08:00")
    in_viber.reads_nothing()
    on_the_web.reads("oktobar 2026", "Pekara Zora")
    on_the_web.skips_all()
    # Who wrote today is talked to for nothing.
    world.turns_to("2026-11-30T20:00")
    in_viber.writes("hvala")
    world.settles()
    in_viber.skips_all()
    world.turns_to("2026-12-01T08:00")
    in_viber.reads("novembar 2026", "Pekara Zora")
    in_viber.skips_all()
    on_the_web.reads_nothing()
    for code in ("ana", *OTHERS, "vesna"):
        world.operator(code).skips_all()


def _code(world: World) -> str:
    return world.write(lambda tx: new_code(tx, contact_by_code(tx, "zora-milica")))


def _chat_of(world: World, code: str) -> str:
    return world.read(lambda tx: reach_of(tx, operators(tx).values())[code].chat)


def _menus(world: World, chat: int) -> dict[str, str]:
    """By language, the first command of the chat's own menu."""
    found = world.telegram.account.commands.items()
    return {key[-1]: menu[0].command for key, menu in found if str(key[1]) == str(chat)}
