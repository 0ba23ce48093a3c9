"""A month's statements on their way: by every way a contact has, never twice, whatever fails."""

from datetime import timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import func, select

from app.house import House
from bot.webchat.visitors import arrive
from core.appointments.rows import Appointment
from core.clients.identity import client_by_code, contact_by_code, tie
from core.clients.rows import Contact
from core.contracts.rows import Backup
from core.database.outbox import Delivery
from core.database.transaction import Transaction
from core.desk.moment import now_of
from core.desk.run_month import clients_set_aside
from core.desk.send_statement import send_statement
from core.desk.statement_progress import Progress, progress_of
from core.hours.month import Month
from core.hours.rows import Statement
from core.tickets.rows import Ticket
from knowledge_base.library import IndexedLibrary
from tests.prepared import Prepared
from tests.stories.conftest import MakeWorld
from tests.stories.many_clients import company_of
from tests.stories.test_time_and_statements import _book, _reader, _reads_statement
from tests.stories.visitor import Visitor
from tests.stories.world import World

OCTOBER = Month(2026, 10)
SENDING = "2026-11-02T08:00"


# What it says


def test_the_statement_tells_of_promises_visits_backups_and_what_was_not_used(world_at: MakeWorld) -> None:
    world = world_at("2026-10-05T09:00")
    nikola = _reader(world)
    nikola.writes("hoću čoveka")
    world.settles()
    nikola.reads("#1001")
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("#1001")
    ana = world.operator("ana")
    ana.writes("Zovem Vas odmah.", reply_to=next(iter(reversed(ana.inbox))))
    world.settles()
    ana.reads("Poslato")
    nikola.reads("Zovem Vas")
    world.write(_agree_on_a_visit)
    world.write(lambda tx: tx.add(_backup(tx)))
    world.turns_to(SENDING)
    text = _reads_statement(
        nikola,
        "Prvi odgovor u obećanom roku: 1 od 1",
        "Posete ove godine: 0 od 2; sledeća je zakazana za 12. 11.",
    ).text
    assert "Bekap u oblaku: napravljeno: 1; poslednji 20. 10. (ukupno 12,4 GB)" in text
    assert "Predlog savetnika" not in text


# Asking about a line


def test_a_client_asks_about_a_line_of_the_statement(world_at: MakeWorld) -> None:
    world = world_at("2026-10-05T09:00")
    nikola, ana = _reader(world), world.operator("ana")
    for day in range(6, 16):
        _book(world, "granit", f"2026-10-{day:02}T10:00", 15, "phone")
    world.turns_to(SENDING)
    _reads_statement(nikola, "oktobar 2026")
    nikola.presses("Pitanje o stavci")
    world.settles()
    assert len(nikola.reads("Stavke za oktobar 2026. (1/2)").labels) == 9
    nikola.presses("Sledeće")
    world.settles()
    second = nikola.reads("(2/2)")
    assert second.labels == ["14. 10. telefon, 15 minuta", "15. 10. telefon, 15 minuta", "Prethodne"]
    nikola.presses("15. 10. telefon")
    world.settles()
    nikola.reads("#1001", "Ana Jovanović")
    nikola.reads("Reč je o stavci: 15. 10. telefon, 15 minuta", "#1001")
    ana.reads("#1001", "Granit gradnja", "Pitanje o stavci: 15. 10. telefon, 15 minuta")
    nikola.presses("15. 10. telefon")
    world.settles()
    nikola.reads("više ne važi")
    assert world.read(lambda tx: tx.first(select(func.count()).select_from(Ticket))) == 1
    ana.presses("Preuzmi")
    world.settles()
    ana.reads("#1001")
    nikola.reads("Ana Jovanović")
    nikola.writes("Zar to nije bilo u garanciji?")
    world.settles()
    nikola.reads("Dodato uz tiket #1001")
    ana.reads("garanciji", "#1001")


def test_lines_that_look_alike_are_told_apart_by_what_was_done(world_at: MakeWorld) -> None:
    world = world_at("2026-10-05T09:00")
    nikola, ana = _reader(world), world.operator("ana")
    for hour, note in ((9, "Popis: dve prodavnice i magacin"), (11, "Štampač"), (13, "")):
        _book(world, "granit", f"2026-10-06T{hour:02}:00", 15, "phone", note=note)
    world.turns_to(SENDING)
    _reads_statement(nikola, "oktobar 2026")
    nikola.presses("Pitanje o stavci")
    world.settles()
    assert nikola.reads("Koja Vas zanima").labels == [
        "6. 10. telefon, 15 minuta (Popis: dve prodavnice i…)",
        "6. 10. telefon, 15 minuta (Štampač)",
        "6. 10. telefon, 15 minuta (Ana)",
    ]
    nikola.presses("Popis")
    world.settles()
    nikola.reads("#1001", "Ana Jovanović")
    nikola.reads("Reč je o stavci: 6. 10. telefon, 15 minuta (Popis: dve")
    ana.reads("#1001", "Pitanje o stavci: 6. 10. telefon, 15 minuta (Popis: dve prodavnice i magacin)")


def test_the_lines_can_be_looked_at_again_and_only_by_their_client(world_at: MakeWorld) -> None:
    world = world_at("2026-10-05T09:00")
    nikola = _reader(world)
    _book(world, "granit", "2026-10-06T10:00", 15, "phone")
    world.turns_to(SENDING)
    _reads_statement(nikola, "oktobar 2026")
    for _ in range(2):
        nikola.presses("Pitanje o stavci")
        world.settles()
        nikola.reads("Stavke za oktobar 2026. Koja")
    world.turns_to("2026-11-20T10:00")
    nikola.presses("Pitanje o stavci")
    world.settles()
    nikola.reads("Koja Vas zanima")
    # A month that is named is that one's; else it is the last.
    granit, september = partial(client_by_code, code="granit"), Month(2026, 9)
    world.write(lambda tx: send_statement(tx, now_of(tx), granit(tx), september))
    world.settles()
    for words, month in (("izveštaj za septembar", "septembar 2026"), ("izvestaj", "oktobar 2026")):
        nikola.skips_all()
        nikola.writes(words)
        world.settles()
        nikola.reads("Izveštaj o podršci za", month)
    nikola.skips_all()
    world.write(lambda tx: tie(tx, contact_by_code(tx, "zora-milica"), "telegram", "5003"))
    for label in ("Pitanje o stavci", "6. 10. telefon"):
        nikola.presses(label)
        world.settles()
        nikola.reads("više ne važi")
    assert world.read(lambda tx: tx.first(select(func.count()).select_from(Ticket))) == 0


# The ways


def test_a_blocked_chat_falls_back_to_the_contacts_next_one_with_everything(world_at: MakeWorld) -> None:
    world = world_at("2026-10-05T09:00")
    nikola, visitor, vesna = _reader(world), _on_the_web(world, "granit-nikola"), world.operator("vesna")
    nikola.blocks_bot()
    world.turns_to(SENDING)
    _reads_on_the_web(visitor)
    visitor.reads_nothing()
    vesna.reads("Izveštaji za oktobar 2026.", "Poslato: 1", "Nije stiglo: 2")
    nikola.unblocks_bot()
    _send(world, "granit")
    world.turns_to("2026-11-04T09:00")
    nikola.reads_nothing()
    visitor.reads_nothing()
    vesna.reads_nothing()


def test_what_was_read_before_the_block_does_not_come_again_by_the_next_way(world_at: MakeWorld) -> None:
    world = world_at("2026-11-02T07:00")
    nikola, visitor = _reader(world), _on_the_web(world, "granit-nikola")
    world.write(lambda tx: send_statement(tx, now_of(tx), client_by_code(tx, "granit"), OCTOBER))
    world._runner.run(world.house.worker.tick())
    nikola.reads("oktobar 2026")
    nikola.blocks_bot()
    world.settles()
    visitor.reads("Mesec na slici")
    visitor.reads("Izveštaj u PDF-u")
    visitor.reads_nothing()
    assert world.read(lambda tx: progress_of(tx, OCTOBER)).sent == 1


def test_without_another_way_the_contact_is_not_reached_and_the_managers_hear_why_once(
    world_at: MakeWorld,
) -> None:
    world = world_at("2026-10-05T09:00")
    nikola, vesna = _reader(world), world.operator("vesna")
    nikola.blocks_bot()
    world.turns_to(SENDING)
    told = vesna.reads("Izveštaji za oktobar 2026.", "Poslato: 0", "Nije stiglo: 3").text
    assert "Nikola Granić – čet ne prima poruke" in told
    assert "Milica Zorić – čet nije povezan" in told
    world.turns_to("2026-11-03T08:00")
    vesna.reads_nothing()


def test_when_everybody_was_reached_the_word_is_short(world_at: MakeWorld) -> None:
    world = world_at("2026-10-05T09:00")
    nikola, vesna = _reader(world), world.operator("vesna")
    web = [_on_the_web(world, code) for code in ("zora-milica", "dunav-petar")]
    world.telegram.faults.breaks(times=2, method="sendDocument")
    world.turns_to(SENDING)
    vesna.reads_nothing()
    world.minutes_pass(1)
    _reads_statement(nikola, "oktobar 2026")
    assert vesna.reads("Izveštaji za oktobar 2026.").text.endswith("Poslato: 3\nStigli su svima.")
    assert [len(visitor.unread()) for visitor in web] == [3, 3]


def test_who_links_a_chat_later_gets_it_by_hand_and_nobody_else_again(world_at: MakeWorld) -> None:
    world = world_at("2026-10-05T09:00")
    nikola = _reader(world)
    world.turns_to(SENDING)
    _reads_statement(nikola, "oktobar 2026")
    visitor = _on_the_web(world, "zora-milica")
    _on_the_web(world, "granit-nikola")
    for client in ("zora", "granit"):
        _send(world, client)
    _reads_on_the_web(visitor)
    nikola.reads_nothing()
    assert world.read(lambda tx: progress_of(tx, OCTOBER)).sent == 2


# The run


def test_one_clients_failure_is_set_aside_and_seen_and_goes_on_once_mended(world_at: MakeWorld) -> None:
    world = world_at("2026-10-05T09:00")
    nikola, vesna = _reader(world), world.operator("vesna")
    world.write(lambda tx: _damaged(tx, "dunav"))
    world.turns_to(SENDING)
    _reads_statement(nikola, "oktobar 2026")
    vesna.reads("Dunav trgovina d.o.o. – greška kod nas", "Zorić – čet nije povezan")
    world.write(lambda tx: tx.session.delete(tx.first(select(Statement).where(Statement.hash == "damaged"))))
    _send(world, "dunav")
    whys = {who.client: who.why for who in world.read(_progress).unreached}
    assert whys == {"dunav": "no-chat", "zora": "no-chat"}


def test_a_worker_stopped_between_two_batches_is_followed_by_another(
    prepared: Prepared, library: IndexedLibrary, tmp_path: Path
) -> None:
    company = company_of(tmp_path, 45, with_telegram=False)
    with World(prepared, library, "2026-10-05T09:00", company).lives() as world:
        world.write(_link_all)
        world.clock.turn_to(world.clock.now() + timedelta(days=28))
        world._runner.run(world.house.worker.tick())
        halfway = world.read(_progress)
        assert (halfway.clients, halfway.queued, halfway.sent) == (45, 20, 0)
        # Like a process that took the place of the first.
        other = House(world.house.settings, world.clock, world.vendors(), durable=False, library=library)
        world._runner.run(other.worker.settle())
        other.close()
        done = world.read(_progress)
        assert (done.queued, done.sent, done.waiting, done.unreached) == (45, 45, 0, ())
        assert (
            world.read(lambda tx: tx.first(select(func.count()).where(Delivery.channel == "webchat"))) == 135
        )
        world.settles()
        world.operator("vesna").reads("Poslato: 45", "svima")


def test_pages_and_answers_have_their_turn_between_two_batches(
    prepared: Prepared, library: IndexedLibrary, tmp_path: Path
) -> None:
    company = company_of(tmp_path, 45, with_telegram=False)
    with World(prepared, library, "2026-10-05T09:00", company).lives() as world:
        world.clock.turn_to(world.clock.now() + timedelta(days=28))
        stranger = world.stranger()
        world._runner.run(world.house.worker.tick())
        stranger.writes("/pomoc")
        world._runner.run(world.house.worker.tick())
        stranger.reads("Pitajte slobodno")
        assert world.read(_progress).queued == 40


def _progress(tx: Transaction) -> Progress:
    return progress_of(tx, OCTOBER, clients_set_aside(tx, OCTOBER))


def _link_all(tx: Transaction) -> None:
    for contact in tx.all(select(Contact)):
        tie(tx, contact, "webchat", arrive(tx, site="")[0].chat)


def _on_the_web(world: World, contact: str) -> Visitor:
    visitor = world.visitor()
    world.write(lambda tx: tie(tx, contact_by_code(tx, contact), "webchat", visitor.chat))
    return visitor


def _reads_on_the_web(visitor: Visitor) -> None:
    visitor.reads("oktobar 2026")
    visitor.reads("Mesec na slici")
    visitor.reads("Izveštaj u PDF-u")


def _send(world: World, client: str) -> None:
    world.write(lambda tx: send_statement(tx, now_of(tx), client_by_code(tx, client), OCTOBER))
    world.settles()


def _damaged(tx: Transaction, client: str) -> None:
    """A frozen statement without its data, as no release of ours has written it."""
    owner = client_by_code(tx, client).id
    tx.add(Statement(client_id=owner, month=str(OCTOBER), closed_at=tx.now, data={}, hash="damaged"))


def _agree_on_a_visit(tx: Transaction) -> None:
    starts_at = tx.now + timedelta(days=38)
    tx.add(
        Appointment(
            key="visit",
            kind="visit",
            client_id=client_by_code(tx, "granit").id,
            operator="ana",
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=1),
            state="confirmed",
            proposed_at=tx.now,
        )
    )


def _backup(tx: Transaction) -> Backup:
    client = client_by_code(tx, "granit")
    return Backup(client_id=client.id, made_at=tx.now + timedelta(days=15), size_bytes=12_430_000_000)
