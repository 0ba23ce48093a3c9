"""REST, read by the real SDK."""

import asyncio
import io
import wave

import pytest
import requests
from twilio.base.exceptions import TwilioRestException  # type: ignore[import-untyped, unused-ignore]
from twilio.rest import Client  # type: ignore[import-untyped, unused-ignore]

from simulator.twilio import INSTANT, Options, Pace
from simulator.twilio.http_client import AsyncPretendHttpClient, PretendHttpClient
from simulator.twilio.rest import handle
from tests.simulator.twilio.desk import ACCOUNT, BASE, LINE, NOON, NOTHING, TOKEN, World, new_world, story

CLIENT, ANA, MARKO = "+381601230001", "+381641110001", "+381641110002"


def refused(world: World, **changes: object) -> TwilioRestException:
    asked = {"to": ANA, "from_": LINE, "url": f"{BASE}/offer"} | changes
    with pytest.raises(TwilioRestException) as caught:
        world.client.calls.create(**asked)
    return caught.value


def queued(world: World) -> str:
    """A caller waits; the queue's SID."""
    world.desk.on("/voice", '<Enqueue waitUrl="" action="/left">podrska</Enqueue>')
    world.desk.on("/left", NOTHING)
    world.desk.on("/connect", "<Say>Spajamo Vas</Say><Pause length='60'/>")
    world.twilio.phone(CLIENT).calls(LINE)
    return str(world.client.queues.list()[0].sid)


def test_a_call_is_created_and_read_back() -> None:
    with story() as world:
        created = world.client.calls.create(to=ANA, from_=LINE, url=f"{BASE}/offer")
        assert (created.status, created.direction, created.to) == ("queued", "outbound-api", ANA)
        assert created.date_created == NOON
        world.twilio.phone(ANA).does_not_answer()
        fetched = world.client.calls(created.sid).fetch()
        assert fetched.status == "ringing"
        world.passes(60)
        assert world.client.calls(created.sid).fetch().status == "no-answer"
        assert [call.sid for call in world.client.calls.list(status="no-answer")] == [created.sid]


def test_calls_go_out_one_a_second() -> None:
    with story(Options(pace=Pace(characters_per_second=0))) as world:
        ana, marko = world.twilio.phone(ANA), world.twilio.phone(MARKO)
        for number in (ANA, MARKO):
            world.client.calls.create(to=number, from_=LINE, url=f"{BASE}/offer")
        world.twilio.run_due()
        ana.rings()
        marko.does_not_ring()
        world.passes(1)
        marko.rings()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"to": "0641110001"}, 21211),
        ({"to": "+38164"}, 21211),
        ({"from_": "dežurni"}, 21212),
        ({"from_": "+381999999999"}, 21210),
        ({"url": "/offer"}, 21205),
        ({"status_callback": "leg"}, 21205),
        ({"timeout": 601}, 21403),
    ],
)
def test_a_call_that_cannot_be_placed_is_refused_with_its_code(changes: dict[str, object], code: int) -> None:
    with story() as world:
        error = refused(world, **changes)
        assert (error.status, error.code) == (400, code)


def test_an_inline_document_is_performed() -> None:
    with story() as world:
        ana = world.twilio.phone(ANA)
        world.client.calls.create(to=ANA, from_=LINE, twiml="<Response><Say>Proba</Say></Response>")
        world.twilio.run_due()
        ana.answers().hears("proba")


def test_an_inline_document_is_at_most_4000_characters() -> None:
    with story() as world, pytest.raises(TwilioRestException) as caught:
        world.client.calls.create(to=ANA, from_=LINE, twiml="x" * 4001)
    assert caught.value.code == 32018


def test_an_inline_document_has_no_address_for_relative_ones() -> None:
    world = new_world()
    world.client.calls.create(to=ANA, from_=LINE, twiml="<Response><Redirect>/x</Redirect></Response>")
    world.twilio.run_due()
    world.twilio.phone(ANA).answers().is_idle()
    world.twilio.forgives("not an absolute address")


def test_wrong_credentials_are_refused() -> None:
    world = new_world()
    stranger = Client(ACCOUNT, "wrong", http_client=PretendHttpClient(world.twilio))
    with pytest.raises(TwilioRestException) as caught:
        stranger.calls.create(to=ANA, from_=LINE, url=f"{BASE}/offer")
    assert (caught.value.status, caught.value.code) == (401, 20003)


def test_an_api_key_may_ask_as_well() -> None:
    world = new_world(Options(pace=INSTANT, api_keys={"SK1": "key"}))
    client = Client("SK1", "key", ACCOUNT, http_client=PretendHttpClient(world.twilio))
    assert client.api.accounts(ACCOUNT).fetch().status == "active"


def test_a_waiting_call_is_taken_out_only_once() -> None:
    with story() as world:
        members = world.client.queues(queued(world)).members
        waiting = members.list()[0]
        world.passes(30)
        assert (waiting.position, members(waiting.call_sid).fetch().wait_time) == (1, 30)
        taken = members(waiting.call_sid).update(url=f"{BASE}/connect")
        assert taken.position == 0
        with pytest.raises(TwilioRestException) as caught:
            members(waiting.call_sid).update(url=f"{BASE}/connect")
        assert (caught.value.status, caught.value.code) == (404, 20404)
        world.twilio.run_due()
        world.twilio.phone(CLIENT).hears("spajamo vas")
        assert world.desk.values("/left", "QueueResult") == ["redirected"]
        assert world.client.queues.list()[0].average_wait_time == 30


def test_a_caller_who_hung_up_at_the_same_moment_cannot_be_taken_out() -> None:
    with story() as world:
        members = world.client.queues(queued(world)).members
        waiting = members.list()[0]
        world.twilio.phone(CLIENT).hangs_up()
        with pytest.raises(TwilioRestException) as caught:
            members(waiting.call_sid).update(url=f"{BASE}/connect")
        assert caught.value.code == 20404


def test_a_call_is_redirected_and_ended() -> None:
    with story() as world:
        world.desk.on("/voice", "<Pause length='60'/>")
        world.desk.on("/other", "<Say>Drugi dokument</Say><Pause length='60'/>")
        client = world.twilio.phone(CLIENT).calls(LINE)
        sid = world.desk.forms("/voice")[0]["CallSid"]
        world.client.calls(sid).update(url=f"{BASE}/other")
        world.twilio.run_due()
        client.hears("drugi dokument")
        world.client.calls(sid).update(status="completed")
        world.twilio.run_due()
        client.is_idle()
        with pytest.raises(TwilioRestException) as caught:
            world.client.calls(sid).update(url=f"{BASE}/other")
        assert caught.value.code == 21220


def test_a_ringing_call_is_canceled() -> None:
    with story() as world:
        world.desk.on("/leg", NOTHING)
        call = world.client.calls.create(
            to=ANA, from_=LINE, url=f"{BASE}/offer", status_callback=f"{BASE}/leg"
        )
        world.twilio.run_due()
        world.twilio.phone(ANA).rings()
        world.client.calls(call.sid).update(status="canceled")
        world.twilio.run_due()
        world.twilio.phone(ANA).is_idle()
        assert world.desk.values("/leg", "CallStatus") == ["canceled"]


def test_a_call_canceled_before_its_turn_says_nothing() -> None:
    with story() as world:
        call = world.client.calls.create(
            to=ANA, from_=LINE, url=f"{BASE}/offer", status_callback=f"{BASE}/leg"
        )
        assert world.client.calls(call.sid).update(status="canceled").status == "canceled"
        world.passes(60)
        assert world.desk.forms("/leg") == []


def test_a_message_is_sent_and_its_delivery_told() -> None:
    with story() as world:
        world.desk.on("/sms", NOTHING)
        sent = world.client.messages.create(
            to=CLIENT, from_=LINE, body="Zvali ste.", status_callback=f"{BASE}/sms"
        )
        assert sent.status == "queued"
        world.twilio.run_due()
        assert world.twilio.phone(CLIENT).messages[0].body == "Zvali ste."
        assert world.desk.values("/sms", "MessageStatus") == ["sent", "delivered"]
        assert world.client.messages(sent.sid).fetch().status == "delivered"


def test_a_message_to_a_dead_number_is_undelivered() -> None:
    with story() as world:
        world.desk.on("/sms", NOTHING)
        world.twilio.phone(CLIENT).is_dead()
        world.client.messages.create(to=CLIENT, from_=LINE, body="Zvali ste.", status_callback=f"{BASE}/sms")
        world.twilio.run_due()
        assert world.desk.forms("/sms")[-1]["ErrorCode"] == "30005"


def test_a_recording_is_downloaded_and_deleted() -> None:
    with story() as world:
        world.desk.on("/voice", '<Record action="/done"/>')
        world.desk.on("/done", "<Hangup/>")
        client = world.twilio.phone(CLIENT).calls(LINE)
        client.leaves_message(seconds=3)
        client.presses("#")
        form = world.desk.forms("/done")[0]
        path = form["RecordingUrl"].removeprefix("https://api.twilio.com") + ".wav"
        audio = handle(world.twilio, "GET", path, [], (ACCOUNT, TOKEN))
        with wave.open(io.BytesIO(audio.body)) as sound:
            assert sound.getnframes() / sound.getframerate() == 3
        assert handle(world.twilio, "GET", path, [], None).status == 401
        recording = world.client.recordings(form["RecordingSid"])
        assert recording.fetch().duration == "3"
        assert recording.delete()
        with pytest.raises(TwilioRestException, match="not found"):
            recording.fetch()


def test_the_numbers_are_listed_and_set() -> None:
    with story() as world:
        number = world.client.incoming_phone_numbers.list(phone_number=LINE)[0]
        assert number.voice_url == f"{BASE}/voice"
        number.update(voice_url=f"{BASE}/new", voice_fallback_url=f"{BASE}/fallback")
        world.desk.on("/new", "<Say>Novo</Say>")
        world.twilio.phone(CLIENT).calls(LINE).hears("novo")


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/Calls/CA1/Recordings.json"), ("GET", "/Applications.json"), ("DELETE", "/Queues/QU1.json")],
)
def test_what_is_not_simulated_fails_the_story(method: str, path: str) -> None:
    world = new_world()
    root = f"/2010-04-01/Accounts/{ACCOUNT}"
    assert handle(world.twilio, method, root + path, [], (ACCOUNT, TOKEN)).status == 404
    with pytest.raises(AssertionError, match="not simulated"):
        world.twilio.assert_nothing_unexpected()


def test_an_unknown_parameter_fails_the_story() -> None:
    world = new_world()
    assert refused(world, machine_detection="Enable").code == 20001
    world.twilio.forgives("MachineDetection")
    world.twilio.assert_nothing_unexpected()


def test_asking_inside_a_transaction_fails_the_story() -> None:
    world = new_world(Options(pace=INSTANT, inside_transaction=lambda: True))
    world.client.queues.list()
    world.twilio.forgives("inside a database transaction")


def test_every_request_is_kept() -> None:
    with story() as world:
        world.client.queues.list()
        seen = world.twilio.account.requests[0]
        assert (seen.method, seen.status) == ("GET", 200)
        assert seen.path.endswith("/Queues.json")


def test_a_planned_refusal_comes_once() -> None:
    with story() as world:
        world.twilio.faults.fail_rest(429, 20429, method="POST", path_part="/Calls")
        error = refused(world)
        assert (error.status, error.code) == (429, 20429)
        world.client.calls.create(to=ANA, from_=LINE, url=f"{BASE}/offer")


@pytest.mark.parametrize(("is_done", "calls"), [(False, 0), (True, 1)])
def test_an_unanswered_request_may_have_been_done_or_not(is_done: bool, calls: int) -> None:
    with story() as world:
        world.twilio.faults.silence_rest(path_part="/Calls", is_done=is_done)
        with pytest.raises(requests.exceptions.ReadTimeout):
            world.client.calls.create(to=ANA, from_=LINE, url=f"{BASE}/offer")
        assert len(world.client.calls.list()) == calls


def test_the_sdks_async_methods_are_answered_too() -> None:
    world = new_world()
    client = Client(ACCOUNT, TOKEN, http_client=AsyncPretendHttpClient(world.twilio))
    call = asyncio.run(client.calls.create_async(to=ANA, from_=LINE, url=f"{BASE}/offer"))
    assert call.status == "queued"
    world.twilio.faults.silence_rest()
    with pytest.raises(TimeoutError):
        asyncio.run(client.queues.list_async())
