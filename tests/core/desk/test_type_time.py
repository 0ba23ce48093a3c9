"""What an operator types as from-to is the newest such range that is over."""

from collections.abc import Iterator

import pytest

from core.desk.moment import now_of
from core.desk.type_time import span_typed
from core.errors import Invalid
from tests.core.desk.office import BELGRADE, Office, office


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[Office]:
    """The example company."""
    with office(sqlite_url, "2026-11-24T12:00") as opened:
        opened.load()
        yield opened


def _typed(desk: Office, now: str, text: str) -> tuple[str, str, int]:
    desk.turns_to(now)
    starts, ends = desk.read(lambda tx: span_typed(now_of(tx), text))
    shown = [f"{at.astimezone(BELGRADE):%Y-%m-%d %H:%M}" for at in (starts, ends)]
    return shown[0], shown[1], int((ends - starts).total_seconds() // 60)


@pytest.mark.parametrize(
    ("now", "text", "starts", "ends", "minutes"),
    [
        ("2026-12-01T10:00", "od 9:10 do 9:40", "2026-12-01 09:10", "2026-12-01 09:40", 30),
        ("2026-12-01T08:00", "od 9:10 do 9:40", "2026-11-30 09:10", "2026-11-30 09:40", 30),
        # Over midnight, and over a month's end.
        ("2026-12-01T08:00", "od 23:50 do 0:20", "2026-11-30 23:50", "2026-12-01 00:20", 30),
        ("2026-11-01T00:25", "od 23:50 do 0:20", "2026-10-31 23:50", "2026-11-01 00:20", 30),
        ("2026-11-01T00:10", "od 23:50 do 0:20", "2026-10-30 23:50", "2026-10-31 00:20", 30),
        # The night with an hour twice: the shortest that the words allow.
        ("2026-10-25T08:00", "od 2:30 do 2:45", "2026-10-25 02:30", "2026-10-25 02:45", 15),
        ("2026-10-25T08:00", "od 1:30 do 3:30", "2026-10-25 01:30", "2026-10-25 03:30", 180),
        ("2026-03-29T08:00", "od 1:30 do 3:30", "2026-03-29 01:30", "2026-03-29 03:30", 60),
    ],
)
def test_the_newest_range_that_is_over(
    desk: Office, now: str, text: str, starts: str, ends: str, minutes: int
) -> None:
    assert _typed(desk, now, text) == (starts, ends, minutes)


@pytest.mark.parametrize(
    ("now", "text"),
    [
        ("2026-12-01T10:00", "od 9:40 do 9:10"),  # the wrong way round: nobody works for 23 hours
        ("2026-03-29T08:00", "od 2:10 do 2:40"),  # an hour that was not there
    ],
)
def test_what_nobody_can_have_worked_is_not_booked(desk: Office, now: str, text: str) -> None:
    with pytest.raises(Invalid):
        _typed(desk, now, text)
