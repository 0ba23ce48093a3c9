"""What goes wrong: callbacks, slow and broken webhooks, and what Twilio does then."""

from datetime import timedelta

import pytest

from simulator.twilio import WebhookResponse
from tests.simulator.twilio.desk import BASE, LINE, NOTHING, World, new_world, story, xml

CLIENT, ANA = "+381601230001", "+381641110001"
FALLBACK_LINE = "+381117654321"


def world_with_fallback() -> World:
    world = new_world()
    world.twilio.add_number(FALLBACK_LINE, f"{BASE}/voice", fallback_url=f"{BASE}/fallback")
    world.desk.on("/fallback", "<Say>Ostavite poruku posle signala</Say>")
    return world


def events(world: World) -> None:
    """Ring Ana, who answers and hangs up, with a callback for every event."""
    world.desk.on("/offer", "<Pause length='60'/>")
    world.desk.on("/leg", NOTHING)
    world.client.calls.create(
        to=ANA,
        from_=LINE,
        url=f"{BASE}/offer",
        status_callback=f"{BASE}/leg",
        status_callback_event=["initiated", "ringing", "answered", "completed"],
    )
    world.twilio.run_due()
    world.twilio.phone(ANA).answers()
    world.passes(10)
    world.twilio.phone(ANA).hangs_up()


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (WebhookResponse(500, "text/html", "broken"), "11200"),
        (WebhookResponse(404, "text/html", "gone"), "11200"),
        (WebhookResponse(200, "text/plain", "Zdravo"), "12300"),
        (WebhookResponse(200, "text/xml", "<Response><Say>"), "12100"),
        (xml("<Dial><Say>Zdravo</Say></Dial>"), "12200"),
        (xml('<Gather numDigit="1"/>'), "12200"),
        (xml(f"<Say>{'x' * 70000}</Say>"), "11750"),
    ],
)
def test_a_bad_answer_goes_to_the_fallback_with_its_code(answer: WebhookResponse, code: str) -> None:
    world = world_with_fallback()
    world.desk.on("/voice", answer)
    world.twilio.phone(CLIENT).calls(FALLBACK_LINE).hears("ostavite poruku")
    form = world.desk.forms("/fallback")[0]
    assert (form["ErrorCode"], form["ErrorUrl"]) == (code, f"{BASE}/voice")
    world.twilio.forgives(code)
    world.twilio.assert_nothing_unexpected()


def test_without_a_fallback_the_caller_hears_an_apology_and_the_call_ends() -> None:
    world = new_world()
    world.desk.on("/voice", WebhookResponse(500, "", ""))
    client = world.twilio.phone(CLIENT).calls(LINE)
    client.hears("application error")
    client.is_idle()
    with pytest.raises(AssertionError, match="answered 500"):
        world.twilio.assert_nothing_unexpected()


def test_a_fallback_that_fails_ends_the_call() -> None:
    world = world_with_fallback()
    world.desk.on("/voice", WebhookResponse(500, "", ""))
    world.desk.on("/fallback", WebhookResponse(500, "", ""))
    world.twilio.phone(CLIENT).calls(FALLBACK_LINE).is_idle()
    assert len(world.twilio.forgives("11200")) == 2


def test_a_webhook_that_takes_longer_than_fifteen_seconds_goes_to_the_fallback() -> None:
    world = world_with_fallback()
    world.desk.on("/voice", "<Say>Prekasno</Say>")
    world.twilio.faults.slow_webhooks("/voice", seconds=20)
    client = world.twilio.phone(CLIENT).calls(FALLBACK_LINE)
    world.passes(14.9)
    assert client.heard == []
    world.passes(0.1)
    client.hears("ostavite poruku")
    client.does_not_hear("prekasno")
    assert world.desk.forms("/fallback")[0]["ErrorCode"] == "11205"
    world.twilio.assert_nothing_unexpected()


def test_a_slow_webhook_is_performed_when_it_comes() -> None:
    with story() as world:
        world.desk.on("/voice", "<Say>Stiglo</Say>")
        world.twilio.faults.slow_webhooks("/voice", seconds=5)
        client = world.twilio.phone(CLIENT).calls(LINE)
        world.passes(4.9)
        assert client.heard == []
        world.passes(0.1)
        client.hears("stiglo")


def test_a_caller_may_hang_up_while_the_webhook_is_out() -> None:
    with story() as world:
        world.desk.on("/voice", "<Say>Stiglo</Say>")
        world.twilio.faults.slow_webhooks("/voice", seconds=5)
        client = world.twilio.phone(CLIENT).calls(LINE)
        client.hangs_up()
        world.passes(10)
        assert client.heard == []


def test_keys_pressed_while_the_webhook_is_out_change_nothing() -> None:
    with story() as world:
        world.desk.on("/voice", '<Gather numDigits="1" action="/menu"/>')
        world.desk.on("/menu", "<Say>Jedan</Say>")
        world.twilio.faults.slow_webhooks("/menu", seconds=5)
        client = world.twilio.phone(CLIENT).calls(LINE)
        client.presses("1")
        client.presses("2")
        world.passes(5)
        client.hears("jedan")
        assert world.desk.values("/menu", "Digits") == ["1"]


def test_a_call_that_runs_in_circles_is_ended() -> None:
    world = new_world()
    world.desk.on("/voice", "<Redirect>/voice</Redirect>")
    world.twilio.phone(CLIENT).calls(LINE).is_idle()
    assert len(world.desk.forms("/voice")) == 50
    world.twilio.forgives("circles")


def test_callbacks_are_lost() -> None:
    with story() as world:
        world.twilio.faults.drop_callbacks("completed")
        events(world)
        assert world.desk.values("/leg", "CallStatus") == ["initiated", "ringing", "in-progress"]


def test_callbacks_come_twice_with_the_same_token() -> None:
    with story() as world:
        world.twilio.faults.duplicate_callbacks("completed")
        events(world)
        assert world.desk.values("/leg", "CallStatus")[-2:] == ["completed", "completed"]
        tokens = [request.headers["I-Twilio-Idempotency-Token"] for request in world.desk.requests]
        assert tokens[-1] == tokens[-2]


def test_callbacks_come_late() -> None:
    with story() as world:
        world.twilio.faults.delay_callbacks(timedelta(seconds=30), "ringing", times=1)
        events(world)
        assert "ringing" not in world.desk.values("/leg", "CallStatus")
        world.passes(20)
        assert world.desk.values("/leg", "CallStatus")[-1] == "ringing"
        assert world.desk.values("/leg", "SequenceNumber") == ["0", "2", "3", "1"]


def test_callbacks_come_in_another_order() -> None:
    with story() as world:
        world.twilio.faults.hold_callbacks("/leg")
        events(world)
        assert world.desk.forms("/leg") == []
        world.twilio.release_callbacks([3, 0, 2, 1])
        assert world.desk.values("/leg", "SequenceNumber") == ["3", "0", "2", "1"]


@pytest.mark.parametrize(
    ("answer", "complaint"),
    [
        (WebhookResponse(500, "text/plain", ""), "11200"),
        (WebhookResponse(403, "", ""), "11200"),
        (WebhookResponse(200, "", ""), "12300"),
    ],
)
def test_a_callback_answered_badly_fails_the_story(answer: WebhookResponse, complaint: str) -> None:
    world = new_world()
    world.desk.on("/voice", "<Hangup/>")
    world.desk.on("/status", answer)
    world.twilio.phone(CLIENT).calls(LINE)
    world.twilio.forgives(complaint)


@pytest.mark.parametrize(
    ("habit", "status", "sip_code"),
    [("is_dead", "failed", "404"), ("is_unreachable", "failed", "480"), ("is_busy", "busy", "486")],
)
def test_a_telephone_that_cannot_be_reached_says_how(habit: str, status: str, sip_code: str) -> None:
    with story() as world:
        world.desk.on("/leg", NOTHING)
        getattr(world.twilio.phone(ANA), habit)()
        world.client.calls.create(to=ANA, from_=LINE, url=f"{BASE}/offer", status_callback=f"{BASE}/leg")
        world.twilio.run_due()
        form = world.desk.forms("/leg")[0]
        assert (form["CallStatus"], form["SipResponseCode"], form["CallDuration"]) == (status, sip_code, "0")
