"""Orders to Twilio, and what its refusals mean: try again, or never."""

import asyncio
import json
import socket
from datetime import timedelta
from typing import Any

import pytest
import requests
from twilio.http import HttpClient
from twilio.http.response import Response

from core.database.outbox import Parcel
from core.errors import Unavailable, Undeliverable
from telephony.caller import VoiceChannel, http_client
from tests.stories.world import ACCOUNT_SID, AUTH_TOKEN, LINE
from tests.telephony.transports import Answers

RING = {"do": "ring", "leg": 7, "to": "+381641110001", "seconds": 20}
ORDERS: list[dict[str, Any]] = [
    RING,
    {"do": "page", "notification": 3, "to": "+381641110001"},
    {"do": "connect", "call": "CA1", "queue": "QU1", "leg": 7},
    {"do": "connect", "call": "CA1", "queue": None, "leg": 7},
    {"do": "hang-up", "sid": "CA9"},
    {"do": "tell-gone", "sid": "CA9"},
]


async def carry_out(client: HttpClient, order: dict[str, Any]) -> str | None:
    channel = VoiceChannel(
        account_sid=ACCOUNT_SID,
        token=AUTH_TOKEN,
        from_number=LINE,
        public_url="https://a.rs/desk/",
        http_client=client,
    )
    await channel.open()
    try:
        return await channel.send(Parcel(1, "voice", "x", order, "x", 1))
    finally:
        await channel.close()


def sent(client: HttpClient, order: dict[str, Any]) -> str | None:
    return asyncio.run(carry_out(client, order))


def refusal(status: int, code: int | None) -> Answers:
    return Answers(status, {"status": status, "code": code, "message": "no", "more_info": ""})


def test_an_operators_telephone_is_rung_with_our_documents_and_all_its_states() -> None:
    client = Answers(201, {"sid": "CA9"})
    assert sent(client, RING) == "CA9"
    [(method, url, data)] = client.asked
    assert (method, url) == ("POST", f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT_SID}/Calls.json")
    assert (data["To"], data["From"], data["Timeout"]) == ("+381641110001", LINE, 20)
    assert data["Url"] == "https://a.rs/desk/twilio/operator/offer?leg=7"
    assert data["StatusCallback"] == "https://a.rs/desk/twilio/operator/status?leg=7"
    assert data["StatusCallbackEvent"] == ["initiated", "ringing", "answered", "completed"]
    assert data["FallbackUrl"] == data["Url"]
    assert not {"Record", "RecordingStatusCallback", "MachineDetection"} & set(data)


def test_a_caller_is_taken_out_of_the_line_by_the_calls_own_id() -> None:
    client = Answers(200, {"call_sid": "CA1"})
    assert sent(client, ORDERS[2]) == "CA1"
    assert client.asked[0][1].endswith("/Queues/QU1/Members/CA1.json")
    assert client.asked[0][2]["Url"] == "https://a.rs/desk/twilio/connect"


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: str(order["do"]))
@pytest.mark.parametrize(
    ("status", "code"),
    [(429, 20429), (429, None), (500, 20500), (503, None), (401, 20003), (403, 20003), (400, 22005)],
)
def test_what_is_not_the_numbers_fault_is_tried_again(
    order: dict[str, Any], status: int, code: int | None
) -> None:
    with pytest.raises(Unavailable, match=f"Twilio {status}/{code}"):
        sent(refusal(status, code), order)


@pytest.mark.parametrize("order", ORDERS[:4], ids=lambda order: str(order["do"]))
@pytest.mark.parametrize(
    ("status", "code"), [(400, 21211), (400, 21217), (403, 21215), (404, 20404), (400, None)]
)
def test_what_will_never_work_is_not_tried_again(
    order: dict[str, Any], status: int, code: int | None
) -> None:
    with pytest.raises(Undeliverable):
        sent(refusal(status, code), order)


@pytest.mark.parametrize("order", ORDERS[4:], ids=lambda order: str(order["do"]))
def test_who_has_gone_already_needs_no_order(order: dict[str, Any]) -> None:
    for code in (20404, 21220):
        assert sent(refusal(404, code), order) is None
    with pytest.raises(Undeliverable):
        sent(refusal(400, 21218), order)


@pytest.mark.parametrize(
    "error",
    [
        requests.ConnectionError("refused"),
        requests.ReadTimeout("8 s"),
        ConnectionResetError(),
        TimeoutError(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_no_answer_is_tried_again(error: Exception) -> None:
    with pytest.raises(Unavailable, match=type(error).__name__):
        sent(Answers(fails=error), RING)


def test_a_server_that_is_not_there_is_tried_again() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: every connection is refused
        port = taken.getsockname()[1]
        with pytest.raises(Unavailable, match="ConnectionError"):
            sent(http_client(f"http://127.0.0.1:{port}"), RING)


@pytest.mark.parametrize(("status", "error"), [(502, Unavailable), (429, Unavailable), (400, Undeliverable)])
def test_an_error_in_another_shape_than_twilios_counts_by_its_status(
    status: int, error: type[Exception]
) -> None:
    problem = {"type": "https://x", "title": "no", "status": status, "code": 12345}
    for body in ("<html>502 Bad Gateway</html>", "", "null", "[]", problem):
        with pytest.raises(error, match=f"Twilio {status}/"):
            sent(Answers(status, body), RING)


def test_who_has_gone_is_known_in_either_shape_of_an_error() -> None:
    problem = {"type": "https://x", "title": "gone", "status": 404, "code": 20404}
    assert sent(Answers(404, problem), ORDERS[4]) is None


def test_an_order_that_nobody_knows_is_never_sent() -> None:
    client = Answers(200, {})
    for order in ({"do": "sing"}, {}, {"do": "ring", "leg": 7}):
        with pytest.raises(Undeliverable, match="not an order"):
            sent(client, order)
    assert client.asked == []


class _Missing(Answers):
    """Knows everybody but one participant."""

    def __init__(self, sid: str) -> None:
        super().__init__(200, {})
        self._gone = sid

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        """404 for the one who is not in the room."""
        known = super().request(method, url, *args, **kwargs)
        if url.endswith(f"/Participants/{self._gone}.json"):
            return Response(404, json.dumps({"status": 404, "code": 20404, "message": "no", "more_info": ""}))
        return known


def test_who_is_on_the_way_into_the_room_is_held_and_given_the_talk_a_moment_later() -> None:
    order = {"do": "hand-over", "from": "CA7", "to": "CA8", "room": "CF1", "name": "razgovor-1-0"}
    ready = Answers(200, {})
    sent(ready, order)
    leaves, stays, hangs_up = ready.asked
    assert leaves[1].endswith("/Participants/CA7.json") and leaves[2] == {"EndConferenceOnExit": "false"}
    assert stays[1].endswith("/Participants/CA8.json") and stays[2] == {"EndConferenceOnExit": "true"}
    assert hangs_up[1].endswith("/Calls/CA7.json") and hangs_up[2] == {"Status": "completed"}
    on_the_way = _Missing("CA8")
    with pytest.raises(Unavailable, match="not in the room yet") as late:
        sent(on_the_way, order)
    assert late.value.retry_after == timedelta(seconds=1)
    assert not [url for _, url, _ in on_the_way.asked if url.endswith("/Calls/CA7.json")]
    with pytest.raises(Unavailable, match="not in the room yet"):
        sent(_Missing("CA1"), {"do": "hold", "sid": "CA1", "on": True, "room": "CF1", "name": "razgovor-1-0"})
    over = _Missing("CA7")
    sent(over, order)
    assert len(over.asked) == 1  # whoever was to leave has left
