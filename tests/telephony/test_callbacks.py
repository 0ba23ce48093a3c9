"""Status callbacks come in any order, twice, late, and for things we do not know: 204, and nothing goes back."""

from collections.abc import Iterator
from itertools import permutations

import pytest

from core.calls.rows import Call, CallLeg
from tests.telephony.line import MILICA, PhoneLine

STATES = ("initiated", "ringing", "in-progress", "completed")
ORDERS = list(permutations(range(4)))
ENDS = ("completed", "busy", "no-answer", "failed", "canceled")


def tell_leg(line: PhoneLine, status: str, leg: object = 1, sid: str = "CA9") -> None:
    answer = line.post(f"operator/status?leg={leg}", {"CallSid": sid, "CallStatus": status})
    assert (answer.status, answer.text) == (204, "")


def tell_call(line: PhoneLine, status: str, sid: str = "CA1") -> None:
    answer = line.post("status", {"CallSid": sid, "CallStatus": status})
    assert (answer.status, answer.text) == (204, "")


def states(line: PhoneLine, order: tuple[int, ...], *, twice: bool) -> Iterator[str]:
    """The leg's state after each callback of this order."""
    for position in order:
        for _ in range(2 if twice else 1):
            tell_leg(line, STATES[position])
            line.clock.turn_to(line.clock.now().replace(microsecond=0))
            yield line.leg().state


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: "".join(map(str, order)))
@pytest.mark.parametrize("twice", [False, True], ids=["once", "twice"])
def test_a_ringing_telephone_ends_once_in_whatever_order_it_is_told(
    line: PhoneLine, order: tuple[int, ...], twice: bool
) -> None:
    line.calls()
    seen = list(states(line, order, twice=twice))
    first_end = seen.index("ended")
    assert set(seen[:first_end]) <= {"ringing"}
    assert set(seen[first_end:]) == {"ended"}
    assert (line.leg().reason, line.leg().sid) == ("no-key", "CA9")
    assert line.call().state == "waiting"
    assert line.count(CallLeg) == 2  # the next operator is rung once


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: "".join(map(str, order)))
def test_a_telephone_that_took_the_call_stays_taken_until_it_is_over(
    line: PhoneLine, order: tuple[int, ...]
) -> None:
    line.calls()
    line.post("operator/offer?leg=1", {"CallSid": "CA9"}).legal()
    line.post("operator/answer?leg=1", {"CallSid": "CA9", "Digits": "1"}).legal()
    seen = list(states(line, order, twice=True))
    first_end = seen.index("ended")
    assert set(seen[:first_end]) <= {"accepted"}
    assert set(seen[first_end:]) == {"ended"}
    assert line.call().operator == "ana"
    assert line.count(CallLeg) == 1  # nobody else is rung for a call that was taken


@pytest.mark.parametrize("first", ENDS)
@pytest.mark.parametrize("later", [*STATES, *ENDS])
def test_the_first_end_of_a_telephone_stands(line: PhoneLine, first: str, later: str) -> None:
    line.calls()
    tell_leg(line, first)
    reason, ended_at = line.leg().reason, line.leg().ended_at
    tell_leg(line, later)
    assert (line.leg().state, line.leg().reason, line.leg().ended_at) == ("ended", reason, ended_at)


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: "".join(map(str, order)))
def test_the_callers_own_call_ends_once_in_whatever_order_it_is_told(
    line: PhoneLine, order: tuple[int, ...]
) -> None:
    line.calls()
    seen = []
    for position in order:
        tell_call(line, STATES[position])
        tell_call(line, STATES[position])
        seen.append(line.call().state)
    assert seen == ["waiting"] * order.index(3) + ["ended"] * (4 - order.index(3))
    assert line.leg().reason == "caller-gone"
    assert (line.call().outcome, line.count(CallLeg)) == ("missed", 1)


def test_a_step_that_comes_after_the_end_brings_nothing_back_to_life(line: PhoneLine) -> None:
    line.calls()
    tell_call(line, "completed")
    for path in ("voice", "consent", "left", "connect", "talk-over", "message"):
        line.post(path, {"CallSid": "CA1", "From": MILICA, "Digits": "1"}).legal()
        assert line.call().state == "ended", path
    assert "<Leave" in line.post("wait", {"CallSid": "CA1", "QueueSid": "QU1"}).legal("queue")
    assert "prekinuo" in line.post("operator/offer?leg=1", {"CallSid": "CA9"}).legal()
    assert "prekinuo" in line.post("operator/answer?leg=1", {"CallSid": "CA9", "Digits": "1"}).legal()
    assert (line.call().state, line.call().operator) == ("ended", None)


@pytest.mark.parametrize("garbage", ["0", "-1", "99999999999999999999", "abc", "", "1.0", "%D9%A3", "1%00", "NULL"])
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


@pytest.mark.parametrize("garbage", ["0", "-1", "99999999999999999999", "abc", ""])
def test_an_operators_step_about_what_we_do_not_know_hangs_up(line: PhoneLine, garbage: str) -> None:
    for path in ("offer", "answer", "over"):
        assert "<Hangup" in line.post(f"operator/{path}?leg={garbage}", {"Digits": "1"}).legal()
    for path in ("page", "page-answer"):
        query = f"notification={garbage}"
        assert "<Hangup" in line.post(f"operator/{path}?{query}", {"Digits": "1"}).legal()


def test_a_talk_is_measured_by_twilios_own_moments_whenever_they_are_told(line: PhoneLine) -> None:
    line.calls()
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
    line.calls()
    line.post("operator/answer?leg=1", {"CallSid": "CA9", "Digits": "1"})
    for at in ("Fri, 24 Nov 2096 09:00:00 +0000", "24.11.2026.", "Tue, 24 Nov 2026 08:59:59 -0000", ""):
        form = {"CallSid": "CA1", "StatusCallbackEvent": "participant-join", "Timestamp": at}
        assert line.post("conference?call=1", form).status == 204
    assert line.call().caller_joined_at == line.clock.now()
