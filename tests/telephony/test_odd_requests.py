"""Whatever comes in signed is answered; what is not a form of Twilio's is refused. Never a 500."""

from urllib.parse import urlencode

import pytest

from core.calls.rows import Call, CallLeg, Voicemail
from core.database.outbox import Delivery
from core.tickets.rows import Ticket
from telephony import steps
from tests.telephony.conftest import MakeLine
from tests.telephony.line import MILICA, NIGHT, PhoneLine, sign

FORGED = [
    b"\xff\xfe\xfd",
    b"CallSid=\xe9",
    b"{" * 2000,
    b"\x00" * 2000,
    b"CallSid=CA1&" + b"a=1&" * 600,
    urlencode({"CallSid": "CA1", "Body": "x" * 70_000}).encode(),
    b"a=" + b"x" * 2_000_000,
]


@pytest.mark.parametrize("body", FORGED, ids=["latin", "not-utf-8", "json", "nul", "many", "big", "huge"])
def test_a_body_that_is_no_form_of_twilios_is_refused(line: PhoneLine, body: bytes) -> None:
    for path in ("voice", "status", "fallback", "fallback-message"):
        answer = line.post(path, [("CallSid", "CA1")], body=body)
        assert (answer.status, answer.text) == (403, "")
    assert line.count(Call) == 0
    assert not line.house.journal.path.exists()


def test_a_body_that_is_no_form_is_an_empty_form_even_where_that_is_signed(line: PhoneLine) -> None:
    assert "Hangup" in line.post("voice", [], body=b"\xff\xfe").legal()
    assert line.post("status", [], body=b"\xff\xfe").status == 204
    assert line.count(Call) == 0


ODD_NUMBERS = [
    "anonymous", "unknown", "Restricted", "", "client:ana", "sip:ana@example.com", "266696687", "+", "+999",
    "+38160" + "1" * 400, "\x00", "\u202e+381", "🤖", "'; drop table calls; --", "<Say>", "]]>", "ćirilica Ћ",
]  # fmt: skip


def test_whatever_stands_for_a_number_the_caller_is_greeted(line: PhoneLine) -> None:
    for position, number in enumerate(ODD_NUMBERS):
        assert "Dobar dan" in line.calls(sid=f"CA{position}", number=number).legal(), number
        call = line.call(f"CA{position}")
        assert (call.rank, call.client_id, call.contact_id) == (-1, None, None), number
        assert len(call.from_number) <= 64


def test_a_number_as_the_country_dials_it_is_known(line: PhoneLine) -> None:
    line.calls(number="060 123-0001")
    assert (line.call().rank, line.call().from_number) == (1, MILICA)


def test_a_withheld_number_at_night_may_leave_a_message(line_at: MakeLine) -> None:
    assert "<Record" in line_at(NIGHT).calls(number="anonymous").legal()


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"CallSid": ""},
        {"CallSid": "CA" + "f" * 5000},
        {"CallSid": "CA\x001", "From": "\x00", "CallStatus": "\x00", "Digits": "\x00"},
        {
            "CallSid": "CA1",
            "CallStatus": "completed",
            "Timestamp": "Mon, 99 Xxx 99999 99:99:99 +999999999999",
        },
        {"CallSid": "CA1", "RecordingDuration": "9" * 5000, "RecordingUrl": "x" * 3000, "Digits": "hangup"},
        {"CallSid": "CA1", "RecordingDuration": "-1", "RecordingSid": "٣", "QueueSid": "Q" * 999},
        {"CallSid": "CA1", "StatusCallbackEvent": "participant-join", "QueueResult": "no-such-result"},
    ],
    ids=["nothing", "no-sid", "long", "nul", "no-time", "long-recording", "odd-recording", "odd-event"],
)
def test_no_step_fails_for_what_is_in_the_form(line: PhoneLine, fields: dict[str, str]) -> None:
    line.calls()
    odd = "?leg=abc&notification=-1&call=9999999999999999999999"
    for query in (odd, "", "?leg=1&notification=1&call=1"):
        for path in steps.CALLBACKS:
            answer = line.post(path + query, fields)
            assert (answer.status, answer.text) == (204, ""), path
        for path in (*steps.DOCUMENTS, "fallback", "fallback-message"):
            said = line.post(path + query, fields).legal("queue" if path == "wait" else "call")
            assert "<Redirect" not in said, path


def test_a_retry_that_is_no_number_is_the_first(line: PhoneLine) -> None:
    for retry in ("%D9%A3", "-1", "abc", "9" * 5000, "1&retry=2", ""):
        assert "Dobar dan" in line.post(f"voice?retry={retry}", {"CallSid": "CA1", "From": MILICA}).legal()


def test_the_same_idempotency_token_hears_the_same_to_the_byte_and_has_one_effect(line: PhoneLine) -> None:
    first = line.post("voice", {"CallSid": "CA1", "From": MILICA}, retry_token="t1")
    rows = _rows(line)
    again = line.post("voice", {"CallSid": "CA1", "From": MILICA}, retry_token="t1")
    assert first.legal() == again.text
    assert _rows(line) == rows == (1, 1, 1, 0)


def test_a_key_that_is_sent_again_is_pressed_once(line: PhoneLine) -> None:
    line.calls()
    pressed = {"CallSid": "CA9", "Digits": "1"}
    first = line.post("operator/answer?leg=1", pressed, retry_token="t2")
    again = line.post("operator/answer?leg=1", pressed, retry_token="t2")
    assert "<Conference" in first.legal()
    assert first.text == again.text
    assert line.count(Delivery) == 3  # ring the operator, connect the caller, show the card


def test_a_message_that_is_told_three_times_is_one_ticket(line_at: MakeLine) -> None:
    line = line_at(NIGHT)
    line.calls()
    recorded = {
        "CallSid": "CA1",
        "RecordingSid": "RE1",
        "RecordingUrl": "https://x/RE1",
        "RecordingDuration": "9",
    }
    assert line.post("recording", {**recorded, "RecordingStatus": "completed"}).status == 204
    assert "primljena" in line.post("message", recorded, retry_token="t3").legal()
    assert "primljena" in line.post("message", recorded, retry_token="t3").legal()
    assert "primljena" in line.post("message", recorded).legal()
    assert (line.count(Voicemail), line.count(Ticket)) == (1, 1)


def test_the_same_token_on_another_door_is_another_request(line: PhoneLine) -> None:
    greeted = line.post("voice", {"CallSid": "CA1", "From": MILICA}, retry_token="t4").legal()
    waits = line.post("wait", {"CallSid": "CA1", "QueueSid": "QU1"}, retry_token="t4").legal("queue")
    assert greeted != waits


def test_the_same_call_twice_without_a_token_is_one_call(line: PhoneLine) -> None:
    first, again = line.calls(), line.calls()
    assert first.legal() == again.legal()
    assert _rows(line) == (1, 1, 1, 0)


def test_a_forged_repeat_of_a_known_token_hears_nothing(line: PhoneLine) -> None:
    line.post("voice", {"CallSid": "CA1", "From": MILICA}, retry_token="t5")
    forged = line.post(
        "voice",
        {"CallSid": "CA1", "From": MILICA},
        token=None,
        headers={"I-Twilio-Idempotency-Token": "t5", "X-Twilio-Signature": sign("https://x.rs", [])},
    )
    assert (forged.status, forged.text) == (403, "")


def _rows(line: PhoneLine) -> tuple[int, ...]:
    return tuple(line.count(kind) for kind in (Call, CallLeg, Delivery, Ticket))
