"""Two at the same moment: exactly one wins, the other is told, nobody waits for ever."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from sqlalchemy import select, update

from core.calls.line import call_by_sid, legs_of
from core.calls.rows import Call, CallLeg
from core.clients.identity import Person, client_by_code, contact_by_code
from core.database.transaction import Transaction
from core.desk.answer_leg import answer_leg
from core.desk.answer_page import accept_page
from core.desk.close_ticket import close_ticket
from core.desk.follow_call import follow_call, follow_leg, keep_waiting
from core.desk.hear_kept import hear_kept
from core.desk.keep_message import keep_message
from core.desk.merge_tickets import merge_tickets
from core.desk.moment import now_of
from core.desk.open_ticket import open_ticket
from core.desk.receive_call import receive_call
from core.desk.reply_to_client import reply_to_client
from core.desk.seek_person import seek_person
from core.desk.take_ticket import take_ticket
from core.errors import Conflict
from core.escalation.rows import Page
from core.ports import Inbound, Wish
from core.roster.reading import operators
from core.tickets.rows import Message, Ticket
from knowledge_base.library import IndexedLibrary
from tests.core.desk.office import Office, office
from tests.race.rounds import rounds

ROUNDS, FEWER_ROUNDS = rounds(7), rounds(4)
PETAR, SARA = "+381601230002", "+381601230004"
Act = Callable[[Transaction], bool]


@pytest.fixture
def night(database_url: str) -> Iterator[Office]:
    """A Tuesday night: tickets of a client with the add-on are paged."""
    with office(database_url, "2026-11-24T22:00") as opened:
        opened.load()
        yield opened


@pytest.fixture
def day(database_url: str) -> Iterator[Office]:
    """A Tuesday morning: calls go to the desk."""
    with office(database_url, "2026-11-24T10:00") as opened:
        opened.load()
        yield opened


def _opens(desk: Office) -> tuple[int, int | None]:
    """A ticket of a client with the add-on, and its page if it has one."""

    def act(tx: Transaction) -> tuple[int, int | None]:
        who = Person(contact_by_code(tx, "granit-nikola"), client_by_code(tx, "granit"))
        opened = open_ticket(tx, now_of(tx), text="server ne radi", source="chat", who=who)
        return opened.ticket.id, tx.first(select(Page.id).where(Page.ticket_id == opened.ticket.id))

    return desk.write(act)


def _accepts(page_id: int | None, code: str) -> Act:
    assert page_id
    return lambda tx: accept_page(tx, now_of(tx), page_id, operators(tx)[code])


def _takes(ticket_id: int, code: str) -> Act:
    return lambda tx: take_ticket(tx, now_of(tx), tx.get(Ticket, ticket_id), operators(tx)[code])


def _closes(ticket_id: int) -> Act:
    return lambda tx: close_ticket(tx, now_of(tx), tx.get(Ticket, ticket_id))


def _owner(desk: Office, ticket_id: int) -> tuple[str, str | None]:
    ticket = desk.read(lambda tx: tx.get(Ticket, ticket_id))
    return ticket.state, ticket.operator


def _page(desk: Office, page_id: int | None) -> Page:
    assert page_id
    return desk.read(lambda tx: tx.get(Page, page_id))


def test_of_two_operators_who_accept_one_page_exactly_one_wins(night: Office) -> None:
    for _ in range(ROUNDS):
        ticket_id, page_id = _opens(night)
        ana, marko = night.at_once(_accepts(page_id, "ana"), _accepts(page_id, "marko"))
        assert ana != marko
        winner = "ana" if ana else "marko"
        assert _owner(night, ticket_id) == ("taken", winner)
        assert (_page(night, page_id).state, _page(night, page_id).accepted_by) == ("accepted", winner)


def test_of_two_operators_who_take_one_ticket_exactly_one_does(day: Office) -> None:
    for _ in range(FEWER_ROUNDS):
        ticket_id, page_id = _opens(day)
        assert page_id is None
        ana, marko = day.at_once(_takes(ticket_id, "ana"), _takes(ticket_id, "marko"))
        assert ana != marko
        assert _owner(day, ticket_id) == ("taken", "ana" if ana else "marko")


def test_one_who_accepts_the_page_and_one_who_takes_its_ticket_do_not_both_win(night: Office) -> None:
    for _ in range(FEWER_ROUNDS):
        ticket_id, page_id = _opens(night)
        accepts, takes = night.at_once(_accepts(page_id, "ana"), _takes(ticket_id, "marko"))
        assert accepts != takes
        assert _owner(night, ticket_id) == ("taken", "ana" if accepts else "marko")
        assert _page(night, page_id).state == ("accepted" if accepts else "closed")


def test_one_who_closes_a_ticket_and_one_who_accepts_its_page_leave_no_page_open(night: Office) -> None:
    for _ in range(FEWER_ROUNDS):
        ticket_id, page_id = _opens(night)
        night.at_once(_accepts(page_id, "ana"), _closes(ticket_id))
        assert _owner(night, ticket_id)[0] == "closed"
        assert _page(night, page_id).state in ("accepted", "closed")


def test_tickets_that_are_merged_into_each_other_at_once_become_one_and_nothing_is_lost(day: Office) -> None:
    def merges(one: int, into: int) -> Act:
        def act(tx: Transaction) -> bool:
            try:
                with tx.session.begin_nested():
                    ticket, other = tx.get(Ticket, one), tx.get(Ticket, into)
                    merge_tickets(tx, now_of(tx), ticket, other, operators(tx)["ana"])
            except Conflict:
                return False
            return True

        return act

    for _ in range(FEWER_ROUNDS):
        first, second, third = (_opens(day)[0] for _ in range(3))
        there, back = day.at_once(merges(first, second), merges(second, first))
        assert there != back
        rest = second if there else first
        day.at_once(merges(rest, third), _takes(rest, "marko"))
        tickets = [
            day.read(partial(Transaction.get, kind=Ticket, row_id=each)) for each in (first, second, third)
        ]
        assert [one.merged_into_id for one in tickets] == [third, third, None]
        assert [one.state for one in tickets[:2]] == ["closed", "closed"]
        # Whoever took what was merged has what it went into, or was told that it is closed.
        assert (tickets[2].state, tickets[2].operator) in (("open", None), ("taken", "marko"))


def test_an_answer_from_who_was_not_asked_ends_the_page(night: Office) -> None:
    ticket_id, page_id = _opens(night)

    def replies(tx: Transaction) -> bool:
        return reply_to_client(tx, now_of(tx), tx.get(Ticket, ticket_id), operators(tx)["jelena"], "Evo me")

    night.write(replies)
    assert _owner(night, ticket_id) == ("taken", "jelena")
    assert _page(night, page_id).state == "closed"


def test_messages_of_one_chat_that_are_heard_at_once_are_heard_once_and_in_order(day: Office) -> None:
    written = ["hoću čoveka", *(f"poruka {number}" for number in range(7))]
    library = IndexedLibrary(())
    for _ in range(2):
        for number, text in enumerate(written):
            wish = Wish.QUESTION if number else Wish.PERSON
            said = Inbound("telegram", "4242", str(number), "5003", "5003", wish, text)
            day.write(partial(keep_message, inbound=said))
    day.at_once(*[lambda tx: hear_kept(tx, "telegram", "5003", library)] * 10)
    assert day.read(lambda tx: list(tx.all(select(Message.text).order_by(Message.id)))) == written


def test_tickets_opened_at_once_get_different_numbers(night: Office) -> None:
    def opens(tx: Transaction) -> int:
        return open_ticket(tx, now_of(tx), text="x", source="chat").ticket.number

    numbers = [number for _ in range(2) for number in night.at_once(*[opens] * 5)]
    assert sorted(numbers) == list(range(1001, 1011))


# On the telephone


def _leg(desk: Office, sid: str) -> int:
    def look(tx: Transaction) -> int:
        call = call_by_sid(tx, sid)
        assert call
        return legs_of(tx, call)[-1].id

    return desk.read(look)


def _calls(desk: Office, sid: str, number: str = PETAR) -> int:
    desk.write(partial(_receives, sid=sid, number=number))
    return _leg(desk, sid)


def _rings_another(desk: Office, sid: str) -> int:
    """A second telephone for the same call, as when the word of the first one's end was lost."""

    def act(tx: Transaction) -> int:
        call = call_by_sid(tx, sid)
        assert call
        busy = set(tx.all(select(CallLeg.operator).where(CallLeg.ended_at.is_(None))))
        free = next(code for code in call.operators if code not in busy)
        return tx.add(CallLeg(call_id=call.id, operator=free, state="ringing", rung_at=tx.now)).id

    return desk.write(act)


def _presses_one(leg_id: int) -> Act:
    def act(tx: Transaction) -> bool:
        offer = answer_leg(tx, leg_id, "1")
        assert offer
        return offer.outcome == "accepted"

    return act


def _hangs_up(desk: Office, sid: str) -> Act:
    def act(tx: Transaction) -> bool:
        follow_call(tx, sid, "completed", desk.clock.now())
        return True

    return act


def _call(desk: Office, sid: str) -> Call:
    found = desk.read(lambda tx: call_by_sid(tx, sid))
    assert found
    return found


def _leg_row(desk: Office, leg_id: int) -> CallLeg:
    return desk.read(lambda tx: tx.get(CallLeg, leg_id))


def _live(desk: Office) -> list[CallLeg]:
    return list(desk.read(lambda tx: tx.all(select(CallLeg).where(CallLeg.ended_at.is_(None)))))


def test_of_two_telephones_that_accept_one_call_exactly_one_gets_it(day: Office) -> None:
    for number in range(FEWER_ROUNDS):
        sid = f"CA{number}"
        first = _calls(day, sid)
        second = _rings_another(day, sid)
        results = day.at_once(_presses_one(first), _presses_one(second))
        assert sorted(results) == [False, True]
        winner = _leg_row(day, first if results[0] else second)
        assert (_call(day, sid).state, _call(day, sid).operator) == ("accepted", winner.operator)
        day.write(_hangs_up(day, sid))
        assert _live(day) == []


def test_a_caller_who_hangs_up_as_the_operator_accepts_leaves_nobody_on_the_line(day: Office) -> None:
    for number in range(FEWER_ROUNDS):
        sid = f"CA{number}"
        leg_id = _calls(day, sid)
        day.at_once(_presses_one(leg_id), _hangs_up(day, sid))
        assert (_call(day, sid).state, _live(day)) == ("ended", [])


def test_a_deadline_that_passes_as_the_operator_accepts_takes_the_caller_from_nobody(day: Office) -> None:
    for number in range(FEWER_ROUNDS):
        sid = f"CA{number}"
        leg_id = _calls(day, sid)
        deadline = update(Call).where(Call.sid == sid).values(deadline_at=day.clock.now())
        day.write(lambda tx, deadline=deadline: tx.changed(deadline))  # type: ignore[misc]

        def waits(tx: Transaction, sid: str = sid) -> bool:
            call = call_by_sid(tx, sid)
            assert call
            return keep_waiting(tx, call, "QU1")

        accepted, waited = day.at_once(_presses_one(leg_id), waits)
        call, leg = _call(day, sid), _leg_row(day, leg_id)
        if accepted:
            assert (call.state, leg.ended_at, waited) == ("accepted", None, True)
        else:
            assert (call.state, leg.reason, waited) == ("message", "deadline", False)
        day.write(_hangs_up(day, sid))


def test_both_sides_that_hang_up_at_once_end_the_call_once(day: Office) -> None:
    for number in range(FEWER_ROUNDS):
        sid = f"CA{number}"
        leg_id = _calls(day, sid)
        day.write(_presses_one(leg_id))

        def operator_hangs_up(tx: Transaction, leg_id: int = leg_id, sid: str = sid) -> bool:
            follow_leg(tx, leg_id, f"{sid}-leg", "completed", day.clock.now())
            return True

        day.at_once(operator_hangs_up, _hangs_up(day, sid))
        assert (_call(day, sid).state, _live(day)) == ("ended", [])


def test_two_calls_that_come_at_once_never_ring_one_telephone_twice(day: Office) -> None:
    for number in range(4):
        sids = [f"CA{number}-{part}" for part in range(4)]
        day.at_once(*[partial(_receives, sid=sid) for sid in sids])
        rung = [leg.operator for leg in _live(day)]
        assert sorted(rung) == ["ana", "jelena", "marko"]
        for sid in sids:
            day.write(_hangs_up(day, sid))
        assert _live(day) == []


def _receives(tx: Transaction, sid: str, number: str = SARA) -> str:
    call = receive_call(tx, sid, number)
    seek_person(tx, call)
    return call.state


def test_the_same_call_told_twice_at_once_is_one_call(day: Office) -> None:
    for number in range(FEWER_ROUNDS):
        day.at_once(*[partial(_receives, sid=f"CA{number}")] * 2)
        day.write(_hangs_up(day, f"CA{number}"))
    assert len(day.read(lambda tx: tx.all(select(Call.id)))) == FEWER_ROUNDS
