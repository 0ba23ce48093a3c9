"""A caller and the menu: who is known, who is not, what is told to whom, and that nobody is trapped."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from core.calls.rows import Call, PinAttempt
from core.clients.identity import client_by_code, contact_by_code
from core.clients.link_codes import new_code
from core.clients.pin import hash_pin
from core.clients.rows import Contact
from core.company.organisation import organisation
from core.contracts.rows import Amendment
from core.database.transaction import Transaction
from core.hours.ledger import Work, book
from core.tickets.rows import Ticket
from tests.stories.conftest import MakeWorld
from tests.stories.world import LINE, World

MILICA, PETAR, NIKOLA, SARA, LUKA = (f"+38160123000{n}" for n in range(1, 6))
STRANGER = "+381601239999"
WORKDAY, NIGHT = "2026-11-24T10:00", "2026-11-24T22:00"
DESK = ("ana", "marko", "jelena")


def test_the_menu_offers_what_there_is_and_tells_tickets_and_hours(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at(WORKDAY)
    milica = world.phone(MILICA)
    milica.calls(LINE)
    milica.hears("Melany Software Team", "Trenutno radimo", "Za tehničku pomoć pritisnite jedan")
    milica.hears("tiketa i preostalih sati pritisnite dva", "pritisnite tri", "savetnikom pritisnite četiri")
    milica.hears("Za operatera u svakom trenutku pritisnite nulu")
    milica.presses("2")
    milica.hears("Preostalo vreme za ovaj mesec: dva sata.", "Nemate otvorenih tiketa.", "pritisnite jedan")
    milica.presses("*")
    milica.hears("Za tehničku pomoć pritisnite jedan")
    milica.presses("7")
    milica.hears("Nismo Vas razumeli", "Za tehničku pomoć")
    milica.says("Стање сати")  # the recogniser may write in either script
    milica.hears("Preostalo vreme")
    milica.hangs_up()
    world.settles()
    for code in DESK:
        world.operator(code).reads_nothing()
    assert _outcomes(world) == ["left-menu"]


def test_who_presses_and_says_nothing_reaches_a_person_after_two_reprompts(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(WORKDAY)
    milica = world.phone(MILICA)
    milica.calls(LINE)
    world.seconds_pass(12)
    world.operator_phone("ana").does_not_ring()
    world.seconds_pass(4)
    milica.hears("pritisnite jedan", "pritisnite jedan", "pritisnite jedan", "Povezujemo Vas sa operaterom")
    world.operator_phone("ana").rings()
    milica.hangs_up()
    world.settles()
    for code in DESK:
        world.operator(code).reads("propušten poziv", "Pekara Zora")


def test_a_question_is_answered_aloud_and_sent_to_the_chat_and_one_without_answer_goes_to_a_person(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(WORKDAY)
    visitor = world.visitor()
    visitor.writes(f"/start {world.write(lambda tx: new_code(tx, contact_by_code(tx, 'zora-milica')))}")
    visitor.reads("znamo ko ste")
    milica, ana = world.phone(MILICA), world.operator_phone("ana")
    milica.calls(LINE, keys="3")
    milica.hears("Recite pitanje")
    milica.says("kako da napravim avansni račun")
    milica.hears("Po uplati napravite avansni račun", "Da ponovo čujete odgovor, pritisnite jedan", "u čet")
    milica.presses("1")
    milica.hears("Po uplati napravite avansni račun", "Za operatera pritisnite tri")
    milica.presses("2")
    milica.hears("Poslali smo Vam odgovor u čet", "Za tehničku pomoć pritisnite jedan")
    world.settles()
    visitor.reads("avansni račun", "Dodaj avans")
    milica.says("avansna faktura na sef")  # said in the menu at once: more than a choice is the question
    milica.hears("Po uplati napravite avansni račun")
    milica.presses("3")
    milica.hears("Povezujemo Vas sa operaterom")
    world.settles()
    ana.rings().answers().hears("Pekara Zora").presses("1")
    world.settles()
    milica.is_connected_with(ana)
    milica.hangs_up()
    world.settles()
    world.operator("ana").skips_all()
    milica.calls(LINE, keys="3")
    milica.says("blablu trkrk hmhmu")
    milica.hears("najbolje odgovoriti operater", "Povezujemo Vas sa operaterom")
    milica.hangs_up()
    world.settles()
    assert world.read(lambda tx: tx.all(select(Call.question).order_by(Call.id)))[1] is not None
    for code in DESK:
        world.operator(code).skips_all()


def test_the_advisor_is_rung_first_when_asked_for(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at(WORKDAY)
    petar, marko = world.phone(PETAR), world.operator_phone("marko")
    petar.calls(LINE)
    petar.says("savetnik")
    petar.hears("Povezujemo Vas sa operaterom")
    world.settles()
    world.operator_phone("ana").does_not_ring()
    marko.rings().answers().hears("Dunav trgovina").presses("1")
    world.settles()
    petar.is_connected_with(marko)
    petar.hangs_up()
    world.settles()
    world.operator("marko").skips_all()


def test_a_stranger_may_type_the_client_code_twice_and_goes_on_either_way(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(WORKDAY)
    stranger, ana = world.phone(STRANGER), world.operator_phone("ana")
    stranger.calls(LINE, shows="anonymous")
    stranger.hears("ukucajte šifru klijenta", "pritisnite samo tarabu")
    _types(stranger, "*#")
    stranger.does_not_hear("ne poznajemo")
    stranger.hears("ukucajte šifru klijenta")
    for wrong in ("1111#", "2222#"):
        for key in wrong:
            stranger.presses(key)
        stranger.hears("Tu šifru ne poznajemo")
    stranger.hears("Nastavljamo bez nje", "Za tehničku pomoć")
    stranger.does_not_hear("preostalih sati")
    stranger.hangs_up()
    world.settles()
    stranger.calls(LINE, shows="anonymous", keys="9672#")  # zora, as it stands on the keys
    stranger.hears("Hvala", "preostalih sati pritisnite dva")
    stranger.presses("2")
    stranger.hears("samo uz PIN", "Za tehničku pomoć")  # a code is known to many, and no PIN is set
    stranger.presses("1")
    world.settles()
    ana.rings().answers().hears("Pekara Zora d.o.o. Ugovor: Osnovna podrška").presses("1")
    world.settles()
    stranger.is_connected_with(ana)
    world.operator("ana").reads("Razgovor je počeo: Pekara Zora d.o.o., skriven broj", "Ostalo vreme")
    stranger.hangs_up()
    world.settles()
    world.operator("ana").skips_all()
    assert _read_calls(world, Call.rank) == [-1, 1]
    # At night the code of a client with an operator on duty rings the one on call.
    world.turns_to(NIGHT)
    stranger.calls(LINE, keys="472648#")
    stranger.hears("Trenutno ne radimo", "Povezujemo Vas sa operaterom")
    world.settles()
    ana.rings().answers().hears("Granit gradnja").presses("2")
    world.operator_phone("marko").does_not_answer()
    stranger.hangs_up()
    world.settles()
    for code in DESK:
        world.operator(code).skips_all()


def test_a_pin_guards_what_a_number_alone_must_not_hear_and_is_not_guessed(
    world_on_sqlite_at: MakeWorld, capfd: pytest.CaptureFixture[str]
) -> None:
    world = world_on_sqlite_at(WORKDAY)
    nikola = world.phone(NIKOLA)
    _has_pin(world, "granit-nikola", "4711")
    nikola.calls(LINE, keys="2")
    nikola.hears("Ukucajte svoj PIN")
    nikola.does_not_hear("Preostalo vreme")
    _types(nikola, "*#")
    nikola.does_not_hear("nije ispravan")
    for _ in range(2):
        _types(nikola, "9999#")
        nikola.hears("PIN nije ispravan", "Ukucajte svoj PIN")
    _types(nikola, "4711#")
    nikola.hears("Preostalo vreme za ovaj mesec: dvanaest sati", "Nemate otvorenih tiketa")
    nikola.presses("2")
    nikola.hears("Preostalo vreme")  # proven once is proven for this call
    nikola.hangs_up()
    world.settles()
    for _ in range(3):
        nikola.calls(LINE, keys="2")
        for _ in range(3):
            _types(nikola, "0000#") if nikola.heard[-1].startswith("Ukucajte") else None
        nikola.hangs_up()
        world.settles()
    # Five wrong ones from one number within the hour: the right one is not even asked for any more.
    assert world.read(lambda tx: tx.first(select(func.count(PinAttempt.id)))) == 5
    nikola.calls(LINE, keys="2")
    nikola.hears("PIN je previše puta bio pogrešan", "Za tehničku pomoć")
    nikola.hangs_up()
    world.minutes_pass(61)
    nikola.calls(LINE, keys="2")
    nikola.hears("Ukucajte svoj PIN")
    _types(nikola, "4711#")
    nikola.hears("Preostalo vreme")
    nikola.hangs_up()
    world.settles()
    # Nor may many numbers, each a few times, guess what one client's is.
    world.write(_ten_wrong_pins_from_elsewhere)
    nikola.calls(LINE, keys="2")
    nikola.hears("PIN je previše puta bio pogrešan", "Za tehničku pomoć")
    nikola.hangs_up()
    world.settles()
    said = "".join(request.url for request in world.twilio.account.documents)
    assert "/twilio/pin" in said and "4711" not in said
    assert "4711" not in "".join(capfd.readouterr())


def test_over_use_is_agreed_to_with_the_pin_where_one_is_set_and_kept_with_its_moment(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(WORKDAY)
    _use_up(world, "zora", minutes=120)
    milica, ana = world.phone(MILICA), world.operator_phone("ana")
    _has_pin(world, "zora-milica", "2468")
    milica.calls(LINE, keys="1")
    milica.hears("Ukucajte svoj PIN")
    milica.does_not_hear("iskorišćeni")
    _types(milica, "2468#")
    milica.hears("iskorišćeni", "četrdeset evra", "pritisnite jedan", "poruku, pritisnite dva")
    milica.presses("*")
    milica.hears("četrdeset evra")
    milica.presses("7")
    milica.hears("Nismo Vas razumeli", "četrdeset evra")
    milica.presses("1")
    milica.hears("Hvala", "Povezujemo Vas sa operaterom")
    agreed_at = world.clock.now()
    world.settles()
    ana.rings().answers().presses("1")
    world.settles()
    world.minutes_pass(30)  # the time is long over: nobody cuts the talk
    milica.is_connected_with(ana)
    milica.hangs_up()
    world.settles()
    world.operator("ana").reads("Pekara Zora", "30:00")
    assert _read_calls(world, Call.consented_at) == [agreed_at]
    milica.calls(LINE, keys="1")
    for _ in range(3):
        _types(milica, "1111#")
    milica.hears("Bez ispravnog PIN-a ne možemo da nastavimo", "ostavite poruku")
    milica.does_not_hear("četrdeset evra")
    milica.hangs_up()
    world.settles()
    for code in DESK:
        world.operator(code).reads("propušten poziv", "Pekara Zora")


def test_zero_is_a_person_where_a_charge_is_asked_for_and_after_a_message_too(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(WORKDAY)
    _use_up(world, "zora", minutes=120)
    milica, ana, chat = world.phone(MILICA), world.operator_phone("ana"), world.operator("ana")
    milica.calls(LINE, keys="1")
    milica.hears("iskorišćeni", "četrdeset evra")
    milica.presses("0")
    milica.hears("Povezujemo Vas sa operaterom")
    world.settles()
    ana.rings().answers().hears("Pekara Zora", "klijent nije pristao na naplatu").presses("1")
    world.settles()
    milica.is_connected_with(ana)
    assert _read_calls(world, Call.consented_at) == [None]
    chat.reads("Razgovor je počeo", "nije pristao na naplatu", "/clients/zora", "/calls/1")
    milica.hangs_up()
    world.settles()
    chat.skips_all()
    stranger = world.phone(STRANGER)
    for code in ("marko", "jelena"):  # they have not talked today, and are rung first
        world.operator_phone(code).does_not_answer()
    stranger.calls(LINE, shows="anonymous", keys="#1")
    world.waits_until_hears(stranger, "Da ostavite poruku, pritisnite dva")
    stranger.presses("2")
    stranger.hears("ostavite poruku do dva minuta")
    stranger.leaves_message(seconds=9)
    stranger.presses("#")
    stranger.hears("Da pošaljete poruku", "Za operatera u svakom trenutku pritisnite nulu")
    stranger.presses("0")
    stranger.hears("Povezujemo Vas sa operaterom")
    world.settles()
    ana.rings().answers().hears("Nepoznat pozivalac", "Bez ugovora").presses("1")
    world.settles()
    stranger.is_connected_with(ana)
    chat.reads("Razgovor je počeo: nepoznat pozivalac, skriven broj")
    stranger.hangs_up()
    world.settles()
    for code in DESK:  # what was spoken is not lost
        world.operator(code).reads("govorna poruka", "☎ skriven broj · 0:09")
    # Who came by the code alone can agree to nothing, hears why, and insists on a person.
    stranger.calls(LINE, shows="anonymous", keys="9672#1")
    stranger.hears("Bez ispravnog PIN-a ne možemo da nastavimo", "ostavite poruku")
    stranger.does_not_hear("iskorišćeni", "evra")
    stranger.hangs_up()
    stranger.calls(LINE, shows="anonymous", keys="9672#0")
    stranger.hears("Povezujemo Vas sa operaterom")
    world.settles()
    assert _read_calls(world, Call.state)[-1] == "waiting"
    world.seconds_pass(41)  # the two who do not answer are rung first
    ana.rings().answers().hears("klijent nije pristao na naplatu").presses("2")
    stranger.hangs_up()
    world.settles()
    for code in DESK:
        world.operator(code).skips_all()


@pytest.mark.parametrize("way", ["bill", "message"])
def test_used_up_time_is_announced_with_its_price_whatever_the_plan_says(
    world_on_sqlite_at: MakeWorld, way: str
) -> None:
    world = world_on_sqlite_at(WORKDAY)
    _use_up(world, "zora", minutes=120)
    world.write(lambda tx: tx.changed(update(Amendment).values(terms={"on_exhausted": way})))
    milica = world.phone(MILICA)
    milica.calls(LINE, keys="1")
    milica.hears("iskorišćeni", "četrdeset evra")
    if way == "bill":
        milica.hears("Povezujemo Vas sa operaterom")
        milica.is_waiting()
        world.seconds_pass(2)
        world.operator_phone("ana").rings()
        milica.hangs_up()
        milica.calls(LINE)  # straight to the old place, and the price is told all the same
        milica.hears("mesto u redu je sačuvano", "četrdeset evra")
        milica.is_waiting()
    else:
        milica.hears("sada primamo poruku", "ostavite poruku")
    milica.hangs_up()
    world.settles()
    for code in DESK:
        world.operator(code).skips_all()


def test_an_english_caller_hears_and_says_everything_in_english(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at(WORKDAY)
    sara = world.phone(SARA)
    world.write(
        lambda tx: tx.add(
            Ticket(
                number=1042,
                client_id=client_by_code(tx, "novi").id,
                subject="x",
                source="chat",
                rank=0,
                opened_at=tx.now,
            )
        )
    )
    sara.calls(LINE)
    sara.hears("We are open", "For technical help, press one", "For an operator at any time, press zero")
    sara.says("hours")
    sara.hears("under warranty", "You have one open ticket", "Ticket number one zero four two is waiting")
    sara.says("operator")
    sara.hears("We are connecting you to an operator")
    sara.hangs_up()
    world.settles()
    world.turns_to(NIGHT)
    sara.calls(LINE, keys="1")
    sara.hears("We are closed now", "tomorrow at eight in the morning", "leave a message")
    sara.hangs_up()
    world.settles()
    for code in DESK:
        world.operator(code).skips_all()


def _types(phone: object, keys: str) -> None:
    for key in keys:
        phone.presses(key)  # type: ignore[attr-defined]


def _use_up(world: World, client: str, minutes: int) -> None:
    starts = world.clock.now() - timedelta(days=1)
    work = Work("remote", "ana", starts, starts + timedelta(minutes=minutes), "typed", "used-up")
    world.write(lambda tx: book(tx, organisation(tx), client_by_code(tx, client), work))


def _read_calls(world: World, column: object) -> list[object]:
    return list(world.read(lambda tx: tx.all(select(column).order_by(Call.id))))  # type: ignore[call-overload]


def _outcomes(world: World) -> list[object]:
    return _read_calls(world, Call.outcome)


def _ten_wrong_pins_from_elsewhere(tx: Transaction) -> None:
    client = client_by_code(tx, "granit").id
    for number in range(10):
        tx.add(PinAttempt(from_number=f"+3816012399{number:02}", client_id=client, at=tx.now))


def _has_pin(world: World, code: str, pin: str) -> None:
    world.write(
        lambda tx: tx.changed(update(Contact).where(Contact.code == code).values(pin_hash=hash_pin(pin)))
    )
