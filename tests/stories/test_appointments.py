"""Visits and consulting: asked for in words, proposed, refused, agreed, moved, reminded of, reported."""

from datetime import datetime
from typing import Any

from icalendar import Calendar
from sqlalchemy import select

from core.clients.identity import client_by_code, contact_by_code
from core.clients.link_codes import new_code
from core.desk.make_statement import make_statement
from core.desk.moment import now_of
from core.desk.visits import visits_taken, visits_unplanned
from core.hours.month import Month
from core.hours.rows import TimeEntry
from core.tickets.rows import Ticket
from simulator.telegram.chats import Message
from simulator.telegram.person import Person
from tests.stories.conftest import MakeWorld
from tests.stories.visitor import Visitor
from tests.stories.world import ZONE, World

WORKDAY = "2026-11-24T10:00"  # a Tuesday
DECEMBER = "2026-12-01T10:00"  # a Tuesday, too: no statement comes in between


def test_a_visit_from_the_clients_words_to_the_statement(world_at: MakeWorld) -> None:
    world = world_at(DECEMBER)
    nikola, ana = _nikola(world), world.operator("ana")
    card = _asks(world, nikola, "Dobar dan, hoću da zakažem posetu", "treba poseta")
    _types(world, ana, "/termin 2.12. u 8:00", card)
    sent = ana.reads("Novi termin", "Poseta", "u sredu, 2. decembra u 8:00", "2 sata", "čeka potvrdu")
    assert sent.labels == ["Otkaži termin"]
    nikola.reads("Predlažemo", "Poseta", "2. decembra u 8:00", "Dolazi: Ana Jovanović")
    assert _visits(world) == (1, 1)
    _presses(world, nikola, "Ne odgovara mi")
    nikola.reads("više ne važi", "Predložićemo Vam drugi")
    refused = ana.reads("Klijentu ne odgovara", "Nikola Granić")
    assert _visits(world) == (0, 2)
    _types(world, ana, "/termin 3.12. u 10:00 1h30", refused)
    ana.reads("Novi termin", "3. decembra u 10:00", "1 sat i 30 minuta")
    nikola.reads("Predlažemo", "3. decembra u 10:00")
    _presses(world, nikola, "Odgovara mi")
    nikola.reads("dogovoreno", "3. decembra u 10:00")
    ana.reads("klijent je potvrdio")
    theirs, ours = _calendar(nikola), _calendar(ana)
    assert theirs["METHOD"] == ours["METHOD"] == "PUBLISH"
    assert _event(theirs)["SUMMARY"] == "Poseta: Melany Software Team, Ana Jovanović"
    assert _event(ours)["SUMMARY"] == "Poseta: Granit gradnja a.d."
    assert _event(theirs)["UID"] == _event(ours)["UID"]
    assert _event(theirs)["DTSTART"].dt == _wall("2026-12-03T10:00")
    assert _event(theirs)["DTEND"].dt == _wall("2026-12-03T11:30")
    world.turns_to("2026-12-02T08:59")
    nikola.reads_nothing()
    world.turns_to("2026-12-02T09:00")
    nikola.reads("Podsećamo", "u četvrtak, 3. decembra u 10:00")
    ana.reads("Podsetnik", "Klijent je potvrdio")
    world.turns_to("2026-12-03T11:29")
    ana.reads_nothing()
    world.turns_to("2026-12-03T11:30")
    question = ana.reads("Kako je prošla poseta", "Granit gradnja", "1 sat i 30 minuta")
    ana.writes("2h Zamenjen disk na serveru.\nPodešen bekap.", reply_to=question)
    world.settles()
    nikola.reads("Poseta", "Ana Jovanović", "Zamenjen disk na serveru.\nPodešen bekap.")
    assert "Za obračun" not in nikola.messages[-1].text
    ana.reads("Izveštaj je sačuvan", "2 sata")
    [entry] = world.read(lambda tx: tx.all(select(TimeEntry)))
    assert (entry.kind, entry.operator, entry.seconds, entry.draws) == ("visit", "ana", 7200, False)
    assert (entry.key, entry.note, entry.source) == (
        "appointment-2#0",
        "Zamenjen disk na serveru.",
        "session",
    )
    assert _visits(world) == (1, 1)
    statement = world.write(
        lambda tx: make_statement(tx, now_of(tx), client_by_code(tx, "granit"), Month(2026, 12))
    )
    assert statement["visits"] == {"used": 1, "included": 2, "planned": []}
    ana.writes("Još nešto", reply_to=question)
    world.settles()
    ana.reads("već sačuvan")


def test_consulting_draws_on_the_included_time_and_the_client_reads_how_much(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    visitor = _linked(world, "zora-milica")
    visitor.writes("/termin")
    visitor.reads("Šta želite da zakažete?")
    assert _labels(visitor) == ["Konsultacije"]  # no visits in this contract
    visitor.presses("Konsultacije")
    visitor.reads("potrebne konsultacije", "#1001", "Ana Jovanović")
    ana = world.operator("ana")
    _types(world, ana, "/termin sutra u 9\nPopis na kraju godine", ana.reads("#1001", "Konsultacije"))
    ana.reads("Novi termin", "Konsultacije", "u sredu, 25. novembra u 9:00", "1 sat")
    visitor.reads("Predlažemo", "Konsultant: Ana Jovanović", "Tema: Popis na kraju godine")
    visitor.presses("Odgovara mi")
    visitor.reads("dogovoreno")
    ana.reads("klijent je potvrdio")
    assert _event(_calendar(ana))["STATUS"] == "CONFIRMED"
    link = visitor.unread()[0]
    visitor.reads("Termin za Vaš kalendar")
    file = world.request("GET", link["file"])
    assert file.headers["content-disposition"].startswith("attachment")
    assert _event(Calendar.from_ical(file.content))["SUMMARY"].startswith("Konsultacije: Melany")
    world.turns_to("2026-11-25T10:00")
    question = ana.reads("Kako su prošle konsultacije")
    ana.writes("Prošli smo popis.", reply_to=question)
    world.settles()
    visitor.reads("Prošli smo popis.", "Za obračun: 1 sat")
    ana.reads("Izveštaj je sačuvan", "Upisano: 1 sat")
    _presses(world, ana, "Zatvori tiket")
    ana.reads("zatvoren")
    visitor.reads("zatvoren")
    assert world.audit[1:] == [
        "ana finish-appointment appointments 1 telegram",
        "ana close tickets 1001 telegram",
    ]


def test_moved_after_it_was_agreed_the_old_time_is_dead_everywhere(world_at: MakeWorld) -> None:
    world = world_at(DECEMBER)
    nikola, ana = _nikola(world), world.operator("ana")
    card = _asks(world, nikola, "treba nam poseta", "treba poseta")
    agreed = _agrees(world, nikola, ana, "/termin 3.12. u 10:00", card)
    old = _event(_calendar(nikola))
    _calendar(ana)
    _types(world, ana, "/termin 4.12. 12:30-14:30\nNov server", agreed)
    ana.reads("Termin je pomeren", "u petak, 4. decembra u 12:30")
    moved = nikola.reads("Termin je promenjen", "4. decembra u 12:30", "Tema: Nov server")
    for person in (nikola, ana):
        event = _event(_calendar(person))
        assert (event["SEQUENCE"], event["STATUS"], event["UID"]) == (1, "TENTATIVE", old["UID"])
    [before] = [m for m in nikola.inbox if "dogovoreno" in m.text]
    nikola.presses_data(_data(before, "Ne odgovara mi"), on=before)
    world.settles()
    nikola.reads("u međuvremenu promenjen", "Sada predlažemo", "4. decembra u 12:30")
    nikola.presses_data(_data(moved, "Odgovara mi"), on=moved)
    world.settles()
    nikola.reads("dogovoreno", "4. decembra")
    ana.reads("klijent je potvrdio", "4. decembra")
    for person in (nikola, ana):
        assert _event(_calendar(person))["STATUS"] == "CONFIRMED"
    world.turns_to("2026-12-02T09:00")
    world.turns_to("2026-12-03T09:00")
    nikola.reads("Podsećamo", "4. decembra")
    ana.reads("Podsetnik", "4. decembra")
    _presses(world, nikola, "Ne odgovara mi")
    nikola.reads("više ne važi")
    ana.reads("Klijentu ne odgovara")
    for person in (nikola, ana):
        gone = _calendar(person)
        assert (gone["METHOD"], _event(gone)["STATUS"]) == ("CANCEL", "CANCELLED")
        assert (_event(gone)["SEQUENCE"], _event(gone)["UID"]) == (2, old["UID"])
    nikola.presses_data(_data(moved, "Odgovara mi"), on=moved)
    world.settles()
    nikola.reads("više ne važi", "/termin")
    world.turns_to("2026-12-05T12:00")
    assert world.audit == [
        "ana propose-appointment appointments 1 telegram",
        "ana move-appointment appointments 1 telegram",
    ]


def test_cancelled_by_the_operator_both_hear_it_and_no_reminder_comes(world_at: MakeWorld) -> None:
    world = world_at(DECEMBER)
    nikola, ana = _nikola(world), world.operator("ana")
    _agrees(world, nikola, ana, "/termin 3.12. u 10:00", _asks(world, nikola, "treba nam poseta", "poseta"))
    _calendar(nikola)
    _calendar(ana)
    _presses(world, ana, "Otkaži termin")
    ana.reads("Otkazano", "Klijentu smo javili")
    nikola.reads("otkazan", "3. decembra u 10:00", "/termin")
    assert {_calendar(person)["METHOD"] for person in (nikola, ana)} == {"CANCEL"}
    _presses(world, ana, "Otkaži termin")
    ana.reads("već otkazan")
    world.turns_to("2026-12-02T09:00")
    world.turns_to("2026-12-03T13:00")
    assert _visits(world) == (0, 2)
    assert world.audit[1:] == ["ana cancel-appointment appointments 1 telegram"]


def test_a_client_without_visits_hears_why_and_where_to_go(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    zora, bivsi = _linked(world, "zora-milica"), _linked(world, "bivsi-luka")
    zora.writes("kada možete da dođete kod nas?")
    zora.reads("Posete: van ugovora (Osnovna podrška)", "/savetnik")
    bivsi.writes("/termin poseta")
    bivsi.reads("Posete: samo uz ugovor o podršci", "/savetnik")
    bivsi.writes("treba mi termin za konsultacije")
    bivsi.reads("konsultacije", "#1001", "Cenu Vam kažemo")
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("#1001", "Bivši klijent")
    stranger = world.visitor()
    stranger.writes("/termin")
    stranger.reads("kod")


def test_who_would_cancel_what_is_not_there_is_offered_to_arrange_it(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    granit = _linked(world, "granit-nikola")
    for words in ("Moram da otkažem posetu", "ne odgovara mi termin"):
        granit.writes(words)
        granit.reads("Nemate zakazan termin.")
    assert world.read(lambda tx: tx.all(select(Ticket))) == []
    granit.presses("Zakaži posetu")
    granit.reads("Zabeležili smo da Vam treba poseta", "#1001")
    world.operator("ana").reads("#1001", "Poseta")


def test_a_planned_appointment_is_shown_before_another_is_asked_for(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    nikola, ana = _nikola(world), world.operator("ana")
    card = _asks(world, nikola, "/termin poseta, novi računari", "treba poseta")
    assert "novi računari" in card.text
    nikola.writes("/termin poseta i štampač")
    world.settles()
    nikola.reads("Dodato uz tiket #1001")
    _agrees(world, nikola, ana, "/termin 3.12. u 10:00", card)
    _calendar(nikola)
    _calendar(ana)
    nikola.writes("/termin")
    world.settles()
    shown = nikola.reads("dogovoren", "3. decembra u 10:00")
    assert shown.labels == ["Ne odgovara mi", "Treba mi još jedan termin"]
    _presses(world, nikola, "još jedan")
    nikola.reads("Šta želite")
    _presses(world, nikola, "Poseta")
    nikola.reads("treba poseta", "#1002")
    ana.reads("#1002")
    nikola.writes("/termin konsultacije")
    world.settles()
    nikola.reads("konsultacije", "#1003")
    ana.reads("#1003")


def test_a_request_at_night_wakes_nobody(world_at: MakeWorld) -> None:
    world = world_at("2026-11-24T22:00")
    nikola = _nikola(world)
    nikola.writes("treba nam poseta")
    world.settles()
    nikola.reads("poseta", "Otvaramo u sredu, 25. novembra u 8:00")
    world.minutes_pass(30)
    world.turns_to("2026-11-25T08:00")
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("#1001", "Granit")


def test_times_that_cannot_be_are_refused_and_say_what_to_do(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    nikola, ana, marko = _nikola(world), world.operator("ana"), world.operator("marko")
    card = _asks(world, nikola, "treba nam poseta", "poseta")
    refusals = {
        "/termin juče u 9": "Nismo razumeli kada",
        "/termin": "Nismo razumeli kada",
        "/termin danas u 9": "već prošlo",
        "/termin 24.12.2026 u 9 13h": "najviše 12 sati",
        "/termin 3.12.2062 u 9": "više od godinu dana unapred (3. decembra 2062.)",
        "/termin 28.3.2027 u 2:30": "Nismo razumeli kada",
    }
    for typed, why in refusals.items():
        _types(world, ana, typed, card)
        ana.reads(why)
    _types(world, ana, "/termin 3.12. u 17:00", card)
    ana.reads("Novi termin", "van radnog vremena")
    nikola.reads("Predlažemo")
    ana.writes("/termin 3.12. u 10:00")
    world.settles()
    ana.reads("Termin je pomeren")
    nikola.reads("Termin je promenjen")
    # Another ticket of another client at the same hour.
    visitor = _linked(world, "dunav-petar", "знамо")
    visitor.writes("треба нам посета")
    visitor.reads("посета", "#1002")
    petars = marko.reads("#1002")
    _types(world, marko, "/termin 3.12. u 11:00", petars)
    marko.reads("Novi termin")
    visitor.reads("Предлажемо", "3. децембра у 11:00")
    ana.writes("/termin 3.12. u 11:30", reply_to=card)
    world.settles()
    ana.reads("Termin je pomeren")
    nikola.reads("Termin je promenjen")
    # The same wish in plain words is an answer to the client.
    _types(world, ana, "Treba mi termin", card)
    ana.reads("Poslato klijentu")
    nikola.reads("Treba mi termin")
    jelena = world.operator("jelena")
    jelena.writes("/termin 3.12. u 10")
    world.settles()
    jelena.reads("Ne znamo na koji tiket")


def test_a_colleague_of_the_one_who_asked_may_answer_and_reads_what_came_of_it(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    petar, iva = _linked(world, "dunav-petar", "знамо"), _linked(world, "dunav-iva")
    marko = world.operator("marko")
    petar.writes("треба нам посета")
    petar.reads("посета", "#1001", "Marko Petrović")
    _types(world, marko, "/termin 26.11. 10-12", marko.reads("#1001"))
    marko.reads("Novi termin", "Петар Дунђерски")
    petar.reads("Предлажемо", "у четвртак, 26. новембра у 10:00")
    iva.writes("/termin")
    iva.reads("čekamo Vašu potvrdu", "26. novembra u 10:00")
    iva.presses("Odgovara mi")
    iva.reads("dogovoren", "26. novembra u 10:00")
    petar.reads("договорено")
    petar.reads("Термин за Ваш календар")
    marko.reads("klijent je potvrdio")
    _calendar(marko)
    petar.presses("Не одговара ми")
    petar.reads("више не важи")
    petar.reads("Термин за Ваш календар")
    marko.reads("Klijentu ne odgovara")
    assert _calendar(marko)["METHOD"] == "CANCEL"
    iva.presses("Ne odgovara mi")
    iva.reads("više ne važi")


def test_an_operator_on_leave_or_engaged_is_not_promised(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    nikola, jelena = _nikola(world), world.operator("jelena")
    world.write(lambda tx: setattr(client_by_code(tx, "granit"), "advisor", "jelena"))
    world.write(lambda tx: setattr(client_by_code(tx, "dunav"), "advisor", "jelena"))
    nikola.writes("treba nam poseta")
    world.settles()
    nikola.reads("Jelena Nikolić")
    card = jelena.reads("#1001")
    _types(world, jelena, "/termin 22.12. u 10:00", card)
    jelena.reads("Jelena Nikolić tog dana ne radi")
    _types(world, jelena, "/termin 17.12. u 10:00", card)
    jelena.reads("Novi termin")
    nikola.reads("Predlažemo")
    visitor = _linked(world, "dunav-petar", "знамо")
    visitor.writes("/термин посета")
    visitor.reads("#1002")
    other = jelena.reads("#1002")
    _types(world, jelena, "/termin 17.12. 9-11", other)
    jelena.reads("već ima termin: Granit gradnja a.d., u četvrtak, 17. decembra u 10:00")
    _types(world, jelena, "/termin 17.12. 8-10", other)
    jelena.reads("Novi termin", "17. decembra u 8:00")
    visitor.reads("17. децембра у 8:00")


def test_another_operator_takes_the_appointment_over(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    visitor = _linked(world, "novi-sara", "now we know")
    visitor.writes("I would like to book a consultation")
    visitor.reads("consulting", "#1001", "the price")
    ana, marko = world.operator("ana"), world.operator("marko")
    cards = {code: world.operator(code).reads("#1001") for code in ("ana", "marko", "jelena")}
    _types(world, ana, "/termin u petak u 10 na 1h", cards["ana"])
    ana.reads("Novi termin", "Klijent")
    visitor.reads("We suggest", "Ana Jovanović", "on Friday, 27 November at 10:00")
    visitor.presses("That works")
    visitor.reads("it is agreed")
    visitor.reads("for your calendar")
    ana.reads("klijent je potvrdio")
    _calendar(ana)
    _types(world, marko, "/termin u petak u 10", cards["marko"])
    ana.reads("sada vodi Marko Petrović")
    assert _calendar(ana)["METHOD"] == "CANCEL"
    marko.reads("Termin je pomeren", "1 sat")
    visitor.reads("has changed", "Marko Petrović")
    visitor.reads("for your calendar")
    assert _event(_calendar(marko))["STATUS"] == "TENTATIVE"


def test_no_answer_for_a_day_is_told_to_the_operator_in_working_hours(world_at: MakeWorld) -> None:
    world = world_at("2026-11-20T15:00")  # a Friday
    nikola, ana = _nikola(world), world.operator("ana")
    _types(world, ana, "/termin 3.12. u 10:00", _asks(world, nikola, "treba nam poseta", "poseta"))
    ana.reads("Novi termin")
    nikola.reads("Predlažemo")
    world.turns_to("2026-11-21T15:01")
    ana.reads_nothing()
    world.turns_to("2026-11-23T08:00")
    ana.reads("još nije potvrdio")
    world.turns_to("2026-11-24T09:00")
    # Ten days later the button still counts: it settles by how things stand.
    world.turns_to("2026-11-30T15:30")
    _presses(world, nikola, "Odgovara mi")
    nikola.reads("dogovoreno")
    _calendar(nikola)
    ana.reads("klijent je potvrdio")
    _calendar(ana)


def test_a_client_without_a_chat_is_told_by_the_operator_who_presses_for_them(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    visitor = world.visitor()
    visitor.writes("hoću čoveka")
    visitor.reads("kod")
    ana = world.operator("ana")
    ticket = world.write(lambda tx: _typed_ticket(tx, "dunav"))
    ana.writes("/termin 3.12. u 10:00")
    world.settles()
    ana.reads("Napišite i šta je")
    ana.writes("/termin poseta 3.12. u 10:00")
    world.settles()
    ana.reads("Novi termin", "Klijentu ne možemo da pišemo")
    _presses(world, ana, "Klijent je potvrdio")
    ana.reads("klijent je potvrdio", "Dunav trgovina")
    _calendar(ana)
    _presses(world, ana, "Klijent je potvrdio")
    ana.reads("već potvrdio")
    world.turns_to("2026-12-02T10:00")
    ana.reads("Podsetnik")
    world.turns_to("2026-12-03T20:00")
    ana.reads("Kako je prošla poseta")
    world.turns_to("2026-12-04T07:59")
    assert not any("Još čekamo" in text for text in ana.unread_texts())
    world.turns_to("2026-12-04T08:00")
    ana.reads("Još čekamo izveštaj", "Kako je prošla poseta")
    _presses(world, ana, "Nije održano")
    ana.reads("Otkazano", "Klijentu ne možemo da pišemo")
    assert world.read(lambda tx: list(tx.all(select(TimeEntry.id)))) == []
    assert ticket
    assert world.audit[-2:] == [
        "ana client-agreed appointments 1 telegram",
        "ana cancel-appointment appointments 1 telegram",
    ]


def test_a_visit_that_was_not_held_uses_up_nothing_and_a_wrong_report_is_asked_again(
    world_at: MakeWorld,
) -> None:
    world = world_at(WORKDAY)
    nikola, ana = _nikola(world), world.operator("ana")
    _agrees(world, nikola, ana, "/termin danas u 13", _asks(world, nikola, "treba nam poseta", "poseta"))
    _calendar(nikola)
    _calendar(ana)
    world.turns_to("2026-11-24T15:00")
    question = ana.reads("Kako je prošla poseta")
    for typed, why in {"1h30": "Nedostaje izveštaj", "30h Sve": "Trajanje ne može biti 30 sati"}.items():
        ana.writes(typed, reply_to=question)
        world.settles()
        ana.reads(why)
    _presses(world, nikola, "Ne odgovara mi")
    nikola.reads("je prošlo")
    _presses(world, ana, "Nije održano")
    ana.reads("Otkazano")
    nikola.reads("nije održana, pa se ne računa", "/termin")
    ana.writes("Ipak izveštaj", reply_to=question)
    world.settles()
    ana.reads("je otkazan")
    assert _visits(world) == (0, 2)


def test_the_night_the_clocks_go_back_the_first_of_two_hours_is_meant(world_at: MakeWorld) -> None:
    world = world_at("2026-10-20T10:00")
    nikola, ana = _nikola(world), world.operator("ana")
    card = _asks(world, nikola, "treba nam poseta", "poseta")
    _agrees(world, nikola, ana, "/termin 25.10. u 2:30 2h", card, outside=True)
    event = _event(_calendar(nikola))
    assert event["DTSTART"].dt == datetime.fromisoformat("2026-10-25T00:30:00+00:00")
    assert event["DTEND"].dt == datetime.fromisoformat("2026-10-25T02:30:00+00:00")
    _calendar(ana)
    world.turns_to("2026-10-24T09:00")
    nikola.reads("u nedelju, 25. oktobra u 2:30", "2 sata")
    ana.reads("Podsetnik")
    world.turns_to("2026-10-25T03:30")  # two hours later
    question = ana.reads("Kako je prošla poseta")
    ana.writes("Prebačena baza.", reply_to=question)
    world.settles()
    nikola.reads("Prebačena baza.")
    ana.reads("Izveštaj", "3 sata")  # by the add-on's factor
    [entry] = world.read(lambda tx: tx.all(select(TimeEntry)))
    assert (entry.seconds, entry.minutes, entry.draws) == (7200, 180, False)


def test_from_october_on_a_client_with_visits_left_is_asked_once(world_at: MakeWorld) -> None:
    world = world_at("2026-09-01T09:00")
    nikola, ana = _nikola(world), world.operator("ana")
    world.turns_to("2026-09-30T12:00")
    world.turns_to("2026-10-01T07:59")
    nikola.reads_nothing()
    world.turns_to("2026-10-01T08:00")
    nikola.reads("Po ugovoru imate još 2 posete ove godine", "/termin")
    for part in ("Izveštaj o podršci za septembar", "Mesec na slici", "Izveštaj u PDF-u"):
        nikola.reads(part)
    world.turns_to("2026-10-02T08:00")
    nikola.reads_nothing()
    _presses(world, nikola, "Zakaži posetu")
    nikola.reads("treba poseta", "#1001")
    ana.reads("#1001")


def _nikola(world: World) -> Person:
    return world.telegram.person(5003, "Nikola Granić", has_opened_chat=True)


def _linked(world: World, contact: str, greeting: str = "znamo ko ste") -> Visitor:
    visitor = world.visitor()
    visitor.writes(f"/start {world.write(lambda tx: new_code(tx, contact_by_code(tx, contact)))}")
    visitor.reads(greeting)
    return visitor


def _asks(world: World, nikola: Person, words: str, noted: str) -> Message:
    """Nikola asks; his advisor Ana is shown the ticket."""
    nikola.writes(words)
    world.settles()
    nikola.reads(noted, "#1001", "Ana Jovanović", "Predlog termina")
    return world.operator("ana").reads("#1001", "Granit gradnja", "Poseta")


def _types(world: World, operator: Person, typed: str, card: Message) -> None:
    operator.writes(typed, reply_to=card)
    world.settles()


def _presses(world: World, person: Person, label: str) -> None:
    person.presses(label)
    world.settles()


def _agrees(
    world: World, nikola: Person, ana: Person, typed: str, card: Message, *, outside: bool = False
) -> Message:
    """Ana proposes, Nikola agrees; gives the message that says so to Ana."""
    _types(world, ana, typed, card)
    told = ana.reads("Novi termin")
    assert ("van radnog vremena" in told.text) is outside
    nikola.reads("Predlažemo")
    _presses(world, nikola, "Odgovara mi")
    nikola.reads("dogovoreno")
    return ana.reads("klijent je potvrdio")


def _calendar(person: Person) -> Any:
    """The calendar file that came last."""
    message = person.reads("Termin za Vaš kalendar")
    assert message.file
    assert (message.file.kind, message.file.name[-4:]) == ("document", ".ics")
    return Calendar.from_ical(message.file.content)


def _event(calendar: Any) -> Any:
    [event] = calendar.walk("VEVENT")
    return event


def _data(message: Message, label: str) -> str:
    [data] = [b.callback_data for row in message.buttons for b in row if b.text == label]
    assert data
    return data


def _labels(visitor: Visitor) -> list[str]:
    return [label for label in visitor._buttons if label in ("Poseta", "Konsultacije")]


def _visits(world: World) -> tuple[int, int]:
    """Taken this year, and left to plan."""

    def look(tx: Any) -> tuple[int, int]:
        granit, moment = client_by_code(tx, "granit"), now_of(tx)
        return visits_taken(tx, moment, granit, 2026), visits_unplanned(tx, moment, granit)

    return world.read(look)


def _typed_ticket(tx: Any, client: str) -> int:
    """A ticket of a client that came by telephone, and that Ana looks after."""
    served = client_by_code(tx, client)
    ticket = Ticket(
        number=1001,
        client_id=served.id,
        subject="Server",
        source="phone",
        rank=2,
        state="taken",
        operator="ana",
        opened_at=tx.now,
    )
    return int(tx.add(ticket).id)


def _wall(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)
