"""Two operators accept at once, ten thousand times, on either database: one winner each."""

import os

import pytest

from tests.core.desk.office import office
from tests.core.escalation.test_page_races import NIGHT, accepts, opens


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_two_accept_at_once_ten_thousand_times_and_one_wins_each_time(database_url: str) -> None:
    rounds = int(os.environ.get("ROUNDS", "10000"))
    wins = {"ana": 0, "marko": 0}
    with office(database_url, NIGHT) as desk:
        desk.load()
        for _ in range(rounds):
            pages = opens(desk)
            ana, marko = desk.at_once(accepts(pages, "ana"), accepts(pages, "marko"))
            assert ana + marko == 1
            wins = {"ana": wins["ana"] + ana, "marko": wins["marko"] + marko}
    assert sum(wins.values()) == rounds
