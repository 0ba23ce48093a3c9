"""What a month costs: the fee, the add-ons, and use over the included minutes, to the cent."""

from core.clients.identity import client_by_code
from core.database.transaction import Database
from core.desk.make_statement import make_statement
from core.desk.moment import now_of
from core.hours.ledger import Work, book
from core.hours.month import Month
from simulator.clock import TurnableClock
from tests.core.hours.worked.example import LONG_AFTER, Example, by_the_desk, examples, moment, span

OVER = "Minutes over the included ones are charged by the hour's price, to the cent, half a cent up."


@examples(
    Example(
        case="nothing used",
        clause="The fee is due whether the minutes are used or not.",
        client="zora",
        accounts=["2026-11: 120 included + 0 carried - 0 used = 120 left, 0 over"],
        prices=["2026-11: 60.00 + 0.00 add-ons + 0.00 over = 60.00 EUR"],
        because="the fee",
    ),
    Example(
        case="exactly used up",
        clause=OVER,
        client="zora",
        done=["remote 2026-11-25 10:00 - 12:00"],
        entries=["2026-11-25 10:00 - 12:00 | 7200 s | 120 min | draws | x1"],
        accounts=["2026-11: 120 included + 0 carried - 120 used = 0 left, 0 over"],
        prices=["2026-11: 60.00 + 0.00 add-ons + 0.00 over = 60.00 EUR"],
        because="120 - 120 = 0",
    ),
    Example(
        case="a second more than included",
        clause=OVER,
        client="zora",
        done=["remote 2026-11-25 10:00 - 12:00:01"],
        entries=["2026-11-25 10:00 - 12:00:01 | 7201 s | 135 min | draws | x1"],
        accounts=["2026-11: 120 included + 0 carried - 135 used = 0 left, 15 over"],
        prices=["2026-11: 60.00 + 0.00 add-ons + 10.00 over = 70.00 EUR"],
        because="9 steps = 135; 15/60 x 40 = 10.00",
    ),
    Example(
        case="half a cent goes up",
        clause=OVER,
        client="sat-3334",
        done=["remote 2026-11-25 10:00 - 12:15"],
        entries=["2026-11-25 10:00 - 12:15 | 8100 s | 135 min | draws | x1"],
        prices=["2026-11: 60.00 + 0.00 add-ons + 8.34 over = 68.34 EUR"],
        because="15/60 x 33.34 = 8.335",
    ),
    Example(
        case="less than half a cent goes down",
        clause=OVER,
        client="sat-3333",
        done=["remote 2026-11-25 10:00 - 12:15"],
        entries=["2026-11-25 10:00 - 12:15 | 8100 s | 135 min | draws | x1"],
        prices=["2026-11: 60.00 + 0.00 add-ons + 8.33 over = 68.33 EUR"],
        because="15/60 x 33.33 = 8.3325",
    ),
    Example(
        case="three quarters of an hour at an odd price",
        clause=OVER,
        client="sat-3333",
        done=["remote 2026-11-25 10:00 - 12:45"],
        entries=["2026-11-25 10:00 - 12:45 | 9900 s | 165 min | draws | x1"],
        prices=["2026-11: 60.00 + 0.00 add-ons + 25.00 over = 85.00 EUR"],
        because="45/60 x 33.33 = 24.9975",
    ),
    Example(
        case="one minute over",
        clause=OVER,
        client="minut",
        done=["remote 2026-11-25 10:00 - 11:01"],
        entries=["2026-11-25 10:00 - 11:01 | 3660 s | 61 min | draws | x1"],
        accounts=["2026-11: 60 included + 0 carried - 61 used = 0 left, 1 over"],
        prices=["2026-11: 50.00 + 0.00 add-ons + 0.67 over = 50.67 EUR"],
        because="1/60 x 40 = 0.6667",
    ),
    Example(
        case="three entries over are priced together",
        clause="The month's minutes over are summed first, then priced once.",
        client="minut",
        done=[
            "remote 2026-11-25 08:00 - 09:00",
            "phone 2026-11-25 10:00 - 10:01",
            "phone 2026-11-25 11:00 - 11:01",
            "phone 2026-11-25 12:00 - 12:01",
        ],
        entries=[
            "2026-11-25 08:00 - 09:00 | 3600 s | 60 min | draws | x1",
            "2026-11-25 10:00 - 10:01 | 60 s | 1 min | draws | x1",
            "2026-11-25 11:00 - 11:01 | 60 s | 1 min | draws | x1",
            "2026-11-25 12:00 - 12:01 | 60 s | 1 min | draws | x1",
        ],
        accounts=["2026-11: 60 included + 0 carried - 63 used = 0 left, 3 over"],
        prices=["2026-11: 50.00 + 0.00 add-ons + 2.00 over = 52.00 EUR"],
        because="3/60 x 40 = 2.00, not 3 x 0.67 = 2.01",
    ),
    Example(
        case="minutes and fee agreed in the contract",
        clause="What the contract agrees otherwise wins over the plan.",
        client="granit",
        done=["remote 2026-11-24 08:00 - 16:00", "remote 2026-11-25 08:00 - 13:00"],
        entries=[
            "2026-11-24 08:00 - 16:00 | 28800 s | 480 min | draws | x1",
            "2026-11-25 08:00 - 13:00 | 18000 s | 300 min | draws | x1",
        ],
        accounts=["2026-11: 720 included + 0 carried - 780 used = 0 left, 60 over"],
        prices=["2026-11: 240.00 + 100.00 add-ons + 30.00 over = 370.00 EUR"],
        because="780 - 720 (not 600) = 60, at the plan's 30.00; fee 240 (not 200) + 80 + 20 + 30 = 370",
    ),
    Example(
        case="nothing included",
        clause="The parties agree on no included minutes: all that draws is charged.",
        client="bez-minuta",
        done=["phone 2026-11-25 10:00 - 10:10"],
        entries=["2026-11-25 10:00 - 10:10 | 600 s | 15 min | draws | x1"],
        accounts=["2026-11: 0 included + 0 carried - 15 used = 0 left, 15 over"],
        prices=["2026-11: 60.00 + 0.00 add-ons + 10.00 over = 70.00 EUR"],
        because="15/60 x 40 = 10.00",
    ),
    Example(
        case="work goes on when the minutes are used up",
        clause="No work is refused because the minutes are used up; it is charged.",
        client="dunav",
        done=["remote 2026-11-25 08:00 - 13:00", "remote 2026-11-25 13:00 - 14:00"],
        entries=[
            "2026-11-25 08:00 - 13:00 | 18000 s | 300 min | draws | x1",
            "2026-11-25 13:00 - 14:00 | 3600 s | 60 min | draws | x1",
        ],
        accounts=["2026-11: 300 included + 0 carried - 360 used = 0 left, 60 over"],
        prices=["2026-11: 120.00 + 20.00 add-ons + 35.00 over = 175.00 EUR"],
        because="60/60 x 35 = 35.00; 120 + 20 + 35 = 175",
    ),
    Example(
        case="a day and a night on two hours' allowance",
        clause="No work is refused because the minutes are used up; it is charged.",
        client="zora",
        done=["remote 2026-11-24 08:00 - 2026-11-25 08:00"],
        entries=["2026-11-24 08:00 - 2026-11-25 08:00 | 86400 s | 1440 min | draws | x1"],
        accounts=["2026-11: 120 included + 0 carried - 1440 used = 0 left, 1320 over"],
        prices=["2026-11: 60.00 + 0.00 add-ons + 880.00 over = 940.00 EUR"],
        because="1440 - 120 = 1320 = 22 h; 22 x 40 = 880.00",
    ),
    Example(
        case="work at night uses the minutes up sooner",
        clause="Use is measured in counted minutes, not in real ones.",
        client="granit",
        done=["remote 2026-11-24 16:00 - 2026-11-25 00:40"],
        entries=["2026-11-24 16:00 - 2026-11-25 00:40 | 31200 s | 780 min | draws | x1.5"],
        accounts=["2026-11: 720 included + 0 carried - 780 used = 0 left, 60 over"],
        prices=["2026-11: 240.00 + 100.00 add-ons + 30.00 over = 370.00 EUR"],
        because="520 x 1.5 = 780; 780 - 720 = 60, 60/60 x 30 = 30.00",
    ),
    Example(
        case="a whole fee for a contract that ends in mid-month",
        clause="A month's fee and minutes are whole, also where the contract ends within it.",
        client="istice",
        accounts=["2026-11: 120 included + 0 carried - 0 used = 120 left, 0 over"],
        prices=["2026-11: 60.00 + 80.00 add-ons + 0.00 over = 140.00 EUR"],
        because="60 + 80, nothing prorated",
    ),
)
def test_a_month_costs_its_fee_its_add_ons_and_what_is_over(ledger: Database, example: Example) -> None:
    assert by_the_desk(ledger, example) == example.by_hand


def test_a_statement_tells_minutes_by_kind_and_only_some_of_them_are_used(ledger: Database) -> None:
    """15 telephone + 60 remote draw; 120 of a visit stand beside them."""
    done = {
        "phone": "2026-11-24 10:00 - 10:10",
        "remote": "2026-11-25 10:00 - 10:50",
        "visit": "2026-11-26 10:00 - 12:00",
    }
    with ledger.begin(TurnableClock(start=moment(LONG_AFTER))) as tx:
        client = client_by_code(tx, "dunav")
        for kind, worked in done.items():
            book(tx, now_of(tx).company, client, Work(kind, "ana", *span(worked), "typed", kind))
        stated = make_statement(tx, now_of(tx), client, Month(2026, 11))
    assert stated["by_kind"] == {"phone": 15, "remote": 60, "visit": 120}
    assert (stated["balance"]["used_minutes"], stated["balance"]["left_minutes"]) == (75, 225)
    assert [(line["on"], line["minutes"], line["draws"]) for line in stated["lines"]] == [
        ("2026-11-24", 15, True),
        ("2026-11-25", 60, True),
        ("2026-11-26", 120, False),
    ]
    assert (stated["total"], stated["visits"]["used"]) == ("140.00", 1)
