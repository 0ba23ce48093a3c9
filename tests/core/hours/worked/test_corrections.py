"""Corrections are entries of their own; a closed month is never touched again."""

from core.database.transaction import Database
from tests.core.hours.worked.example import Example, by_the_desk, examples

OPEN = "A wrong entry stands; another one with the difference corrects it."
CLOSED = "A closed month stays as it was; what comes late is counted in the next open one."
WRONG_CALL = "phone 2026-10-06 10:00 - 10:50"
ITS_ENTRY = "2026-10-06 10:00 - 10:50 | 3000 s | 60 min | draws | x1"


@examples(
    Example(
        case="corrected to less",
        clause=OPEN,
        client="zora",
        done=[WRONG_CALL, "correct 1 to 15"],
        entries=[ITS_ENTRY, "2026-10-06 10:00 - 10:00 | 0 s | -45 min | draws | x1 | corrects 1"],
        accounts=["2026-10: 120 included + 0 carried - 15 used = 105 left, 0 over"],
        because="60 - 45 = 15",
    ),
    Example(
        case="corrected to more",
        clause=OPEN,
        client="zora",
        done=[WRONG_CALL, "correct 1 to 150"],
        entries=[ITS_ENTRY, "2026-10-06 10:00 - 10:00 | 0 s | 90 min | draws | x1 | corrects 1"],
        accounts=["2026-10: 120 included + 0 carried - 150 used = 0 left, 30 over"],
        prices=["2026-10: 60.00 + 0.00 add-ons + 20.00 over = 80.00 EUR"],
        because="60 + 90 = 150; 30/60 x 40 = 20.00",
    ),
    Example(
        case="corrected twice",
        clause="A second correction starts from what the first one left.",
        client="zora",
        done=[WRONG_CALL, "correct 1 to 15", "correct 1 to 30"],
        entries=[
            ITS_ENTRY,
            "2026-10-06 10:00 - 10:00 | 0 s | -45 min | draws | x1 | corrects 1",
            "2026-10-06 10:00 - 10:00 | 0 s | 15 min | draws | x1 | corrects 1",
        ],
        accounts=["2026-10: 120 included + 0 carried - 30 used = 90 left, 0 over"],
        because="60 - 45 + 15 = 30",
    ),
    Example(
        case="a correction of nothing",
        clause="A correction that changes nothing is kept and changes nothing.",
        client="zora",
        done=[WRONG_CALL, "correct 1 to 60"],
        entries=[ITS_ENTRY, "2026-10-06 10:00 - 10:00 | 0 s | 0 min | draws | x1 | corrects 1"],
        accounts=["2026-10: 120 included + 0 carried - 60 used = 60 left, 0 over"],
        because="60 - 60 = 0",
    ),
    Example(
        case="corrected away",
        clause=OPEN,
        client="zora",
        done=[WRONG_CALL, "correct 1 to 0"],
        entries=[ITS_ENTRY, "2026-10-06 10:00 - 10:00 | 0 s | -60 min | draws | x1 | corrects 1"],
        accounts=["2026-10: 120 included + 0 carried - 0 used = 120 left, 0 over"],
        prices=["2026-10: 60.00 + 0.00 add-ons + 0.00 over = 60.00 EUR"],
        because="60 - 60 = 0 used",
    ),
    Example(
        case="a visit corrected",
        clause="A correction draws only if what it corrects did.",
        client="zora",
        done=["visit 2026-10-06 10:00 - 11:00", "correct 1 to 120"],
        entries=[
            "2026-10-06 10:00 - 11:00 | 3600 s | 60 min | aside | x1",
            "2026-10-06 10:00 - 10:00 | 0 s | 60 min | aside | x1 | corrects 1",
        ],
        accounts=["2026-10: 120 included + 0 carried - 0 used = 120 left, 0 over"],
        because="60 + 60 = 120 beside the account",
    ),
    Example(
        case="work told after its month was closed",
        clause=CLOSED,
        client="zora",
        done=["close 2026-10", "phone 2026-10-30 10:00 - 10:20"],
        entries=["2026-10-30 10:00 - 10:20 | 1200 s | 30 min | draws | x1 | in 2026-11"],
        accounts=[
            "2026-10: 120 included + 0 carried - 0 used = 120 left, 0 over",
            "2026-11: 120 included + 0 carried - 30 used = 90 left, 0 over",
        ],
        prices=[
            "2026-10: 60.00 + 0.00 add-ons + 0.00 over = 60.00 EUR",
            "2026-11: 60.00 + 0.00 add-ons + 0.00 over = 60.00 EUR",
        ],
        because="20 begin 2 steps = 30, drawn in November",
    ),
    Example(
        case="work told after two months were closed",
        clause=CLOSED,
        client="zora",
        done=["close 2026-10", "close 2026-11", "phone 2026-10-30 10:00 - 10:20"],
        entries=["2026-10-30 10:00 - 10:20 | 1200 s | 30 min | draws | x1 | in 2026-12"],
        accounts=["2026-12: 120 included + 0 carried - 30 used = 90 left, 0 over"],
        because="December is the first open month",
    ),
    Example(
        case="late work over the end of a closed month",
        clause=CLOSED,
        client="zora",
        done=["close 2026-10", "phone 2026-10-31 23:50 - 2026-11-01 00:20"],
        entries=[
            "2026-10-31 23:50 - 2026-11-01 00:00 | 600 s | 15 min | draws | x1 | in 2026-11",
            "2026-11-01 00:00 - 00:20 | 1200 s | 30 min | draws | x1",
        ],
        accounts=["2026-11: 120 included + 0 carried - 45 used = 75 left, 0 over"],
        because="10 begin 1 step, 20 begin 2; both in November: 45",
    ),
    Example(
        case="minutes given back for a closed month",
        clause=CLOSED,
        client="zora",
        done=[WRONG_CALL, "close 2026-10", "correct 1 to 45"],
        entries=[
            ITS_ENTRY,
            "2026-10-06 10:00 - 10:00 | 0 s | -15 min | draws | x1 | in 2026-11 | corrects 1",
        ],
        accounts=[
            "2026-10: 120 included + 0 carried - 60 used = 60 left, 0 over",
            "2026-11: 120 included + 0 carried - -15 used = 135 left, 0 over",
        ],
        prices=["2026-11: 60.00 + 0.00 add-ons + 0.00 over = 60.00 EUR"],
        because="45 - 60 = -15: November has 120 + 15 to use",
    ),
    Example(
        case="minutes given back and used",
        clause="What is given back may be used like what is included.",
        client="zora",
        done=[WRONG_CALL, "close 2026-10", "correct 1 to 45", "remote 2026-11-25 10:00 - 12:15"],
        entries=[
            ITS_ENTRY,
            "2026-10-06 10:00 - 10:00 | 0 s | -15 min | draws | x1 | in 2026-11 | corrects 1",
            "2026-11-25 10:00 - 12:15 | 8100 s | 135 min | draws | x1",
        ],
        accounts=["2026-11: 120 included + 0 carried - 120 used = 0 left, 0 over"],
        prices=["2026-11: 60.00 + 0.00 add-ons + 0.00 over = 60.00 EUR"],
        because="135 - 15 = 120: nothing over",
    ),
)
def test_what_is_wrong_or_late_is_another_entry(ledger: Database, example: Example) -> None:
    assert by_the_desk(ledger, example) == example.by_hand
