"""A client writes: an answer, a ticket, a link, the hours; the same dialogue in Telegram and on the web."""

from sqlalchemy import select, update

from core.clients.identity import contact_by_code
from core.clients.link_codes import new_code
from core.roster.rows import Operator
from core.tickets.rows import Message, Ticket
from simulator.telegram.person import Person
from tests.stories.conftest import MakeWorld
from tests.stories.visitor import Visitor
from tests.stories.world import World

WORKDAY = "2026-11-24T10:00"
NIGHT = "2026-11-24T22:00"


def test_a_messy_question_gets_the_article_and_yes_ends_it(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    nikola = _nikola(world)
    nikola.writes("kako da odstampam fakturu")
    world.settles()
    answer = nikola.reads("Kako da odštampate fakturu", "Da li Vam je ovo pomoglo?")
    assert answer.labels == ["Da", "Ne", "Treba mi operater"]
    # An article's steps are numbered: this may be one of them, and picks nothing. Nor does it end the matter.
    nikola.writes("2")
    world.settles()
    nikola.reads("Napišite nam u nekoliko reči")
    nikola.writes("da")
    world.settles()
    nikola.reads("Drago nam je")
    assert _tickets(world) == []


def test_who_writes_english_and_is_not_known_is_answered_in_english_until_it_is_said_otherwise(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(WORKDAY)
    john = world.stranger()
    for words, said in (
        ("Hello, is anybody there?", ("Melany Software Team", "How can we help")),
        ("the printer does not print", ("Is one of these what you",)),
        ("pišite na srpskom", ("od sada Vam pišemo ovako",)),
        ("what are your working hours?", ("Sada radimo",)),
    ):
        john.writes(words)
        world.settles()
        john.reads(*said)
        john.skips_all()


def test_no_opens_a_ticket_with_the_question_and_the_operators_answer_comes_back(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    nikola, ana, marko = _nikola(world), world.operator("ana"), world.operator("marko")
    nikola.writes("Ne mogu d aposaljem na SEF")
    world.settles()
    nikola.reads("SEF", "pomoglo")
    nikola.presses("Ne")
    world.settles()
    nikola.reads("Napišite u nekoliko reči šta tačno ne ide")
    nikola.presses("Treba mi operater")
    world.settles()
    nikola.reads("#1001", "najkasnije", "u utorak, 24. novembra u 11:00")
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("#1001", "Granit gradnja", "Ne mogu d aposaljem na SEF")
    ana.presses("Preuzmi")
    world.settles()
    taken = ana.reads("#1001", "Vaš")
    nikola.reads("#1001", "Ana Jovanović")
    marko.presses("Preuzmi")
    world.settles()
    marko.reads("#1001", "Ana Jovanović")
    ana.writes("Proverite sertifikat, pa pokušajte ponovo. Koliko ih imate?", reply_to=taken)
    world.settles()
    nikola.reads("Ana Jovanović", "Proverite sertifikat")
    ana.reads("Poslato", "#1001")
    nikola.writes("2")  # answers her, and is none of the buttons further up
    world.settles()
    ana.reads("#1001", "2")
    nikola.writes("Radi, hvala!")
    world.settles()
    nikola.reads("#1001")
    ana.reads("Radi, hvala!")
    ana.presses("Zatvori")
    world.settles()
    ana.reads("#1001", "zatvoren")
    nikola.reads("#1001", "zatvoren")
    authors = world.read(lambda tx: list(tx.all(select(Message.author).order_by(Message.id))))
    assert authors == ["client", "operator", "client", "client"]


def test_an_answer_that_cannot_be_delivered_is_told_to_who_wrote_it(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at(WORKDAY)
    nikola = world.telegram.person(5003, "Nikola Granić", has_opened_chat=True)
    nikola.writes("hoću čoveka")
    world.settles()
    nikola.reads("#1001")
    ana = world.operator("ana")
    asked = ana.reads("#1001")
    nikola.blocks_bot()
    ana.writes("Pokušajte sada.", reply_to=asked)
    world.settles()
    ana.reads("#1001")
    ana.reads("nije stigao do klijenta", "više ne prima", "Nikola Granić, +381601230003", "Pokušajte sada.")
    for code in ("marko", "jelena"):
        world.operator(code).skips_all()


def test_who_writes_on_a_ticket_of_somebody_who_has_left_is_heard_by_the_desk(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(WORKDAY)
    nikola = world.telegram.person(5003, "Nikola Granić", has_opened_chat=True)
    nikola.writes("hoću čoveka")
    world.settles()
    nikola.reads("#1001")
    jelena, marko = world.operator("jelena"), world.operator("marko")
    jelena.reads("#1001")
    jelena.presses("Preuzmi")
    world.settles()
    jelena.reads("je Vaš")
    nikola.reads("Jelena Nikolić")
    marko.reads("#1001")
    world.write(lambda tx: tx.changed(update(Operator).where(Operator.code == "jelena").values(active=False)))
    nikola.writes("ima li šta novo?")
    world.settles()
    nikola.reads("#1001")
    marko.reads("#1001")
    marko.presses("Preuzmi")
    world.settles()
    marko.reads("je Vaš")
    nikola.reads("Marko Petrović")
    world.operator("ana").skips_all()


def test_asking_for_a_person_at_night_without_the_add_on_tells_when_the_desk_opens(
    world_at: MakeWorld,
) -> None:
    world = world_at(NIGHT)
    visitor = _linked(world, "zora-milica")
    visitor.writes("hoću čoveka")
    visitor.reads("#1001", "u sredu, 25. novembra u 8:00")
    world.operator("ana").reads_nothing()
    world.turns_to("2026-11-25T08:00")
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("#1001", "Pekara Zora")


def test_at_night_with_the_add_on_the_operator_on_call_is_paged(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    visitor = _linked(world, "granit-nikola")
    visitor.writes("treba mi operater")
    visitor.reads("#1001", "dežurnog operatera")
    ana = world.operator("ana")
    ana.reads("Dežurstvo", "#1001", "Granit gradnja")
    ana.presses("Prihvatam")
    world.settles()
    ana.reads("#1001")
    visitor.reads("#1001", "Ana Jovanović")


def test_a_stranger_is_asked_who_it_is_links_by_code_and_the_question_goes_on(
    world_at: MakeWorld,
) -> None:
    world = world_at(WORKDAY)
    stranger = world.stranger()
    stranger.writes("treba mi operater, hitno je")
    world.settles()
    stranger.reads("kod", "Podeli moj broj")
    stranger.reads("ispod polja")
    code = _code(world, "zora-milica")
    stranger.writes(f"{code[:4]}-{code[4:]}".lower())
    world.settles()
    stranger.reads("Milica Zorić", "Pekara Zora")
    stranger.reads("#1001")
    for operator in ("ana", "marko", "jelena"):
        world.operator(operator).reads("#1001", "Pekara Zora", "hitno je")


def test_a_code_works_once_and_not_after_ten_minutes(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    first, second, late = world.stranger(9001), world.stranger(9002), world.stranger(9003)
    code = _code(world, "zora-milica")
    first.starts(code)
    world.settles()
    first.reads("Milica Zorić")
    second.starts(code)
    world.settles()
    second.reads("kod ne važi")
    old = _code(world, "dunav-iva")
    world.minutes_pass(11)
    late.starts(old)
    world.settles()
    late.reads("kod ne važi")


def test_guessing_codes_is_stopped_after_five_tries(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    stranger = world.stranger()
    for guess in range(5):
        stranger.starts(f"ABCDEFG{guess + 2}")
        world.settles()
        stranger.reads("kod ne važi")
    stranger.starts(_code(world, "zora-milica"))
    world.settles()
    stranger.reads("previše")


def test_ones_own_shared_number_links_and_somebody_elses_card_does_not(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    thief, milica = world.stranger(9001), world.stranger(9002, "Milica")
    thief.shares_contact_of(9002, "+381601230001")
    world.settles()
    thief.reads("u nekoliko reči šta Vam treba")
    milica.shares_own_phone("+381601230001")
    world.settles()
    milica.reads("Milica Zorić", "Pekara Zora")
    milica.writes("/sati")
    world.settles()
    milica.reads("Preostalo: 2 sata")


def test_a_stranger_may_go_on_without_a_code(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    visitor = world.visitor()
    visitor.writes("hoću da razgovaram sa nekim o ceni programa")
    visitor.reads("kod")
    visitor.presses("bez koda")
    visitor.reads("#1001")
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("#1001", "Nepoznat", "o ceni programa")


def test_an_answered_question_is_no_ticket_when_the_stranger_then_says_who_it_is(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    stranger = world.stranger()
    stranger.writes("kako da odstampam fakturu")
    world.settles()
    stranger.reads("pomoglo")
    stranger.reads("kod")
    stranger.shares_own_phone("+381601230001")
    world.settles()
    stranger.reads("Milica Zorić")
    assert _tickets(world) == []
    stranger.presses("Ne")
    world.settles()
    stranger.reads("Napišite u nekoliko reči šta tačno ne ide")
    stranger.presses("Treba mi operater")
    world.settles()
    stranger.reads("#1001")
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("#1001", "kako da odstampam fakturu")


def test_sati_tells_the_hours_left_and_a_stranger_nothing(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    nikola = _nikola(world)
    nikola.writes("koliko imam sati")
    world.settles()
    nikola.reads("Granit gradnja", "Proširena podrška", "Preostalo: 12 sati")
    stranger = world.stranger()
    stranger.writes("/sati")
    world.settles()
    stranger.reads("kod")


def test_a_cyrillic_reader_gets_cyrillic(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    visitor = _linked(world, "dunav-petar", greeting="знамо ко сте")
    visitor.writes("како да вратим бекап")
    visitor.reads("Да ли Вам је ово помогло?")
    visitor.presses("Да")
    visitor.reads("Драго нам је")


def test_the_same_update_five_times_has_one_effect(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    nikola = _nikola(world)
    nikola.writes("hoću čoveka")
    for _ in range(4):
        assert nikola.last_update
        world.telegram.delivers_again(nikola.last_update)
    world.settles()
    nikola.reads("#1001")
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("#1001")
    assert _tickets(world) == [1001]


def test_a_button_of_another_chat_or_one_that_never_was_does_nothing(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    nikola, stranger = _nikola(world), world.stranger()
    nikola.writes("kako da odstampam fakturu")
    world.settles()
    token = nikola.reads("pomoglo").buttons[0][1].callback_data
    assert token
    stranger.writes("Zdravo")
    world.settles()
    stranger.reads("Dobar dan")
    stranger.reads("kod")
    stranger.presses_data(token, on=stranger.messages[-1])
    stranger.presses_data("izmišljeno", on=stranger.messages[-1])
    world.settles()
    stranger.reads("pokazano nekome drugom")
    stranger.reads("više ne važi")
    assert _tickets(world) == []


def _nikola(world: World) -> Person:
    return world.telegram.person(5003, "Nikola Granić", has_opened_chat=True)


def _code(world: World, contact: str) -> str:
    return world.write(lambda tx: new_code(tx, contact_by_code(tx, contact)))


def _linked(world: World, contact: str, greeting: str = "znamo ko ste") -> Visitor:
    visitor = world.visitor()
    visitor.writes(f"/start {_code(world, contact)}")
    visitor.reads(greeting)
    return visitor


def _tickets(world: World) -> list[int]:
    return world.read(lambda tx: list(tx.all(select(Ticket.number).order_by(Ticket.number))))
