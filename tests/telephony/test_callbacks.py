"""Status callbacks come in any order, twice, for what we do not know: 204, and nothing goes back."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import permutations

import pytest
from sqlalchemy import func, select

from core.calls.rows import Call, CallLeg
from core.database.outbox import Delivery
from tests.telephony.line import MILICA, PETAR, PhoneLine

STATES = ("initiated", "ringing", "in-progress", "completed")
ORDERS = list(permutations(range(4)))
ENDS = ("completed", "busy", "no-answer", "failed", "canceled")


def tell_leg(line: PhoneLine, status: str, leg: object = 1, sid: str = "CA9") -> None:
    answer = line.post(f"operator/status?leg={leg}", {"CallSid": sid, "CallStatus": status})
    assert (answer.status, answer.text) == (204, "")


def tell_call(line: PhoneLine, status: str, sid: str = "CA1") -> None:
    answer = line.post("status", {"CallSid": sid, "CallStatus": status})
    assert (answer.status, answer.text) == (204, "")


def leg_states(line: PhoneLine, leg: int, order: Iterable[int]) -> list[str]:
    """The state of an operator's telephone after each callback of this order."""
    seen = []
    for position in order:
        tell_leg(line, STATES[position], leg, sid=f"CA-leg-{leg}")
        seen.append(line.leg(leg).state)
    return seen


def newest_leg(line: PhoneLine) -> int:
    return line.read(lambda tx: tx.first(select(func.max(CallLeg.id)))) or 0


def test_a_ringing_telephone_ends_once_in_whatever_order_it_is_told(line: PhoneLine) -> None:
    for number, order in enumerate(ORDERS):
        line.seeks_help(sid=f"CA{number}")
        leg = newest_leg(line)
        seen = leg_states(line, leg, [position for position in order for _ in range(2)])
        ended_before = 2 * order.index(3)
        assert seen == ["ringing"] * ended_before + ["ended"] * (8 - ended_before), order
        assert (line.leg(leg).reason, line.leg(leg).sid) == ("no-key", f"CA-leg-{leg}"), order
        assert line.call(f"CA{number}").state == "waiting", order
        assert newest_leg(line) == leg + 1, f"the next operator is rung once: {order}"
        tell_call(line, "completed", sid=f"CA{number}")


def test_a_telephone_that_took_the_call_stays_taken_until_it_is_over(line: PhoneLine) -> None:
    for number, order in enumerate(ORDERS):
        line.seeks_help(sid=f"CA{number}")
        leg = newest_leg(line)
        line.post(f"operator/offer?leg={leg}", {"CallSid": f"CA-leg-{leg}"}).legal()
        line.post(f"operator/answer?leg={leg}", {"CallSid": f"CA-leg-{leg}", "Digits": "1"}).legal()
        line.post("connect", {"CallSid": f"CA{number}"}).legal()
        line.clock.advance(timedelta(seconds=10))
        seen = leg_states(line, leg, order)
        assert seen == ["accepted"] * order.index(3) + ["ended"] * (4 - order.index(3)), order
        assert line.call(f"CA{number}").operator == line.leg(leg).operator, order
        assert newest_leg(line) == leg, f"nobody else is rung for a call that was taken: {order}"
        tell_call(line, "completed", sid=f"CA{number}")


def test_the_word_that_a_telephone_was_picked_up_frees_nobody_who_talks_by_coming_again(
    line: PhoneLine,
) -> None:
    line.seeks_help()
    line.post("operator/offer?leg=1", {"CallSid": "CA9"}).legal()
    line.post("operator/answer?leg=1", {"CallSid": "CA9", "Digits": "1"}).legal()
    for path in ("operator/offer?leg=1", "operator/answer?leg=1", "operator/offer?leg=1"):
        assert "<Conference" in line.post(path, {"CallSid": "CA9"}).legal(), path
        assert (line.leg().state, line.leg().reason) == ("accepted", None), path
    line.seeks_help(sid="CA2", number=PETAR)
    assert line.newest_leg().operator != line.leg().operator


def test_who_hangs_up_as_the_talk_begins_is_not_put_back_into_the_line(line: PhoneLine) -> None:
    line.seeks_help()
    line.post("operator/offer?leg=1", {"CallSid": "CA9"}).legal()
    line.post("operator/answer?leg=1", {"CallSid": "CA9", "Digits": "1"}).legal()
    line.post("connect", {"CallSid": "CA1"}).legal()
    line.clock.advance(timedelta(seconds=2))
    # Twilio tells of the end of the room, too, and may do so before that of the call.
    over = {"CallSid": "CA1", "DialCallStatus": "answered", "CallStatus": "completed"}
    assert "<Hangup" in line.post("talk-over", over).legal()
    assert (line.call().state, line.leg().reason, newest_leg(line)) == ("ended", "talked", 1)
    tell_call(line, "completed")
    assert line.call().outcome == "talked"


def test_the_first_end_of_a_telephone_stands(line: PhoneLine) -> None:
    for number, first in enumerate(ENDS):
        line.seeks_help(sid=f"CA{number}")
        leg = newest_leg(line)
        tell_leg(line, first, leg, sid=f"CA-leg-{leg}")
        reason, ended_at = line.leg(leg).reason, line.leg(leg).ended_at
        for later in (*STATES, *ENDS):
            tell_leg(line, later, leg, sid=f"CA-leg-{leg}")
            now = line.leg(leg)
            assert (now.state, now.reason, now.ended_at) == ("ended", reason, ended_at), (first, later)
        tell_call(line, "completed", sid=f"CA{number}")


def test_the_callers_own_call_ends_once_in_whatever_order_it_is_told(line: PhoneLine) -> None:
    for number, order in enumerate(ORDERS):
        sid = f"CA{number}"
        line.seeks_help(sid=sid)
        leg, seen = newest_leg(line), []
        for position in order:
            tell_call(line, STATES[position], sid)
            seen.append(line.call(sid).state)
        assert seen == ["waiting"] * order.index(3) + ["ended"] * (4 - order.index(3)), order
        assert line.leg(leg).reason == "caller-gone", order
        assert (line.call(sid).outcome, newest_leg(line)) == ("missed", leg), order


def test_a_telephone_that_begins_to_ring_for_a_call_that_is_over_is_stopped(line: PhoneLine) -> None:
    line.seeks_help()
    line.post("status", {"CallSid": "CA1", "CallStatus": "completed"})
    line.post("operator/status?leg=1", {"CallSid": "CA9", "CallStatus": "initiated"})
    orders = line.read(lambda tx: tx.all(select(Delivery.payload).where(Delivery.channel == "voice")))
    assert [order for order in orders if order["do"] == "hang-up"] == [{"do": "hang-up", "sid": "CA9"}]


def test_a_step_that_comes_after_the_end_brings_nothing_back_to_life(line: PhoneLine) -> None:
    line.seeks_help()
    tell_call(line, "completed")
    for path in ("voice", "consent", "left", "connect", "talk-over", "message"):
        line.post(path, {"CallSid": "CA1", "From": MILICA, "Digits": "1"}).legal()
        assert line.call().state == "ended", path
    assert "<Leave" in line.post("wait", {"CallSid": "CA1", "QueueSid": "QU1"}).legal("queue")
    assert "prekinuo" in line.post("operator/offer?leg=1", {"CallSid": "CA9"}).legal()
    assert "prekinuo" in line.post("operator/answer?leg=1", {"CallSid": "CA9", "Digits": "1"}).legal()
    assert (line.call().state, line.call().operator) == ("ended", None)


@pytest.mark.parametrize("garbage", ["0", "-1", "99999999999999999999", "abc", "", "%D9%A3", "1%00"])
def test_callbacks_about_what_we_do_not_know_are_taken_and_change_nothing(
    line: PhoneLine, garbage: str
) -> None:
    for status in (*STATES, *ENDS, "", "no-such-status"):
        tell_leg(line, status, leg=garbage)
        tell_call(line, status, sid="CA-nobody's")
        form = {"CallSid": "CA9", "CallStatus": status}
        assert line.post(f"operator/page-status?notification={garbage}", form).status == 204
    for event in ("participant-join", "participant-leave", "conference-end", ""):
        form = {"CallSid": "CA9", "StatusCallbackEvent": event}
        assert line.post(f"conference?call={garbage}", form).status == 204
    recorded = {"CallSid": "CA-nobody's", "RecordingSid": "RE1", "RecordingStatus": "completed"}
    assert line.post("recording", recorded).status == 204
    assert (line.count(Call), line.count(CallLeg)) == (0, 0)


def test_a_caller_in_the_middle_of_a_call_that_we_do_not_know_is_led_to_a_person(line: PhoneLine) -> None:
    asks = ("menu", "question", "pin", "consent", "record-consent", "review", "left", "connect", "message")
    for number, path in enumerate(asks):
        form = {"CallSid": f"CA{number}", "From": MILICA, "Digits": "1", "CallStatus": "in-progress"}
        assert "Dobar dan" in line.post(path, form).legal(), path
        assert line.call(f"CA{number}").state == "menu", path
        line.post("status", {**form, "CallStatus": "completed"})
    for path in ("wait", "taken-in"):
        form = {"CallSid": f"CA-{path}", "From": MILICA, "QueueSid": "QU1"}
        assert "<Leave" not in line.post(path, form).legal("queue" if path == "wait" else "call")
        assert line.call(f"CA-{path}").state == "waiting", path
        line.post("status", {**form, "CallStatus": "completed"})
    known = line.count(Call)
    assert "<Hangup" in line.post("menu", {"CallSid": "CA98", "CallStatus": "completed"}).legal()
    assert "<Hangup" in line.post("left", {"CallSid": "CA98", "QueueResult": "hangup"}).legal()
    assert "<Leave" in line.post("wait", {}).legal("queue")
    assert line.count(Call) == known
    recorded = {"CallSid": "CA99", "From": MILICA, "RecordingSid": "RE1", "RecordingUrl": "https://x/RE1"}
    assert "primljena" in line.post("message", recorded).legal()
    assert (line.call("CA99").outcome, line.call("CA99").state) == ("voicemail", "ended")


def test_an_operators_step_about_what_we_do_not_know_hangs_up(line: PhoneLine) -> None:
    for garbage in ("0", "-1", "99999999999999999999", "abc", ""):
        for path in ("offer?leg", "answer?leg", "over?leg", "page?notification", "page-answer?notification"):
            said = line.post(f"operator/{path}={garbage}", {"Digits": "1"}).legal()
            assert said.endswith("<Response><Hangup /></Response>"), (path, garbage)


def test_a_talk_is_measured_by_twilios_own_moments_whenever_they_are_told(line: PhoneLine) -> None:
    line.seeks_help()
    line.post("operator/answer?leg=1", {"CallSid": "CA9", "Digits": "1"})
    line.post("connect", {"CallSid": "CA1"})
    line.clock.advance(line.clock.now() - line.clock.now().replace(hour=8))  # an hour later
    events = [
        ("CA1", "participant-leave", "Tue, 24 Nov 2026 09:07:10 +0000"),
        ("CA9", "participant-leave", "Tue, 24 Nov 2026 09:07:12 +0000"),
        ("CA1", "participant-join", "Tue, 24 Nov 2026 09:01:10 +0000"),
        ("CA9", "participant-join", "Tue, 24 Nov 2026 09:00:40 +0000"),
    ]
    for sid, event, at in [*events, *reversed(events)]:
        form = {"CallSid": sid, "StatusCallbackEvent": event, "Timestamp": at}
        assert line.post("conference?call=1", form).status == 204
    call = line.call()
    assert call.talk_started_at and call.talk_ended_at
    assert (call.talk_ended_at - call.talk_started_at).total_seconds() == 360


def test_a_moment_that_cannot_be_true_is_the_moment_it_is_told(line: PhoneLine) -> None:
    line.seeks_help()
    line.post("operator/answer?leg=1", {"CallSid": "CA9", "Digits": "1"})
    for at in ("Fri, 24 Nov 2096 09:00:00 +0000", "24.11.2026.", "Tue, 24 Nov 2026 08:59:59 -0000", ""):
        form = {"CallSid": "CA1", "StatusCallbackEvent": "participant-join", "Timestamp": at}
        assert line.post("conference?call=1", form).status == 204
    assert line.call().caller_joined_at == line.clock.now()
