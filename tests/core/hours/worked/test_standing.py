"""Where a client stands on a day, and from which day on no longer: warranties and contracts."""

from datetime import date

import pytest

from core.clients.identity import client_by_code
from core.database.transaction import Database
from simulator.clock import TurnableClock
from tests.core.hours.worked.example import LONG_AFTER, at, moment


@pytest.mark.parametrize(
    ("client", "on", "standing", "changes_on"),
    [
        # Twelve months from delivery on 1 June 2026: the last day is 31 May 2027.
        pytest.param("novi", "2026-06-01", "warranty", "2027-06-01", id="the day of delivery"),
        pytest.param("novi", "2027-05-31", "warranty", "2027-06-01", id="the warranty's last day"),
        pytest.param("novi", "2027-06-01", "none", None, id="the day after a warranty"),
        pytest.param("novi", "2026-05-31", "none", "2026-06-01", id="before delivery"),
        # Delivered on 29 February 2024: there is no 29 February 2025, so the 28th is the first day without.
        pytest.param("prestupni", "2024-02-29", "warranty", "2025-02-28", id="delivery on 29 February"),
        pytest.param("prestupni", "2025-02-27", "warranty", "2025-02-28", id="a leap warranty's last day"),
        pytest.param("prestupni", "2025-02-28", "none", None, id="the day after a leap warranty"),
        # Delivered on 28 February 2027: it ends on 28 February 2028, and the 29th adds no day.
        pytest.param("februarski", "2028-02-27", "warranty", "2028-02-28", id="a warranty into a leap year"),
        pytest.param("februarski", "2028-02-28", "none", None, id="the day after it"),
        # A contract excludes its end.
        pytest.param("istice", "2026-11-19", "contract", "2026-11-20", id="a contract's last day"),
        pytest.param("istice", "2026-11-20", "lapsed", None, id="the day a contract ends"),
        pytest.param("prestup", "2028-02-29", "contract", None, id="a contract from 29 February"),
        pytest.param("kratak", "2026-10-01", "warranty", "2027-06-01", id="a warranty outlives a contract"),
        pytest.param("novi-ugovor", "2026-09-01", "contract", None, id="a contract beside a warranty"),
        # A contract signed for later is the next change.
        pytest.param(
            "novi-ugovor",
            "2026-08-15",
            "warranty",
            "2026-09-01",
            id="under warranty until a contract begins",
        ),
        pytest.param(
            "razmak",
            "2026-11-12",
            "lapsed",
            "2026-11-20",
            id="lapsed until the next contract begins",
        ),
    ],
)
def test_a_client_stands_so_until_the_day_it_changes(
    ledger: Database, client: str, on: str, standing: str, changes_on: str | None
) -> None:
    with ledger.read(TurnableClock(start=moment(LONG_AFTER))) as tx:
        cover = at(tx, on).cover(client_by_code(tx, client))
    changes = date.fromisoformat(changes_on) if changes_on else None
    assert (str(cover.standing), cover.changes_on) == (standing, changes)
