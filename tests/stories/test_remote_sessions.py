"""Work on a client's computer: asked for, agreed on, started, stopped, and what it cost is seen by both."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from core.clients.identity import client_by_code, contact_by_code, person
from core.clients.link_codes import new_code
from core.company.organisation import organisation
from core.database.transaction import Transaction
from core.desk.moment import now_of
from core.desk.open_ticket import open_ticket
from core.hours.ledger import Work, book
from core.hours.rows import RemoteSession, TimeEntry
from core.tickets.rows import Message, Ticket
from simulator.telegram.person import Person
from tests.stories.conftest import MakeWorld
from tests.stories.visitor import Visitor
from tests.stories.world import World

WORKDAY = "2026-11-24T10:00"  # a Tuesday; Ana is on call this week
NIGHT = "2026-11-24T22:00"
DESK = ("ana", "marko", "jelena")


def test_a_client_asks_the_operator_starts_and_stops_and_both_see_what_it_came_to(
    world_at: MakeWorld,
) -> None:
    world = world_at(WORKDAY)
    nikola, ana = _nikola(world), world.operator("ana")
    nikola.writes("možete li da se povežete na moj računar")
    world.settles()
    nikola.reads("#1001", "najkasnije")
    nikola.reads("Operater počinje rad na daljinu", "koliko se računa")
    _desk_reads(world, "#1001", "Rad na daljinu: možete li da se povežete")
    ana.presses("Preuzmi")
    world.settles()
    ana.reads("#1001 je Vaš")
    nikola.reads("Ana Jovanović")
    ana.presses("Počni rad na daljinu")
    world.settles()
    started = nikola.reads("počeo u 10:00", "Radi: Ana Jovanović", "preostaje: 12 sati", "30,00 €")
    assert started.labels == []
    ana.reads("počeo u 10:00", "Granit gradnja")
    world.minutes_pass(42)
    ana.presses("Završi rad")
    world.settles()
    ended = nikola.reads("završen", "Od 10:00 do 10:42", "Trajanje: 42 minuta")
    assert "Računa se: 45 minuta (svakih započetih 15 minuta)" in ended.text
    assert "Ovog meseca preostaje: 11 sati i 15 minuta" in ended.text
    ana.reads("Granit gradnja", "Računa se: 45 minuta", "11 sati i 15 minuta")
    assert _entries(world) == [("remote", "ana", "session", 42 * 60, 45)]
    ana.presses("Završi rad")
    world.settles()
    ana.reads("već završen")
    world.minutes_pass(24 * 60)  # nobody is asked about a session that is over
    assert _entries(world) == [("remote", "ana", "session", 42 * 60, 45)]


def test_who_works_already_hears_where_and_two_presses_are_one_session(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    nikola, ana = _nikola(world), world.operator("ana")
    _session_runs(world, nikola, ana)
    ana.presses("Počni rad na daljinu")
    world.settles()
    ana.reads("već traje", "Granit gradnja", "od 10:00")
    visitor = _linked(world, "zora-milica")
    visitor.writes("/daljinski ne štampa")
    visitor.reads("#1002")
    visitor.reads("Operater počinje")
    _desk_reads(world, "#1002", "Rad na daljinu: ne štampa")
    ana.presses("Preuzmi")
    world.settles()
    message = ana.reads("#1002 je Vaš")
    visitor.reads("Ana Jovanović")
    ana.writes("/daljinski", reply_to=message)
    world.settles()
    ana.reads("već traje", "Granit gradnja")
    assert _states(world) == ["running"]
    ana.writes("/daljinski")
    world.settles()
    nikola.reads("završen", "manje od minuta", "15 minuta")
    ana.reads("završen")
    ana.writes("/daljinski", reply_to=message)
    world.settles()
    ana.reads("počeo u 10:00", "Pekara Zora")
    visitor.reads("počeo u 10:00", "preostaje: 2 sata")
    assert _states(world) == ["ended", "running"]
    assert world.audit == [
        "ana take tickets 1001 telegram",
        "ana start-session tickets 1001 telegram",
        "ana take tickets 1002 telegram",
        "ana stop-session tickets 1001 telegram",
        "ana start-session tickets 1002 telegram",
    ]


def test_a_wish_while_a_ticket_is_open_goes_on_that_ticket(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    nikola, ana = _nikola(world), world.operator("ana")
    _taken(world, nikola, ana)
    nikola.writes("uđite preko AnyDesk-a")
    world.settles()
    nikola.reads("Dodato uz tiket #1001")
    nikola.reads("Operater počinje")
    ana.reads("Rad na daljinu: uđite preko AnyDesk-a")
    ana.reads("traži rad na daljinu", "#1001")
    ana.presses("Počni rad na daljinu")
    world.settles()
    ana.reads("počeo")
    nikola.reads("počeo")


def test_at_night_without_the_add_on_the_client_hears_why_not_and_may_open_a_ticket(
    world_at: MakeWorld,
) -> None:
    world = world_at(NIGHT)
    visitor = _linked(world, "zora-milica")
    visitor.writes("treba mi daljinska podrška")
    visitor.reads("Rad na daljinu", "sada ne radimo", "u sredu, 25. novembra u 8:00")
    assert _states(world) == []
    visitor.presses("Otvori tiket")
    visitor.reads("#1001", "u sredu, 25. novembra u 8:00")
    world.turns_to("2026-11-25T08:00")
    _desk_reads(world, "#1001", "Rad na daljinu: treba mi daljinska podrška")


def test_at_night_with_the_add_on_time_counts_by_its_factor(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    nikola, ana = _nikola(world), world.operator("ana")
    nikola.writes("/daljinski")
    world.settles()
    nikola.reads("#1001", "dežurnog")
    nikola.reads("Operater počinje")
    ana.reads("Dežurstvo", "Rad na daljinu")
    ana.presses("Prihvatam")
    world.settles()
    ana.reads("Hvala", "#1001")
    nikola.reads("Ana Jovanović")
    ana.presses("Počni rad na daljinu")
    world.settles()
    ana.reads("počeo u 22:00", "van radnog vremena", "množi sa 1,5")
    nikola.reads("počeo u 22:00", "van radnog vremena", "množi sa 1,5")
    world.minutes_pass(20)
    ana.writes("/daljinski")
    world.settles()
    nikola.reads("Trajanje: 20 minuta", "Računa se: 30 minuta", "van radnog vremena množi se sa 1,5")
    ana.reads("Računa se: 30 minuta")


def test_used_up_time_is_asked_about_and_a_yes_starts_at_that_moment(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    _use_up(world, "zora", 120)
    visitor, ana = _asked(world)
    world.minutes_pass(3)
    visitor.presses("Da, počnite")
    visitor.reads("počeo u 10:03", "Sat rada košta 40,00 €")
    ana.reads("počeo u 10:03", "Pekara Zora")
    assert _notes(world) == ["Klijent je saglasan sa radom na daljinu: 40,00 € po satu (Milica Zorić)."]
    world.minutes_pass(31)
    ana.presses("Završi rad")
    world.settles()
    visitor.reads("Od 10:03 do 10:34", "Računa se: **45 minuta**", "Preko uključenog: 45 minuta, 30,00 €")
    ana.reads("Preko uključenog: 45 minuta, 30,00 €")
    ana.reads("Pekara Zora", "iskorišćeno više od 100%")
    visitor.presses("Da, počnite")
    visitor.reads("više ne važi")


def test_a_no_is_kept_and_the_operator_hears_it(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    _use_up(world, "zora", 120)
    visitor, ana = _asked(world)
    visitor.presses("Ne")
    visitor.reads("neće početi")
    ana.reads("nije saglasan", "Pekara Zora")
    assert (_states(world), _entries(world)) == (["refused"], [])
    assert _notes(world) == ["Klijent nije saglasan sa radom na daljinu (Milica Zorić)."]


def test_a_yes_while_the_operator_works_elsewhere_is_kept_until_the_operator_is_free(
    world_at: MakeWorld,
) -> None:
    world = world_at(WORKDAY)
    _use_up(world, "zora", 120)
    visitor, ana = _asked(world)
    nikola = _nikola(world)
    _session_runs(world, nikola, ana, number=1002)
    visitor.presses("Da, počnite")
    visitor.reads("zabeležili", "čim bude slobodan")
    ana.reads("saglasan", "Pekara Zora", "kada budete slobodni")
    ana.presses("Završi rad")
    world.settles()
    ana.reads("završen", "Granit")
    nikola.reads("završen")
    ana.presses("Počni rad na daljinu")
    world.settles()
    ana.reads("počeo", "Pekara Zora", "40,00 €")
    visitor.reads("počeo", "40,00 €")
    assert _states(world) == ["running", "ended"]


def test_a_yes_that_comes_late_starts_nothing_by_itself(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    _use_up(world, "zora", 120)
    visitor, ana = _asked(world)
    world.minutes_pass(45)
    visitor.presses("Da, počnite")
    visitor.reads("zabeležili")
    ana.reads("saglasan")
    assert _states(world) == ["agreed"]


def test_pressed_twice_the_client_is_asked_once_and_a_yes_by_telephone_counts_as_well(
    world_at: MakeWorld,
) -> None:
    world = world_at(WORKDAY)
    _use_up(world, "zora", 120)
    visitor, ana = _asked(world)
    ana.presses("Počni rad na daljinu")
    world.settles()
    ana.reads("Pitali smo")
    visitor.reads_nothing()
    ana.presses("Klijent je saglasan, počni")
    world.settles()
    ana.reads("počeo")
    visitor.reads("počeo")
    assert _notes(world) == [
        "Klijent je saglasan sa radom na daljinu, 40,00 € po satu. Potvrđuje: Ana Jovanović."
    ]
    visitor.presses("Da, počnite")
    visitor.reads("više ne važi")
    assert _states(world) == ["running"]
    assert world.audit[-2:] == [
        "ana ask-session tickets 1001 telegram",
        "ana start-session tickets 1001 telegram",
    ]


def test_a_plan_that_bills_goes_on_and_the_client_reads_the_price(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    _use_up(world, "granit", 720)
    nikola, ana = _nikola(world), world.operator("ana")
    _taken(world, nikola, ana)
    ana.presses("Počni rad na daljinu")
    world.settles()
    nikola.reads("iskorišćeno", "Sat rada košta 30,00 €")
    ana.reads("iskorišćeno", "30,00 €")
    world.minutes_pass(10)
    ana.presses("Završi rad")
    world.settles()
    nikola.reads("Uključeno vreme podrške za novembar 2026. je iskorišćeno")
    nikola.reads("Preko uključenog: 15 minuta, 7,50 €")
    ana.reads("Granit gradnja", "iskorišćeno više od 100%")
    ana.reads("7,50 €")


def test_a_warranty_is_not_charged_and_the_client_is_told_so(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    visitor, ana = _linked(world, "novi-sara", "we know who you are"), world.operator("ana")
    visitor.writes("remote support please")
    visitor.reads("#1001")
    visitor.reads("not charged under warranty")
    _desk_reads(world, "#1001", "Novi start")
    ana.presses("Preuzmi")
    world.settles()
    ana.reads("Vaš")
    visitor.reads("Ana")
    ana.presses("Počni rad na daljinu")
    world.settles()
    ana.reads("U garanciji se ne naplaćuje")
    visitor.reads("began at 10:00", "not charged under warranty")
    world.minutes_pass(20)
    ana.presses("Završi rad")
    world.settles()
    visitor.reads("From 10:00 to 10:20", "Counted: **30 minutes**", "not charged under warranty")
    ana.reads("U garanciji se ne naplaćuje")


def test_without_a_contract_the_price_is_agreed_on_first(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    ana = world.operator("ana")
    _rings_in(world, "bivsi-luka")
    _desk_reads(world, "#1001", "Bivši klijent")
    ana.presses("Preuzmi")
    world.settles()
    ana.reads("Vaš")
    ana.presses("Počni rad na daljinu")
    world.settles()
    ana.reads("Prvo se dogovorite", "Bivši klijent")
    assert _states(world) == []
    ana.presses("Cena je dogovorena, počni")
    world.settles()
    ana.reads("počeo u 10:00", "po dogovorenoj ceni", "javite mu telefonom")
    assert _notes(world) == ["Cena rada na daljinu je dogovorena sa klijentom. Potvrđuje: Ana Jovanović."]
    ana.presses("Završi rad")
    world.settles()
    ana.reads("po dogovorenoj ceni", "javite mu koliko se računa")


def test_a_client_without_a_chat_is_asked_by_telephone(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    _use_up(world, "zora", 120)
    ana = world.operator("ana")
    _rings_in(world, "zora-milica")
    _desk_reads(world, "#1001", "Pekara Zora")
    ana.presses("Preuzmi")
    world.settles()
    ana.reads("Vaš")
    ana.presses("Počni rad na daljinu")
    world.settles()
    ana.reads("iskorišćeno", "40,00 €", "Pitajte ga telefonom")
    ana.presses("Klijent je saglasan, počni")
    world.settles()
    ana.reads("počeo u 10:00", "javite mu telefonom")
    assert _states(world) == ["running"]


def test_closing_the_ticket_ends_the_session(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    nikola, ana = _nikola(world), world.operator("ana")
    _session_runs(world, nikola, ana)
    world.minutes_pass(5)
    ana.writes("/zatvori")
    world.settles()
    nikola.reads("završen", "Trajanje: 5 minuta")
    nikola.reads("#1001", "zatvoren")
    ana.reads("Računa se: 15 minuta")
    ana.reads("#1001", "zatvoren")
    ana.presses("Počni rad na daljinu")
    world.settles()
    ana.reads("#1001", "na otvorenom tiketu")
    assert _states(world) == ["ended"]


def test_a_mistake_is_not_counted_and_the_client_sees_it(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    nikola, ana = _nikola(world), world.operator("ana")
    _session_runs(world, nikola, ana)
    world.minutes_pass(1)
    ana.presses("Završi rad")
    world.settles()
    ana.reads("završen")
    nikola.reads("završen", "11 sati i 45 minuta")
    for _ in range(2):
        ana.presses("Ne računaj")
    world.settles()
    ana.reads("ne računa", "#1001")
    ana.reads("već skinut sa obračuna")
    nikola.reads("24. novembra u 10:00 ne računa se", "12 sati")
    assert [entry[-1] for entry in _entries(world)] == [15, -15]
    assert world.audit[-2:] == [
        "ana stop-session tickets 1001 telegram",
        "ana dismiss-session tickets 1001 telegram",
    ]


def test_a_forgotten_session_is_asked_about_after_an_hour_and_a_half_and_then_each_hour(
    world_at: MakeWorld,
) -> None:
    world = world_at(WORKDAY)
    nikola, ana = _nikola(world), world.operator("ana")
    _session_runs(world, nikola, ana)
    world.minutes_pass(89)
    ana.reads_nothing()
    world.minutes_pass(2)
    ana.reads("traje od 10:00", "1 sat i 30 minuta", "Da li još radite?")
    world.minutes_pass(60)
    ana.reads("traje od 10:00", "2 sata i 30 minuta")
    ana.presses("Završi rad")
    world.settles()
    ana.reads("završen")
    nikola.reads("Od 10:00 do 12:31", "2 sata i 45 minuta")
    world.minutes_pass(180)
    ana.reads_nothing()


def test_a_session_outlives_the_process_that_started_it(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    nikola, ana = _nikola(world), world.operator("ana")
    _session_runs(world, nikola, ana)
    world.turns_to("2026-11-24T15:10")  # down for five hours
    ana.reads("traje od 10:00", "1 sat i 30 minuta")
    ana.reads_nothing()
    ana.presses("Završi rad")
    world.settles()
    nikola.reads("Od 10:00 do 15:10", "Trajanje: 5 sati i 10 minuta", "5 sati i 15 minuta")
    ana.reads("završen")


@pytest.mark.parametrize(
    ("start", "minutes", "span"),
    [
        ("2026-10-25T02:50", 30, "Od 2:50 do 2:20 (sat je u međuvremenu pomeren)"),
        ("2026-03-29T01:50", 20, "Od 1:50 do 3:10 (sat je u međuvremenu pomeren)"),
    ],
    ids=["the clocks go back", "the clocks go forward"],
)
def test_a_session_over_the_change_of_clocks_lasts_as_long_as_it_lasted(
    world_at: MakeWorld, start: str, minutes: int, span: str
) -> None:
    world = world_at(start)
    nikola = _nikola(world)
    ana = _session_runs_at_night(world, nikola)
    world.minutes_pass(minutes)
    ana.presses("Završi rad")
    world.settles()
    text = nikola.reads("završen", span, f"Trajanje: {minutes} minuta").text
    assert f"Računa se: {'45' if minutes == 30 else '30'} minuta" in text
    ana.reads("završen", span)
    assert _entries(world)[0][3] == minutes * 60


def test_a_session_over_the_end_of_a_month_is_counted_in_both(world_at: MakeWorld) -> None:
    world = world_at("2026-11-30T23:50")
    nikola = _nikola(world)
    ana = _session_runs_at_night(world, nikola)
    world.minutes_pass(30)
    ana.presses("Završi rad")
    world.settles()
    text = nikola.reads("Početak: u ponedeljak, 30. novembra u 23:50", "decembra u 0:20").text
    assert "Računa se: 45 minuta" in text
    assert "svaki deo računa posebno" in text
    assert "Ovog meseca preostaje: 11 sati i 30 minuta" in text
    ana.reads("završen")
    assert [entry[3:] for entry in _entries(world)] == [(600, 15), (1200, 30)]


def _nikola(world: World) -> Person:
    return world.telegram.person(5003, "Nikola Granić", has_opened_chat=True)


def _linked(world: World, contact: str, greeting: str = "znamo ko ste") -> Visitor:
    visitor = world.visitor()
    visitor.writes(f"/start {world.write(lambda tx: new_code(tx, contact_by_code(tx, contact)))}")
    visitor.reads(greeting)
    return visitor


def _desk_reads(world: World, *fragments: str) -> None:
    for code in DESK:
        world.operator(code).reads(*fragments)


def _taken(world: World, nikola: Person, ana: Person, number: int = 1001) -> None:
    """Nikola's ticket, taken by Ana in working hours."""
    nikola.writes("treba mi operater")
    world.settles()
    nikola.reads(f"#{number}")
    _desk_reads(world, f"#{number}")
    ana.presses("Preuzmi")
    world.settles()
    ana.reads(f"#{number}")
    nikola.reads(f"#{number}")


def _session_runs(world: World, nikola: Person, ana: Person, number: int = 1001) -> None:
    _taken(world, nikola, ana, number)
    ana.presses("Počni rad na daljinu")
    world.settles()
    ana.reads("počeo")
    nikola.reads("počeo")


def _session_runs_at_night(world: World, nikola: Person) -> Person:
    """A paged ticket, accepted by whoever is on call, who begins to work."""
    nikola.writes("/daljinski")
    world.settles()
    nikola.reads("dežurnog")
    nikola.reads("Operater počinje")
    [on_call] = [world.operator(code) for code in DESK if world.operator(code).unread_texts()]
    on_call.reads("Dežurstvo")
    on_call.presses("Prihvatam")
    world.settles()
    on_call.reads("Hvala")
    nikola.reads("vodi")
    on_call.presses("Počni rad na daljinu")
    world.settles()
    on_call.reads("počeo")
    nikola.reads("počeo")
    return on_call


def _asked(world: World) -> tuple[Visitor, Person]:
    """Milica's time is used up; Ana took her ticket and pressed start, and Milica reads the question."""
    visitor, ana = _linked(world, "zora-milica"), world.operator("ana")
    visitor.writes("/daljinski")
    visitor.reads("#1001")
    visitor.reads("Operater počinje", "sat košta 40,00 €")
    _desk_reads(world, "#1001", "Rad na daljinu")
    ana.presses("Preuzmi")
    world.settles()
    ana.reads("Vaš")
    visitor.reads("Ana Jovanović")
    ana.presses("Počni rad na daljinu")
    world.settles()
    ana.reads("Pitali smo", "Pekara Zora", "40,00 €")
    visitor.reads("Ana Jovanović", "40,00 €", "Da li ste saglasni?")
    return visitor, ana


def _rings_in(world: World, contact: str) -> None:
    """A ticket of somebody who has no chat with us."""

    def opens(tx: Transaction) -> None:
        who = person(tx, contact_by_code(tx, contact).id)
        open_ticket(tx, now_of(tx), text="☎", source="phone", who=who)

    world.write(opens)
    world.settles()


def _use_up(world: World, client: str, minutes: int) -> None:
    starts = world.clock.now() - timedelta(days=2)
    work = Work("remote", "ana", starts, starts + timedelta(minutes=minutes), "typed", "used-up")
    world.write(lambda tx: book(tx, organisation(tx), client_by_code(tx, client), work))


def _entries(world: World) -> list[tuple[str, str, str, int, int]]:
    query = select(TimeEntry).where(TimeEntry.source != "typed").order_by(TimeEntry.id)
    rows = world.read(lambda tx: tx.all(query))
    return [(row.kind, row.operator, row.source, row.seconds, row.minutes) for row in rows]


def _states(world: World) -> list[str]:
    return list(world.read(lambda tx: tx.all(select(RemoteSession.state).order_by(RemoteSession.id))))


def _notes(world: World) -> list[str]:
    query = select(Message.text).where(Message.author == "desk").join(Ticket, Ticket.id == Message.ticket_id)
    return list(world.read(lambda tx: tx.all(query.order_by(Message.id))))
