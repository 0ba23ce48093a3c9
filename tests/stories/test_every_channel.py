"""The dialogue is one: each line of it, told over Telegram, over Viber and in the web chat."""

import pytest
from sqlalchemy import select

from core.files.rows import StoredFile
from core.tickets.rows import Message, Ticket
from simulator.telegram.person import SMALLEST_PNG, Person
from tests.stories.client import Client
from tests.stories.conftest import MakeWorld
from tests.stories.player import CHANNELS
from tests.stories.world import World

WORKDAY = "2026-11-24T10:00"
_DESK = ("ana", "marko", "jelena", "vesna")
pytestmark = pytest.mark.parametrize("channel", CHANNELS)


def test_from_a_question_that_was_not_answered_over_a_ticket_to_its_rating_and_again(
    viber_at: MakeWorld, channel: str
) -> None:
    world = viber_at(WORKDAY)
    milica, ana = _milica(world, channel), world.operator("ana")
    milica.writes("dobar dan, kako da odstampam fakturu")
    assert milica.reads("Kako da odštampate fakturu", "pomoglo").labels == ("Da", "Ne", "Treba mi operater")
    milica.presses("Da")
    milica.reads("Drago nam je")
    milica.writes("како да одштампам фактуру")
    milica.reads("Kako da odštampate fakturu")
    milica.presses("Ne")
    milica.reads("Napišite u nekoliko reči šta tačno ne ide")
    milica.presses("Treba mi operater")
    opened = milica.reads("#1001", "najkasnije")
    assert opened.labels == ("Rad je stao", "Radimo otežano", "Nije hitno")
    milica.writes("2.")  # a number picks the button in its place
    milica.reads("#1001", "radite, ali otežano")
    ana.reads("Nov tiket #1001", "Pekara Zora", "одштампам фактуру")
    milica.writes("/tiketi")
    milica.reads("Vaši tiketi", "#1001")
    milica.writes("1")
    milica.reads("Tiket #1001", "одштампам фактуру")
    milica.presses("Dopuni")
    milica.reads("#1001")
    milica.writes("Piše da nema papira")
    milica.reads("Dodato uz tiket #1001")
    milica.sends_picture()
    milica.reads("Dodato uz tiket #1001")
    _takes(world, ana)
    milica.reads("#1001", "Ana Jovanović")
    ana.writes("Zamenite **rolnu** & upalite <kasu>.")
    world.settles()
    milica.reads("Ana Jovanović (#1001)", "rolnu", "& upalite <kasu>.")
    milica.writes("proradilo, hvala!")
    milica.reads("Hvala na javljanju", "#1001")
    milica.presses("Rešeno je, zatvori tiket")
    milica.reads("#1001", "zatvoren", "od 1 (loše) do 5")
    milica.presses("5")
    milica.reads("Hvala na oceni")
    milica.writes("brzo i ljubazno")
    milica.reads("Hvala, zabeležili smo")
    world.turns_to("2026-11-30T10:00")
    milica.writes("opet ne stampa, isto")
    milica.reads("Ponovo smo otvorili", "#1001")
    ticket = world.read(lambda tx: tx.get(Ticket, 1))
    assert (ticket.state, ticket.urgency, ticket.source) == ("open", "hindered", channel_name(channel))
    [file] = world.read(lambda tx: list(tx.all(select(StoredFile))))
    assert (file.state, file.ticket_id, file.size) == ("kept", 1, len(SMALLEST_PNG))
    _all_is_read(world, milica)


def test_all_that_a_client_may_see_and_ask_for(viber_at: MakeWorld, channel: str) -> None:
    world = viber_at(WORKDAY)
    milica = _milica(world, channel)
    for words, label, said in (
        ("/pomoc", "Stanje sati", "Preostalo"),
        ("шта умеш", "Izveštaj", "Prvi izveštaj"),
        ("pomoc", "Posete", "Posete u 2026"),
        ("help", "Moj savetnik", "Ana Jovanović"),
    ):
        milica.writes(words)
        milica.skips_all()
        milica.presses(label)
        milica.reads(said)
    milica.writes("kolko sati nam je ostalo")
    milica.reads("Preostalo: 2 sata")
    milica.writes("zovite me")
    milica.reads("Zvaćemo Vas na", "60 1230001", "Kada?")
    milica.presses("Za jedan sat")
    milica.reads("u utorak, 24. novembra u 11:00", "#1001")
    milica.writes("treba mi termin za konsultacije")
    milica.reads("konsultacije", "#1002", "Ana Jovanović")
    milica.writes("/jezik en")
    milica.reads("From now on")
    milica.writes("my tickets")
    milica.reads("#1001", "Your tickets")
    milica.writes("pišite ćirilicom")
    milica.reads("од сада Вам пишемо овако")
    milica.writes("koliko imam sati")
    milica.reads("Преостало: 2 сата")
    milica.writes("/jezik sr")
    milica.reads("od sada Vam pišemo ovako")
    milica.writes("/stop")
    milica.reads("više Vam ne šaljemo")
    milica.writes("/nastavi")
    milica.reads("Dobro došli nazad")
    _all_is_read(world, milica)


def test_a_stranger_goes_on_without_a_code_is_linked_and_says_that_it_is_somebody_else(
    viber_at: MakeWorld, channel: str
) -> None:
    world = viber_at(WORKDAY)
    stranger, ana = Client(world, channel, "Neko"), world.operator("ana")
    stranger.writes("/sati")
    stranger.reads("kod")
    stranger.skips_all()
    stranger.sends_picture()
    stranger.reads("Primili smo 1 prilog", "o čemu se radi")
    stranger.skips_all()
    stranger.writes("hocu zivog coveka, ne radi fiskalna kasa")
    stranger.reads("kod")
    stranger.presses("Nastavi bez koda")
    stranger.reads("#1001")
    stranger.skips_all()
    ana.reads("#1001", "ne radi fiskalna kasa")
    assert world.read(lambda tx: list(tx.all(select(StoredFile.ticket_id)))) == [1]
    stranger.is_linked("zora-milica")
    stranger.reads("Milica Zorić", "Pekara Zora")
    stranger.skips_all()
    stranger.writes("/sati")
    stranger.reads("Preostalo")
    stranger.writes("ovo nisam ja")
    stranger.reads("Ovde pišete kao", "Milica Zorić")
    stranger.presses("Ovo nisam ja")
    stranger.skips_all()
    ana.reads("pogrešnom osobom", "Milica Zorić", "ovo nisam ja")
    stranger.writes("/sati")
    stranger.reads("kod")
    said = world.read(lambda tx: list(tx.all(select(Message.text))))
    assert said[0] == "hocu zivog coveka, ne radi fiskalna kasa"
    _all_is_read(world, stranger)


def channel_name(channel: str) -> str:
    """As the desk knows it."""
    return {"web": "webchat"}.get(channel, channel.lower())


def _milica(world: World, channel: str) -> Client:
    milica = Client(world, channel, "Milica")
    milica.is_linked("zora-milica")
    milica.reads("Milica Zorić", "Pekara Zora")
    return milica


def _takes(world: World, operator: Person) -> None:
    operator.presses("Preuzmi")
    world.settles()
    operator.reads("je Vaš")


def _all_is_read(world: World, client: Client) -> None:
    client.skips_all()
    for code in _DESK:
        world.operator(code).skips_all()
