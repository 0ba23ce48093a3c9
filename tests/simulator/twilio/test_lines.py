"""Waiting in a queue, dialling telephones, queues and conferences."""

from datetime import timedelta

from tests.simulator.twilio.desk import BASE, LINE, World, story

CLIENT, ANA, MARKO = "+381601230001", "+381641110001", "+381641110002"


def test_a_queued_caller_hears_their_place_again_and_again_and_may_leave() -> None:
    with story() as world:
        world.desk.on("/voice", '<Enqueue waitUrl="/wait" action="/left">podrska</Enqueue>')
        world.desk.on("/left", "<Say>Ostavite poruku</Say>")
        world.desk.on(
            "/wait",
            lambda form: (
                "<Leave/>"
                if form["From"] == CLIENT and int(form["QueueTime"]) >= 60
                else f"<Say>Vi ste {form['QueuePosition']}</Say><Play>/music.wav</Play>"
            ),
        )
        first, second = world.twilio.phone(CLIENT), world.twilio.phone("+381601230002")
        first.calls(LINE).hears("vi ste 1")
        world.passes(5)
        second.calls(LINE).hears("vi ste 2")
        world.passes(55)
        first.hears("ostavite poruku")
        world.passes(5)
        second.hears("vi ste 1")
        assert world.desk.values("/left", "QueueResult") == ["leave"]
        assert world.desk.values("/left", "QueueTime") == ["60"]


def test_a_waiting_caller_may_press_a_key() -> None:
    with story() as world:
        world.desk.on("/voice", '<Enqueue waitUrl="/wait">podrska</Enqueue><Say>Poruka</Say>')
        world.desk.on("/wait", '<Gather numDigits="1" action="/key"><Say>Pritisnite 2</Say></Gather>')
        world.desk.on(
            "/key", lambda form: "<Leave/>" if form["Digits"] == "2" else "<Redirect>/wait</Redirect>"
        )
        client = world.twilio.phone(CLIENT).calls(LINE)
        world.passes(30)
        client.presses("1")
        client.is_waiting()
        client.presses("2")
        client.hears("poruka")


def whisper(world: World) -> None:
    world.desk.on("/voice", f'<Dial action="/after" timeout="20"><Number url="/offer">{ANA}</Number></Dial>')
    world.desk.on("/offer", '<Gather numDigits="1" action="/yes"><Say>Pritisnite 1</Say></Gather><Hangup/>')
    world.desk.on("/yes", "")
    world.desk.on("/after", "<Say>Kraj</Say>")


def test_a_dialled_telephone_is_connected_after_its_whisper() -> None:
    with story() as world:
        whisper(world)
        client, ana = world.twilio.phone(CLIENT), world.twilio.phone(ANA)
        client.calls(LINE)
        ana.rings().answers().hears("pritisnite 1")
        assert client.connected_with == []
        ana.presses("1")
        client.is_connected_with(ana)
        world.passes(30)
        ana.hangs_up()
        client.hears("kraj")
        after = world.desk.forms("/after")[0]
        assert (after["DialCallStatus"], after["DialBridged"], after["DialCallDuration"]) == (
            "completed",
            "true",
            "30",
        )
        assert world.desk.forms("/offer")[0]["ParentCallSid"] == world.desk.forms("/voice")[0]["CallSid"]


def test_a_whisper_declined_ends_the_dial_without_a_bridge() -> None:
    with story() as world:
        whisper(world)
        client, ana = world.twilio.phone(CLIENT), world.twilio.phone(ANA)
        client.calls(LINE)
        ana.answers()
        world.passes(5)
        client.hears("kraj")
        after = world.desk.forms("/after")[0]
        assert (after["DialCallStatus"], after["DialBridged"]) == ("completed", "false")


def test_a_dial_rings_five_seconds_longer_than_it_says() -> None:
    with story() as world:
        whisper(world)
        client, ana = world.twilio.phone(CLIENT), world.twilio.phone(ANA)
        client.calls(LINE)
        ana.does_not_answer()
        world.passes(24.9)
        client.does_not_hear("kraj")
        world.passes(0.1)
        client.hears("kraj")
        assert world.desk.values("/after", "DialCallStatus") == ["no-answer"]


def test_of_several_dialled_the_first_to_pick_up_stops_the_others() -> None:
    with story() as world:
        world.desk.on("/voice", f"<Dial><Number>{ANA}</Number><Number>{MARKO}</Number></Dial>")
        client, ana, marko = (world.twilio.phone(number) for number in (CLIENT, ANA, MARKO))
        client.calls(LINE)
        ana.rings()
        marko.rings().answers()
        ana.is_idle()
        client.is_connected_with(marko)
        client.hangs_up()
        marko.is_idle()


def test_the_front_of_a_queue_can_be_dialled() -> None:
    with story() as world:
        world.desk.on("/voice", '<Enqueue action="/left">podrska</Enqueue>')
        world.desk.on("/left", "<Say>Bilo je lepo</Say>")
        world.twilio.add_number("+381117654321", f"{BASE}/staff")
        world.desk.on("/staff", "<Dial><Queue>podrska</Queue></Dial><Say>Sledeći</Say>")
        client, ana = world.twilio.phone(CLIENT), world.twilio.phone(ANA)
        client.calls(LINE)
        ana.calls("+381117654321")
        ana.is_connected_with(client)
        ana.hangs_up()
        client.hears("bilo je lepo")
        assert world.desk.values("/left", "QueueResult") == ["bridged"]


def test_a_lone_participant_waits_for_the_conference_to_begin() -> None:
    with story() as world:
        world.desk.on("/voice", '<Dial><Conference waitUrl="/music">soba</Conference></Dial>')
        world.desk.on("/music", "<Play>/music.wav</Play>")
        client, ana = world.twilio.phone(CLIENT), world.twilio.phone(ANA)
        client.calls(LINE).hears("music.wav")
        assert client.connected_with == []
        ana.calls(LINE)
        client.is_connected_with(ana)
        asked = len(world.desk.forms("/music"))
        world.passes(60)
        assert len(world.desk.forms("/music")) == asked


def test_a_conference_does_not_begin_without_one_who_may_begin_it() -> None:
    with story() as world:
        world.desk.on(
            "/voice", '<Dial><Conference startConferenceOnEnter="false" waitUrl="">soba</Conference></Dial>'
        )
        client, ana = world.twilio.phone(CLIENT), world.twilio.phone(ANA)
        client.calls(LINE)
        ana.calls(LINE)
        assert client.connected_with == []
        assert client.is_silent_now


def test_a_talk_ends_at_its_time_limit() -> None:
    with story() as world:
        world.desk.on("/voice", '<Dial timeLimit="60"><Conference>soba</Conference></Dial><Say>Isteklo</Say>')
        client = world.twilio.phone(CLIENT).calls(LINE)
        world.twilio.phone(ANA).calls(LINE)
        world.passes(60)
        client.hears("isteklo")


def test_a_machine_that_answers_a_conference_invitation_hears_it_out() -> None:
    with story() as world:
        world.desk.on("/offer", '<Gather timeout="5" numDigits="1"><Say>Pritisnite 1</Say></Gather><Hangup/>')
        ana = world.twilio.phone(ANA)
        ana.voicemail_picks_up(after=timedelta(seconds=15))
        world.client.calls.create(to=ANA, from_=LINE, url=f"{BASE}/offer", timeout=20)
        world.passes(14)
        assert ana.heard == []
        world.passes(6)
        ana.hears("pritisnite 1")
        ana.is_idle()
