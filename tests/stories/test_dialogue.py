"""The dialogue: tickets from the first word to the rating, calls, bursts, and the operators' side."""

from pathlib import Path

from sqlalchemy import select

from core.clients.identity import contact_by_code
from core.clients.link_codes import new_code
from core.database.transaction import Transaction
from core.tickets.call_backs import calls_due
from core.tickets.rows import Message, Ticket
from simulator.telegram.chats import Message as TelegramMessage
from simulator.telegram.person import Person
from tests.stories.conftest import MakeWorld
from tests.stories.visitor import Visitor
from tests.stories.world import COMPANY, World

WORKDAY = "2026-11-24T10:00"
_DESK = ("ana", "marko", "jelena")


def test_a_ticket_is_opened_read_closed_rated_and_opened_again(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at(WORKDAY)
    milica, ana = _linked(world, "zora-milica"), world.operator("ana")
    milica.writes("/tiketi")
    milica.reads("Nemate otvorenih tiketa")
    milica.presses("Otvori nov tiket")
    milica.reads("Napišite u čemu je problem")
    milica.writes("Stampac na kasi 2 krivo sece papir")
    milica.reads("#1001", "najkasnije")
    milica.presses("Rad je stao")
    milica.reads("svima ili samo na jednom mestu", "#1001")
    milica.presses("Na jednom mestu")
    milica.reads("#1001", "jedno")
    for code in _DESK:
        world.operator(code).reads("Nov tiket #1001", "krivo sece papir")
        world.operator(code).reads("#1001", "rad je stao")
    ana.presses("Preuzmi")
    _writes(world, ana, "Zamenite rolnu.")
    milica.skips_all()
    ana.skips_all()
    milica.writes("šta je sa 1001?")
    milica.reads("Tiket #1001", "Stampac na kasi 2", "Ana Jovanović", "Zamenite rolnu.")
    milica.presses("Rešeno je, zatvori tiket")
    milica.reads("#1001", "zatvoren", "od 1 (loše) do 5")
    ana.reads("Pekara Zora", "#1001", "klijent ga je zatvorio")
    milica.presses("2")
    milica.reads("Žao nam je", "#1001")
    milica.writes("Čekala sam dva sata")
    milica.reads("Hvala, zabeležili smo")
    vesna = world.operator("vesna")
    vesna.reads("Ocena 2", "#1001")
    vesna.reads("Ocena 2", "#1001", "Čekala sam dva sata")
    world.turns_to("2026-11-30T10:00")
    milica.writes("Opet isto, sece krivo")
    milica.reads("ponovo", "#1001")
    for code in _DESK:
        world.operator(code).reads("#1001")
        world.operator(code).skips_all()
    ticket = world.read(lambda tx: tx.get(Ticket, 1))
    assert (ticket.state, ticket.rating, ticket.urgency) == ("open", None, "one-stopped")


def test_what_was_closed_more_than_seven_days_ago_stays_closed(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at("2026-11-16T10:00")
    milica = _linked(world, "zora-milica")
    milica.writes("hoću čoveka")
    milica.reads("#1001")
    milica.writes("/zatvori")
    milica.reads("#1001", "zatvoren")
    for code in _DESK:
        world.operator(code).skips_all()
    milica.writes("/1001")
    milica.reads("Tiket #1001", "zatvoren")
    milica.presses("Otvori ponovo")
    milica.reads("ponovo", "#1001")
    milica.writes("/zatvori")
    milica.reads("#1001", "zatvoren")
    world.turns_to("2026-11-23T10:01")
    milica.writes("Opet isto kao onda")
    milica.reads("#1002")
    milica.writes("/2044")
    milica.reads("#2044", "nije među Vašim")
    states = world.read(lambda tx: list(tx.all(select(Ticket.state).order_by(Ticket.id))))
    assert states == ["closed", "open"]
    for code in _DESK:
        world.operator(code).skips_all()


def test_with_two_open_tickets_words_go_where_they_belong(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at(WORKDAY)
    nikola = world.telegram.person(5003, "Nikola Granić", has_opened_chat=True)
    _writes(world, nikola, "/novi Ne radi skener")
    nikola.reads("#1001")
    _writes(world, nikola, "/novi Treba nam nov korisnik")
    first = nikola.reads("#1002")
    _writes(world, nikola, "Zove se Jovan Jović")
    nikola.reads("#1002")
    _writes(world, nikola, "/tiketi")
    nikola.reads("Vaši tiketi", "#1001", "Ne radi skener", "#1002", "Treba nam nov korisnik")
    nikola.presses("#1001 Ne radi skener")
    world.settles()
    nikola.reads("Tiket #1001", "Ne radi skener")
    nikola.presses("Dopuni")
    world.settles()
    nikola.reads("#1001")
    _writes(world, nikola, "Piše da nema papira")
    nikola.reads("#1001")
    _writes(world, nikola, "Prezime je Jovičić", reply_to=first)
    nikola.reads("#1002")
    said = _said(world)
    assert said == [
        (1001, "Ne radi skener"),
        (1002, "Treba nam nov korisnik"),
        (1002, "Zove se Jovan Jović"),
        (1001, "Piše da nema papira"),
        (1002, "Prezime je Jovičić"),
    ]
    # What an operator types instead of pressing is the press: of the only one, or of the one answered.
    ana = world.operator("ana")
    card = ana.reads("Nov tiket #1001")
    _writes(world, ana, "preuzimam")
    ana.reads("Ne znamo na koji tiket mislite")
    _writes(world, ana, "Preuzimam.", reply_to=card)
    ana.reads("Tiket #1001 je Vaš")
    _writes(world, ana, "preuzimam")
    ana.reads("Tiket #1002 je Vaš")
    nikola.skips_all()
    for code in _DESK:
        world.operator(code).skips_all()


def test_a_call_is_promised_for_a_time_that_is_covered_and_one_operator_makes_it(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(WORKDAY)
    milica, ana, marko = _linked(world, "zora-milica"), world.operator("ana"), world.operator("marko")
    milica.writes("zovite me")
    milica.reads("Zvaćemo Vas na", "60 1230001", "Kada?")
    milica.writes("u 11:30")
    milica.reads("u utorak, 24. novembra u 11:30", "#1001")
    for code in _DESK:
        world.operator(code).reads_nothing()
    world.minutes_pass(90)
    for code in _DESK:
        world.operator(code).reads("Klijent čeka poziv", "Pekara Zora", "#1001")
    ana.presses("Zovem ja")
    world.settles()
    ana.reads("Vi zovete", "#1001")
    milica.reads("Ana Jovanović", "upravo zove")
    marko.presses("Zovem ja")
    world.settles()
    marko.reads("Ana Jovanović")
    ana.presses("Ne javlja se")
    world.settles()
    ana.reads("ne javlja", "#1001")
    milica.reads("nismo uspeli da Vas dobijemo")
    milica.writes("/zovite u 19 h")
    milica.reads("U to vreme ne radimo", "u sredu, 25. novembra u 8:00")
    world.turns_to("2026-11-25T08:00")
    ana.reads("Klijent čeka poziv")
    ana.presses("Zovem ja")
    world.settles()
    ana.reads("Vi zovete")
    milica.reads("upravo zove")
    ana.presses("Razgovarali smo")
    world.settles()
    ana.reads("razgovarali ste")
    assert world.read(calls_due) == []
    for code in _DESK:
        world.operator(code).skips_all()
    assert world.audit == [
        f"ana {verb} tickets 1001 telegram"
        for verb in ("accept-call", "call-unanswered", "accept-call", "call-made")
    ]


def test_what_says_nothing_opens_no_ticket_and_a_call_that_is_not_wanted_is_not_asked_for_again(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(WORKDAY)
    milica = _linked(world, "zora-milica")
    for words in ("👍", "🙂🙂"):
        milica.writes(words)
        milica.reads("U redu! Tu smo")
    for words in ("?!", "da", "5", "test", "0601230001"):
        milica.writes(words)
        milica.reads("u nekoliko reči šta Vam treba")
    milica.writes("jesi li ti robot?")
    milica.reads("odgovara program", "javlja se čovek")
    milica.writes("zovite me")
    milica.reads("Kada?")
    milica.writes("odustajem")
    milica.reads("ne zovemo Vas")
    milica.writes("zovite me")
    milica.reads("Kada?")
    milica.writes("kako da odštampam fakturu?")
    milica.reads("Kako da odštampate fakturu")
    milica.writes("hvala, ne treba")
    milica.reads("Drago nam je")
    assert world.read(lambda tx: list(tx.all(select(Ticket)))) == []
    milica.writes("hoću čoveka")
    milica.reads("#1001")
    milica.writes("👍")
    milica.reads_nothing()
    milica.writes("5")
    milica.reads("Dodato uz tiket #1001")
    for code in _DESK:
        world.operator(code).skips_all()


def test_a_burst_of_short_messages_is_one_question(world_on_sqlite_at: MakeWorld, tmp_path: Path) -> None:
    company = tmp_path / "company.yaml"
    company.write_text(COMPANY.read_text(encoding="utf-8").replace("pause_seconds: 0", "pause_seconds: 3"))
    world = world_on_sqlite_at(WORKDAY)
    world.load(company)
    nikola = world.telegram.person(5003, "Nikola Granić", has_opened_chat=True)
    for words in ("dobar dan", "kako da", "odštampam", "fakturu"):
        _writes(world, nikola, words)
        world.seconds_pass(2)
        nikola.reads_nothing()
    world.seconds_pass(1)
    nikola.reads("Kako da odštampate fakturu", "pomoglo")
    _writes(world, nikola, "ne radi mi skener na šalteru")
    _writes(world, nikola, "/covek")
    nikola.reads("#1001")
    assert _said(world) == [(1001, "ne radi mi skener na šalteru")]
    for code in _DESK:
        world.operator(code).skips_all()


def test_everything_a_client_may_see_is_one_press_away(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at(WORKDAY)
    milica = _linked(world, "zora-milica")
    milica.writes("/pomoc")
    milica.reads("sati")
    for button, said in (
        ("Stanje sati", "Preostalo"),
        ("Izveštaj", "Prvi izveštaj"),
        ("Posete", "Posete u 2026"),
        ("Moj savetnik", "Ana Jovanović"),
        ("Moji tiketi", "Nemate otvorenih tiketa"),
    ):
        milica.writes("/pomoc")
        milica.skips_all()
        milica.presses(button)
        milica.reads(said)
    milica.writes("/savetnik")
    milica.reads("Vaš savetnik", "Ana Jovanović")
    milica.presses("Piši savetniku")
    milica.reads("poruku")
    milica.writes("Da li da pređemo na veći paket?")
    milica.reads("#1001", "Ana Jovanović")
    world.operator("ana").reads("#1001", "veći paket")
    milica.writes("/stop")
    milica.reads("više Vam ne šaljemo")
    milica.writes("/nastavi")
    milica.reads("Dobro došli nazad")
    milica.writes("/odjavi")
    milica.reads("Ovde pišete kao", "Milica Zorić", "čet na sajtu", "(ovaj)")
    milica.presses("Odjavi ovaj čet")
    milica.reads("više nije povezan", "Milica Zorić")
    milica.writes("/sati")
    milica.reads("kod")
    milica.writes("/1001")
    milica.reads("#1001")


def test_an_operator_looks_notes_sends_an_article_hands_on_and_closes_with_a_summary(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(WORKDAY)
    milica, ana, marko = _linked(world, "zora-milica"), world.operator("ana"), world.operator("marko")
    milica.writes("hoću čoveka")
    milica.reads("#1001")
    for code in _DESK:
        world.operator(code).reads("#1001")
    _writes(world, ana, "/moji")
    ana.reads("Ne vodite nijedan tiket")
    ana.presses("Preuzmi")
    world.settles()
    ana.reads("#1001", "Vaš")
    milica.reads("Ana Jovanović")
    _writes(world, ana, "/beleska Viče na telefon, oprezno.")
    ana.reads("Klijent je ne vidi", "#1001")
    _writes(world, ana, "/moji")
    ana.reads("Vodite 1 tiket", "#1001")
    ana.presses("#1001 hoću čoveka")
    world.settles()
    ana.reads("Pekara Zora", "BELEŠKA (klijent je ne vidi) – Ana Jovanović", "oprezno")
    milica.writes("/1001")
    assert "oprezno" not in milica.reads("Tiket #1001", "hoću čoveka")
    _writes(world, ana, "/clanak kako da odštampam fakturu")
    ana.reads("Koji članak", "#1001")
    ana.presses("Kako da odštampate fakturu")
    world.settles()
    ana.reads("Poslato klijentu (#1001)")
    milica.reads("Ana Jovanović", "Kako da odštampate fakturu")
    _writes(world, ana, "/klijent 060 123 0001")
    ana.reads("Pekara Zora", "Osnovna podrška, ovog meseca preostalo: 2 sata", "Milica Zorić", "#1001")
    _writes(world, ana, "/klijent nema takvih")
    ana.reads("Nema takvog klijenta")
    _writes(world, ana, "/klijent d.o.o")
    ana.reads("Više klijenata")
    _writes(world, ana, "/predaj niko")
    ana.reads("nije predat", "#1001")
    _writes(world, ana, "/predaj marko")
    ana.reads("#1001", "Marko Petrović")
    milica.reads("Marko Petrović")
    marko.reads("Ana Jovanović Vam predaje", "#1001")
    _writes(world, marko, "/zatvori Uputili smo na članak o štampi.")
    marko.reads("#1001", "zatvoren")
    milica.reads("#1001", "zatvoren", "Uputili smo na članak o štampi.", "od 1 (loše) do 5")
    _writes(world, marko, "/4711")
    marko.reads("Tiket #4711 ne postoji")
    # What was only looked at, and what could not be, stands nowhere.
    assert world.audit == [
        "ana take tickets 1001 telegram",
        "ana say tickets 1001 telegram",
        "ana say tickets 1001 telegram",
        "ana give tickets 1001 telegram",
        "marko close tickets 1001 telegram",
    ]


def _writes(world: World, person: Person, words: str, reply_to: TelegramMessage | None = None) -> None:
    person.writes(words, reply_to=reply_to)
    world.settles()


def _said(world: World) -> list[tuple[int, str]]:
    def read(tx: Transaction) -> list[tuple[int, str]]:
        numbers = {ticket.id: ticket.number for ticket in tx.all(select(Ticket))}
        said = tx.all(select(Message).order_by(Message.id))
        return [(numbers[message.ticket_id], message.text) for message in said]

    return world.read(read)


def _linked(world: World, contact: str) -> Visitor:
    visitor = world.visitor()
    visitor.writes(world.write(lambda tx: new_code(tx, contact_by_code(tx, contact))))
    visitor.reads("Milica")
    return visitor
