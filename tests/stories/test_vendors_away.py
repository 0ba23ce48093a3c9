"""Telegram or Twilio refuses, is slow, or is away: pages go on by what works, and nothing comes twice."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from core.database.claiming import claim
from core.database.outbox import Delivery, Priority
from core.database.transaction import Transaction
from core.desk.advance_page import advance_pages
from core.desk.ask_operator import ask_operators
from core.desk.moment import now_of
from core.desk.say import Chat, Text, say
from core.escalation.attempts import operators_to_ask
from core.escalation.rows import Notification
from simulator.twilio.phone import Phone
from tests.stories.conftest import MakeWorld
from tests.stories.test_many_pages import _asks_for_help, _linked
from tests.stories.world import LINE, World

NIGHT = "2026-11-24T22:00"  # Ana is on call, Marko is the backup
NIKOLA = 5003


def test_telegram_is_down_for_ten_minutes_telephones_page_and_afterwards_all_comes_once_and_in_order(
    world_at: MakeWorld,
) -> None:
    world = world_at(NIGHT)
    world.keeps_pace()
    nikola = world.telegram.person(NIKOLA, "Nikola Granić", has_opened_chat=True)
    ana, marko = world.operator("ana"), world.operator("marko")
    world.telegram.faults.breaks(times=10_000, method="sendMessage")
    nikola.writes("server ne radi, treba mi operater")
    world.operator_phone("ana").does_not_answer()
    world.minutes_pass(3.1)
    world.operator_phone("ana").rings()
    nikola.writes("i telefoni ne rade")
    world.minutes_pass(5)
    world.operator_phone("marko").rings().answers().presses("1")
    world.minutes_pass(1.9)
    for person in (nikola, ana, marko):
        person.reads_nothing()
    world.telegram.faults.clear()
    tried = len(world.telegram.calls)
    world.minutes_pass(15)
    nikola.reads("#1001")
    nikola.reads("Dodato uz tiket #1001")
    nikola.reads("Marko Petrović")
    marko.reads("Dežurstvo", "#1001")
    marko.reads("je Vaš")
    ana.reads("#1001 vodi Marko Petrović")
    sent = [call for call in list(world.telegram.calls)[tried:] if call.method == "sendMessage"]
    assert {call.status for call in sent} == {200}
    assert len(sent) == len({call.params["text"] for call in sent}) == 6


def test_what_a_process_had_in_hand_as_it_died_comes_again_and_says_so(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    ana, phone, visitor = world.operator("ana"), world.operator_phone("ana"), _linked(world)
    with world.worker_down():
        visitor.writes("server ne radi, treba mi operater")
        world.write(_begins_to_ask_and_dies)
    ana.reads_nothing()
    visitor.reads("#1001")
    world.seconds_pass(21)
    ana.reads("Ponovljena poruka", "#1001")
    with world.worker_down():
        world.minutes_pass(3)
        world.write(_begins_to_ask_and_dies)
    world.seconds_pass(21)
    phone.rings().answers().hears("Ponovljen poziv", "tiket broj").presses("1")
    world.settles()
    ana.reads("je Vaš")
    visitor.reads("Ana Jovanović")


def _begins_to_ask_and_dies(tx: Transaction) -> None:
    advance_pages(tx, now_of(tx), 10)
    ask_operators(tx, now_of(tx), operators_to_ask(tx))
    assert claim(tx, ["telegram", "voice"], worst=Priority.URGENT)


def test_a_flooded_chat_is_left_alone_and_others_are_not(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at(NIGHT)
    world.keeps_pace()
    ana, marko = world.operator("ana"), world.operator("marko")
    world.telegram.faults.floods(7001, retry_after=400)
    visitor = _asks_for_help(world)
    world.operator_phone("ana").does_not_answer()
    world.minutes_pass(6.5)
    assert len(_sent_to(world, 7001)) == 1, "it was told to wait, and waits"
    ana.reads_nothing()
    world.minutes_pass(1.7)
    ana.reads("Dežurstvo")
    marko.reads("Dežurstvo")
    world.operator_phone("marko").rings().answers().presses("1")
    world.settles()
    marko.reads("je Vaš")
    ana.reads("Marko Petrović")
    visitor.reads("Marko Petrović")


def test_a_page_overtakes_routine_within_the_limits(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at(NIGHT)
    world.keeps_pace()
    people = [world.telegram.person(8000 + n, f"Osoba {n}", has_opened_chat=True) for n in range(100)]
    nikola = world.telegram.person(NIKOLA, "Nikola Granić", has_opened_chat=True)
    with world.worker_down():
        for person in people:
            chat = Chat("telegram", str(person.user_id), "sr-Latn")
            world.write(lambda tx, to=chat: say(tx, to, Text("help", {}), priority=Priority.ROUTINE))  # type: ignore[misc]
        nikola.writes("server ne radi, treba mi operater")
    world.seconds_pass(5)
    calls = [call for call in world.telegram.calls if call.method == "sendMessage"]
    assert "Dežurstvo" in calls[0].params["text"]
    lasted = calls[-1].at - calls[0].at
    assert timedelta(seconds=3) <= lasted <= timedelta(seconds=5), "102 messages at 30 a second"
    world.operator("ana").reads("Dežurstvo")
    for person in (*people, nikola):
        person.reads("")


@pytest.mark.parametrize(("status", "code"), [(400, 21211), (400, 21214), (403, 21215)])
def test_a_number_refused_for_good_means_the_next_step_at_once(
    world_on_sqlite_at: MakeWorld, status: int, code: int
) -> None:
    world = world_on_sqlite_at(NIGHT)
    _page_is_due_by_telephone(world)
    world.twilio.faults.fail_rest(status, code, method="POST", path_part="/Calls")
    world.seconds_pass(3)
    world.operator_phone("ana").is_idle()
    world.operator_phone("marko").rings().answers().presses("1")
    world.settles()
    _is_markos(world)


@pytest.mark.parametrize("fault", ["429", "500", "no answer"])
def test_twilio_has_a_bad_moment_and_the_telephone_rings_a_little_later_once(
    world_on_sqlite_at: MakeWorld, fault: str
) -> None:
    world = world_on_sqlite_at(NIGHT)
    _page_is_due_by_telephone(world)
    if fault == "no answer":
        world.twilio.faults.silence_rest(method="POST", path_part="/Calls")
    else:
        code = {"429": 20429, "500": 20500}[fault]
        world.twilio.faults.fail_rest(int(fault), code, method="POST", path_part="/Calls")
    ana = world.operator_phone("ana")
    ana.does_not_answer()
    world.seconds_pass(1.5)
    ana.is_idle()
    world.seconds_pass(4)
    ana.rings()
    world.minutes_pass(2)
    assert _rung(world, ana) == 1
    world.operator("ana").presses("Prihvatam")
    world.settles()
    world.operator("ana").reads("je Vaš")


def test_both_vendors_hang_and_what_can_no_longer_be_made_in_time_goes_its_next_way(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at(NIGHT)
    world.telegram.faults.drops(times=10_000, method="sendMessage")
    world.twilio.faults.silence_rest(times=10_000, method="POST", path_part="/Calls")
    visitor = _asks_for_help(world)
    world.minutes_pass(14)
    for code in ("ana", "marko"):
        world.operator_phone(code).is_idle()
        world.operator(code).reads_nothing()
    assert world.read(_calls_in_time) == [("+381641110001", "failed"), ("+381641110002", "failed")]
    world.telegram.faults.clear()
    world.twilio.faults.clear()
    world.minutes_pass(1.2)
    # Whoever was not reached in time is not rung for it now; the walk has gone on to the manager.
    assert [_rung(world, world.operator_phone(code)) for code in ("ana", "marko")] == [0, 0]
    world.operator_phone("vesna").rings().answers().presses("1")
    world.minutes_pass(20)
    world.operator("vesna").reads("Dežurstvo")
    world.operator("vesna").reads("je Vaš")
    for code in ("ana", "marko"):
        world.operator(code).reads("#1001", "Vesna Ilić")
        world.operator(code).skips_all()
    visitor.reads("Vesna Ilić")


def test_what_twilio_did_without_an_answer_does_not_ring_twice(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    _page_is_due_by_telephone(world)
    world.twilio.faults.silence_rest(method="POST", path_part="/Calls", is_done=True)
    ana = world.operator_phone("ana")
    ana.does_not_answer()
    world.seconds_pass(2)
    ana.rings()
    world.operator("ana").presses("Prihvatam")
    world.settles()
    ana.is_idle()
    world.minutes_pass(3)
    assert _rung(world, ana) == 1
    world.operator("ana").reads("je Vaš")
    assert world.read(lambda tx: tx.first(select(Delivery.sent_ref).where(Delivery.channel == "voice")))


def test_a_callers_operator_whose_ring_order_had_no_answer_is_not_rung_twice(
    world_on_sqlite_at: MakeWorld,
) -> None:
    world = world_on_sqlite_at("2026-11-24T10:00")
    milica, ana = world.phone("+381601230001"), world.operator_phone("ana")
    ana.does_not_answer()
    world.twilio.faults.silence_rest(method="POST", path_part="/Calls", is_done=True)
    milica.calls(LINE, keys="1")
    world.seconds_pass(10)
    ana.rings()
    assert _rung(world, ana) == 1
    milica.hangs_up()
    world.settles()
    ana.is_idle()
    world.minutes_pass(2)
    assert _rung(world, ana) == 1
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("Pekara Zora")


def _page_is_due_by_telephone(world: World) -> None:
    """A page whose first telephone call is about to be made."""
    _asks_for_help(world)
    world.operator("ana").reads("Dežurstvo")
    world.minutes_pass(2.99)


def _calls_in_time(tx: Transaction) -> list[tuple[str | None, str]]:
    """The telephones that were to ring for a page, and what became of each."""
    calls = tx.all(select(Notification).where(Notification.way == "call").order_by(Notification.id))
    return [(call.number, call.state) for call in calls]


def _is_markos(world: World) -> None:
    marko = world.operator("marko")
    marko.reads("Dežurstvo")
    marko.reads("je Vaš")
    world.operator("ana").reads("Marko Petrović")


def _rung(world: World, phone: Phone) -> int:
    return sum(call.parties.to == phone.number for call in world.twilio.account.calls.values())


def _sent_to(world: World, chat: int) -> list[int]:
    return [call.status for call in world.telegram.calls if str(call.params.get("chat_id")) == str(chat)]
