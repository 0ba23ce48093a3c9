"""One person in several chats: the codes that tie them, what each chat sees, and how they are untied."""

from sqlalchemy import select

from core.clients.identity import contact_by_code
from core.clients.link_codes import LIFE, TRIES_OVERALL, TRIES_PER_CHAT, new_code, redeem
from core.database.transaction import Transaction
from core.tickets.rows import Message
from tests.stories.conftest import MakeWorld
from tests.stories.visitor import Visitor
from tests.stories.world import World

WORKDAY = "2026-11-24T10:40"


def test_a_second_chat_is_told_to_the_first_and_who_denies_it_ends_it_and_tells_the_advisor(
    world_at: MakeWorld,
) -> None:
    world = world_at(WORKDAY)
    nikola, thief = world.telegram.person(5003, "Nikola"), world.visitor()
    nikola.starts(_code(world, "granit-nikola"))
    world.settles()
    nikola.reads("znamo ko ste", "Nikola Granić")
    nikola.reads_nothing()
    thief.writes(_code(world, "granit-nikola"))
    thief.reads("znamo ko ste", "Nikola Granić")
    nikola.reads("povezan još jedan čet", "čet na sajtu")
    nikola.presses("Ovo nisam ja")
    world.settles()
    nikola.reads("Veza je raskinuta")
    thief.reads("odjavljen iz drugog četa")
    for code in ("ana", "vesna"):
        world.operator(code).reads("pogrešnom osobom", "Nikola Granić", "Granit gradnja", "čet na sajtu")
    thief.writes("/sati")
    thief.reads("jednokratni kod")
    nikola.writes("/odjavi")
    world.settles()
    nikola.reads("Ovde pišete kao", "Telegram", "(ovaj)")


def test_whoever_was_tied_to_somebody_else_says_so_at_once_and_sees_nothing_more(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    visitor = world.visitor()
    visitor.writes(_code(world, "zora-milica"))
    visitor.reads("znamo ko ste", "Milica Zorić")
    visitor.presses("Ovo nisam ja")
    visitor.reads("Hvala što ste javili")
    for code in ("ana", "vesna"):
        world.operator(code).reads("pogrešnom osobom", "Milica Zorić")
    visitor.writes("/sati")
    visitor.reads("jednokratni kod")
    visitor.presses("Ovo nisam ja")
    visitor.reads("više ne važi")


def test_a_contact_sees_its_chats_and_unties_any_of_them_from_any(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    office, home = _linked(world, "zora-milica"), world.stranger()
    home.starts(_code(world, "zora-milica"))
    world.settles()
    home.reads("znamo ko ste")
    office.reads("povezan još jedan čet", "Telegram")
    office.writes("odjavi me")
    office.reads("Pekara Zora", "Telegram, povezan", "čet na sajtu, povezan", "(ovaj)")
    office.presses("Odjavi: Telegram od 24. novembra 2026.")
    office.reads("Odjavljeno: Telegram")
    home.reads("odjavljen iz drugog četa")
    home.writes("/sati")
    world.settles()
    home.reads("kod", "ispod polja")
    office.presses("Odjavi ovaj čet")
    office.reads("više nije povezan", "Milica Zorić")
    office.presses("Ovo nisam ja")
    office.reads("više ne važi")
    office.writes("/odjavi")
    office.reads("nije povezan ni sa kim")


def test_a_ticket_begun_in_telegram_goes_on_in_the_web_chat_and_the_answers_follow(
    world_at: MakeWorld,
) -> None:
    world = world_at(WORKDAY)
    nikola, ana = world.telegram.person(5003, "Nikola"), world.operator("ana")
    nikola.writes("hoću čoveka, ne radi nam uvoz")
    world.settles()
    nikola.reads("#1001")
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("#1001", "Granit")
    at_desk = _linked(world, "granit-nikola")
    nikola.reads("povezan još jedan čet")
    at_desk.writes("/tiketi")
    at_desk.reads("#1001")
    at_desk.writes("sada javlja i neku grešku 17 na ekranu")
    at_desk.reads("Na šta se ovo odnosi")
    at_desk.presses("#1001")
    at_desk.reads("#1001")
    ana.writes("Gledam, javljam se.", reply_to=ana.messages[-1])
    world.settles()
    at_desk.reads("Gledam, javljam se.")
    ana.reads("Poslato klijentu", "#1001")
    nikola.reads_nothing()


def test_who_writes_on_instead_of_picking_is_asked_no_more_that_day(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at(WORKDAY)
    milica = _linked(world, "zora-milica")
    milica.writes("hoću čoveka")
    milica.writes("/zatvori")
    milica.skips_all()
    milica.writes("zvono na tezgi krči")
    milica.reads("Na šta se ovo odnosi")
    milica.writes("vaga trepće crveno")
    milica.reads("#1002")
    said = world.read(lambda tx: tx.first(select(Message.text).order_by(Message.id.desc())))
    assert said == "zvono na tezgi krči\nvaga trepće crveno"
    milica.writes("/zatvori")
    milica.skips_all()
    milica.writes("zaglavio se alarm")
    milica.reads("#1003")
    milica.reads_nothing()
    for code in ("ana", "marko", "jelena"):
        world.operator(code).skips_all()


def test_guesses_over_many_chats_are_stopped_by_a_limit_over_all_until_it_has_passed(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(WORKDAY)
    code = _code(world, "zora-milica")
    world.write(_guess_in_many_chats)
    late = world.visitor()
    late.writes(code)
    late.reads("previše pogrešnih kodova")
    world.passes(LIFE)
    late.writes(code)
    late.reads("kod ne važi")
    late.writes(_code(world, "zora-milica"))
    late.reads("znamo ko ste", "Milica Zorić")


def _guess_in_many_chats(tx: Transaction) -> None:
    """As often as all chats together may, and never more than five times in one."""
    for guess in range(TRIES_OVERALL):
        chat = f"chat-{guess // TRIES_PER_CHAT}"
        assert redeem(tx, "ABCD-EFGH", channel="webchat", chat=chat) is None


def _linked(world: World, contact: str) -> Visitor:
    visitor = world.visitor()
    visitor.writes(_code(world, contact))
    visitor.reads("znamo ko ste")
    return visitor


def _code(world: World, contact: str) -> str:
    return world.write(lambda tx: new_code(tx, contact_by_code(tx, contact)))
