"""What each verb does to the person on the call."""

import pytest

from simulator.twilio import Options, Pace, WebhookResponse
from tests.simulator.twilio.desk import BASE, LINE, NOTHING, World, new_world, story

CLIENT = "+381601230001"
MENU = '<Gather {} action="/menu"><Say>Pritisnite 1</Say></Gather><Say>Ništa</Say><Hangup/>'


def menu(world: World, attributes: str) -> None:
    world.desk.on("/voice", MENU.format(attributes))
    world.desk.on("/menu", "<Say>Izabrali ste</Say><Pause length='60'/>")


def test_one_key_is_enough_where_one_digit_is_asked_for() -> None:
    with story() as world:
        menu(world, 'numDigits="1"')
        client = world.twilio.phone(CLIENT).calls(LINE)
        client.presses("1")
        client.hears("Izabrali ste")
        assert world.desk.forms("/menu")[0]["Digits"] == "1"
        client.hangs_up()


def test_digits_are_collected_until_the_finishing_key() -> None:
    with story() as world:
        menu(world, 'timeout="5"')
        client = world.twilio.phone(CLIENT).calls(LINE)
        client.presses("12")
        world.passes(4)
        client.presses("34")
        world.passes(4)
        client.presses("#")
        form = world.desk.forms("/menu")[0]
        assert (form["Digits"], form["FinishedOnKey"]) == ("1234", "#")


def test_digits_are_sent_when_no_more_come_for_the_timeout() -> None:
    with story() as world:
        menu(world, 'timeout="5"')
        client = world.twilio.phone(CLIENT).calls(LINE)
        client.presses("12")
        world.passes(4.9)
        assert not world.desk.forms("/menu")
        world.passes(0.1)
        assert world.desk.values("/menu", "Digits") == ["12"]


def test_without_a_finishing_key_the_hash_is_a_digit_like_others() -> None:
    with story() as world:
        menu(world, 'finishOnKey="" numDigits="2"')
        world.twilio.phone(CLIENT).calls(LINE).presses("1#")
        assert world.desk.values("/menu", "Digits") == ["1#"]


def test_nothing_pressed_falls_through_to_the_next_verb() -> None:
    with story() as world:
        menu(world, 'timeout="3"')
        client = world.twilio.phone(CLIENT).calls(LINE)
        world.passes(3)
        client.hears("pritisnite 1", "ništa")
        client.is_idle()


def test_nothing_pressed_is_told_where_empty_results_are_asked_for() -> None:
    with story() as world:
        menu(world, 'timeout="3" actionOnEmptyResult="true"')
        world.twilio.phone(CLIENT).calls(LINE)
        world.passes(3)
        assert world.desk.values("/menu", "Digits") == [""]


def test_a_key_cuts_the_prompt_short() -> None:
    with story(Options(pace=Pace(characters_per_second=1))) as world:
        menu(world, 'numDigits="1"')
        client = world.twilio.phone(CLIENT).calls(LINE)
        world.passes(2)
        client.presses("1")
        client.hears("Izabrali ste")


def test_a_word_is_gathered_where_speech_is() -> None:
    with story() as world:
        menu(world, 'input="dtmf speech" language="sr-RS"')
        client = world.twilio.phone(CLIENT).calls(LINE)
        client.says("stanje sati")
        form = world.desk.forms("/menu")[0]
        assert form["SpeechResult"] == "stanje sati"
        assert "Digits" not in form


def test_a_word_is_not_heard_where_only_keys_are() -> None:
    with story() as world:
        menu(world, 'timeout="3"')
        client = world.twilio.phone(CLIENT).calls(LINE)
        client.says("halo")
        world.passes(3)
        client.hears("ništa")


def test_a_gather_without_action_asks_its_own_document_again() -> None:
    with story() as world:
        world.desk.on("/voice", lambda form: "<Hangup/>" if "Digits" in form else '<Gather numDigits="1"/>')
        world.twilio.phone(CLIENT).calls(LINE).presses("7")
        assert world.desk.values("/voice", "Digits") == ["", "7"]


def test_speech_takes_the_time_its_words_need() -> None:
    with story(Options(pace=Pace(characters_per_second=10))) as world:
        world.desk.on("/voice", "<Say>0123456789</Say><Say>drugo</Say>")
        client = world.twilio.phone(CLIENT).calls(LINE)
        world.passes(0.9)
        client.does_not_hear("drugo")
        world.passes(0.1)
        client.hears("drugo")
        world.passes(0.5)
        client.is_idle()


def test_silence_is_noticed() -> None:
    with story() as world:
        world.desk.on("/voice", "<Say>Trenutak</Say><Pause length='10'/>")
        client = world.twilio.phone(CLIENT).calls(LINE)
        assert client.is_silent_now
        world.passes(10)
        assert not client.is_silent_now


def test_music_without_end_plays_until_the_caller_hangs_up() -> None:
    with story() as world:
        world.desk.on("/voice", '<Play loop="0">/music.wav</Play>')
        client = world.twilio.phone(CLIENT).calls(LINE)
        world.passes(3600)
        assert client.heard == [f"{BASE}/music.wav"]
        client.hangs_up()


def test_what_is_played_is_asked_for_if_the_world_fetches_media() -> None:
    world = new_world(Options(fetches_media=True))
    world.desk.on("/voice", "<Play>/nema.wav</Play>")
    world.desk.handlers["/nema.wav"] = lambda _: WebhookResponse(404, "", "")
    world.twilio.phone(CLIENT).calls(LINE)
    world.twilio.forgives("nothing to play there")


@pytest.mark.parametrize(("reason", "status"), [("busy", "busy"), ("rejected", "no-answer")])
def test_a_rejected_call_was_never_answered(reason: str, status: str) -> None:
    with story() as world:
        world.desk.on("/voice", f'<Reject reason="{reason}"/>')
        world.twilio.phone(CLIENT).calls(LINE).is_idle()
        form = world.desk.forms("/status")[0]
        assert (form["CallStatus"], form["CallDuration"]) == (status, "0")


def voicemail(world: World) -> None:
    world.desk.on(
        "/voice",
        '<Say>Ostavite poruku</Say><Record maxLength="120" finishOnKey="#" action="/done" '
        'recordingStatusCallback="/recorded"/><Say>Niste ništa rekli</Say>',
    )
    world.desk.on("/done", "<Say>Hvala</Say><Hangup/>")
    world.desk.on("/recorded", NOTHING)


def test_a_message_ends_with_the_key_and_its_recording_is_told_later() -> None:
    with story() as world:
        voicemail(world)
        client = world.twilio.phone(CLIENT).calls(LINE).hears("ostavite poruku")
        client.leaves_message(seconds=20)
        client.presses("#")
        client.hears("hvala")
        done, recorded = world.desk.forms("/done")[0], world.desk.forms("/recorded")[0]
        assert (done["RecordingDuration"], done["Digits"]) == ("20", "#")
        assert recorded["RecordingSid"] == done["RecordingSid"]
        assert recorded["RecordingStatus"] == "completed"
        assert "From" not in recorded


def test_a_message_ended_by_hanging_up_says_so() -> None:
    with story() as world:
        voicemail(world)
        client = world.twilio.phone(CLIENT).calls(LINE)
        client.leaves_message(seconds=7)
        client.hangs_up()
        done = world.desk.forms("/done")[0]
        assert (done["Digits"], done["RecordingDuration"], done["CallStatus"]) == ("hangup", "7", "completed")
        client.does_not_hear("hvala")


def test_a_message_ends_with_silence() -> None:
    with story() as world:
        voicemail(world)
        client = world.twilio.phone(CLIENT).calls(LINE)
        client.leaves_message(seconds=10)
        world.passes(5)
        client.hears("hvala")


def test_a_message_is_not_longer_than_it_may_be() -> None:
    with story() as world:
        voicemail(world)
        client = world.twilio.phone(CLIENT).calls(LINE)
        client.leaves_message(seconds=300)
        assert world.desk.values("/done", "RecordingDuration") == ["120"]


def test_who_says_nothing_leaves_no_message() -> None:
    with story() as world:
        voicemail(world)
        client = world.twilio.phone(CLIENT).calls(LINE)
        world.passes(5)
        client.hears("niste ništa rekli")
        assert not world.desk.forms("/done")
        assert not world.desk.forms("/recorded")
