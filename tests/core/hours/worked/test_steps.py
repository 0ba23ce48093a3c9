"""Billing steps: each begun step counts, entry by entry."""

from core.database.transaction import Database
from tests.core.hours.worked.example import Example, by_the_desk, examples


@examples(
    Example(
        case="exactly on a step",
        clause="Work is counted in steps of 15 minutes; each step begun counts whole.",
        client="zora",
        done=["phone 2026-11-25 10:00 - 10:15"],
        entries=["2026-11-25 10:00 - 10:15 | 900 s | 15 min | draws | x1"],
        because="900 s : 900 s = 1 step",
    ),
    Example(
        case="one second over a step",
        clause="A step is begun with its first second.",
        client="zora",
        done=["phone 2026-11-25 10:00 - 10:15:01"],
        entries=["2026-11-25 10:00 - 10:15:01 | 901 s | 30 min | draws | x1"],
        because="901 s are a step and one second of the next: 2 x 15",
    ),
    Example(
        case="one second of work",
        clause="A step is begun with its first second.",
        client="zora",
        done=["email 2026-11-25 10:00 - 10:00:01"],
        entries=["2026-11-25 10:00 - 10:00:01 | 1 s | 15 min | draws | x1"],
        because="1 s begins 1 step",
    ),
    Example(
        case="work of no length",
        clause="Work that lasted nothing begins no step and is kept all the same.",
        client="zora",
        done=["phone 2026-11-25 10:00 - 10:00"],
        entries=["2026-11-25 10:00 - 10:00 | 0 s | 0 min | draws | x1"],
        accounts=["2026-11: 120 included + 0 carried - 0 used = 120 left, 0 over"],
        because="0 s : 900 s = 0 steps",
    ),
    Example(
        case="a part of a second begins no step",
        clause="Moments are read to the whole second.",
        client="zora",
        done=["phone 2026-11-25 10:00:00.400 - 10:15:00.900"],
        entries=["2026-11-25 10:00 - 10:15 | 900 s | 15 min | draws | x1"],
        because="both moments lose their fraction: 10:15:00 - 10:00:00 = 900 s",
    ),
    Example(
        case="steps of a minute, on the minute",
        clause="This plan counts by the minute.",
        client="minut",
        done=["phone 2026-11-25 10:00 - 10:20"],
        entries=["2026-11-25 10:00 - 10:20 | 1200 s | 20 min | draws | x1"],
        because="1200 s : 60 s = 20 steps",
    ),
    Example(
        case="steps of a minute, a second over",
        clause="This plan counts by the minute.",
        client="minut",
        done=["phone 2026-11-25 10:00 - 10:20:01"],
        entries=["2026-11-25 10:00 - 10:20:01 | 1201 s | 21 min | draws | x1"],
        because="20 minutes and the 21st begun",
    ),
    Example(
        case="steps of half an hour",
        clause="This plan counts by the half hour.",
        client="pola-sata",
        done=["phone 2026-11-25 10:00 - 10:30", "phone 2026-11-25 11:00 - 11:31"],
        entries=[
            "2026-11-25 10:00 - 10:30 | 1800 s | 30 min | draws | x1",
            "2026-11-25 11:00 - 11:31 | 1860 s | 60 min | draws | x1",
        ],
        because="30 = 1 x 30; 31 begins the second: 2 x 30",
    ),
    Example(
        case="steps of an hour",
        clause="This plan counts by the hour.",
        client="sat",
        done=[
            "phone 2026-11-25 08:00 - 08:05",
            "phone 2026-11-25 09:00 - 10:00",
            "phone 2026-11-25 11:00 - 12:00:01",
        ],
        entries=[
            "2026-11-25 08:00 - 08:05 | 300 s | 60 min | draws | x1",
            "2026-11-25 09:00 - 10:00 | 3600 s | 60 min | draws | x1",
            "2026-11-25 11:00 - 12:00:01 | 3601 s | 120 min | draws | x1",
        ],
        because="one begun; one full; one full and one begun",
    ),
    Example(
        case="a step agreed in the contract wins over the plan's",
        clause="The parties agree on steps of 6 minutes, whatever the plan says.",
        client="korak-6",
        done=["phone 2026-11-25 10:00 - 10:13"],
        entries=["2026-11-25 10:00 - 10:13 | 780 s | 18 min | draws | x1"],
        because="13 : 6 = 2 and a rest: 3 x 6 (by the plan's 30 it would be 30)",
    ),
    Example(
        case="a plan without a step of its own takes the company's",
        clause="Where the plan names no step, the company's 15 minutes hold.",
        client="dunav",
        done=["remote 2026-11-25 10:00 - 10:31"],
        entries=["2026-11-25 10:00 - 10:31 | 1860 s | 45 min | draws | x1"],
        because="31 : 15 = 2 and a rest: 3 x 15",
    ),
    Example(
        case="ten calls of a minute",
        clause="Each entry is rounded for itself, not the month.",
        client="zora",
        done=[f"phone 2026-11-25 10:{n}0 - 10:{n}1" for n in range(6)]
        + [f"phone 2026-11-25 11:{n}0 - 11:{n}1" for n in range(4)],
        entries=[f"2026-11-25 10:{n}0 - 10:{n}1 | 60 s | 15 min | draws | x1" for n in range(6)]
        + [f"2026-11-25 11:{n}0 - 11:{n}1 | 60 s | 15 min | draws | x1" for n in range(4)],
        accounts=["2026-11: 120 included + 0 carried - 150 used = 0 left, 30 over"],
        prices=["2026-11: 60.00 + 0.00 add-ons + 20.00 over = 80.00 EUR"],
        because="10 x 15 = 150, though only 10 real minutes; over 150 - 120 = 30, 30/60 x 40 = 20.00",
    ),
    Example(
        case="the same ten minutes in one call",
        clause="Each entry is rounded for itself, not the month.",
        client="zora",
        done=["phone 2026-11-25 10:00 - 10:10"],
        entries=["2026-11-25 10:00 - 10:10 | 600 s | 15 min | draws | x1"],
        accounts=["2026-11: 120 included + 0 carried - 15 used = 105 left, 0 over"],
        because="600 s begin 1 step",
    ),
    Example(
        case="six calls of ten seconds by the minute",
        clause="Each entry is rounded for itself, not the month.",
        client="minut",
        done=[f"phone 2026-11-25 10:0{n} - 10:0{n}:10" for n in range(6)],
        entries=[f"2026-11-25 10:0{n} - 10:0{n}:10 | 10 s | 1 min | draws | x1" for n in range(6)],
        accounts=["2026-11: 60 included + 0 carried - 6 used = 54 left, 0 over"],
        because="6 x 1 minute begun, though together they last one",
    ),
    Example(
        case="the same work told twice with one key",
        clause="Work is counted once, however often it is told.",
        client="zora",
        done=["phone 2026-11-25 10:00 - 10:20", "again phone 2026-11-25 10:00 - 10:20"],
        entries=["2026-11-25 10:00 - 10:20 | 1200 s | 30 min | draws | x1"],
        accounts=["2026-11: 120 included + 0 carried - 30 used = 90 left, 0 over"],
        because="20 : 15 = 1 and a rest: 2 x 15, once",
    ),
)
def test_each_step_begun_counts(ledger: Database, example: Example) -> None:
    assert by_the_desk(ledger, example) == example.by_hand
