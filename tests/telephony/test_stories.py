"""What a caller and the operators live through when Twilio refuses, or people cross each other."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from core.calls.rows import CallLeg, Voicemail
from core.tickets.rows import Ticket
from tests.stories.conftest import MakeWorld
from tests.stories.world import LINE, World
from tests.telephony.line import MILICA, WORKDAY


def legs(world: World) -> list[tuple[str, str | None]]:
    rows = world.read(lambda tx: tx.all(select(CallLeg).order_by(CallLeg.id)))
    return [(leg.operator, leg.reason) for leg in rows]


@pytest.mark.parametrize(("status", "code"), [(400, 21211), (403, 21215)])
def test_a_number_that_twilio_refuses_for_good_makes_the_next_telephone_ring_at_once(
    world_at: MakeWorld, status: int, code: int
) -> None:
    world = world_at(WORKDAY)
    world.twilio.faults.fail_rest(status, code, method="POST", path_part="/Calls")
    milica, marko = world.phone(MILICA), world.operator_phone("marko")
    milica.calls(LINE, keys="1")
    world.settles()
    assert legs(world) == [("ana", "failed"), ("marko", None)]
    marko.rings().answers().presses("1")
    world.settles()
    _talks_and_hangs_up(world, "marko")


@pytest.mark.parametrize(("status", "code"), [(429, 20429), (503, 20500)])
def test_when_twilio_is_busy_the_same_telephone_rings_a_little_later(
    world_at: MakeWorld, status: int, code: int
) -> None:
    world = world_at(WORKDAY)
    world.twilio.faults.fail_rest(status, code, method="POST", path_part="/Calls")
    milica, ana = world.phone(MILICA), world.operator_phone("ana")
    milica.calls(LINE, keys="1")
    world.settles()
    ana.does_not_ring()
    world.seconds_pass(4)
    ana.rings().answers().presses("1")
    world.settles()
    _talks_and_hangs_up(world, "ana")


@pytest.mark.parametrize(("is_done", "on_the_way"), [(False, 0), (True, 0), (True, 6)])
def test_an_order_without_an_answer_connects_the_caller_once_whether_it_was_carried_out_or_not(
    world_at: MakeWorld, is_done: bool, on_the_way: float
) -> None:
    world = world_at(WORKDAY)
    world.twilio.faults.silence_rest(method="POST", path_part="/Members/", is_done=is_done)
    milica, ana = world.phone(MILICA), world.operator_phone("ana")
    milica.calls(LINE, keys="1")
    world.settles()
    world.twilio.faults.slow_webhooks("/twilio/connect", on_the_way)
    ana.rings().answers().presses("1")
    world.seconds_pass(15)
    assert legs(world) == [("ana", None)]
    _talks_and_hangs_up(world, "ana")


def test_an_operator_who_drops_out_while_taking_a_call_leaves_nobody_in_an_empty_room(
    world_at: MakeWorld,
) -> None:
    world = world_at(WORKDAY)
    milica, ana = world.phone(MILICA), world.operator_phone("ana")
    milica.calls(LINE, keys="1")
    world.settles()
    ana.rings().answers().presses("1")
    ana.hangs_up()  # Twilio was not asked for the caller yet
    world.settles()
    milica.is_waiting()
    world.twilio.faults.slow_webhooks("/twilio/connect", 3)
    ana.rings().answers().presses("1")
    world.seconds_pass(1)
    ana.hangs_up()  # the caller is on the way into the room
    world.seconds_pass(5)
    milica.is_waiting()
    ana.rings().answers().presses("1")
    world.settles()
    assert legs(world) == [("ana", "dropped"), ("ana", "dropped"), ("ana", None)]
    for _ in range(2):  # the cards of the talks that were none
        world.operator("ana").reads("Razgovor je počeo")
    _talks_and_hangs_up(world, "ana")


def test_twilio_away_for_the_whole_call_ends_in_a_message_and_not_in_silence(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    world.twilio.faults.fail_rest(503, 20500, method="POST", path_part="/Calls", times=1000)
    milica = world.phone(MILICA)
    milica.calls(LINE, keys="1")
    world.waits_until_hears(milica, "nijedan operater", "ostavite poruku")
    milica.hangs_up()
    world.settles()
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("Pekara Zora", MILICA)


def test_who_accepts_when_the_caller_can_no_longer_be_fetched_hears_it(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    world.twilio.faults.fail_rest(404, 20404, path_part="/Members/")
    milica, ana = world.phone(MILICA), world.operator_phone("ana")
    milica.calls(LINE, keys="1")
    world.settles()
    ana.rings().answers().presses("1")
    ana.hears("Povezujem")
    world.settles()
    ana.hears("Pozivalac je u međuvremenu prekinuo vezu")
    world.settles()
    ana.is_idle()
    milica.hangs_up()
    world.settles()
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("propušten poziv", "Pekara Zora")


def test_an_operator_who_picks_up_just_as_the_caller_hangs_up_hears_that_the_caller_has_gone(
    world_at: MakeWorld,
) -> None:
    world = world_at(WORKDAY)
    milica, ana = world.phone(MILICA), world.operator_phone("ana")
    milica.calls(LINE, keys="1")
    world.settles()
    ana.rings().answers()
    milica.hangs_up()
    ana.presses("1")
    ana.hears("Pozivalac je u međuvremenu prekinuo vezu")
    world.settles()
    ana.is_idle()
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("Pekara Zora")


def test_callbacks_told_late_and_twice_change_nothing_of_a_talk(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    world.twilio.faults.duplicate_callbacks()
    world.twilio.faults.delay_callbacks(timedelta(seconds=20))
    milica, ana = world.phone(MILICA), world.operator_phone("ana")
    milica.calls(LINE, keys="1")
    world.settles()
    ana.rings().answers().presses("1")
    world.settles()
    world.minutes_pass(3)
    milica.hangs_up()
    world.seconds_pass(21)
    world.operator("ana").reads("Pekara Zora", "3:00")
    world.minutes_pass(5)
    assert legs(world) == [("ana", "talked")]


def test_a_slow_answer_of_ours_is_covered_by_the_fallback(world_at: MakeWorld) -> None:
    world = world_at(WORKDAY)
    world.twilio.faults.slow_webhooks("/twilio/voice", 16)
    milica = world.phone(MILICA)
    for code in ("ana", "marko", "jelena"):
        world.operator_phone(code).does_not_answer()
    milica.calls(LINE)
    world.waits_until_hears(milica, "ostavite poruku", within_seconds=30)
    milica.leaves_message(seconds=7)
    milica.presses("#")
    milica.hears("Vaša poruka je primljena")
    world.minutes_pass(1)
    for code in ("ana", "marko", "jelena"):
        world.operator(code).reads("1001", "Pekara Zora")
    assert world.read(lambda tx: tx.all(select(Voicemail.seconds))) == [7]
    assert len(world.read(lambda tx: tx.all(select(Ticket.id)))) == 1


def _talks_and_hangs_up(world: World, operator: str) -> None:
    world.phone(MILICA).is_connected_with(world.operator_phone(operator))
    world.minutes_pass(1)
    world.phone(MILICA).hangs_up()
    world.settles()
    world.operator(operator).reads("Pekara Zora", "trajao je 1:")
