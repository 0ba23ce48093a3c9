"""Many people and workers at one moment: one winner each, one message, one call, nobody waits for ever."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from sqlalchemy import select

from core.clients.identity import Person, client_by_code, contact_by_code
from core.database.outbox import Delivery
from core.database.transaction import Transaction
from core.desk.advance_page import advance_page
from core.desk.answer_page import accept_page, accept_pages, keep_page, pass_page
from core.desk.ask_operator import ask_operators
from core.desk.call_for_page import answer_page, page_call_over
from core.desk.look_after_accepted import look_after_accepted
from core.desk.moment import now_of
from core.desk.open_ticket import open_ticket
from core.desk.reply_to_client import reply_to_client
from core.escalation.attempts import operators_to_ask
from core.escalation.pages import due_pages
from core.escalation.rows import Notification, Page
from core.roster.reading import operators
from core.tickets.rows import Ticket
from tests.core.desk.office import Office, office
from tests.race.rounds import rounds

NIGHT = "2026-11-24T22:00"
ROUNDS = rounds(5)
Act = Callable[[Transaction], Any]


def opens(desk: Office, pages: int = 1) -> list[int]:
    """So many tickets of a client with the add-on; their pages."""

    def act(tx: Transaction) -> int:
        who = Person(contact_by_code(tx, "granit-nikola"), client_by_code(tx, "granit"))
        ticket = open_ticket(tx, now_of(tx), text="server ne radi", source="chat", who=who).ticket
        page_id = tx.first(select(Page.id).where(Page.ticket_id == ticket.id))
        assert page_id
        return page_id

    return [desk.write(act) for _ in range(pages)]


def accepts(page_ids: Sequence[int], code: str) -> Act:
    """This operator accepts them, all at once if there are several."""

    def act(tx: Transaction) -> int:
        operator = operators(tx)[code]
        if len(page_ids) == 1:
            return int(accept_page(tx, now_of(tx), page_ids[0], operator, 0))
        return len(accept_pages(tx, now_of(tx), [(each, 0) for each in page_ids], operator).won)

    return act


def _ask(desk: Office) -> None:
    for code in desk.read(operators_to_ask):
        desk.write(lambda tx, who=code: ask_operators(tx, now_of(tx), [who]))  # type: ignore[misc]


def _walk(desk: Office) -> None:
    for page_id in desk.read(due_pages):
        desk.write(lambda tx, number=page_id: advance_page(tx, now_of(tx), number))  # type: ignore[misc]
    _ask(desk)


def test_of_four_who_accept_at_once_one_wins(database_url: str) -> None:
    with office(database_url, NIGHT) as desk:
        desk.load()
        for _ in range(ROUNDS):
            pages = opens(desk)
            won = desk.at_once(*(accepts(pages, code) for code in ("ana", "marko", "jelena", "vesna")))
            assert sorted(won) == [0, 0, 0, 1]


def test_two_who_accept_all_share_them_and_none_is_won_twice(database_url: str) -> None:
    with office(database_url, NIGHT) as desk:
        desk.load()
        for _ in range(ROUNDS):
            pages = opens(desk, 3)
            _ask(desk)
            won = desk.at_once(accepts(pages, "ana"), accepts(pages, "marko"), accepts(pages[1:2], "jelena"))
            assert sum(won) == 3
            states = desk.read(lambda tx: tx.all(select(Page.state)))
            assert set(states) == {"accepted"}


def test_workers_that_ask_the_same_operator_at_once_make_one_message_and_one_call(database_url: str) -> None:
    with office(database_url, NIGHT) as desk:
        desk.load()
        opens(desk, 3)
        for minutes in (0, 3):
            desk.passes(minutes=minutes)
            for page_id in desk.read(due_pages):
                desk.write(lambda tx, number=page_id: advance_page(tx, now_of(tx), number))  # type: ignore[misc]
            asked = desk.at_once(*[lambda tx: ask_operators(tx, now_of(tx), ["ana"])] * 4)
            assert sorted(asked) == [0, 0, 0, 1]
        keys = desk.read(lambda tx: tx.all(select(Delivery.key).where(Delivery.key.startswith("page-"))))
        assert len(keys) == 2


def test_accept_pass_failure_and_the_next_step_at_once_end_well(database_url: str) -> None:
    with office(database_url, NIGHT) as desk:
        desk.load()
        for _ in range(ROUNDS):
            # The next night on which it is Ana's turn; a round lasts eight minutes.
            desk.passes(days=21, minutes=-8)
            _everything_at_once(desk)


def _everything_at_once(desk: Office) -> None:
    pages = opens(desk, 2)
    _ask(desk)
    desk.passes(minutes=3)
    _walk(desk)
    called = select(Notification.bundle).where(Notification.way == "call", Notification.page_id == pages[0])
    lead = desk.read(lambda tx: tx.first(called))
    assert lead
    desk.passes(minutes=5)
    desk.at_once(
        lambda tx: answer_page(tx, now_of(tx), lead, "1"),
        lambda tx: pass_page(tx, now_of(tx), pages[1], operators(tx)["ana"], 0),
        lambda tx: page_call_over(tx, lead, "failed"),
        lambda tx: advance_page(tx, now_of(tx), pages[0]),
        lambda tx: ask_operators(tx, now_of(tx), ["marko"]),
    )
    for page in desk.read(lambda tx: tx.all(select(Page).where(Page.id.in_(pages)))):
        assert page.state == "accepted" or (page.state == "open" and page.due_at)
    desk.write(accepts(pages, "ana"))


@pytest.mark.parametrize("answers", [True, False], ids=["answers", "silent"])
def test_an_answer_at_the_moment_of_the_reopening_comes_before_or_after_it(
    database_url: str, answers: bool
) -> None:
    with office(database_url, NIGHT) as desk:
        desk.load()
        for _ in range(5):
            page, ticket = _silent_until_reopened(desk, answers=answers)
            # Reopened first, the answer takes the ticket anew; answered first, the page rests.
            good = {("closed", "taken"), ("accepted", "taken")} if answers else {("open", "open")}
            assert (page.state, ticket.state) in good


def _silent_until_reopened(desk: Office, *, answers: bool) -> tuple[Page, Ticket]:
    [page_id] = opens(desk)
    desk.write(accepts([page_id], "ana"))
    desk.passes(minutes=30)
    desk.at_once(_looks(page_id), _looks(page_id))
    desk.passes(minutes=30)
    desk.at_once(_looks(page_id), _looks(page_id), *([_answers(page_id)] if answers else []))
    page = desk.read(lambda tx: tx.get(Page, page_id))
    return page, desk.read(lambda tx: tx.get(Ticket, page.ticket_id))


def test_who_says_at_the_last_moment_to_be_at_work_keeps_it_or_is_told_otherwise(database_url: str) -> None:
    with office(database_url, NIGHT) as desk:
        desk.load()
        for _ in range(ROUNDS):
            [page_id] = opens(desk)
            desk.write(accepts([page_id], "ana"))
            for at_once in ([_looks(page_id)], [_keeps(page_id), _looks(page_id)]):
                desk.passes(minutes=30)
                desk.at_once(*at_once)
            page = desk.read(lambda tx, number=page_id: tx.get(Page, number))  # type: ignore[misc]
            said = desk.read(lambda tx: tx.all(select(Delivery.payload).order_by(Delivery.id)))
            keys = [each["key"] for each in said if each.get("key") in ("page-kept", "page-old", "page-over")]
            assert keys[-1] == ("page-kept" if page.state == "accepted" else "page-old")


def _keeps(page_id: int) -> Act:
    return lambda tx: keep_page(tx, now_of(tx), page_id, operators(tx)["ana"], 0)


def _looks(page_id: int) -> Act:
    return lambda tx: look_after_accepted(tx, now_of(tx), tx.get(Page, page_id))


def _answers(page_id: int) -> Act:
    def act(tx: Transaction) -> None:
        ticket = tx.get(Ticket, tx.get(Page, page_id).ticket_id)
        reply_to_client(tx, now_of(tx), ticket, operators(tx)["ana"], "Gledam.")

    return act
