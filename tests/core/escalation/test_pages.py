"""Pages in rows: opened once, due by a row, step after step whatever happened meanwhile, won by one."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from core.clients.identity import Person, client_by_code, contact_by_code
from core.database.transaction import Transaction
from core.desk.advance_page import advance_page
from core.desk.answer_page import accept_page, pass_page
from core.desk.ask_operator import ask_operators
from core.desk.call_for_page import answer_page
from core.desk.moment import now_of
from core.desk.open_ticket import open_ticket
from core.desk.page_operator import page_operator
from core.escalation.attempts import operators_to_ask
from core.escalation.pages import accept, claim_steps, due_pages, exhaust, open_page
from core.escalation.rows import Notification, Page
from core.roster.reading import operators
from core.tickets.rows import Ticket
from tests.core.desk.office import Edit, Office, coded, office

NIGHT = "2026-11-24T22:00"  # ana is on call, marko is the backup
ANA, MARKO, VESNA = "7001", "7002", "7009"


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Office]:
    """The example company on a Tuesday night."""
    with office(sqlite_url, NIGHT) as opened:
        opened.load()
        yield opened


def _opens(desk: Office) -> int:
    """A ticket of a client with the add-on; its page."""

    def act(tx: Transaction) -> int:
        who = Person(contact_by_code(tx, "granit-nikola"), client_by_code(tx, "granit"))
        opened = open_ticket(tx, now_of(tx), text="server ne radi", source="chat", who=who)
        page_id = tx.first(select(Page.id).where(Page.ticket_id == opened.ticket.id))
        assert page_id
        return page_id

    return desk.write(act)


def _page(desk: Office, page_id: int) -> Page:
    return desk.read(lambda tx: tx.get(Page, page_id))


def _tick(desk: Office) -> None:
    for page_id in desk.read(due_pages):
        desk.write(lambda tx, number=page_id: advance_page(tx, now_of(tx), number))  # type: ignore[misc]
    _ask(desk)


def _ask(desk: Office) -> None:
    for code in desk.read(operators_to_ask):
        desk.write(lambda tx, who=code: ask_operators(tx, now_of(tx), [who]))  # type: ignore[misc]


def _steps(desk: Office) -> list[tuple[int, str, str]]:
    rows = desk.read(lambda tx: tx.all(select(Notification).order_by(Notification.id)))
    return [(row.step, row.operator, row.way) for row in rows]


def _policy(*steps: dict[str, Any], repeat: int = 0) -> Edit:
    return lambda data: data["escalation"]["policies"][0].update(steps=list(steps), repeat=repeat)


def _step(after: int, notify: str, *by: str) -> dict[str, Any]:
    return {"after_minutes": after, "notify": notify, "by": list(by or ["chat"])}


def test_the_first_step_is_taken_with_the_opening(desk: Office) -> None:
    page = _page(desk, _opens(desk))
    assert (page.state, page.steps_taken) == ("open", 1)
    assert page.due_at == desk.clock.now() + timedelta(minutes=3)
    assert _steps(desk) == [(0, "ana", "chat")]


def test_a_ticket_has_one_page(desk: Office) -> None:
    page = _page(desk, _opens(desk))
    assert desk.write(lambda tx: open_page(tx, page.ticket_id)) is None
    desk.write(lambda tx: page_operator(tx, now_of(tx), tx.get(Ticket, page.ticket_id)))
    assert _steps(desk) == [(0, "ana", "chat")]


def test_a_step_is_not_taken_before_its_time(desk: Office) -> None:
    page_id = _opens(desk)
    desk.passes(minutes=2, seconds=59)
    assert desk.read(due_pages) == []
    desk.write(lambda tx: advance_page(tx, now_of(tx), page_id))
    assert _page(desk, page_id).steps_taken == 1
    desk.passes(seconds=1)
    assert desk.read(due_pages) == [page_id]


def test_the_whole_walk_takes_each_step_at_its_minute(desk: Office) -> None:
    _opens(desk)
    seen: list[tuple[int, int]] = []
    for minute in range(60):
        before = len(_steps(desk))
        _tick(desk)
        seen += [(minute, step) for step, _, _ in _steps(desk)[before:]]
        desk.passes(minutes=1)
    assert seen == [
        *[(3, 1), (8, 2), (8, 2), (15, 3), (15, 3)],
        *[(22, 4), (25, 5), (30, 6), (30, 6), (37, 7), (37, 7)],
        *[(44, 8), (47, 9), (52, 10), (52, 10), (59, 11), (59, 11)],
    ]


def test_after_a_long_outage_the_steps_come_one_gap_after_another_and_not_at_once(desk: Office) -> None:
    page_id = _opens(desk)
    desk.passes(hours=5)
    for _ in range(3):
        _tick(desk)
    assert _page(desk, page_id).steps_taken == 2
    desk.passes(minutes=4, seconds=59)
    _tick(desk)
    assert _page(desk, page_id).steps_taken == 2
    desk.passes(seconds=1)
    _tick(desk)
    assert _page(desk, page_id).steps_taken == 3


def test_steps_that_reach_nobody_are_passed_over_at_once(sqlite_url: str) -> None:
    with office(sqlite_url, NIGHT) as desk:

        def edit(data: dict[str, Any]) -> None:
            coded(data["operators"], "ana").update(telegram_id=None, phone=None)

        desk.load(edit)
        page_id = _opens(desk)
        assert _steps(desk) == [(2, "marko", "chat"), (2, "marko", "call")]
        page = _page(desk, page_id)
        assert (page.steps_taken, page.due_at) == (3, desk.clock.now() + timedelta(minutes=7))


def test_who_can_be_reached_by_one_way_only_is_reached_by_that(sqlite_url: str) -> None:
    with office(sqlite_url, NIGHT) as desk:
        desk.load(lambda data: coded(data["operators"], "ana").update(telegram_id=None))
        _opens(desk)
        assert _steps(desk) == [(1, "ana", "call")]


def test_where_nobody_can_be_reached_at_all_the_walk_ends_at_once_and_is_seen(sqlite_url: str) -> None:
    with office(sqlite_url, NIGHT) as desk:

        def edit(data: dict[str, Any]) -> None:
            for operator in data["operators"]:
                operator.update(telegram_id=None, phone=None)

        desk.load(edit)
        page_id = _opens(desk)
        assert (_page(desk, page_id).state, _page(desk, page_id).due_at) == ("exhausted", None)


def test_when_the_walk_is_over_the_manager_reads_it_and_may_still_accept(desk: Office) -> None:
    page_id = _opens(desk)
    for _ in range(20):
        desk.passes(minutes=7)
        _tick(desk)
    assert _page(desk, page_id).state == "exhausted"
    assert desk.said_to("telegram", VESNA)[-1] == "page-exhausted"
    assert desk.said_to("telegram", VESNA).count("page-exhausted") == 1
    assert desk.write(lambda tx: accept_page(tx, now_of(tx), page_id, operators(tx)["vesna"]))


@pytest.mark.parametrize(
    ("notify", "reached"),
    [
        ("on-duty", ["ana"]),
        ("backup", ["marko"]),
        ("manager", ["vesna"]),
        ("advisor", ["ana"]),
        ("everyone", ["ana", "marko", "jelena", "vesna"]),
        ("jelena", ["jelena"]),
    ],
)
def test_a_step_reaches_whom_it_names(sqlite_url: str, notify: str, reached: list[str]) -> None:
    with office(sqlite_url, NIGHT) as desk:
        desk.load(_policy(_step(0, notify)))
        _opens(desk)
        assert [operator for _, operator, _ in _steps(desk)] == reached


@pytest.mark.parametrize(
    ("away", "reached"),
    [
        (["jelena"], [(1, "ana"), (1, "marko"), (1, "vesna"), (3, "vesna")]),
        (["ana", "jelena", "vesna"], [(1, "marko"), (3, "vesna")]),
        (["ana", "marko", "jelena", "vesna"], [(1, "ana"), (1, "marko"), (1, "jelena"), (1, "vesna")]),
    ],
)
def test_who_is_away_is_not_woken_while_anybody_else_is_there(
    sqlite_url: str, away: list[str], reached: list[tuple[int, str]]
) -> None:
    steps = [_step(0, "jelena"), _step(0, "everyone"), _step(1, "jelena"), _step(1, "manager")]

    def edit(data: dict[str, Any]) -> None:
        _policy(*steps)(data)
        gone = [{"operator": code, "starts": "2026-11-20", "ends": "2026-11-30"} for code in away]
        data["roster"].update(absences=gone, overrides=[])

    with office(sqlite_url, NIGHT) as desk:
        desk.load(edit)
        _opens(desk)
        for _ in range(2):
            desk.passes(minutes=1)
            _tick(desk)
        assert [(step, operator) for step, operator, _ in _steps(desk)][: len(reached)] == reached


def test_a_page_keeps_the_policy_with_which_it_was_opened(desk: Office) -> None:
    page_id = _opens(desk)
    desk.load(_policy(_step(0, "jelena"), _step(1, "jelena")))
    desk.passes(minutes=8)
    _tick(desk)
    desk.passes(minutes=5)
    _tick(desk)
    assert [operator for _, operator, _ in _steps(desk)] == ["ana", "ana", "marko", "marko"]
    assert _page(desk, page_id).policy["steps"][2]["notify"] == "backup"


# Passing


def _pass(desk: Office, page_id: int, code: str) -> None:
    desk.write(lambda tx: pass_page(tx, now_of(tx), page_id, operators(tx)[code]))


def test_who_passes_is_never_asked_again_and_the_next_is_asked_at_once(desk: Office) -> None:
    page_id = _opens(desk)
    _pass(desk, page_id, "ana")
    assert _steps(desk) == [(0, "ana", "chat"), (2, "marko", "chat"), (2, "marko", "call")]
    assert _page(desk, page_id).due_at == desk.clock.now() + timedelta(minutes=7)


def test_to_pass_twice_takes_no_time_from_who_is_asked_now(desk: Office) -> None:
    page_id = _opens(desk)
    for _ in range(4):
        _pass(desk, page_id, "ana")
    assert [operator for _, operator, _ in _steps(desk)] == ["ana", "marko", "marko"]
    assert _page(desk, page_id).steps_taken == 3


def test_when_all_have_passed_the_walk_is_over_at_once(desk: Office) -> None:
    page_id = _opens(desk)
    for code in ("ana", "marko", "vesna"):
        _pass(desk, page_id, code)
    assert _page(desk, page_id).state == "exhausted"


def test_to_pass_a_page_that_is_over_changes_nothing(desk: Office) -> None:
    page_id = _opens(desk)
    desk.write(lambda tx: accept(tx, page_id, "marko"))
    _pass(desk, page_id, "ana")
    assert (_page(desk, page_id).state, _page(desk, page_id).accepted_by) == ("accepted", "marko")
    assert desk.said_to("telegram", ANA)[-1] == "page-taken"


# Winning


def test_who_accepts_is_told_so_and_so_are_those_who_were_asked(desk: Office) -> None:
    page_id = _opens(desk)
    desk.passes(minutes=3)
    _tick(desk)
    desk.passes(minutes=5)
    _tick(desk)
    assert desk.write(lambda tx: accept_page(tx, now_of(tx), page_id, operators(tx)["ana"]))
    assert not desk.write(lambda tx: accept_page(tx, now_of(tx), page_id, operators(tx)["marko"]))
    assert not desk.write(lambda tx: accept_page(tx, now_of(tx), page_id, operators(tx)["ana"]))
    assert desk.said_to("telegram", ANA) == ["page", "page-yours", "page-yours-already"]
    assert desk.said_to("telegram", MARKO) == ["page-taken", "page-taken"]
    assert "page" not in desk.said_to("telegram", VESNA)
    desk.passes(hours=2)
    _tick(desk)
    assert _page(desk, page_id).steps_taken == 3


@pytest.mark.parametrize(
    ("digits", "outcome", "state"),
    [
        ("1", "page-accepted", "accepted"),
        ("2", "page-passed", "open"),
        ("", "not-accepted", "open"),
        ("7", "not-accepted", "open"),
        ("11", "not-accepted", "open"),
    ],
)
def test_on_the_telephone_only_key_one_accepts(desk: Office, digits: str, outcome: str, state: str) -> None:
    page_id = _opens(desk)
    desk.passes(minutes=3)
    _tick(desk)
    notification = desk.read(lambda tx: tx.first(select(Notification.id).where(Notification.way == "call")))
    assert notification
    answer = desk.write(lambda tx: answer_page(tx, now_of(tx), notification, digits))
    assert (answer.outcome, _page(desk, page_id).state) == (outcome, state)


def test_of_five_processes_that_take_a_due_step_one_does(database_url: str) -> None:
    with office(database_url, NIGHT) as desk:
        desk.load()
        page_id = _opens(desk)
        for gap in (3, 5, 7):
            desk.passes(minutes=gap)
            took = desk.at_once(*[lambda tx: len(claim_steps(tx, [tx.get(Page, page_id)]))] * 5)
            assert sorted(took) == [0] * 4 + [1]
        assert _page(desk, page_id).steps_taken == 4


def test_a_page_is_given_up_once_and_not_after_it_was_accepted(database_url: str) -> None:
    with office(database_url, NIGHT) as desk:
        desk.load()
        for _ in range(10):
            page_id = _opens(desk)
            _, accepted = desk.at_once(
                lambda tx, number=page_id: exhaust(tx, number),  # type: ignore[misc]
                lambda tx, number=page_id: accept(tx, number, "ana"),  # type: ignore[misc]
            )
            assert accepted, "who accepts wins also over the end of the walk"
            assert _page(desk, page_id).state == "accepted"
