"""Amendments: work is split where terms change; a month has the terms of its newest day."""

from core.database.transaction import Database
from tests.core.hours.worked.example import Example, by_the_desk, examples

NEWEST = "A month has the terms of its newest day, and its minutes whole."
CHANGE = "Work over a change of terms is one entry under each, each rounded for itself."


@examples(
    Example(
        case="over the midnight of a change of plan",
        clause=CHANGE,
        client="raste",
        done=["phone 2026-11-17 23:50 - 2026-11-18 00:20"],
        entries=[
            "2026-11-17 23:50 - 2026-11-18 00:00 | 600 s | 15 min | draws | x1",
            "2026-11-18 00:00 - 00:20 | 1200 s | 30 min | draws | x1",
        ],
        because="10 begin 1 step under osnovna, 20 begin 2 under standardna",
    ),
    Example(
        case="over the midnight of an add-on",
        clause=CHANGE,
        client="dodaje",
        done=["phone 2026-11-17 23:50 - 2026-11-18 00:20"],
        entries=[
            "2026-11-17 23:50 - 2026-11-18 00:00 | 600 s | 15 min | draws | x1",
            "2026-11-18 00:00 - 00:20 | 1200 s | 30 min | draws | x1.5",
        ],
        accounts=["2026-11: 120 included + 0 carried - 45 used = 75 left, 0 over"],
        prices=["2026-11: 60.00 + 80.00 add-ons + 0.00 over = 140.00 EUR"],
        because="10 begin 1 step without the factor; 20 x 1.5 = 30 with it; 15 + 30 = 45",
    ),
    Example(
        case="over the midnight of another step",
        clause=CHANGE,
        client="menja-korak",
        done=["phone 2026-11-17 23:50 - 2026-11-18 00:05"],
        entries=[
            "2026-11-17 23:50 - 2026-11-18 00:00 | 600 s | 15 min | draws | x1",
            "2026-11-18 00:00 - 00:05 | 300 s | 30 min | draws | x1",
        ],
        because="10 begin 1 step of 15; 5 begin 1 of 30",
    ),
    Example(
        case="over the midnight of a plan's new version",
        clause="A plan that changes for everybody changes from a day; work over that midnight is split.",
        client="cenovnik",
        done=["phone 2026-11-30 23:50 - 2026-12-01 00:10"],
        entries=[
            "2026-11-30 23:50 - 2026-12-01 00:00 | 600 s | 15 min | draws | x1",
            "2026-12-01 00:00 - 00:10 | 600 s | 30 min | draws | x1",
        ],
        prices=[
            "2026-11: 60.00 + 0.00 add-ons + 0.00 over = 60.00 EUR",
            "2026-12: 66.00 + 0.00 add-ons + 0.00 over = 66.00 EUR",
        ],
        because="10 begin 1 step of 15 in November and 1 of 30 in December; last month keeps its price",
    ),
    Example(
        case="over the midnight of a new price only",
        clause="A new monthly fee alone is no reason to count a piece of work twice.",
        client="menja-cenu",
        done=["phone 2026-11-17 23:50 - 2026-11-18 00:20"],
        entries=["2026-11-17 23:50 - 2026-11-18 00:20 | 1800 s | 30 min | draws | x1"],
        prices=["2026-11: 75.00 + 0.00 add-ons + 0.00 over = 75.00 EUR"],
        because="decision 2 splits where terms really change: 30 min = 2 steps, rounded once",
    ),
    Example(
        case="over the midnight of somebody else's amendment",
        clause="What others agree changes nothing here.",
        client="zora",
        done=["phone 2026-11-17 23:50 - 2026-11-18 00:20"],
        entries=["2026-11-17 23:50 - 2026-11-18 00:20 | 1800 s | 30 min | draws | x1"],
        because="30 min = 2 steps, rounded once",
    ),
    Example(
        case="a larger plan in mid-month",
        clause=NEWEST,
        client="raste",
        done=["remote 2026-11-10 10:00 - 11:40"],
        entries=["2026-11-10 10:00 - 11:40 | 6000 s | 105 min | draws | x1"],
        accounts=[
            "2026-10: 120 included + 0 carried - 0 used = 120 left, 0 over",
            "2026-11: 300 included + 0 carried - 105 used = 195 left, 0 over",
        ],
        prices=[
            "2026-10: 60.00 + 0.00 add-ons + 0.00 over = 60.00 EUR",
            "2026-11: 120.00 + 0.00 add-ons + 0.00 over = 120.00 EUR",
        ],
        because="100 begin 7 steps = 105; 300 - 105 = 195; October stays under osnovna",
    ),
    Example(
        case="the day before a larger plan",
        clause="What is agreed from a day says nothing before it.",
        client="raste",
        as_of="2026-11-17 23:59:59",
        done=["remote 2026-11-10 10:00 - 11:40"],
        entries=["2026-11-10 10:00 - 11:40 | 6000 s | 105 min | draws | x1"],
        accounts=["2026-11: 120 included + 0 carried - 105 used = 15 left, 0 over"],
        because="asked on the 17th: 120 - 105 = 15",
    ),
    Example(
        case="the first moment of a larger plan",
        clause=NEWEST,
        client="raste",
        as_of="2026-11-18 00:00",
        done=["remote 2026-11-10 10:00 - 11:40"],
        entries=["2026-11-10 10:00 - 11:40 | 6000 s | 105 min | draws | x1"],
        accounts=["2026-11: 300 included + 0 carried - 105 used = 195 left, 0 over"],
        because="asked on the 18th: 300 - 105 = 195",
    ),
    Example(
        case="a smaller plan in mid-month",
        clause=NEWEST,
        client="pada",
        done=["remote 2026-11-05 08:00 - 11:20"],
        entries=["2026-11-05 08:00 - 11:20 | 12000 s | 210 min | draws | x1"],
        accounts=["2026-11: 120 included + 0 carried - 210 used = 0 left, 90 over"],
        prices=["2026-11: 60.00 + 0.00 add-ons + 60.00 over = 120.00 EUR"],
        because="200 begin 14 steps = 210; 210 - 120 = 90 over; 90/60 x 40 = 60.00",
    ),
    Example(
        case="two amendments in one month",
        clause=NEWEST,
        client="dvaput",
        accounts=["2026-11: 600 included + 0 carried - 0 used = 600 left, 0 over"],
        prices=["2026-11: 200.00 + 0.00 add-ons + 0.00 over = 200.00 EUR"],
        because="osnovna, standardna from the 10th, prosirena from the 20th: the last one's 600",
    ),
    Example(
        case="between two amendments of one month",
        clause=NEWEST,
        client="dvaput",
        as_of="2026-11-19 12:00",
        accounts=["2026-11: 300 included + 0 carried - 0 used = 300 left, 0 over"],
        because="asked on the 19th: standardna of the 10th",
    ),
    Example(
        case="an amendment on the month's last day",
        clause=NEWEST,
        client="poslednjeg",
        accounts=["2026-11: 300 included + 0 carried - 0 used = 300 left, 0 over"],
        prices=["2026-11: 120.00 + 0.00 add-ons + 0.00 over = 120.00 EUR"],
        because="30 November is the newest day of November",
    ),
    Example(
        case="an amendment on the next month's first day",
        clause="Last month is computed with last month's terms.",
        client="od-decembra",
        done=["remote 2026-11-25 08:00 - 10:15", "remote 2026-12-02 08:00 - 10:15"],
        entries=[
            "2026-11-25 08:00 - 10:15 | 8100 s | 135 min | draws | x1",
            "2026-12-02 08:00 - 10:15 | 8100 s | 135 min | draws | x1",
        ],
        accounts=[
            "2026-11: 120 included + 0 carried - 135 used = 0 left, 15 over",
            "2026-12: 300 included + 0 carried - 135 used = 165 left, 0 over",
        ],
        prices=[
            "2026-11: 60.00 + 0.00 add-ons + 10.00 over = 70.00 EUR",
            "2026-12: 120.00 + 0.00 add-ons + 0.00 over = 120.00 EUR",
        ],
        because="15/60 x 40 = 10.00 in November; 300 - 135 = 165 in December",
    ),
)
def test_each_day_and_each_month_has_the_terms_that_hold_for_it(ledger: Database, example: Example) -> None:
    assert by_the_desk(ledger, example) == example.by_hand
