"""The roster between people: one swap, one stand-in; who can be reached; holes with their reason."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from core.clients.identity import client_by_code
from core.database.claiming import claim
from core.database.outbox import Delivery, put, record_failed, record_sent
from core.database.transaction import Transaction
from core.desk.answer_swap import press_swap
from core.desk.change_roster import add_override
from core.desk.moment import now_of
from core.desk.propose_swap import propose_swap
from core.desk.prove_coverage import prove_coverage
from core.desk.reach import Reach, reach_of
from core.desk.switch_duty import switch_duty
from core.errors import DeliveryFailed, Unavailable, Undeliverable
from core.roster.duty import on_duty
from core.roster.reading import operators
from core.roster.rows import Operator, OverrideRow, SwapRow
from tests.core.desk.office import Office, coded, office, wall

ROUNDS = 5
PHONE = "+381641110001"


@pytest.fixture
def desk(database_url: str) -> Iterator[Office]:
    """A Tuesday morning: Ana is on call this week, Marko is the backup."""
    with office(database_url, "2026-11-24T10:00") as opened:
        opened.load(lambda company: company["roster"].update(overrides=[]))
        yield opened


def _asks(desk: Office, typed: str) -> int:
    def act(tx: Transaction) -> int:
        swap = propose_swap(tx, now_of(tx), operators(tx)["ana"], typed)
        assert swap
        return swap.id

    return desk.write(act)


def _presses(swap_id: int, code: str, action: str = "accept-swap") -> Callable[[Transaction], bool]:
    return lambda tx: press_swap(tx, now_of(tx), operators(tx)[code], action, swap_id)


def _stand_ins(desk: Office) -> list[str | None]:
    swapped = select(OverrideRow.substitute).where(OverrideRow.source == "swap")
    return list(desk.read(lambda tx: tx.all(swapped)))


def test_of_two_who_accept_one_swap_exactly_one_stands_in(desk: Office) -> None:
    for n in range(ROUNDS):
        at = wall(f"2026-11-{25 + n}T18:00")
        swap_id = _asks(desk, f"{25 + n}.11. 17:00 - 19:00")
        desk.at_once(_presses(swap_id, "marko"), _presses(swap_id, "jelena"))
        swap = desk.read(lambda tx: tx.get(SwapRow, swap_id))  # noqa: B023 - run at once
        assert swap.state == "agreed"
        [there] = desk.read(lambda tx: on_duty(now_of(tx).roster, "on-call", at)).on_duty  # noqa: B023
        assert there in ("marko", "jelena")
        assert there == swap.taker
    assert len(_stand_ins(desk)) == ROUNDS


def test_two_swaps_of_one_time_give_the_duty_once(desk: Office) -> None:
    for n in range(ROUNDS):
        first, second = (_asks(desk, f"{who} {25 + n}.11. 05:00 - 07:00") for who in ("marko", "jelena"))
        desk.at_once(_presses(first, "marko"), _presses(second, "jelena"))
        states = [row.state for row in desk.read(lambda tx: tx.all(select(SwapRow)))]
        assert (states.count("agreed"), states.count("proposed")) == (n + 1, n + 1)


def test_who_accepts_and_who_withdraws_do_not_both_win(desk: Office) -> None:
    for n in range(ROUNDS):
        swap_id = _asks(desk, f"jelena {25 + n}.11. 20:00 - 21:00")
        before = len(_stand_ins(desk))
        desk.at_once(_presses(swap_id, "jelena"), _presses(swap_id, "ana", "withdraw-swap"))
        state = desk.read(lambda tx: tx.get(SwapRow, swap_id)).state  # noqa: B023 - run at once
        assert (state == "agreed") == (len(_stand_ins(desk)) == before + 1)


def _on_call(desk: Office) -> tuple[str, ...]:
    return desk.read(lambda tx: now_of(tx).duty.on_duty)


def _says(desk: Office, code: str, *, on: bool) -> str:
    return desk.write(lambda tx: switch_duty(tx, operators(tx)[code], on=on)).outcome


def _times(starts: str, ends: str) -> dict[str, datetime]:
    return {"starts": wall(starts).replace(tzinfo=None), "ends": wall(ends).replace(tzinfo=None)}


def test_who_stands_in_for_another_goes_off_duty_comes_back_and_is_replaced(sqlite_url: str) -> None:
    with office(sqlite_url, "2026-11-24T10:00") as desk:
        desk.load(lambda company: company["roster"].update(overrides=[]))
        desk.write(_presses(_asks(desk, "jelena 24.11. 20:00 - 25.11. 08:00"), "jelena"))
        desk.turns_to("2026-11-24T22:00")
        assert _on_call(desk) == ("jelena",)
        assert (_says(desk, "jelena", on=False), _on_call(desk)) == ("off", ())
        assert _says(desk, "jelena", on=False) == "off-already"
        assert (_says(desk, "ana", on=True), _on_call(desk)) == ("on", ("ana",))
        assert (_says(desk, "jelena", on=True), _on_call(desk)) == ("on", ("jelena", "ana"))
        assert (_says(desk, "ana", on=False), _on_call(desk)) == ("off", ("jelena",))

        def replaces(tx: Transaction) -> None:
            times = _times("2026-11-24T23:00", "2026-11-25T02:00")
            moment = now_of(tx)
            add_override(tx, moment, schedule="on-call", operator="jelena", substitute="vesna", **times)

        desk.write(replaces)
        there: list[str] = []
        for at in ("2026-11-24T22:59", "2026-11-24T23:00", "2026-11-25T01:59", "2026-11-25T02:00"):
            desk.turns_to(at)
            there += _on_call(desk)
        assert there == ["jelena", "vesna", "vesna", "jelena"]


def test_taken_out_on_the_page_and_then_on_by_telephone_is_on(sqlite_url: str) -> None:
    with office(sqlite_url, "2026-11-24T22:00") as desk:
        desk.load(lambda company: company["roster"].update(overrides=[]))

        def takes_out(tx: Transaction) -> None:
            times = _times("2026-11-24T20:00", "2026-11-25T02:00")
            add_override(tx, now_of(tx), schedule="on-call", operator="ana", substitute=None, **times)

        desk.write(takes_out)
        assert _on_call(desk) == ()
        assert (_says(desk, "ana", on=True), _on_call(desk)) == ("on", ("ana",))


@pytest.mark.parametrize(
    ("off", "on"),
    [
        # UTC; in October 02:00 comes again at 01:00 UTC, in March 03:00 follows upon 02:00 at 01:00 UTC.
        ("2026-10-25T00:10", "2026-10-25T00:30"),
        ("2026-10-25T00:50", "2026-10-25T01:10"),
        ("2026-10-25T01:10", "2026-10-25T01:30"),
        ("2026-10-24T23:10", "2026-10-25T00:30"),
        ("2026-03-29T00:50", "2026-03-29T01:10"),
    ],
)
def test_off_and_on_take_effect_at_once_in_the_night_of_a_clock_change(
    sqlite_url: str, off: str, on: str
) -> None:
    with office(sqlite_url, "2026-03-01T22:00") as desk:
        always = {"code": "on-call", "covers": "always", "operators": ["ana", "marko"]}
        desk.load(lambda company: company["roster"].update(schedules=[always], overrides=[], absences=[]))
        desk.clock.turn_to(datetime.fromisoformat(off).replace(tzinfo=UTC))
        assert (_says(desk, "ana", on=False), _on_call(desk)) == ("off", ("marko",))
        desk.clock.turn_to(datetime.fromisoformat(on).replace(tzinfo=UTC))
        assert (_says(desk, "ana", on=True), _on_call(desk)) == ("on", ("ana", "marko"))
        assert (_says(desk, "ana", on=False), _on_call(desk)) == ("off", ("marko",))
        assert (_says(desk, "ana", on=True), _on_call(desk)) == ("on", ("ana", "marko"))


def test_a_way_that_refused_for_good_is_none_until_something_arrives(desk: Office) -> None:
    assert _reach(desk) == Reach("linked", "known")
    _sends(desk, "telegram", "7001", Unavailable("503"))
    assert _reach(desk) == Reach("linked", "known")
    _sends(desk, "telegram", "7001", Undeliverable("blocked"))
    _sends(desk, "voice", "page-1", Undeliverable("no such number"))
    assert _reach(desk) == Reach("blocked", "dead")
    desk.passes(minutes=1)
    _sends(desk, "telegram", "7001", None)
    assert _reach(desk) == Reach("linked", "dead")
    desk.passes(minutes=1)
    _sends(desk, "voice", "page-2", None)
    assert _reach(desk) == Reach("linked", "known")


def test_the_proof_names_who_cannot_be_called(desk: Office) -> None:
    def takes_telephones(tx: Transaction) -> None:
        for operator in tx.all(select(Operator).where(Operator.code != "ana")):
            operator.phone = None

    desk.write(takes_telephones)
    _sends(desk, "voice", "page-1", Undeliverable("no such number"))
    _sends(desk, "telegram", "7002", Undeliverable("blocked"))
    start, end = wall("2026-11-24T20:00"), wall("2026-11-24T22:00")

    def look(tx: Transaction) -> list[tuple[str, str]]:
        clients = [client_by_code(tx, code) for code in ("granit", "zora")]
        return [(hole.client, hole.why) for hole in prove_coverage(now_of(tx), clients, start, end)]

    why = "ana: telephone dead; marko: chat blocked, no telephone"
    assert desk.read(look) == [("granit", why)]


@pytest.mark.parametrize(
    ("reach", "steps", "why"),
    [
        (["chat", "call"], None, None),
        (["call"], None, None),
        (["chat"], None, "no page would reach ana, marko"),
        ([], None, "no page would reach ana, marko"),
        (["call"], [("on-duty", "chat"), ("backup", "call")], None),
        (["call"], [("on-duty", "chat"), ("backup", "chat")], "no page would reach ana, marko"),
        (["call"], [("on-duty", "chat"), ("marko", "call")], None),
        (["call"], [("manager", "call")], "no page would reach ana, marko"),
    ],
)
def test_the_proof_looks_at_what_people_want_and_at_what_the_policy_does(
    sqlite_url: str, reach: list[str], steps: list[tuple[str, str]] | None, why: str | None
) -> None:
    def edit(data: dict[str, Any]) -> None:
        for code in ("ana", "marko"):
            coded(data["operators"], code).update(reach=reach, telegram_id=None)
        if steps:
            walk = [{"after_minutes": n, "notify": who, "by": [way]} for n, (who, way) in enumerate(steps)]
            data["escalation"]["policies"][0].update(steps=walk)

    start, end = wall("2026-11-24T20:00"), wall("2026-11-24T22:00")
    with office(sqlite_url, "2026-11-24T10:00") as desk:
        desk.load(edit)
        holes = desk.read(lambda tx: prove_coverage(now_of(tx), [client_by_code(tx, "granit")], start, end))
    assert [hole.why.partition(":")[0] for hole in holes] == ([why] if why else [])


def _reach(desk: Office) -> Reach:
    return desk.read(lambda tx: reach_of(tx, operators(tx).values())["ana"])


def _sends(desk: Office, channel: str, address: str, failure: DeliveryFailed | None) -> None:
    """One delivery, and what became of it; whatever else waits is out of the way."""

    def act(tx: Transaction) -> None:
        for waiting in tx.all(
            select(Delivery).where(Delivery.sent_at.is_(None), Delivery.set_aside_at.is_(None))
        ):
            waiting.set_aside_at = tx.now
        put(tx, channel, address, {"do": "page", "to": PHONE})
        [parcel] = claim(tx, [channel])
        if failure:
            record_failed(tx, parcel, failure)
        else:
            record_sent(tx, parcel, "1")

    desk.write(act)
