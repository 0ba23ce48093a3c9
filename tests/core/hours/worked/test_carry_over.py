"""Unused minutes: they lapse with the month, or later, as agreed; the oldest are used first."""

from core.database.transaction import Database
from tests.core.hours.worked.example import Example, by_the_desk, examples

ONE = "Unused minutes may be used for one more month, then they lapse; the oldest are used first."
TWO = "Unused minutes may be used for two more months, then they lapse; the oldest are used first."


@examples(
    Example(
        case="no carry-over",
        clause="Unused minutes lapse with the month.",
        client="ceo-mesec",
        done=["remote 2026-09-15 10:00 - 11:00"],
        entries=["2026-09-15 10:00 - 11:00 | 3600 s | 60 min | draws | x1"],
        accounts=[
            "2026-09: 120 included + 0 carried - 60 used = 60 left, 0 over",
            "2026-10: 120 included + 0 carried - 0 used = 120 left, 0 over",
        ],
        because="September's 60 are gone in October",
    ),
    Example(
        case="one month, nothing used",
        clause=ONE,
        client="prenos-1",
        accounts=[
            "2026-08: 120 included + 0 carried - 0 used = 120 left, 0 over",
            "2026-09: 120 included + 120 carried - 0 used = 240 left, 0 over",
            "2026-10: 120 included + 120 carried - 0 used = 240 left, 0 over",
        ],
        because="August is the first month; its 120 lapse with September, so October has September's",
    ),
    Example(
        case="one month, the oldest first",
        clause=ONE,
        client="prenos-1",
        done=["remote 2026-09-15 10:00 - 11:30"],
        entries=["2026-09-15 10:00 - 11:30 | 5400 s | 90 min | draws | x1"],
        accounts=[
            "2026-09: 120 included + 120 carried - 90 used = 150 left, 0 over",
            "2026-10: 120 included + 120 carried - 0 used = 240 left, 0 over",
        ],
        because="90 come from August's 120, whose last 30 lapse; September's own 120 are carried whole",
    ),
    Example(
        case="one month, more than was carried",
        clause=ONE,
        client="prenos-1",
        done=["remote 2026-09-15 10:00 - 12:30"],
        entries=["2026-09-15 10:00 - 12:30 | 9000 s | 150 min | draws | x1"],
        accounts=["2026-10: 120 included + 90 carried - 0 used = 210 left, 0 over"],
        because="150 = August's 120 + 30 of September's; 120 - 30 = 90 are carried",
    ),
    Example(
        case="one month, all used",
        clause=ONE,
        client="prenos-1",
        done=["remote 2026-09-15 10:00 - 14:00"],
        entries=["2026-09-15 10:00 - 14:00 | 14400 s | 240 min | draws | x1"],
        accounts=[
            "2026-09: 120 included + 120 carried - 240 used = 0 left, 0 over",
            "2026-10: 120 included + 0 carried - 0 used = 120 left, 0 over",
        ],
        prices=["2026-09: 90.00 + 0.00 add-ons + 0.00 over = 90.00 EUR"],
        because="240 = 120 + 120: nothing over, nothing left",
    ),
    Example(
        case="minutes over are charged, not carried",
        clause="Minutes over are charged in their month; no month begins in debt.",
        client="prenos-1",
        done=["remote 2026-09-15 10:00 - 14:30"],
        entries=["2026-09-15 10:00 - 14:30 | 16200 s | 270 min | draws | x1"],
        accounts=[
            "2026-09: 120 included + 120 carried - 270 used = 0 left, 30 over",
            "2026-10: 120 included + 0 carried - 0 used = 120 left, 0 over",
        ],
        prices=["2026-09: 90.00 + 0.00 add-ons + 20.00 over = 110.00 EUR"],
        because="270 - 240 = 30 over; 30/60 x 40 = 20.00; October has its own 120",
    ),
    Example(
        case="one month, over New Year",
        clause=ONE,
        client="prenos-1",
        done=["remote 2026-12-15 10:00 - 13:00"],
        entries=["2026-12-15 10:00 - 13:00 | 10800 s | 180 min | draws | x1"],
        accounts=["2027-01: 120 included + 60 carried - 0 used = 180 left, 0 over"],
        because="December: November's 120, then 60 of its own; 60 go over into January",
    ),
    Example(
        case="two months, nothing used",
        clause=TWO,
        client="prenos-2",
        accounts=[
            "2026-09: 120 included + 120 carried - 0 used = 240 left, 0 over",
            "2026-10: 120 included + 240 carried - 0 used = 360 left, 0 over",
            "2026-11: 120 included + 240 carried - 0 used = 360 left, 0 over",
        ],
        because="November has September's and October's; August's have lapsed with October",
    ),
    Example(
        case="two months, through three portions",
        clause=TWO,
        client="prenos-2",
        done=["remote 2026-09-15 10:00 - 12:30", "remote 2026-10-20 10:00 - 11:40"],
        entries=[
            "2026-09-15 10:00 - 12:30 | 9000 s | 150 min | draws | x1",
            "2026-10-20 10:00 - 11:40 | 6000 s | 105 min | draws | x1",
        ],
        accounts=[
            "2026-10: 120 included + 90 carried - 105 used = 105 left, 0 over",
            "2026-11: 120 included + 105 carried - 0 used = 225 left, 0 over",
        ],
        because="150 = Aug 120 + Sep 30, Sep 90 left; 105 = Sep 90 + Oct 15; Oct 105 are carried",
    ),
    Example(
        case="two months, the oldest lapse with a rest",
        clause=TWO,
        client="prenos-2",
        done=["remote 2026-10-20 10:00 - 11:40"],
        entries=["2026-10-20 10:00 - 11:40 | 6000 s | 105 min | draws | x1"],
        accounts=[
            "2026-10: 120 included + 240 carried - 105 used = 255 left, 0 over",
            "2026-11: 120 included + 240 carried - 0 used = 360 left, 0 over",
        ],
        because="105 of August's 120; its last 15 lapse; September's and October's 120 are carried",
    ),
    Example(
        case="a carry-over agreed in the contract",
        clause="The parties agree on a month of carry-over, whatever the plan says.",
        client="prenos-dogovoren",
        accounts=["2026-09: 120 included + 120 carried - 0 used = 240 left, 0 over"],
        because="August's 120 and September's 120",
    ),
    Example(
        case="a larger allowance from November on",
        clause="Each month carries what its own terms included.",
        client="prenos-raste",
        accounts=[
            "2026-11: 300 included + 120 carried - 0 used = 420 left, 0 over",
            "2026-12: 300 included + 300 carried - 0 used = 600 left, 0 over",
        ],
        because="October included 120, November 300",
    ),
    Example(
        case="a carry-over agreed from November on",
        clause="Last month is computed with last month's terms: minutes that lapsed do not come back.",
        client="prenos-kasni",
        accounts=[
            "2026-10: 120 included + 0 carried - 0 used = 120 left, 0 over",
            "2026-11: 120 included + 0 carried - 0 used = 120 left, 0 over",
            "2026-12: 120 included + 120 carried - 0 used = 240 left, 0 over",
        ],
        because="October's 120 lapsed under osnovna; November's are the first that are carried",
    ),
    Example(
        case="use over the allowance before a carry-over was agreed",
        clause="Last month is computed with last month's terms: what was charged is not given back.",
        client="prenos-kasni",
        done=["remote 2026-10-20 10:00 - 13:00"],
        entries=["2026-10-20 10:00 - 13:00 | 10800 s | 180 min | draws | x1"],
        accounts=[
            "2026-10: 120 included + 0 carried - 180 used = 0 left, 60 over",
            "2026-11: 120 included + 0 carried - 0 used = 120 left, 0 over",
        ],
        prices=["2026-10: 60.00 + 0.00 add-ons + 40.00 over = 100.00 EUR"],
        because="October: 180 - 120 = 60 over, 40.00 charged; it left nothing to carry",
    ),
)
def test_unused_minutes_go_over_as_agreed(ledger: Database, example: Example) -> None:
    assert by_the_desk(ledger, example) == example.by_hand
