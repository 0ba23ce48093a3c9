"""What draws on the included minutes: kinds of work, and contracts that begin and end."""

from core.database.transaction import Database
from tests.core.hours.worked.example import Example, by_the_desk, examples


@examples(
    Example(
        case="a visit",
        clause="Visits are counted and do not draw on the included minutes.",
        client="granit",
        done=["visit 2026-11-25 10:00 - 12:00"],
        entries=["2026-11-25 10:00 - 12:00 | 7200 s | 120 min | aside | x1"],
        accounts=["2026-11: 720 included + 0 carried - 0 used = 720 left, 0 over"],
        prices=["2026-11: 240.00 + 100.00 add-ons + 0.00 over = 340.00 EUR"],
        because="120 beside the account; 240 + (80 + 20) = 340",
    ),
    Example(
        case="internal work at night",
        clause="Internal work is counted as any other and does not draw.",
        client="granit",
        done=["internal 2026-11-25 20:00 - 20:10"],
        entries=["2026-11-25 20:00 - 20:10 | 600 s | 15 min | aside | x1.5"],
        accounts=["2026-11: 720 included + 0 carried - 0 used = 720 left, 0 over"],
        because="10 x 1.5 = 15, beside the account",
    ),
    Example(
        case="the five kinds that draw",
        clause="Telephone, remote work, e-mail, chat and consulting draw on the included minutes.",
        client="zora",
        done=[
            f"{kind} 2026-11-25 1{n}:00 - 1{n}:05"
            for n, kind in enumerate(("phone", "remote", "email", "chat", "consulting"))
        ],
        entries=[f"2026-11-25 1{n}:00 - 1{n}:05 | 300 s | 15 min | draws | x1" for n in range(5)],
        accounts=["2026-11: 120 included + 0 carried - 75 used = 45 left, 0 over"],
        because="5 x 15 = 75; 120 - 75 = 45",
    ),
    Example(
        case="kinds agreed in the contract",
        clause="The parties agree that only the telephone draws on the included minutes.",
        client="telefon",
        done=["phone 2026-11-25 10:00 - 10:10", "email 2026-11-25 11:00 - 11:10"],
        entries=[
            "2026-11-25 10:00 - 10:10 | 600 s | 15 min | draws | x1",
            "2026-11-25 11:00 - 11:10 | 600 s | 15 min | aside | x1",
        ],
        accounts=["2026-11: 300 included + 0 carried - 15 used = 285 left, 0 over"],
        because="only the first 15 of 30 draw",
    ),
    Example(
        case="under warranty",
        clause="Under warranty there is nothing to draw on: work is counted and costs nothing.",
        client="novi",
        done=["phone 2026-11-25 10:00 - 10:20", "phone 2026-11-25 22:00 - 22:20"],
        entries=[
            "2026-11-25 10:00 - 10:20 | 1200 s | 30 min | aside | x1",
            "2026-11-25 22:00 - 22:20 | 1200 s | 30 min | aside | x1",
        ],
        accounts=["2026-11: 0 included + 0 carried - 0 used = 0 left, 0 over"],
        prices=["2026-11: 0.00 + 0.00 add-ons + 0.00 over = 0.00 EUR"],
        because="20 begin 2 steps of 15, by the company's step; no plan, no price",
    ),
    Example(
        case="neither warranty nor contract",
        clause="Without a contract work is counted and draws on nothing.",
        client="bivsi",
        done=["phone 2026-11-25 20:00 - 20:10"],
        entries=["2026-11-25 20:00 - 20:10 | 600 s | 15 min | aside | x1"],
        prices=["2026-11: 0.00 + 0.00 add-ons + 0.00 over = 0.00 EUR"],
        because="10 begin 1 step; no plan, no price",
    ),
    Example(
        case="a contract beside a warranty",
        clause="A contract may run beside the warranty; then the contract counts.",
        client="novi-ugovor",
        done=["phone 2026-08-31 10:00 - 10:20", "phone 2026-11-25 10:00 - 10:20"],
        entries=[
            "2026-08-31 10:00 - 10:20 | 1200 s | 30 min | aside | x1",
            "2026-11-25 10:00 - 10:20 | 1200 s | 30 min | draws | x1",
        ],
        accounts=[
            "2026-08: 0 included + 0 carried - 0 used = 0 left, 0 over",
            "2026-11: 120 included + 0 carried - 30 used = 90 left, 0 over",
        ],
        because="the contract is of 1 September: August's 30 do not draw, November's do",
    ),
    Example(
        case="over the end of a contract",
        clause="A contract does not cover the day on which it ends; its month includes all its minutes.",
        client="istice",
        done=["phone 2026-11-19 23:50 - 2026-11-20 00:20"],
        entries=[
            "2026-11-19 23:50 - 2026-11-20 00:00 | 600 s | 15 min | draws | x1.5",
            "2026-11-20 00:00 - 00:20 | 1200 s | 30 min | aside | x1",
        ],
        accounts=["2026-11: 120 included + 0 carried - 15 used = 105 left, 0 over"],
        because="10 x 1.5 = 15 under the contract; 20 begin 2 steps after it, with no factor",
    ),
    Example(
        case="over the end of a contract at the month's end",
        clause="A contract does not cover the day on which it ends.",
        client="krajem",
        done=["phone 2026-11-30 23:50 - 2026-12-01 00:20"],
        entries=[
            "2026-11-30 23:50 - 2026-12-01 00:00 | 600 s | 15 min | draws | x1",
            "2026-12-01 00:00 - 00:20 | 1200 s | 30 min | aside | x1",
        ],
        accounts=[
            "2026-11: 120 included + 0 carried - 15 used = 105 left, 0 over",
            "2026-12: 0 included + 0 carried - 0 used = 0 left, 0 over",
        ],
        prices=[
            "2026-11: 60.00 + 0.00 add-ons + 0.00 over = 60.00 EUR",
            "2026-12: 0.00 + 0.00 add-ons + 0.00 over = 0.00 EUR",
        ],
        because="10 begin 1 step in November; 20 begin 2 in December, which has no contract",
    ),
    Example(
        case="over the beginning of a contract in mid-month",
        clause="A contract covers its first day from midnight; its first month includes all its minutes.",
        client="pocinje",
        done=["phone 2026-11-15 23:50 - 2026-11-16 00:20"],
        entries=[
            "2026-11-15 23:50 - 2026-11-16 00:00 | 600 s | 15 min | aside | x1",
            "2026-11-16 00:00 - 00:20 | 1200 s | 30 min | draws | x1",
        ],
        accounts=["2026-11: 120 included + 0 carried - 30 used = 90 left, 0 over"],
        because="10 begin 1 step before it, 20 begin 2 in it; 120 are never prorated: 120 - 30 = 90",
    ),
    Example(
        case="before a contract that is signed for later",
        clause="A contract includes nothing before its first day.",
        client="pocinje",
        as_of="2026-11-15 12:00",
        done=["phone 2026-11-10 10:00 - 10:20"],
        entries=["2026-11-10 10:00 - 10:20 | 1200 s | 30 min | aside | x1"],
        accounts=["2026-11: 0 included + 0 carried - 0 used = 0 left, 0 over"],
        because="asked on the 15th, the contract of the 16th does not hold yet",
    ),
    Example(
        case="between two contracts",
        clause="Between two contracts nothing draws; the month has the minutes of the newer one alone.",
        client="razmak",
        done=[
            "phone 2026-11-09 10:00 - 10:20",
            "phone 2026-11-12 10:00 - 10:20",
            "phone 2026-11-20 10:00 - 10:50",
        ],
        entries=[
            "2026-11-09 10:00 - 10:20 | 1200 s | 30 min | draws | x1",
            "2026-11-12 10:00 - 10:20 | 1200 s | 30 min | aside | x1",
            "2026-11-20 10:00 - 10:50 | 3000 s | 60 min | draws | x1",
        ],
        accounts=["2026-11: 300 included + 0 carried - 90 used = 210 left, 0 over"],
        prices=["2026-11: 120.00 + 0.00 add-ons + 0.00 over = 120.00 EUR"],
        because="30 + 60 = 90 draw; 300 - 90 = 210",
    ),
    Example(
        case="one contract after the other",
        clause="Of two contracts in one month the newer one's terms hold for the month; they do not add up.",
        client="nastavlja",
        done=["phone 2026-11-05 08:00 - 10:00", "phone 2026-11-10 08:00 - 10:00"],
        entries=[
            "2026-11-05 08:00 - 10:00 | 7200 s | 120 min | draws | x1",
            "2026-11-10 08:00 - 10:00 | 7200 s | 120 min | draws | x1",
        ],
        accounts=["2026-11: 300 included + 0 carried - 240 used = 60 left, 0 over"],
        prices=["2026-11: 120.00 + 0.00 add-ons + 0.00 over = 120.00 EUR"],
        because="300 - (120 + 120) = 60; not 120 + 300",
    ),
    Example(
        case="a client who left",
        clause="A contract given up on a day covers the days before it.",
        client="odlazi",
        done=["phone 2026-11-17 10:00 - 10:20", "phone 2026-11-18 10:00 - 10:20"],
        entries=[
            "2026-11-17 10:00 - 10:20 | 1200 s | 30 min | draws | x1",
            "2026-11-18 10:00 - 10:20 | 1200 s | 30 min | aside | x1",
        ],
        accounts=["2026-11: 120 included + 0 carried - 30 used = 90 left, 0 over"],
        because="given up on the 18th: the 17th draws 30, the 18th nothing",
    ),
)
def test_only_what_the_contract_names_draws(ledger: Database, example: Example) -> None:
    assert by_the_desk(ledger, example) == example.by_hand
