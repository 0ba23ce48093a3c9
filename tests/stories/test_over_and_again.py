"""What is over wakes nobody, and what begins again is asked for again."""

from functools import partial
from typing import Any

from core.database.inbox import hear_again, set_aside
from core.database.transaction import Transaction
from core.desk.answer_page import pass_page
from core.desk.give_ticket import give_ticket
from core.desk.keep_message import keep_message
from core.desk.moment import now_of
from core.errors import NotFound
from core.escalation.rows import Page
from core.ports import Finding, Inbound, Wish
from core.roster.reading import operators
from core.tickets.rows import Ticket
from knowledge_base.library import IndexedLibrary
from tests.prepared import Prepared
from tests.stories.conftest import MakeWorld
from tests.stories.test_many_pages import NIGHT, _asks_for_help, _outage
from tests.stories.world import World


def test_a_ticket_opened_again_at_night_is_paged_again(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at(NIGHT)
    visitor, ana = _asks_for_help(world), world.operator("ana")
    page = ana.reads("Dežurstvo")
    visitor.writes("piše greška 17")
    ana.writes("Prihvatam!")  # typed, it is the press
    world.settles()
    ana.reads("je Vaš", "klijent dodao", "greška 17")
    ana.writes("Gotovo.", reply_to=page)
    world.settles()
    visitor.writes("/zatvori")
    visitor.writes("/1001")
    visitor.skips_all()
    ana.skips_all()
    visitor.presses("Otvori ponovo")
    visitor.reads("Pozvali smo dežurnog operatera")
    world.minutes_pass(1)
    ana.reads("Dežurstvo", "#1001")
    ana.presses("Prihvatam")
    world.settles()
    ana.reads("je Vaš")
    visitor.reads("Ana Jovanović")


def test_who_hands_on_what_is_closed_wakes_nobody(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at(NIGHT)
    visitor = _asked_after_silence(world)
    visitor.writes("/zatvori")
    visitor.skips_all()
    _nobody_is_asked_by(world)


def test_who_hands_on_what_a_colleague_has_wakes_nobody(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at(NIGHT)
    visitor = _asked_after_silence(world)

    def give(tx: Transaction) -> bool:
        people = operators(tx)
        return give_ticket(tx, now_of(tx), tx.get(Ticket, 1), people["vesna"], people["jelena"], holder="ana")

    assert world.write(give)
    visitor.skips_all()
    _nobody_is_asked_by(world)


def test_a_telephone_that_asks_after_a_silence_stops_when_the_ticket_is_closed(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(NIGHT)
    [visitor] = _outage(world, 1, is_in_chat=False)
    phone = world.operator_phone("ana")
    phone.rings().answers().presses("1")
    world.settles()
    world.minutes_pass(30.05)
    phone.rings()
    visitor.writes("/zatvori")
    world.settles()
    assert phone.status == "idle"


def test_what_was_passed_on_the_page_is_not_accepted_by_the_key_for_another(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(NIGHT)
    visitors = _outage(world, 2)
    world.minutes_pass(3.1)
    phone = world.operator_phone("ana").rings()
    world.write(lambda tx: pass_page(tx, now_of(tx), 1, operators(tx)["ana"]))  # as the staff's page does
    world.settles()
    phone.answers().hears("nula nula dva").presses("1")
    world.settles()
    assert world.read(lambda tx: tx.get(Page, 1)).accepted_by is None
    # The backup is called for what Ana has passed.
    world.operator_phone("marko").rings().answers().hears("nula nula jedan").presses("1")
    world.settles()
    for code in ("ana", "marko"):
        world.operator(code).skips_all()
    for visitor in visitors:
        visitor.skips_all()


def _asked_after_silence(world: World) -> Any:
    visitor, ana = _asks_for_help(world), world.operator("ana")
    ana.reads("Dežurstvo")
    ana.presses("Prihvatam")
    world.minutes_pass(30.1)
    ana.reads("je Vaš")
    ana.reads("klijent još nije dobio odgovor")
    return visitor


def _nobody_is_asked_by(world: World) -> None:
    world.operator("ana").skips_all()
    world.operator("jelena").skips_all()
    world.operator("ana").presses("Prosledi dalje")
    world.settles()
    world.operator("ana").reads("više ne traži dežurnog")
    assert world.operator("marko").unread_texts() == []
    assert world.operator_phone("marko").status == "idle"


def test_at_night_who_is_on_duty_is_called_for_what_somebody_had_taken_by_day(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at("2026-11-24T14:00")
    visitor, jelena = _asks_for_help(world), world.operator("jelena")
    world.minutes_pass(1)
    jelena.presses("Preuzmi")
    world.settles()
    for code in ("ana", "marko", "jelena", "vesna"):
        world.operator(code).skips_all()
    visitor.skips_all()
    world.turns_to(NIGHT)
    visitor.writes("i dalje se isto dešava")
    visitor.reads("Dodato uz tiket #1001", "pozovite dežurnog operatera")
    visitor.presses("Pozovi dežurnog")
    visitor.reads("Pozvali smo dežurnog operatera")
    world.minutes_pass(1)
    jelena.reads("i dalje se isto dešava")
    jelena.reads("#1001 ide dežurnom operateru")
    ana = world.operator("ana")
    ana.reads("Dežurstvo", "#1001")
    ana.presses("Prihvatam")
    world.settles()
    ana.reads("je Vaš")
    visitor.reads("Ana Jovanović")


def test_what_was_kept_by_a_process_that_died_is_heard_in_order_and_a_fault_keeps_back_nothing_else(
    prepared_sqlite: Prepared,
) -> None:
    faulty = _Faulty(())
    with World(prepared_sqlite, faulty, "2026-11-24T10:00").lives() as world:
        nikola = world.telegram.person(5003, "Nikola Granić", has_opened_chat=True)
        for number, text in enumerate(("ovde je kvar u programu", "hoću čoveka", "piše greška 17")):
            for _ in range(5):
                world.write(partial(keep_message, inbound=_written(number, text)))
        nikola.reads_nothing()
        world.minutes_pass(1)
        nikola.reads("sačuvana", "odgovoriće Vam čovek", "+381")
        world.operator("vesna").reads("nije umeo da odgovori", "Nikola Granić", "„ovde je kvar u programu“")
        nikola.reads("#1001")
        nikola.reads("Dodato uz tiket #1001")
        nikola.reads_nothing()
        assert [row.tries for row in world.read(set_aside)] == [4]
        faulty.is_mended = True
        assert world.write(hear_again) == 1
        world.settles()
        nikola.reads("Dodato uz tiket #1001")
        assert world.read(set_aside) == []
        for code in ("ana", "marko", "jelena", "vesna"):
            world.operator(code).skips_all()


class _Faulty(IndexedLibrary):
    """A library in which one word brings the desk down, until that is mended."""

    is_mended = False

    def find(self, question: str) -> Finding:
        """What any library finds."""
        if "kvar" in question and not self.is_mended:
            raise NotFound("a fault of ours")
        return super().find(question)


def _written(number: int, text: str) -> Inbound:
    wish = Wish.PERSON if "čoveka" in text else Wish.QUESTION
    return Inbound("telegram", "4242", str(900_000 + number), "5003", "5003", wish, text, ref=str(number))
