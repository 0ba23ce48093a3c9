"""Clients who judge one phrase at the same moment: it is learned once, and never against a "no"."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import select

from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.settle_draft import approve_draft
from core.errors import Conflict
from core.learning.articles import Contents, Origin, add_version, draft_by_id
from core.learning.phrases import confirm, deny
from core.learning.rows import Phrase, Question
from core.learning.serving import served_version
from tests.core.desk.office import Office, office
from tests.race.rounds import rounds

ROUNDS = rounds(4)


@pytest.fixture
def desk(database_url: str) -> Iterator[Office]:
    """A Tuesday morning."""
    with office(database_url, "2026-11-24T10:00") as opened:
        opened.load()
        yield opened


def _asked(desk: Office, plain: str) -> int:
    def act(tx: Transaction) -> int:
        said = {"text": plain, "plain": plain, "gist": plain, "outcome": "offer", "scoring": "x"}
        scores = {"top": 0.5, "margin": 0.1, "confidence": 0.6}
        return tx.add(Question(asked_at=tx.now, channel="telegram", by_client=True, **said, **scores)).id

    return desk.write(act)


def _confirms(question_id: int, client: int) -> Callable[[Transaction], bool]:
    return lambda tx: confirm(tx, tx.get(Question, question_id), "kasa", client, ())


def _denies(question_id: int, client: int) -> Callable[[Transaction], bool]:
    def act(tx: Transaction) -> bool:
        deny(tx, tx.get(Question, question_id), "kasa", client)
        return False

    return act


def test_two_who_confirm_at_once_teach_one_phrase(desk: Office) -> None:
    first, second, third = desk.read(lambda tx: tx.all(select(Client.id).order_by(Client.id)))[:3]
    for number in range(ROUNDS):
        question = _asked(desk, f"gde je kasa broj {number}")
        taught = desk.at_once(*(_confirms(question, client) for client in (first, second, third)))
        assert taught.count(True) == 1
        assert desk.read(served_version) == number + 1


def test_who_denies_at_the_same_moment_wins(desk: Office) -> None:
    first, second, third = desk.read(lambda tx: tx.all(select(Client.id).order_by(Client.id)))[:3]
    for number in range(ROUNDS):
        question = _asked(desk, f"gde je kasa broj {number}")
        desk.at_once(_confirms(question, first), _confirms(question, second), _denies(question, third))
        assert "learned" not in desk.read(lambda tx: tx.all(select(Phrase.state)))


def test_of_two_who_approve_one_draft_one_does(desk: Office) -> None:
    for number in range(ROUNDS):
        approves = _approves(_drafted(desk, f"kasa-{number}"))
        assert sorted(desk.at_once(approves, approves)) == [False, True]
        assert desk.read(served_version) == number + 1


def _drafted(desk: Office, article: str) -> int:
    origin = Origin("import", "x", "ana")
    return desk.write(lambda tx: add_version(tx, article, Contents("A", "B"), origin).id)


def _approves(draft_id: int) -> Callable[[Transaction], bool]:
    def act(tx: Transaction) -> bool:
        try:
            approve_draft(tx, draft_by_id(tx, draft_id), "ana")
        except Conflict:
            return False
        return True

    return act
