"""Whole stories: a client, operators, the waiting line and a conference between them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from tests.simulator.twilio.desk import BASE, LINE, NOTHING, Form, World, story

CLIENT, ANA, MARKO = "+381601230001", "+381641110001", "+381641110002"


def support_line(world: World) -> None:
    """The main job in miniature: wait in a queue, ring an operator, press 1, meet in a conference."""
    desk = world.desk
    desk.on(
        "/voice",
        '<Say language="sr-RS">Dobar dan, ovde Dežurni.</Say>'
        '<Enqueue waitUrl="/wait" action="/left">podrska</Enqueue>',
    )
    desk.on("/wait", '<Say language="sr-RS">Molimo sačekajte.</Say><Play>/music.wav</Play>')
    desk.on("/left", "")
    desk.on(
        "/offer",
        '<Gather numDigits="1" timeout="8" action="/accept"><Say>Zove klijent. Pritisnite 1.</Say></Gather>'
        "<Hangup/>",
    )
    desk.on("/accept", lambda form: _accept(world, form))
    desk.on("/connect", f'<Dial action="/after">{ROOM}</Dial>')
    desk.on("/after", "<Hangup/>")
    for path in ("/leg", "/room"):
        desk.on(path, NOTHING)


ROOM = (
    '<Conference beep="false" endConferenceOnExit="true" statusCallback="/room" '
    'statusCallbackEvent="start end join leave">room-1</Conference>'
)


def _accept(world: World, form: Form) -> str:
    if form["Digits"] != "1":
        return "<Hangup/>"
    queue = world.client.queues.list()[0]
    members = world.client.queues(queue.sid).members
    members(members.list()[0].call_sid).update(url=f"{BASE}/connect")
    return f"<Dial>{ROOM}</Dial>"


def ring(world: World, number: str) -> str:
    """Ring an operator as the desk would."""
    call = world.client.calls.create(
        to=number,
        from_=LINE,
        url=f"{BASE}/offer",
        timeout=20,
        status_callback=f"{BASE}/leg",
        status_callback_event=["initiated", "ringing", "answered", "completed"],
    )
    world.twilio.run_due()
    return str(call.sid)


def test_a_client_waits_and_an_operator_who_presses_1_is_connected_with_them() -> None:
    with story() as world:
        support_line(world)
        client, ana = world.twilio.phone(CLIENT), world.twilio.phone(ANA)

        client.calls(LINE).hears("dobar dan", "molimo sačekajte")
        client.is_waiting()
        ring(world, ANA)
        ana.rings()
        ana.answers().hears("Zove klijent", "pritisnite 1")
        ana.presses("1")
        client.is_connected_with(ana)
        ana.is_connected_with(client)

        world.passes(125)
        client.hangs_up()
        ana.is_idle()

        assert world.desk.values("/left", "QueueResult") == ["redirected"]
        assert world.desk.values("/leg", "CallStatus") == ["initiated", "ringing", "in-progress", "completed"]
        assert world.desk.values("/leg", "SequenceNumber") == ["0", "1", "2", "3"]
        assert world.desk.values("/room", "StatusCallbackEvent") == [
            "participant-join",
            "participant-join",
            "conference-start",
            "participant-leave",
            "participant-leave",
            "conference-end",
        ]
        assert world.desk.values("/status", "CallDuration") == ["125"]
        assert world.desk.values("/status", "Duration") == ["3"]
        assert world.desk.forms("/after")[0]["DialCallStatus"] == "answered"


def test_a_caller_who_hangs_up_in_the_line_cannot_be_taken_out_of_it() -> None:
    with story() as world:
        support_line(world)
        client = world.twilio.phone(CLIENT)
        client.calls(LINE)
        world.passes(30)
        client.hangs_up()
        assert world.client.queues.list()[0].current_size == 0
        assert world.desk.values("/left", "QueueResult") == ["hangup"]
        assert world.desk.values("/left", "QueueTime") == ["30"]


def test_a_telephone_nobody_answers_rings_until_the_timeout() -> None:
    with story() as world:
        support_line(world)
        marko = world.twilio.phone(MARKO)
        ring(world, MARKO)
        marko.rings()
        world.passes(19)
        marko.rings()
        world.passes(1)
        marko.is_idle()
        assert world.desk.values("/leg", "CallStatus")[-1] == "no-answer"


def test_the_program_may_ask_rest_from_another_thread_while_its_webhook_is_out() -> None:
    with story() as world, ThreadPoolExecutor(1) as threads:
        sizes: list[int] = []

        def answer(_: Form) -> str:
            sizes.append(threads.submit(lambda: len(world.client.calls.list())).result(timeout=5))
            return "<Hangup/>"

        world.desk.on("/voice", answer)
        world.twilio.phone(CLIENT).calls(LINE)
        assert sizes == [1]


def test_a_voicemail_box_answers_and_presses_nothing() -> None:
    with story() as world:
        support_line(world)
        ana = world.twilio.phone(ANA)
        ana.voicemail_picks_up(after=timedelta(seconds=3))
        ring(world, ANA)
        world.passes(3)
        ana.hears("pritisnite 1")
        world.passes(8)
        ana.is_idle()
        assert world.desk.values("/leg", "CallStatus")[-1] == "completed"
