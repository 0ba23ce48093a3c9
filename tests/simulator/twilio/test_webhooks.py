"""Signatures, parameters and transport of the webhooks."""

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.errors import Unavailable
from simulator.twilio import WebhookRequest, WebhookResponse, over_asgi, over_httpx
from simulator.twilio.webhooks import overrides_of, signature, signed
from tests.simulator.twilio.desk import BASE, LINE, TOKEN, is_signed, new_world, story

CLIENT = "+381601230001"


def test_the_vector_twilio_publishes_comes_out() -> None:
    form = (
        ("CallSid", "CA1234567890ABCDE"),
        ("Caller", "+14158675310"),
        ("Digits", "1234"),
        ("From", "+14158675310"),
        ("To", "+18005551212"),
    )
    url = "https://example.com/myapp.php?foo=1&bar=2"
    assert signature(url, form, "12345") == "L/OH5YylLD5NRKLltdqwSvS0BnU="


@pytest.mark.parametrize(
    "url",
    [
        f"{BASE}/voice",
        f"{BASE}/voice?step=2&ime=%C4%8Da%C4%8Dak",
        "https://desk.example:8443/voice",
        "http://127.0.0.1:8000/voice",
        f"{BASE}/voice#rc=2&rp=5xx",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_sdk_accepts_what_is_signed(url: str, method: str) -> None:
    form = (("From", CLIENT), ("Empty", ""), ("Twice", "b"), ("Twice", "a"), ("Ime", "Đorđe"))
    request = signed(url, method, form, token=TOKEN, idempotency="1")
    assert is_signed(request)
    assert "#" not in request.url


def test_a_changed_field_is_not_accepted() -> None:
    request = signed(f"{BASE}/voice", "POST", (("From", CLIENT),), token=TOKEN, idempotency="1")
    forged = WebhookRequest("POST", request.url, (("From", "+381601230002"),), request.headers)
    assert not is_signed(forged)


def test_a_call_in_brings_the_fields_twilio_sends() -> None:
    with story() as world:
        world.desk.on("/voice", "<Hangup/>")
        world.twilio.phone(CLIENT).calls(LINE, forwarded_from="+381113334444")
        form = world.desk.forms("/voice")[0]
        assert form["CallSid"].startswith("CA") and len(form["CallSid"]) == 34
        assert (form["From"], form["To"]) == (CLIENT, LINE) == (form["Caller"], form["Called"])
        assert form["CallStatus"] == "ringing"
        assert form["Direction"] == "inbound"
        assert form["ApiVersion"] == "2010-04-01"
        assert form["ForwardedFrom"] == "+381113334444"
        assert form["FromCountry"] == "RS"
        assert form["FromCity"] == ""


def test_a_withheld_number_is_not_told() -> None:
    with story() as world:
        world.desk.on("/voice", "<Hangup/>")
        world.twilio.phone(CLIENT).calls(LINE, shows="anonymous")
        assert world.desk.forms("/voice")[0]["From"] == "anonymous"
        assert CLIENT not in str(world.desk.asked)


def test_every_webhook_has_its_own_idempotency_token() -> None:
    with story() as world:
        world.desk.on("/voice", "<Redirect>/two</Redirect>")
        world.desk.on("/two", "<Hangup/>")
        world.twilio.phone(CLIENT).calls(LINE)
        tokens = [request.headers["I-Twilio-Idempotency-Token"] for request in world.desk.requests]
        assert len(tokens) == len(set(tokens)) == 3


def test_a_number_may_be_answered_by_get() -> None:
    with story() as world:
        world.twilio.add_number("+381117654321", f"{BASE}/static", voice_method="GET")
        world.desk.on("/static", "<Hangup/>")
        world.twilio.phone(CLIENT).calls("+381117654321")
        request = world.desk.requests[0]
        assert request.method == "GET" and not request.form
        assert world.desk.forms("/static")[0]["From"] == CLIENT


def test_a_5xx_is_tried_again_with_the_same_token_where_the_address_asks_for_it() -> None:
    world = new_world()
    world.twilio.add_number("+381117654321", f"{BASE}/flaky#rc=2&rp=5xx,ct")
    answers = ["", "", "<Say>Treći put</Say>"]
    world.desk.on("/flaky", lambda _: answers.pop(0) or WebhookResponse(503, "", ""))
    phone = world.twilio.phone(CLIENT).calls("+381117654321")
    phone.hears("treći put")
    assert len({request.headers["I-Twilio-Idempotency-Token"] for request in world.desk.requests}) == 1


def test_the_overrides_of_an_address_are_read_from_its_fragment() -> None:
    overrides = overrides_of(f"{BASE}/voice#rc=3&rp=ct,rt&ct=2000")
    assert overrides.retries == 3
    assert overrides.policy == {"ct", "rt"}
    assert overrides_of(f"{BASE}/voice").policy == {"ct"}


def echo_app() -> Starlette:
    async def echo(request: Request) -> Response:
        form = await request.form()
        fields = "&".join(f"{key}={value}" for key, value in form.multi_items())
        return Response(f"{request.url.path}?{request.url.query} {fields}", media_type="text/xml")

    return Starlette(routes=[Route("/{path:path}", echo, methods=["GET", "POST"])])


def test_the_transport_carries_a_form_with_repeated_and_empty_fields() -> None:
    with over_asgi(echo_app()) as post:
        request = WebhookRequest("POST", f"{BASE}/voice?a=1", (("x", "1"), ("x", ""), ("ime", "Đ")), {})
        answer = post(request)
    assert (answer.status, answer.body) == (200, "/voice?a=1 x=1&x=&ime=Đ")
    assert answer.content_type.startswith("text/xml")


def test_the_transport_can_lead_the_public_address_to_another_host() -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(204)

    with httpx.Client(transport=httpx.MockTransport(answer)) as client:
        over_httpx(client, "http://127.0.0.1:8000")(WebhookRequest("POST", f"{BASE}/voice?a=1", (), {}))
    assert asked == ["http://127.0.0.1:8000/voice?a=1"]


def test_a_program_that_cannot_be_reached_is_unavailable() -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    with httpx.Client(transport=httpx.MockTransport(refuse)) as client, pytest.raises(Unavailable):
        over_httpx(client)(WebhookRequest("POST", f"{BASE}/voice", (), {}))


def test_an_exception_of_the_program_reaches_the_story_or_is_a_500() -> None:
    async def fail(_: Request) -> Response:
        raise RuntimeError("broken")

    app = Starlette(routes=[Route("/voice", fail, methods=["POST"])])
    request = WebhookRequest("POST", f"{BASE}/voice", (), {})
    with over_asgi(app) as post, pytest.raises(RuntimeError):
        post(request)
    with over_asgi(app, raises=False) as post:
        assert post(request).status == 500
