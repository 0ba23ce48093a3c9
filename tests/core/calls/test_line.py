"""The waiting line: who is served first, whose telephone rings, and what happens when no word comes."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from itertools import permutations

import pytest
from sqlalchemy import select

from core.calls.line import LONGEST_WAIT, call_by_sid, end_leg, legs_of, longest_idle, waiting_calls
from core.calls.rows import Call, CallLeg, Voicemail
from core.database.outbox import Delivery
from core.database.transaction import Transaction
from core.desk.answer_leg import answer_leg, offer_call
from core.desk.call_back import not_reached
from core.desk.choose_in_line import choose_in_line
from core.desk.follow_call import (
    connect_caller,
    end_call,
    follow_call,
    follow_leg,
    free_lost_legs,
    keep_waiting,
    note_joined,
    note_left,
)
from core.desk.receive_call import receive_call
from core.desk.seek_person import seek_person
from core.desk.take_journal import take_journal
from core.desk.take_voicemail import take_voicemail
from core.escalation.rows import Page
from core.hours.rows import ProposedEntry
from core.tickets.rows import Message, Ticket
from tests.core.desk.office import Office, office

DAY, NIGHT = "2026-11-24T10:00", "2026-11-24T22:00"
MILICA, PETAR, NIKOLA, SARA, LUKA = (f"+38160123000{n}" for n in range(1, 6))


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Office]:
    """The example company on a Tuesday morning."""
    with office(sqlite_url, DAY) as opened:
        opened.load()
        yield opened


@pytest.fixture
def night(sqlite_url: str) -> Iterator[Office]:
    """The example company on a Tuesday night."""
    with office(sqlite_url, NIGHT) as opened:
        opened.load()
        yield opened


def _call(tx: Transaction, sid: str) -> Call:
    call = call_by_sid(tx, sid)
    assert call
    return call


def _calls(desk: Office, sid: str, number: str) -> str:
    def calls_for_help(tx: Transaction) -> str:
        call = receive_call(tx, sid, number)
        seek_person(tx, call)
        return call.state

    return desk.write(calls_for_help)


def _state(desk: Office, sid: str) -> tuple[str, str | None]:
    call = desk.read(lambda tx: _call(tx, sid))
    return call.state, call.outcome


def _rung(desk: Office, sid: str) -> list[str]:
    return [leg.operator for leg in desk.read(lambda tx: legs_of(tx, _call(tx, sid)))]


def _last_leg(desk: Office, sid: str) -> CallLeg:
    return desk.read(lambda tx: legs_of(tx, _call(tx, sid))[-1])


def _leg_over(desk: Office, sid: str, status: str = "no-answer") -> None:
    leg = _last_leg(desk, sid)
    desk.write(lambda tx: follow_leg(tx, leg.id, f"{sid}-{leg.id}", status, tx.now))


def _accepts(desk: Office, sid: str) -> None:
    leg = _last_leg(desk, sid)

    def act(tx: Transaction) -> None:
        offer_call(tx, leg.id, f"{sid}-{leg.id}")
        offer = answer_leg(tx, leg.id, "1")
        assert offer
        assert offer.outcome == "accepted"

    desk.write(act)


def _waits(desk: Office, sid: str) -> bool:
    return desk.write(lambda tx: keep_waiting(tx, _call(tx, sid), "QU1"))


def _tickets(desk: Office) -> list[str]:
    return list(desk.read(lambda tx: tx.all(select(Ticket.source).order_by(Ticket.id))))


def test_those_who_wait_are_served_by_rank_and_then_by_age(desk: Office) -> None:
    for sid, number in [("busy-1", LUKA), ("busy-2", LUKA), ("busy-3", LUKA)]:
        _calls(desk, sid, number)
    order = [("none", LUKA), ("warranty", SARA), ("basic", MILICA), ("best", NIKOLA), ("best-later", NIKOLA)]
    for sid, number in order:
        desk.passes(seconds=1)
        _calls(desk, sid, number)
    found = desk.read(lambda tx: [call.sid for call in waiting_calls(tx)])
    assert found == ["best", "best-later", "basic", "warranty", "none"]
    _leg_over(desk, "busy-1")
    assert _rung(desk, "best") == ["ana"]


def test_one_telephone_rings_at_a_time_and_each_operator_once_for_a_call(desk: Office) -> None:
    _calls(desk, "CA1", PETAR)
    for count in (1, 2, 3):
        assert _rung(desk, "CA1") == ["ana", "marko", "jelena"][:count]
        assert _waits(desk, "CA1")
        _leg_over(desk, "CA1")
    assert _rung(desk, "CA1") == ["ana", "marko", "jelena"]
    assert not _waits(desk, "CA1"), "nobody is left to ring: a message"
    assert _state(desk, "CA1")[0] == "message"


def test_an_operator_who_passed_on_a_contracts_call_is_rung_for_who_has_none(desk: Office) -> None:
    for sid, number in [("busy-1", PETAR), ("busy-2", NIKOLA)]:
        _calls(desk, sid, number)
        _accepts(desk, sid)
    _calls(desk, "CA-zora", MILICA)
    _calls(desk, "CA-luka", LUKA)
    assert (_rung(desk, "CA-zora"), _rung(desk, "CA-luka")) == (["jelena"], [])
    leg = _last_leg(desk, "CA-zora")
    desk.write(lambda tx: answer_leg(tx, leg.id, "2"))
    assert (_rung(desk, "CA-zora"), _rung(desk, "CA-luka")) == (["jelena"], ["jelena"])
    assert _waits(desk, "CA-zora")


def test_a_call_back_that_every_operator_passed_on_is_a_ticket_at_once(desk: Office) -> None:
    _calls(desk, "CA-zora", MILICA)
    desk.write(lambda tx: choose_in_line(tx, _call(tx, "CA-zora"), "1"))
    for _ in range(3):
        desk.write(free_lost_legs)
        assert _state(desk, "CA-zora") == ("call-back", None)
        leg = _last_leg(desk, "CA-zora")
        desk.write(lambda tx, leg=leg: answer_leg(tx, leg.id, "2"))  # type: ignore[misc]
    assert _rung(desk, "CA-zora") == ["ana", "marko", "jelena"]
    desk.write(free_lost_legs)
    assert (_state(desk, "CA-zora"), _tickets(desk)) == (("ended", "unreached"), ["missed-call"])
    [subject] = desk.read(lambda tx: tx.all(select(Ticket.subject)))
    assert "Obećali smo klijentu da ćemo ga pozvati, a nismo stigli" in subject


def test_an_operator_who_dropped_out_in_the_line_is_no_try_to_call_the_client_back(desk: Office) -> None:
    _calls(desk, "CA-zora", MILICA)
    _accepts(desk, "CA-zora")
    _leg_over(desk, "CA-zora", "completed")
    assert _state(desk, "CA-zora") == ("waiting", None)
    desk.write(lambda tx: choose_in_line(tx, _call(tx, "CA-zora"), "1"))
    for tried in range(3):
        assert (tried, _state(desk, "CA-zora")) == (tried, ("call-back", None))
        desk.write(free_lost_legs)
        _accepts(desk, "CA-zora")
        desk.write(lambda tx: not_reached(tx, _call(tx, "CA-zora")))
        desk.passes(minutes=5)
    assert (_state(desk, "CA-zora"), _tickets(desk)) == (("ended", "unreached"), ["missed-call"])
    [subject] = desk.read(lambda tx: tx.all(select(Ticket.subject)))
    assert "Zvali smo 3 puta" in subject


def test_nobody_is_promised_a_call_back_when_the_desk_closes_soon_or_has_closed(desk: Office) -> None:
    for now in ("2026-11-24T15:50", "2026-11-24T16:05"):
        desk.turns_to("2026-11-24T15:49")
        _calls(desk, now, MILICA)
        desk.turns_to(now)
        desk.write(lambda tx, sid=now: choose_in_line(tx, _call(tx, sid), "1"))  # type: ignore[misc]
        assert _state(desk, now) == ("waiting", None)
        desk.write(lambda tx, sid=now: end_call(tx, _call(tx, sid)))  # type: ignore[misc]


def test_who_is_still_hearing_the_promise_is_called_back_when_it_is_over(desk: Office) -> None:
    _calls(desk, "CA-zora", MILICA)
    desk.write(lambda tx: choose_in_line(tx, _call(tx, "CA-zora"), "1"))
    _accepts(desk, "CA-zora")
    back = select(Delivery.due_at).where(Delivery.key == "call-back-1-0")
    assert desk.read(lambda tx: (tx.first(back) or tx.now) - tx.now) == timedelta(seconds=10)


def test_after_the_deadline_a_message_is_taken_and_the_telephone_stops(desk: Office) -> None:
    _calls(desk, "CA1", PETAR)
    desk.clock.advance(LONGEST_WAIT - timedelta(seconds=1))
    assert _waits(desk, "CA1")
    desk.passes(seconds=1)
    assert not _waits(desk, "CA1")
    leg = _last_leg(desk, "CA1")
    assert (_state(desk, "CA1")[0], leg.reason) == ("message", "deadline")


def test_who_talked_longest_ago_is_rung_first_and_who_never_did_before_all(desk: Office) -> None:
    for sid in ("CA1", "CA2"):
        _calls(desk, sid, PETAR)
        _accepts(desk, sid)
        desk.passes(minutes=1)
        desk.write(lambda tx, sid=sid: end_call(tx, _call(tx, sid)))  # type: ignore[misc]
    order = desk.read(lambda tx: longest_idle(tx, ("ana", "marko", "jelena")))
    assert order == ("jelena", "ana", "marko")
    assert desk.read(lambda tx: longest_idle(tx, ())) == ()


def test_a_telephone_ends_once_and_the_first_reason_stands(desk: Office) -> None:
    _calls(desk, "CA1", PETAR)
    leg_id = _last_leg(desk, "CA1").id
    first = desk.write(lambda tx: end_leg(tx, tx.get(CallLeg, leg_id), "busy"))
    second = desk.write(lambda tx: end_leg(tx, tx.get(CallLeg, leg_id), "failed"))
    assert (first, second, _last_leg(desk, "CA1").reason) == (True, False, "busy")


def test_the_key_that_accepted_may_be_told_again_and_a_late_silence_does_not_undo_it(desk: Office) -> None:
    _calls(desk, "CA1", PETAR)
    leg_id = _last_leg(desk, "CA1").id
    for digits in ("1", "1", "", "2"):
        offer = desk.write(lambda tx, keys=digits: answer_leg(tx, leg_id, keys))  # type: ignore[misc]
        assert offer
        assert offer.outcome == "accepted", digits
    assert _last_leg(desk, "CA1").ended_at is None


@pytest.mark.parametrize("digits", ["", "2", "11", "#"])
def test_any_other_key_or_none_is_a_no_and_the_next_one_rings(desk: Office, digits: str) -> None:
    _calls(desk, "CA1", PETAR)
    leg_id = _last_leg(desk, "CA1").id
    offer = desk.write(lambda tx: answer_leg(tx, leg_id, digits))
    assert offer
    assert (offer.outcome, _rung(desk, "CA1")) == ("declined", ["ana", "marko"])


# Where no word comes


def test_a_telephone_of_which_nobody_told_is_free_again_after_a_minute(desk: Office) -> None:
    _calls(desk, "CA1", PETAR)
    leg_id = _last_leg(desk, "CA1").id
    desk.write(lambda tx: follow_leg(tx, leg_id, "CA-9", "ringing", tx.now))
    desk.passes(seconds=60)
    assert _waits(desk, "CA1")
    desk.write(free_lost_legs)
    assert _rung(desk, "CA1") == ["ana"]
    desk.passes(seconds=1)
    desk.write(free_lost_legs)
    assert _rung(desk, "CA1") == ["ana", "marko"]


def test_a_caller_whose_end_nobody_told_is_a_missed_call_and_not_forgotten(desk: Office) -> None:
    _calls(desk, "CA1", PETAR)
    desk.passes(seconds=60)
    desk.write(free_lost_legs)
    assert _state(desk, "CA1") == ("waiting", None)
    desk.passes(seconds=1)
    for _ in range(3):
        desk.write(free_lost_legs)
    assert _state(desk, "CA1") == ("ended", "missed")
    assert _tickets(desk) == ["missed-call"]
    assert desk.read(lambda tx: tx.all(select(CallLeg).where(CallLeg.ended_at.is_(None)))) == []


def test_a_talk_whose_end_nobody_told_does_not_keep_the_operator_for_ever(desk: Office) -> None:
    _calls(desk, "CA1", PETAR)
    _accepts(desk, "CA1")
    desk.passes(hours=4)
    desk.write(free_lost_legs)
    assert _state(desk, "CA1")[0] == "accepted"
    desk.passes(seconds=1)
    desk.write(free_lost_legs)
    assert _state(desk, "CA1")[0] == "ended"
    assert _last_leg(desk, "CA1").ended_at is not None


def test_a_message_that_never_came_is_a_missed_call_in_the_end(night: Office) -> None:
    _calls(night, "CA1", NIKOLA)
    _leg_over(night, "CA1")
    _leg_over(night, "CA1")
    assert not _waits(night, "CA1")
    night.passes(minutes=15, seconds=1)
    night.write(free_lost_legs)
    assert (_state(night, "CA1"), _tickets(night)) == (("ended", "missed"), ["missed-call"])


# Messages


@pytest.mark.parametrize("hang_up_first", [True, False])
def test_a_message_and_the_hang_up_after_it_are_one_ticket_and_one_page_in_either_order(
    night: Office, hang_up_first: bool
) -> None:
    _calls(night, "CA1", NIKOLA)
    for _ in range(2):
        _leg_over(night, "CA1")
    assert not _waits(night, "CA1")

    def hangs_up(tx: Transaction) -> None:
        follow_call(tx, "CA1", "completed", tx.now)

    def leaves_message(tx: Transaction) -> None:
        take_voicemail(tx, _call(tx, "CA1"), recording_sid="RE1", url="https://x/RE1", seconds=12)

    order = (hangs_up, leaves_message) if hang_up_first else (leaves_message, hangs_up)
    for event in (*order, *order):
        night.write(event)
    assert len(_tickets(night)) == 1
    assert len(night.read(lambda tx: tx.all(select(Page.id)))) == 1
    assert _state(night, "CA1") == ("ended", "voicemail")
    texts = night.read(lambda tx: tx.all(select(Message.text)))
    assert any("0:12" in text for text in texts)


def test_a_breath_is_no_message(night: Office) -> None:
    _calls(night, "CA1", LUKA)
    assert not night.write(
        lambda tx: take_voicemail(tx, _call(tx, "CA1"), recording_sid="RE1", url="", seconds=0)
    )
    assert _tickets(night) == []


@pytest.mark.parametrize("times", [1, 2])
def test_a_message_left_while_the_database_was_away_rings_nobodys_telephone(desk: Office, times: int) -> None:
    fields = {"CallSid": "CA1", "From": PETAR, "RecordingSid": "RE1", "RecordingDuration": "9"}
    for _ in range(times):
        desk.write(lambda tx: take_journal(tx, fields))
    assert (_state(desk, "CA1"), _rung(desk, "CA1")) == (("ended", "voicemail"), [])
    assert _tickets(desk) == ["voicemail"]
    orders = select(Delivery).where(Delivery.channel == "voice")
    assert {order.payload["do"] for order in desk.read(lambda tx: tx.all(orders))} == {"fetch-recording"}
    (voicemail,) = desk.read(lambda tx: tx.all(select(Voicemail)))
    assert (voicemail.recording_sid, voicemail.seconds) == ("RE1", 9)


def test_a_journal_line_without_a_call_is_nobodys(desk: Office) -> None:
    desk.write(lambda tx: take_journal(tx, {"From": PETAR}))
    assert desk.read(lambda tx: tx.all(select(Call))) == []


# The talk's time


def _talks(desk: Office) -> None:
    _calls(desk, "CA1", PETAR)
    _accepts(desk, "CA1")
    desk.write(lambda tx: connect_caller(tx, _call(tx, "CA1")))


@pytest.mark.parametrize("told", ["in order", "twice", "late"])
def test_the_talk_is_from_the_second_who_came_to_the_first_who_left(desk: Office, told: str) -> None:
    _talks(desk)
    start = desk.clock.now()

    def moment(seconds: int) -> timedelta:
        return timedelta(seconds=seconds)

    events = [
        lambda tx: note_joined(tx, _call(tx, "CA1"), "operator", start + moment(1)),
        lambda tx: note_joined(tx, _call(tx, "CA1"), "CA1", start + moment(3)),
        lambda tx: note_left(tx, _call(tx, "CA1"), start + moment(63)),
        lambda tx: note_left(tx, _call(tx, "CA1"), start + moment(64)),
    ]
    desk.passes(minutes=2)
    if told == "late":
        desk.write(lambda tx: follow_call(tx, "CA1", "completed", start + moment(64)))
    for event in events * 2 if told == "twice" else events:
        desk.write(event)
    call = desk.read(lambda tx: _call(tx, "CA1"))
    assert call.talk_started_at
    assert call.talk_ended_at
    assert len(desk.read(lambda tx: tx.all(select(ProposedEntry.id)))) == 1
    if told != "late":
        assert call.talk_ended_at - call.talk_started_at == moment(60)
    assert call.talk_ended_at == start + moment(63)


class _Undone(Exception):
    """The transaction of one order is over, and the next order begins where it began."""


def test_a_talk_comes_to_the_same_in_all_orders_of_its_five_events(desk: Office) -> None:
    _talks(desk)
    start, leg = desk.clock.now(), _last_leg(desk, "CA1")
    ends = start + timedelta(seconds=63)
    events: list[Callable[[Transaction], None]] = [
        lambda tx: note_joined(tx, _call(tx, "CA1"), f"CA1-{leg.id}", start + timedelta(seconds=1)),
        lambda tx: note_joined(tx, _call(tx, "CA1"), "CA1", start + timedelta(seconds=3)),
        lambda tx: note_left(tx, _call(tx, "CA1"), ends),
        lambda tx: follow_call(tx, "CA1", "completed", ends),
        lambda tx: follow_leg(tx, leg.id, f"CA1-{leg.id}", "completed", ends + timedelta(seconds=1)),
    ]
    desk.passes(minutes=2)
    for order in permutations(range(5)):
        with suppress(_Undone), desk.database.begin(desk.clock) as tx:
            for position in order:
                events[position](tx)
            call, legs = _call(tx, "CA1"), legs_of(tx, _call(tx, "CA1"))
            assert (call.state, call.outcome, call.operator) == ("ended", "talked", leg.operator), order
            assert [(each.state, each.reason) for each in legs] == [("ended", "talked")], order
            assert call.talk_started_at and call.talk_ended_at
            # Where an end is told before who came, the talk counts from when the caller was sent to it.
            assert 60 <= (call.talk_ended_at - call.talk_started_at).total_seconds() <= 64, order
            assert len(tx.all(select(ProposedEntry.id))) == 1, order
            assert tx.all(select(Ticket.id)) == [], order
            raise _Undone
