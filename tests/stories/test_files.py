"""Files in a chat: onto the ticket they belong to, to the other side, shown or saved, and gone in time."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select, update

from core.database.outbox import MAX_ATTEMPTS, Delivery
from core.files.rows import StoredFile
from core.tickets.rows import Message, Ticket
from simulator.telegram.person import SMALLEST_PNG, Person
from tests.stories.conftest import MakeDesk, MakeTalk, MakeWorld
from tests.stories.world import World

WORKDAY = "2026-11-24T10:00"
OTHERS = ("marko", "jelena")
MB = 1024 * 1024


def nikola_of(world: World) -> Person:
    return world.telegram.person(5003, "Nikola Granić", has_opened_chat=True)


def files(world: World) -> list[StoredFile]:
    return world.read(lambda tx: list(tx.all(select(StoredFile).order_by(StoredFile.id))))


def messages(world: World) -> list[str]:
    return world.read(lambda tx: list(tx.all(select(Message.text).order_by(Message.id))))


def lying(world: World) -> list[Path]:
    folder = world.house.settings.data_folder / "files"
    return sorted(folder.iterdir()) if folder.is_dir() else []


def test_a_picture_without_a_word_waits_for_the_words_and_goes_with_them_to_the_operator_and_back(
    world_at: MakeWorld,
) -> None:
    world = world_at(WORKDAY)
    nikola, ana = nikola_of(world), world.operator("ana")
    nikola.sends_photo()
    world.settles()
    nikola.reads("Primili smo 1 prilog.", "o čemu se radi")
    nikola.writes("hoću čoveka, ovo piše na ekranu")
    world.settles()
    nikola.reads("#1001")
    card = ana.reads("#1001", "ovo piše na ekranu")
    shown = ana.reads("slika.png, od klijenta (#1001)")
    assert shown.file and (shown.file.kind, shown.file.content) == ("photo", SMALLEST_PNG)
    for code in OTHERS:
        world.operator(code).skips_all()

    # The operator answers with a paper, and nothing else.
    ana.presses("Preuzmi")
    world.settles()
    ana.reads("je Vaš")
    nikola.reads("Ana Jovanović")
    assert card
    ana.sends_document("Uputstvo za SEF.pdf", b"%PDF-1.7 uputstvo", mime_type="text/html")
    world.settles()
    ana.reads("Poslato", "#1001")
    nikola.reads("Ana Jovanović", "📎 Uputstvo za SEF.pdf")
    paper = nikola.reads("Uputstvo za SEF.pdf (#1001)")
    assert paper.file and paper.file.content == b"%PDF-1.7 uputstvo"
    assert [(file.author, file.mime, file.state) for file in files(world)] == [
        ("client", "image/png", "kept"),
        ("operator", "application/pdf", "kept"),
    ]
    assert len(lying(world)) == 2


def test_an_album_is_one_message_and_an_edit_reaches_the_ticket(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at(WORKDAY)
    nikola, ana = nikola_of(world), world.operator("ana")
    nikola.writes("hoću čoveka")
    world.settles()
    nikola.reads("#1001")
    ana.reads("#1001")
    ana.presses("Preuzmi")
    world.settles()
    ana.reads("je Vaš")
    nikola.reads("Ana Jovanović")
    first = nikola.sends_photo(caption="Evo tri slike", album="a1")
    nikola.sends_photo(SMALLEST_PNG + b"2", album="a1")
    nikola.sends_document("dnevnik.txt", "ne radi štampač".encode(), album="a1")
    world.settles()
    nikola.reads("Dodato uz tiket #1001")
    nikola.reads_nothing()
    ana.reads("Nikola Granić", "Evo tri slike")
    sent = [ana.reads("od klijenta (#1001)").file for _ in range(3)]
    assert [file.name for file in sent if file] == ["slika.png", "slika.png", "dnevnik.txt"]
    assert [file.content[-1:] for file in sent[:2] if file] == [SMALLEST_PNG[-1:], b"2"]
    assert len({file.message_id for file in files(world)}) == 1

    nikola.edits(first, "Evo tri slike sa kase 2")
    world.settles()
    ana.reads("ispravljena poruka", "sa kase 2")
    assert messages(world)[-1] == "Evo tri slike sa kase 2"
    answer = ana.writes("Restartujte kasu 2.")
    world.settles()
    nikola.reads("Restartujte kasu 2.")
    ana.reads("Poslato")
    ana.edits(answer, "Restartujte kasu 3.")
    world.settles()
    nikola.reads("ispravljen odgovor", "Restartujte kasu 3.")
    assert messages(world)[-1] == "Restartujte kasu 3."
    # Parts of an album without words, to a ticket that is open: one message that names them all.
    for number in ("1", "2"):
        nikola.sends_photo(SMALLEST_PNG + number.encode(), album="a2")
    world.settles()
    ana.reads("📎 slika")
    ana.skips_all()
    assert messages(world)[-1] == "📎 slika, slika"
    # A note with an album stays among colleagues, the further parts of the album too.
    nikola.skips_all()
    ana.sends_photo(caption="/beleska Stara kasa, kao i prošli put", album="a3")
    ana.sends_photo(SMALLEST_PNG + b"4", album="a3")
    world.settles()
    ana.reads("beleška")
    nikola.reads_nothing()
    assert [file.author for file in files(world)][-2:] == ["note", "note"]
    assert len({file.message_id for file in files(world)[-2:]}) == 1
    for code in OTHERS:
        world.operator(code).skips_all()


def test_files_that_follow_each_other_within_seconds_are_one_turn_both_ways(talk_at: MakeTalk) -> None:
    world = talk_at(WORKDAY)
    nikola, ana = nikola_of(world), world.operator("ana")
    for number in ("1", "2", "3"):
        nikola.sends_photo(SMALLEST_PNG + number.encode())
        world.settles()
    world.passes(timedelta(seconds=4))
    nikola.reads("Primili smo 3 priloga.")
    nikola.reads_nothing()
    nikola.writes("hoću čoveka, ovo su tri ekrana")
    world.passes(timedelta(seconds=4))
    nikola.reads("#1001")
    ana.reads("#1001", "tri ekrana")
    assert [ana.reads("od klijenta (#1001)").text for _ in range(3)]
    ana.presses("Preuzmi")
    world.settles()
    ana.reads("je Vaš")
    nikola.reads("Ana Jovanović")
    for name in ("prvo.txt", "drugo.txt"):
        ana.sends_document(name, name.encode())
        world.settles()
    nikola.reads("Ana Jovanović (#1001)", "📎 prvo.txt")
    for name in ("prvo.txt", "drugo.txt"):
        assert nikola.reads(f"{name} (#1001)").file
    nikola.reads_nothing()
    ana.reads("Poslato", "#1001")
    assert messages(world)[-1] == "📎 prvo.txt, drugo.txt"
    for code in OTHERS:
        world.operator(code).skips_all()


def test_what_is_too_large_too_much_or_never_comes_is_said_and_a_program_is_warned_of(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(WORKDAY)
    nikola, ana = nikola_of(world), world.operator("ana")
    nikola.writes("hoću čoveka")
    world.settles()
    nikola.reads("#1001")
    nikola.sends_video("film.mp4", b"\x00\x00\x00\x18ftypmp42" + bytes(21 * MB))
    world.settles()
    nikola.reads("film.mp4", "22 MB", "najviše 20 MB", "@")
    nikola.reads("Dodato uz tiket #1001")
    nikola.sends_document("slika\u202egpj.exe", b"MZ\x90 virus", mime_type="image/jpeg")
    world.settles()
    nikola.reads("Dodato uz tiket #1001")
    ana.reads("#1001")
    warned = ana.reads("Pazite", "program", "slikagpj.exe")
    assert warned.file and warned.file.kind == "document"
    nikola.sends_voice()
    # Telegram gives it out no more; it is asked again for hours.
    world.telegram.account.files.forget_all()
    world.settles()
    nikola.reads("Dodato uz tiket #1001")
    waits = Delivery.key.startswith("fetch-file-"), Delivery.sent_at.is_(None)
    world.write(lambda tx: tx.changed(update(Delivery).where(*waits).values(attempts=MAX_ATTEMPTS - 1)))
    world.minutes_pass(1)
    nikola.reads("glasovna poruka", "još jednom")
    world.telegram.unexpected.clear()
    assert [file.state for file in files(world)] == ["refused", "kept", "lost"]
    stranger = world.stranger()
    for number in range(16):
        stranger.sends_photo(SMALLEST_PNG + bytes([number]), album="mnogo")
    world.settles()
    stranger.reads("Primili smo 1 prilog")
    stranger.reads("nismo sačuvali", "@")
    for code in ("ana", *OTHERS):
        world.operator(code).skips_all()


def test_a_file_is_had_by_its_signed_address_alone_and_only_pictures_are_shown(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(WORKDAY)
    nikola = nikola_of(world)
    nikola.sends_photo()
    nikola.sends_document("slika.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")
    world.settles()
    nikola.skips_all()
    picture, drawing = files(world)
    seen = world.request("GET", world.house.chat_files.link(picture.name))
    assert (seen.status_code, seen.headers["content-type"], seen.content) == (200, "image/png", SMALLEST_PNG)
    assert seen.headers["content-disposition"].startswith("inline;")
    link = world.house.chat_files.link(drawing.name)
    saved = world.request("GET", link)
    assert saved.headers["content-type"] == "application/octet-stream"
    assert saved.headers["content-disposition"].endswith("filename*=UTF-8''slika.png.svg")
    assert saved.headers["content-disposition"].startswith("attachment;")
    assert saved.headers["content-security-policy"].startswith("sandbox")
    audio = world.house.audio_links().link(drawing.name)
    forged = (
        link.replace(drawing.name, picture.name),
        f"/files/{drawing.name}",
        link.replace("until=1", "until=9"),
        f"/files/{drawing.name}?{audio.partition('?')[2]}",
        "/files/..%2Fdezurni.db?until=1&signature=x",
        "/files/%00?until=x&signature=%C5%A1",
    )
    assert {world.request("GET", each).status_code for each in forged} == {404}
    world.minutes_pass(61)
    assert world.request("GET", link).status_code == 404


def test_files_are_gone_when_their_day_has_come_and_strays_with_them(desk_with: MakeDesk) -> None:
    world = desk_with(("pause_seconds: 0 ", "pause_seconds: 0\n  keep_files_days: 30 #"))
    nikola, ana = nikola_of(world), world.operator("ana")
    nikola.sends_photo(caption="hoću čoveka")
    world.settles()
    nikola.reads("#1001")
    ana.presses("Preuzmi")
    world.settles()
    ana.writes("/zatvori")
    world.settles()
    world.stranger().sends_photo()
    world.settles()
    # Bytes whose transaction failed: no row tells of them.
    stray = lying(world)[0].with_name("f" * 32)
    stray.write_bytes(b"x")
    assert len(lying(world)) == 3
    world.turns_to("2026-11-26T12:00")
    assert [file.state for file in files(world)] == ["kept", "deleted"]
    world.turns_to("2026-12-20T12:00")
    assert len(lying(world)) == 1
    world.turns_to("2026-12-25T12:00")
    assert [file.state for file in files(world)] == ["deleted", "deleted"]
    assert lying(world) == []
    closed = world.read(lambda tx: tx.first(select(Ticket.state)))
    assert closed == "closed"
    for each in (nikola, world.stranger(), ana, *(world.operator(code) for code in (*OTHERS, "vesna"))):
        each.skips_all()


def test_a_file_that_telegram_cannot_give_out_now_comes_later_and_holds_up_no_other(
    world_at: MakeWorld,
) -> None:
    world = world_at(WORKDAY)
    nikola, ana = nikola_of(world), world.operator("ana")
    world.telegram.faults.breaks(method="getFile", times=2)
    nikola.sends_photo(caption="hoću čoveka")
    nikola.sends_document("prva.txt", b"prva")
    nikola.sends_document("druga.txt", b"druga")
    nikola.sends_document("treća.txt", "treća".encode())
    world.settles()
    nikola.skips_all()
    ana.reads("#1001")
    ana.reads("druga.txt, od klijenta (#1001)")
    ana.reads("treća.txt, od klijenta (#1001)")
    assert [file.state for file in files(world)] == ["waiting", "waiting", "kept", "kept"]
    ana.skips_all()
    world.minutes_pass(2)
    ana.reads("slika.png, od klijenta (#1001)")
    ana.reads("prva.txt, od klijenta (#1001)")
    assert nikola.last_update
    world.telegram.delivers_again(nikola.last_update)
    world.settles()
    nikola.reads_nothing()
    ana.reads_nothing()
    assert {file.state for file in files(world)} == {"kept"}
    for code in OTHERS:
        world.operator(code).skips_all()
