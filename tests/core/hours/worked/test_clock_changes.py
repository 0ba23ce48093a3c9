"""The nights in which the clocks change: elapsed time is real."""

from core.database.transaction import Database
from tests.core.hours.worked.example import Example, by_the_desk, examples

REAL = "Elapsed time is real: what the clocks skip or repeat makes work no longer and no shorter."
SHIFT = "Where the clocks go back, hours start with the first of two times and end with the last."
SKIPPED = "Hours that begin or end at a time the clocks skip do so at the moment of the change."


@examples(
    Example(
        case="in autumn from 01:30 to 03:30",
        clause=REAL,
        client="zora",
        done=["phone 2026-10-25 01:30 - 03:30"],
        entries=["2026-10-25 01:30 - 03:30 | 10800 s | 180 min | draws | x1"],
        because="2 h on the wall and the hour that comes twice: 3 h",
    ),
    Example(
        case="in autumn from 01:30 to 03:30 with the factor",
        clause=REAL,
        client="granit",
        done=["phone 2026-10-25 01:30 - 03:30"],
        entries=["2026-10-25 01:30 - 03:30 | 10800 s | 270 min | draws | x1.5"],
        because="180 x 1.5 = 270",
    ),
    Example(
        case="in autumn from 02:30 to 02:30",
        clause=REAL,
        client="granit",
        done=["phone 2026-10-25 02:30+02:00 - 2026-10-25 02:30+01:00"],
        entries=["2026-10-25 02:30+02:00 - 02:30+01:00 | 3600 s | 90 min | draws | x1.5"],
        because="from the first 02:30 to the second: 60 x 1.5 = 90",
    ),
    Example(
        case="in autumn from 02:50 to 02:10",
        clause=REAL,
        client="granit",
        done=["phone 2026-10-25 02:50+02:00 - 2026-10-25 02:10+01:00"],
        entries=["2026-10-25 02:50+02:00 - 02:10+01:00 | 1200 s | 30 min | draws | x1.5"],
        because="10 min to the change, 10 after it: 20 x 1.5 = 30",
    ),
    Example(
        case="in spring from 01:30 to 03:30",
        clause=REAL,
        client="zora",
        done=["phone 2026-03-29 01:30 - 03:30"],
        entries=["2026-03-29 01:30 - 03:30 | 3600 s | 60 min | draws | x1"],
        because="2 h on the wall less the hour that is skipped: 1 h",
    ),
    Example(
        case="in spring from 01:30 to 03:30 with the factor",
        clause=REAL,
        client="granit",
        done=["phone 2026-03-29 01:30 - 03:30"],
        entries=["2026-03-29 01:30 - 03:30 | 3600 s | 90 min | draws | x1.5"],
        because="60 x 1.5 = 90",
    ),
    Example(
        case="a whole autumn day",
        clause=REAL,
        client="zora",
        done=["remote 2026-10-25 00:00 - 2026-10-26 00:00"],
        entries=["2026-10-25 00:00 - 2026-10-26 00:00 | 90000 s | 1500 min | draws | x1"],
        because="25 h x 60 = 1500",
    ),
    Example(
        case="a whole spring day",
        clause=REAL,
        client="zora",
        done=["remote 2026-03-29 00:00 - 2026-03-30 00:00"],
        entries=["2026-03-29 00:00 - 2026-03-30 00:00 | 82800 s | 1380 min | draws | x1"],
        because="23 h x 60 = 1380",
    ),
    Example(
        case="a shift that ends in the repeated hour",
        clause=SHIFT,
        client="granit",
        done=["phone 2027-10-31 01:30 - 03:30"],
        entries=["2027-10-31 01:30 - 03:30 | 10800 s | 210 min | draws | x1.1667"],
        because="hours 00:00-02:30 end with the second 02:30: 2 h in, 1 h x 1.5: 3.5 h; 3.5 : 3",
    ),
    Example(
        case="a shift that begins in the repeated hour",
        clause=SHIFT,
        client="granit",
        done=["phone 2028-10-29 01:30 - 03:30"],
        entries=["2028-10-29 01:30 - 03:30 | 10800 s | 210 min | draws | x1.1667"],
        because="hours 02:30-06:00 begin with the first 02:30: 1 h x 1.5 and 2 h in: 3.5 h; 3.5 : 3",
    ),
    Example(
        case="a shift that is skipped",
        clause=SKIPPED,
        client="granit",
        done=["phone 2027-03-28 01:30 - 03:30"],
        entries=["2027-03-28 01:30 - 03:30 | 3600 s | 90 min | draws | x1.5"],
        because="hours 02:00-03:00 do not come about: 1 h x 1.5",
    ),
    Example(
        case="a shift that begins in the skipped hour",
        clause=SKIPPED,
        client="granit",
        done=["phone 2028-03-26 01:30 - 03:30"],
        entries=["2028-03-26 01:30 - 03:30 | 3600 s | 75 min | draws | x1.25"],
        because="hours 02:30-06:00 begin at the change: 30 x 1.5 + 30 = 75; 75 : 60 = 1.25",
    ),
)
def test_the_clocks_change_and_the_time_is_real(ledger: Database, example: Example) -> None:
    assert by_the_desk(ledger, example) == example.by_hand
