"""The auditor: what hangs is found from outside, told by a way that does not hang, and shown."""

from core.database.heartbeat import beat
from core.database.transaction import Transaction
from tests.stories.conftest import MakeWorld
from tests.stories.test_many_pages import _asks_for_help
from tests.stories.world import HEARTBEAT, World

NIGHT = "2026-11-24T22:00"


def test_a_worker_that_hangs_is_noticed_and_the_manager_reads_it_once(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    visitor = _asks_for_help(world)
    world.operator("ana").reads("Dežurstvo")
    with world.worker_down():
        world.minutes_pass(3.9)
        assert _health(world)["escalation"] == "ok"
        world.minutes_pass(0.2)
        assert _health(world)["escalation"] == "late"
        for _ in range(3):
            world.house.auditor.look()
            world.minutes_pass(15)
        world.operator("vesna").reads("Pozivanje dežurnih kasni", "#1001")
        world.operator("vesna").reads_nothing()
    assert _health(world)["escalation"] == "ok"
    world.operator_phone("ana").rings().answers().presses("1")
    world.settles()
    visitor.reads("Ana Jovanović")
    world.operator("ana").reads("je Vaš")


def test_where_the_chat_hangs_the_manager_is_called(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    world.telegram.faults.breaks(times=8, method="sendMessage", chat_id=7001)
    visitor = _asks_for_help(world)
    ana = world.operator("ana")
    world.minutes_pass(0.9)
    world.house.auditor.look()
    world.minutes_pass(0.2)
    world.house.auditor.look()
    world.settles()
    world.operator_phone("vesna").rings().answers().hears("Pozivanje dežurnih kasni")
    ana.reads_nothing()
    world.minutes_pass(2)
    world.operator_phone("ana").rings().answers().presses("1")
    world.minutes_pass(15)
    ana.reads("Dežurstvo")
    ana.reads("je Vaš")
    visitor.reads("Ana Jovanović")


def test_a_manager_who_blocked_the_bot_is_called_instead(world_on_sqlite_at: MakeWorld) -> None:
    world = world_on_sqlite_at(NIGHT)
    vesna = world.operator("vesna")
    vesna.blocks_bot()
    visitor = _asks_for_help(world)
    world.operator("ana").reads("Dežurstvo")
    with world.worker_down():
        world.minutes_pass(4.2)
        world.house.auditor.look()  # tries the chat, which is blocked, and notes it
        world.house.auditor.look()
        world.settles()
        world.operator_phone("vesna").rings().answers().hears("Pozivanje dežurnih kasni")
    world.operator_phone("ana").rings().answers().presses("1")
    world.settles()
    visitor.reads("Ana Jovanović")
    world.operator("ana").reads("je Vaš")


def test_the_heartbeat_is_called_only_while_all_is_well(world_at: MakeWorld) -> None:
    world = world_at(NIGHT)
    world.house.auditor.beat()
    assert world.heartbeats == [], "no worker lives"
    world.write(_lives)
    world.house.auditor.beat()
    assert world.heartbeats == [HEARTBEAT]
    visitor = _asks_for_help(world)
    with world.worker_down():
        world.minutes_pass(4.1)
        world.write(_lives)
        world.house.auditor.beat()
        assert world.heartbeats == [HEARTBEAT], "a page is late"
    world.operator("ana").skips_all()
    world.operator_phone("ana").does_not_answer()
    visitor.reads_nothing()


def _lives(tx: Transaction) -> None:
    beat(tx, "worker")


def _health(world: World) -> dict[str, str]:
    health: dict[str, str] = world.request("GET", "/health").json()
    return health
