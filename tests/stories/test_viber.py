"""The whole dialogue in Viber: a link, a welcome, buttons, files both ways, refusals, and what would cost."""

import json

from sqlalchemy import select

from core.clients.identity import contact_by_code
from core.clients.link_codes import new_code
from core.database.inbox import Received
from core.database.outbox import Delivery
from core.tickets.rows import Message, Ticket
from simulator.telegram.person import SMALLEST_PNG
from simulator.viber.person import Person
from tests.stories.conftest import MakeWorld
from tests.stories.world import World

WORKDAY = "2026-11-24T10:00"
OTHERS = ("marko", "jelena")


def milica_in(world: World, *, linked: bool = True) -> Person:
    """Milica of Pekara Zora; linked by the link that the desk gave her."""
    milica = world.viber.person("01234567890A=", "Milica")
    if linked:
        code = world.write(lambda tx: new_code(tx, contact_by_code(tx, "zora-milica")))
        milica.opens(code)
        milica.reads("Milica Zorić", "Pekara Zora")
    return milica


def with_a_ticket(world: World) -> Person:
    """Her ticket is Ana's."""
    milica, ana = milica_in(world), world.operator("ana")
    milica.writes("hoću čoveka")
    world.settles()
    milica.reads("#1001")
    ana.reads("#1001")
    ana.presses("Preuzmi")
    world.settles()
    ana.reads("je Vaš")
    milica.reads("Ana Jovanović")
    for code in OTHERS:
        world.operator(code).skips_all()
    return milica


def test_from_the_link_over_an_answer_that_did_not_help_to_the_rating(viber_at: MakeWorld) -> None:
    world = viber_at(WORKDAY)
    milica, ana = milica_in(world), world.operator("ana")
    milica.writes("kako da odstampam fakturu")
    world.settles()
    answer = milica.reads("Kako da odštampate fakturu", "Da li Vam je ovo pomoglo?")
    assert answer.labels == ["Da", "Ne", "Treba mi operater"]
    milica.presses("Ne")
    world.settles()
    milica.reads("Napišite u nekoliko reči šta tačno ne ide")
    milica.presses("Treba mi operater")
    world.settles()
    milica.reads("#1001", "najkasnije")
    ana.reads("#1001", "Pekara Zora", "kako da odstampam fakturu")
    ana.presses("Preuzmi")
    world.settles()
    taken = ana.reads("je Vaš")
    told = milica.reads("#1001", "Ana Jovanović")
    # Under what has no buttons of its own stand the common ways.
    assert (told.labels, told.menu) == (
        [],
        ["Moji tiketi", "Stanje sati", "Pomoć", "Zovite me", "Treba mi operater"],
    )
    milica.presses("Stanje sati")
    world.settles()
    milica.reads("Preostalo: 2 sata")
    answer_sent = ana.writes("Pritisnite **Štampaj** & izaberite štampač <2>.", reply_to=taken)
    world.settles()
    milica.reads("Ana Jovanović", "Pritisnite Štampaj & izaberite štampač <2>.")
    ana.reads("Poslato", "#1001")
    # Nothing that was sent can be changed in Viber: the correction is a message of its own.
    ana.edits(answer_sent, "Pritisnite Štampaj.")
    world.settles()
    milica.reads("ispravljen odgovor", "Pritisnite Štampaj.")
    milica.writes("Radi, hvala!")
    world.settles()
    milica.reads("#1001")
    ana.reads("Radi, hvala!")
    ana.writes("/zatvori")
    world.settles()
    ana.reads("#1001", "zatvoren")
    milica.reads("#1001", "zatvoren", "od 1 (loše) do 5")
    milica.presses("5")
    world.settles()
    milica.reads("Hvala")
    assert world.read(lambda tx: tx.first(select(Ticket.rating))) == 5
    for code in OTHERS:
        world.operator(code).skips_all()
    # A press is never shown as words, and what it sends cannot be guessed.
    pressed = [json.loads(raw)["message"]["text"] for raw, _ in world.viber.callbacks if b"dz:" in raw]
    assert len(pressed) == 3 and all(len(text) >= 19 for text in pressed)


def test_who_opens_the_chat_is_welcomed_in_the_answer_once_and_a_wrong_code_is_told(
    viber_at: MakeWorld,
) -> None:
    world = viber_at(WORKDAY)
    milica = milica_in(world, linked=False)
    milica.opens()
    welcome = milica.reads("Dobar dan", "kod")
    again = world.viber.calls_back_again()
    assert again.json()["text"] == welcome.text
    milica.reads("Dobar dan")
    assert world.viber.payloads == []
    milica.opens("K7M2P9QR")
    milica.reads("kod")
    world.settles()
    assert world.viber.payloads == []
    # Anybody can send anybody's card: it proves nothing.
    milica.shares_card("Milica Zorić", "+381601230001")
    world.settles()
    milica.skips_all()
    milica.writes("/sati")
    world.settles()
    milica.reads("kod")
    milica.skips_all()
    for code in ("ana", *OTHERS):
        world.operator(code).skips_all()


def test_files_go_both_ways_over_addresses(viber_at: MakeWorld) -> None:
    world = viber_at(WORKDAY)
    milica, ana = with_a_ticket(world), world.operator("ana")
    milica.sends_picture(SMALLEST_PNG, "Evo šta piše")
    milica.sends_file("../dnevnik.txt", "ne štampa".encode())
    world.settles()
    milica.reads("Dodato uz tiket #1001")
    milica.reads("Dodato uz tiket #1001")
    ana.reads("Evo šta piše")
    came = [message for message in ana.unread() if message.file]
    assert [message.file.name for message in came if message.file] == ["slika.png", "dnevnik.txt"]
    shown, log = ana.reads("slika.png, od klijenta"), ana.reads("dnevnik.txt, od klijenta")
    assert shown.file and (shown.file.kind, shown.file.content) == ("photo", SMALLEST_PNG)
    assert log.file and log.file.content == "ne štampa".encode()
    ana.skips_all()
    ana.sends_photo(SMALLEST_PNG, "Ovako treba da izgleda")
    ana.sends_document("Uputstvo č.pdf", b"%PDF-1.7 uputstvo")
    world.settles()
    milica.reads("Ovako treba da izgleda")
    milica.reads("📎 Uputstvo č.pdf")
    picture, paper = milica.reads_file(), milica.reads_file()
    assert (picture.type, paper.type, paper.file_name, paper.size) == (
        "picture",
        "file",
        "Uputstvo č.pdf",
        17,
    )
    ana.skips_all()
    # What lies nowhere any more is asked for again.
    milica.sends_picture(SMALLEST_PNG)
    world.viber.forgets_media()
    world.settles()
    milica.reads("nije stigao do nas")
    ana.skips_all()


def test_a_message_that_viber_does_not_take_is_tried_again_or_told_to_who_wrote_it(
    viber_at: MakeWorld,
) -> None:
    world = viber_at(WORKDAY)
    milica, ana = with_a_ticket(world), world.operator("ana")
    world.viber.fails(12, "tooManyRequests")
    ana.writes("Prvi odgovor")
    world.settles()
    ana.reads("Poslato")
    milica.reads_nothing()
    world.minutes_pass(6)
    milica.reads("Prvi odgovor")
    # Taken, and then lost on the way.
    token = world.read(lambda tx: tx.first(select(Delivery.sent_ref).order_by(Delivery.sent_at.desc())))
    sent = world.read(lambda tx: list(tx.all(select(Delivery).where(Delivery.channel == "viber"))))
    token = next(each.sent_ref for each in sent if each.payload.get("key") == "operator-wrote")
    assert token and int(token) > 2**53
    world.viber.reports_failed(token, milica)
    world.viber.reports_failed(token, milica)
    world.settles()
    ana.reads("nije stigao do klijenta", "Prvi odgovor")
    milica.unsubscribes()
    world.settles()
    ana.reads("prekinuo razgovor", "na Viberu", "(#1001)", "Milica Zorić, +381601230001")
    ana.writes("Drugi odgovor")
    world.settles()
    ana.reads("Poslato")
    ana.reads("nije stigao do klijenta", "više ne prima", "Milica Zorić", "Drugi odgovor")


def test_a_talk_that_would_cost_is_begun_only_if_the_company_file_allows_it(viber_at: MakeWorld) -> None:
    world = viber_at(WORKDAY)
    milica, ana = with_a_ticket(world), world.operator("ana")
    world.minutes_pass(25 * 60)
    ana.skips_all()
    milica.skips_all()
    sent = len(world.viber.payloads)
    ana.writes("Da li je u redu?")
    world.settles()
    ana.reads("Poslato")
    ana.reads("nije stigao", "Viberu naplatila", "Da li je u redu?")
    assert len(world.viber.payloads) == sent
    milica.writes("Ima li novosti?")
    world.settles()
    ana.reads("Ima li novosti?")
    ana.writes("Ima.")
    world.settles()
    milica.reads("Ima.")
    ana.reads("Poslato")
    for code in (*OTHERS, "vesna"):
        world.operator(code).skips_all()


def test_what_is_forged_late_or_odd_does_nothing_and_the_same_twice_does_it_once(viber_at: MakeWorld) -> None:
    world = viber_at(WORKDAY)
    milica = with_a_ticket(world)
    milica.writes("Još nešto")
    for _ in range(4):
        world.viber.calls_back_again()
    world.settles()
    milica.reads("Dodato uz tiket #1001")
    milica.reads_nothing()
    raw, _ = world.viber.callbacks[-1]
    events = world.read(lambda tx: list(tx.all(select(Received.event).where(Received.channel == "viber"))))
    assert str(json.loads(raw)["message_token"]) in events
    said = world.read(lambda tx: list(tx.all(select(Message.text).order_by(Message.id))))
    assert said[-1] == "Još nešto" and len(said) == 2

    def posted(body: bytes, signature: str | None = None) -> int:
        told = world.viber.signed(body) if signature is None else signature
        headers = {"X-Viber-Content-Signature": told.encode()}
        return world.request("POST", "/viber/webhook", content=body, headers=headers).status_code

    other = raw.replace("Još".encode(), "Već".encode())
    assert posted(other, world.viber.signed(raw)) == 403
    assert [posted(raw, forged) for forged in ("", "0" * 64, "š", world.viber.token)] == [403] * 4
    assert world.request("POST", "/viber/webhook", content=raw).status_code == 403
    odd = (b"", b"{", b"[]", b"null", b'{"event": 5}', b'{"event": "message"}', b"[" * 50_000, b"\xff")
    assert {posted(body) for body in odd} == {200}
    delivered = b'{"event": "delivered", "message_token": 1, "user_id": "x"}'
    assert posted(delivered) == 200
    assert posted(b" " * (1024 * 1024 + 1)) == 413
    # A key of somebody else's, and one that was never given out.
    shown = milica.inbox[-1]
    thief = world.viber.person("thief==", "Lopov")
    token = f"dz:{'A' * 16}"
    thief.writes(token)
    world.settles()
    thief.reads("više ne važi")
    milica.writes("\x00\ud800")
    world.settles()
    milica.skips_all()
    assert shown
    world.operator("ana").skips_all()
