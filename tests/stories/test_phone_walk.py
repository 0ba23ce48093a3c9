"""Callers and operators do whatever comes to their mind, while Twilio does its worst: nobody is left behind.

`make walk`: each seed is another walk. Not what is heard is looked at, but that every call ends, that nobody
is alone in a room for long, and that whoever wanted a person and got none has a ticket.
"""

import os
import random
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from core.calls.rows import Call, CallLeg, OperatorCall
from core.database.transaction import Transaction
from core.desk.moment import now_of
from core.desk.ring_waiting import nobody_to_come
from simulator.twilio import Phone
from simulator.twilio.person import Nothing
from tests.stories.conftest import MakeDesk
from tests.stories.world import LINE, World

pytestmark = pytest.mark.slow

CALLERS = [*(f"+38160123000{n}" for n in range(1, 6)), "+381601230022", "+381601239999", "+381601239998"]
OPERATORS = ("ana", "marko", "jelena", "vesna")
FIRST, WALKS = int(os.environ.get("FIRST") or 0), int(os.environ.get("WALKS") or 12)
STARTS = ("2026-11-24T10:00", "2026-11-24T22:00", "2026-11-24T15:50")
STRATEGIES = ("longest-idle", "all-at-once", "round-robin")
STEPS = 40
ALONE_AT_MOST = timedelta(seconds=75)
KEYS = ("", "1", "0", "2", "3", "4", "#1", "9672#1", "1111#", "*")
WORDS = ("operater", "stanje", "kako da napravim avansni račun", "bla")


@pytest.mark.parametrize("seed", range(FIRST, FIRST + WALKS))
def test_whatever_people_and_twilio_do_nobody_is_left_on_the_line(desk_with: MakeDesk, seed: int) -> None:
    dice = random.Random(seed)
    strategy, recorded = STRATEGIES[seed % 3], "null" if seed % 2 else "{keep_days: 30}"
    changes = (
        ("strategy: longest-idle", f"strategy: {strategy}"),
        ("recording: null", f"recording: {recorded}"),
    )
    world = desk_with(*changes, now=STARTS[seed // 3 % 3])
    for _ in range(STEPS):
        if seed % 4 and dice.random() < 0.15:
            _something_goes_wrong(world, dice)
        for number in CALLERS:
            if dice.random() < 0.35:
                with suppress(Nothing):
                    _does_anything(world.phone(number), dice)
        for code in OPERATORS:
            if dice.random() < 0.6:
                with suppress(Nothing):
                    _works_or_not(world.operator_phone(code), dice)
        _passes_and_nobody_is_alone(world, dice.choice([0.5, 1, 2, 5, 9, 20]))
    _everybody_goes_home(world)
    assert world.read(_left_behind) == []
    for code in OPERATORS:
        world.operator(code).skips_all()
    for call in world.twilio.account.calls.values():
        call.is_heeded = True


def _something_goes_wrong(world: World, dice: random.Random) -> None:
    faults = world.twilio.faults
    match dice.randrange(8):
        case 0:
            faults.duplicate_callbacks(times=5)
        case 1:
            faults.drop_callbacks(times=2)
        case 2:
            faults.delay_callbacks(timedelta(seconds=dice.choice([3, 20, 40])), times=4)
        case 3:
            part = dice.choice(["/Calls", "/Members/", "/Participants"])
            faults.fail_rest(503, 20500, path_part=part, times=2)
        case 4 | 5 as number:
            faults.silence_rest(method="POST", is_done=number == 5)
        case _:
            part = dice.choice(["/twilio/", "/twilio/operator"])
            faults.slow_webhooks(part, dice.choice([2, 5, 16]))


def _does_anything(caller: Phone, dice: random.Random) -> None:
    call = caller.person.live_call()
    if call is None:
        if dice.random() < 0.5:
            caller.calls(
                LINE, shows="anonymous" if caller.number == CALLERS[-1] else None, keys=dice.choice(KEYS)
            )
    elif call.status == "ringing":
        caller.rings().answers().presses(dice.choice("112"))
    elif call.recording_sid and dice.random() < 0.5:
        caller.leaves_message(seconds=dice.choice([0.5, 4, 12]))
        caller.presses(dice.choice("#1"))
    else:
        match dice.choice(["press", "press", "press", "say", "hang-up", "wait"]):
            case "press":
                caller.presses(dice.choice("01234*#1212"))
            case "say":
                caller.says(dice.choice(WORDS))
            case "hang-up":
                caller.hangs_up()


def _works_or_not(operator: Phone, dice: random.Random) -> None:
    match operator.status:
        case "ringing" if dice.random() < 0.2:
            operator.declines()
        case "ringing" if dice.random() < 0.8:
            operator.answers()
            operator.presses(dice.choice("11112"))
            if dice.random() < 0.2:
                operator.hangs_up()
        case "in-progress" if dice.random() < 0.4:
            operator.hangs_up()
        case "idle" if dice.random() < 0.03:
            operator.calls(LINE)
            operator.presses("2580#")
            operator.presses(dice.choice("123"))


def _passes_and_nobody_is_alone(world: World, seconds: float) -> None:
    world.seconds_pass(seconds)
    account, now = world.twilio.account, world.clock.now()
    for room in account.rooms.values():
        if room.status != "completed" and len(room.participants) == 1:
            [one] = room.participants.values()
            who = account.calls[one.call_sid].parties.person
            assert now - one.joined_at < ALONE_AT_MOST, f"{who} is alone in {room.name} since {one.joined_at}"


def _everybody_goes_home(world: World) -> None:
    world.twilio.faults.clear()
    phones: Sequence[Phone] = [*map(world.phone, CALLERS), *map(world.operator_phone, OPERATORS)]
    for phone in phones:
        phone.is_busy()
    for _ in range(3):
        world.put_down(phones)
        world.seconds_pass(30)
    for minutes in (6, 10, 15):  # what was lost is asked after
        world.minutes_pass(minutes)
    world.settles()


def _left_behind(tx: Transaction) -> list[tuple[str, int, object]]:
    """What is still open, or was lost."""
    moment, found = now_of(tx), list[tuple[str, int, object]]()
    for leg in tx.all(select(CallLeg).where(CallLeg.ended_at.is_(None))):
        found.append(("rings", leg.id, leg.operator))
    for own in tx.all(select(OperatorCall).where(OperatorCall.ended_at.is_(None))):
        found.append(("own line", own.id, own.operator))
    for call in tx.all(select(Call).order_by(Call.id)):
        is_owed = (
            call.state == "call-back"
            and _is_in_time(call, moment.at)
            and not nobody_to_come(tx, moment, call)
        )
        if call.state != "ended" and not is_owed:
            found.append(("goes on", call.id, call.state))
        if call.outcome in ("missed", "voicemail", "unreached") and call.ticket_id is None:
            found.append(("has no ticket", call.id, call.outcome))
        if call.draft or (call.outcome == "talked" and not (call.talk_started_at and call.talk_ended_at)):
            found.append(("is not settled", call.id, call.outcome))
    return found


def _is_in_time(call: Call, at: datetime) -> bool:
    return call.deadline_at is not None and call.deadline_at > at
