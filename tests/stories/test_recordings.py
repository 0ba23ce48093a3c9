"""What is recorded: a caller's message, and a talk whose caller agreed; kept by us, deleted at the vendor."""

import pytest
from sqlalchemy import select

from app.transcriber import Transcriber, program
from core.calls.rows import RecordingConsent, TalkRecording, Voicemail
from core.errors import Unavailable
from tests.stories.conftest import MakeDesk
from tests.stories.world import LINE, World

MILICA = "+381601230001"


def test_a_message_is_ours_and_no_longer_twilios_and_the_operators_hear_it(desk_with: MakeDesk) -> None:
    world = desk_with()
    milica = world.phone(MILICA)
    for code in ("ana", "marko", "jelena"):
        world.operator_phone(code).does_not_answer()
    milica.calls(LINE, keys="1")
    world.waits_until_hears(milica, "nijedan operater", "ostavite poruku")
    milica.leaves_message(seconds=20)
    milica.presses("#")
    milica.presses("1")
    world.settles()
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("1001", "Pekara Zora", "0:20")
        sound = world.operator(code).reads("Snimak govorne poruke uz tiket #1001")
    # A program of this machine writes it down, once.
    writes = program("/bin/echo 'Štampač  ne radi' {language} {file}")
    transcriber = Transcriber(world.house.database, world.clock, world.house.audio, writes)
    assert (transcriber.once(), transcriber.once()) == (True, False)
    world.settles()
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("tiket #1001, kako ju je zapisao računar", "„Štampač ne radi sr /")
    # Words in answer to the sound belong to its ticket.
    assert sound
    [message] = world.read(lambda tx: tx.all(select(Voicemail)))
    assert world.twilio.account.recordings == {}
    assert message.file and message.deleted_at
    links = world.house.audio_links()
    link = links.link(message.file)
    heard = world.request("GET", link)
    assert (heard.status_code, heard.headers["content-type"]) == (200, "audio/wav")
    assert heard.content[:4] == b"RIFF" and len(heard.content) > 20 * 16_000
    assert world.request("GET", link, headers={"Range": "bytes=0-3"}).content == b"RIFF"
    forged = (link.replace("until=1", "until=2"), f"/audio/{message.file}", link.replace("RE", "RX", 1))
    assert [world.request("GET", each).status_code for each in forged] == [404, 404, 404]
    world.minutes_pass(61)
    assert world.request("GET", link).status_code == 404


def test_audio_that_is_not_ready_or_that_twilio_keeps_back_is_asked_for_again(desk_with: MakeDesk) -> None:
    world = desk_with()
    milica = world.phone(MILICA)
    for code in ("ana", "marko", "jelena"):
        world.operator_phone(code).does_not_answer()
    milica.calls(LINE, keys="1")
    world.waits_until_hears(milica, "nijedan operater", "ostavite poruku")
    _rest_fails(world)
    milica.leaves_message(seconds=20)
    milica.presses("#")
    milica.presses("1")
    world.minutes_pass(3)
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("1001", "Pekara Zora")
        world.operator(code).reads("Snimak govorne poruke")
    assert world.twilio.account.recordings == {}


def _rest_fails(world: World) -> None:
    world.twilio.faults.fail_rest(503, 20500, method="GET", path_part="/Recordings/", times=2)


def test_a_talk_is_recorded_only_after_the_key_1_and_kept_for_the_days_that_were_said(
    desk_with: MakeDesk,
) -> None:
    world = desk_with(("recording: null", "recording: {keep_days: 2}"))
    milica, petar, ana = world.phone(MILICA), world.phone("+381601230002"), world.operator_phone("ana")
    milica.calls(LINE, keys="1")
    milica.hears("povezujemo", "možemo da snimimo", "Snimak čuvamo dva dana", "pritisnite jedan")
    milica.presses("1")
    world.settles()
    ana.rings().answers().presses("1")
    ana.hears("Povezujem", "Razgovor se snima")
    world.settles()
    milica.is_connected_with(ana)
    world.minutes_pass(2)
    milica.hangs_up()
    world.settles()
    world.operator("ana").reads("2:00", "Da upišemo?")
    [kept] = world.read(lambda tx: tx.all(select(TalkRecording)))
    [agreed] = world.read(lambda tx: tx.all(select(RecordingConsent)))
    assert (kept.seconds, str(kept.delete_on), len(agreed.text_version)) == (120, "2026-11-26", 16)
    assert kept.file and world.house.audio.find(kept.file)
    assert world.twilio.account.recordings == {}
    # Who refuses is served the same, and not recorded.
    petar.calls(LINE, keys="1")
    petar.presses("2")
    world.settles()
    marko = world.operator_phone("marko")
    marko.rings().answers().presses("1")
    world.settles()
    marko.does_not_hear("se snima")
    petar.is_connected_with(marko)
    world.minutes_pass(1)
    petar.hangs_up()
    world.settles()
    world.operator("marko").reads("1:00")
    assert len(world.read(lambda tx: tx.all(select(TalkRecording)))) == 1
    world.turns_to("2026-11-25T23:59")
    assert world.house.audio.find(kept.file)
    world.turns_to("2026-11-26T00:01")
    assert world.house.audio.find(kept.file) is None
    [gone] = world.read(lambda tx: tx.all(select(TalkRecording)))
    assert gone.deleted_at and gone.file is None


def test_a_program_that_fails_is_tried_three_times_and_the_message_stays_audio(
    desk_with: MakeDesk,
) -> None:
    world = desk_with(now="2026-11-24T22:00")
    milica = world.phone(MILICA)
    milica.calls(LINE, keys="1")
    milica.leaves_message(seconds=9)
    milica.presses("#")
    milica.presses("1")
    world.settles()
    tried: list[str] = []
    for line in ("/bin/false {file}", "/bin/no-such-program {file}", "/bin/sh -c 'exit 3' {file}"):
        fails = program(line)
        with pytest.raises(Unavailable):
            fails(world.house.settings.data_folder, "sr-Latn")

    def fails_again(audio: object, language: str) -> str:
        tried.append(language)
        raise Unavailable("no")

    transcriber = Transcriber(world.house.database, world.clock, world.house.audio, fails_again)
    assert [transcriber.once() for _ in range(5)] == [False] * 5
    assert tried == ["sr-Latn"] * 3
    assert world.read(lambda tx: tx.all(select(Voicemail.transcript))) == [None]
    world.turns_to("2026-11-25T08:00")
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("1001")
