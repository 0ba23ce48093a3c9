"""Eight processes book ten thousand times each, on either database: nothing is lost, nothing stands twice."""

import os

import pytest

from tests.core.desk.office import office
from tests.race.bookings import NOW, Race, company
from tests.race.books import balances
from tests.race.writers import Outcome, run


def _race(url: str, race: Race, *, durable: bool) -> Outcome:
    with office(url, NOW) as desk:
        desk.load(company(race))
        outcome = run(race, url, durable=durable)
        balances(desk, race, outcome)
    return outcome


def test_four_processes_book_at_once_and_the_books_balance(database_url: str) -> None:
    outcome = _race(database_url, Race(writers=4, bookings=40), durable=False)
    assert len(outcome.closed) == 6


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_eight_processes_book_ten_thousand_times_each_and_the_books_balance(
    database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    race = Race(writers=8, bookings=int(os.environ.get("BOOKINGS", "10000")))
    outcome = _race(database_url, race, durable=False)
    with capsys.disabled():
        print(f"\n{database_url.partition(':')[0]}: {told(race, outcome)}")


def told(race: Race, outcome: Outcome) -> str:
    """How fast it was."""
    pace = race.total / outcome.seconds
    return (
        f"{race.total:,} bookings by {race.writers} processes in {outcome.seconds:.0f} s: "
        f"{pace:.0f} a second, the longest took {outcome.longest_seconds:.2f} s "
        "(commits do not wait for the disk)"
    )
