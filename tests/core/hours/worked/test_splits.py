"""Work that crosses the end of a month becomes one entry for each side."""

from core.database.transaction import Database
from tests.core.hours.worked.example import Example, by_the_desk, examples

CLAUSE = "Work over the end of a month is one entry in each month, each rounded for itself."


@examples(
    Example(
        case="from 23:50 to 00:20 at the month's end",
        clause=CLAUSE,
        client="zora",
        done=["phone 2026-11-30 23:50 - 2026-12-01 00:20"],
        entries=[
            "2026-11-30 23:50 - 2026-12-01 00:00 | 600 s | 15 min | draws | x1",
            "2026-12-01 00:00 - 00:20 | 1200 s | 30 min | draws | x1",
        ],
        accounts=[
            "2026-11: 120 included + 0 carried - 15 used = 105 left, 0 over",
            "2026-12: 120 included + 0 carried - 30 used = 90 left, 0 over",
        ],
        because="10 begin 1 step, 20 begin 2; 600 + 1200 s are the whole half hour",
    ),
    Example(
        case="the same with the factor of the night",
        clause=CLAUSE,
        client="granit",
        done=["phone 2026-11-30 23:50 - 2026-12-01 00:20"],
        entries=[
            "2026-11-30 23:50 - 2026-12-01 00:00 | 600 s | 15 min | draws | x1.5",
            "2026-12-01 00:00 - 00:20 | 1200 s | 30 min | draws | x1.5",
        ],
        because="10 x 1.5 = 15; 20 x 1.5 = 30",
    ),
    Example(
        case="told twice, both sides are counted once",
        clause="Work is counted once, however often it is told.",
        client="zora",
        done=[
            "phone 2026-11-30 23:50 - 2026-12-01 00:20",
            "again phone 2026-11-30 23:50 - 2026-12-01 00:20",
        ],
        entries=[
            "2026-11-30 23:50 - 2026-12-01 00:00 | 600 s | 15 min | draws | x1",
            "2026-12-01 00:00 - 00:20 | 1200 s | 30 min | draws | x1",
        ],
        because="10 begin 1 step, 20 begin 2; once",
    ),
    Example(
        case="until midnight",
        clause="A month excludes its end: work that ends with it has no part in the next.",
        client="zora",
        done=["phone 2026-11-30 23:45 - 2026-12-01 00:00"],
        entries=["2026-11-30 23:45 - 2026-12-01 00:00 | 900 s | 15 min | draws | x1"],
        accounts=["2026-12: 120 included + 0 carried - 0 used = 120 left, 0 over"],
        because="900 s : 900 s = 1 step, all of it November's",
    ),
    Example(
        case="from midnight on",
        clause="A month includes its first moment.",
        client="zora",
        done=["phone 2026-12-01 00:00 - 00:10"],
        entries=["2026-12-01 00:00 - 00:10 | 600 s | 15 min | draws | x1"],
        accounts=[
            "2026-11: 120 included + 0 carried - 0 used = 120 left, 0 over",
            "2026-12: 120 included + 0 carried - 15 used = 105 left, 0 over",
        ],
        because="10 begin 1 step, all of it December's",
    ),
    Example(
        case="a second on either side",
        clause=CLAUSE,
        client="zora",
        done=["phone 2026-11-30 23:59:59 - 2026-12-01 00:00:01"],
        entries=[
            "2026-11-30 23:59:59 - 2026-12-01 00:00 | 1 s | 15 min | draws | x1",
            "2026-12-01 00:00 - 00:00:01 | 1 s | 15 min | draws | x1",
        ],
        because="each second begins a step of its own month",
    ),
    Example(
        case="at New Year",
        clause=CLAUSE,
        client="granit",
        done=["phone 2026-12-31 23:50 - 2027-01-01 00:20"],
        entries=[
            "2026-12-31 23:50 - 2027-01-01 00:00 | 600 s | 15 min | draws | x1.5",
            "2027-01-01 00:00 - 00:20 | 1200 s | 30 min | draws | x1.5",
        ],
        accounts=[
            "2026-12: 720 included + 0 carried - 15 used = 705 left, 0 over",
            "2027-01: 720 included + 0 carried - 30 used = 690 left, 0 over",
        ],
        because="10 x 1.5 = 15; 20 x 1.5 = 30",
    ),
    Example(
        case="from the short day into New Year",
        clause=CLAUSE,
        client="granit",
        done=["remote 2026-12-31 11:00 - 2027-01-01 01:00"],
        entries=[
            "2026-12-31 11:00 - 2027-01-01 00:00 | 46800 s | 1140 min | draws | x1.4615",
            "2027-01-01 00:00 - 01:00 | 3600 s | 90 min | draws | x1.5",
        ],
        because="13 h: 1 in hours + 12 x 1.5 = 19 h = 1140, 19 : 13 = 1.4615; then 60 x 1.5 = 90",
    ),
    Example(
        case="over four days and a month's end",
        clause=CLAUSE,
        client="granit",
        done=["remote 2026-10-30 15:00 - 2026-11-02 09:00"],
        entries=[
            "2026-10-30 15:00 - 2026-11-01 00:00 | 118800 s | 2940 min | draws | x1.4848",
            "2026-11-01 00:00 - 2026-11-02 09:00 | 118800 s | 2940 min | draws | x1.4848",
        ],
        because="Fri 15-16 in, 8 + 24 h out: 1 + 32 x 1.5 = 49 h; Sun 24 + Mon 8 h out, 1 in: 49 h; 49 : 33",
    ),
    Example(
        case="midnight within a month",
        clause="Midnight alone splits nothing.",
        client="zora",
        done=["phone 2026-11-24 23:50 - 2026-11-25 00:20"],
        entries=["2026-11-24 23:50 - 2026-11-25 00:20 | 1800 s | 30 min | draws | x1"],
        because="30 min = 2 steps, rounded once",
    ),
    Example(
        case="the midnight before 29 February",
        clause="In a leap year February ends with its 29th.",
        client="zora",
        done=["phone 2028-02-28 23:50 - 2028-02-29 00:20"],
        entries=["2028-02-28 23:50 - 2028-02-29 00:20 | 1800 s | 30 min | draws | x1"],
        accounts=["2028-02: 120 included + 0 carried - 30 used = 90 left, 0 over"],
        because="both sides are February: 30 min = 2 steps",
    ),
    Example(
        case="the midnight after 29 February",
        clause="In a leap year February ends with its 29th.",
        client="granit",
        done=["phone 2028-02-29 23:50 - 2028-03-01 00:20"],
        entries=[
            "2028-02-29 23:50 - 2028-03-01 00:00 | 600 s | 15 min | draws | x1.5",
            "2028-03-01 00:00 - 00:20 | 1200 s | 30 min | draws | x1.5",
        ],
        accounts=["2028-02: 720 included + 0 carried - 15 used = 705 left, 0 over"],
        because="10 x 1.5 = 15; 20 x 1.5 = 30",
    ),
    Example(
        case="a working day on 29 February",
        clause="29 February is a day like others.",
        client="granit",
        done=["phone 2028-02-29 15:50 - 16:20"],
        entries=["2028-02-29 15:50 - 16:20 | 1800 s | 45 min | draws | x1.3333"],
        because="a Tuesday: 10 + 20 x 1.5 = 40, up to 45",
    ),
    Example(
        case="a contract from 29 February",
        clause="A contract covers its first day from midnight; its first month includes all its minutes.",
        client="prestup",
        done=["phone 2028-02-28 23:50 - 2028-02-29 00:20", "phone 2028-02-29 10:00 - 10:45"],
        entries=[
            "2028-02-28 23:50 - 2028-02-29 00:00 | 600 s | 15 min | aside | x1",
            "2028-02-29 00:00 - 00:20 | 1200 s | 30 min | draws | x1",
            "2028-02-29 10:00 - 10:45 | 2700 s | 45 min | draws | x1",
        ],
        accounts=["2028-02: 120 included + 0 carried - 75 used = 45 left, 0 over"],
        prices=["2028-02: 60.00 + 0.00 add-ons + 0.00 over = 60.00 EUR"],
        because="one day of February is enough for the month's 120: 120 - (30 + 45) = 45",
    ),
)
def test_work_over_the_end_of_a_month_is_an_entry_in_each(ledger: Database, example: Example) -> None:
    assert by_the_desk(ledger, example) == example.by_hand
