"""The factor outside business hours: in, out, mixed, and who has agreed on it at all."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.coverage.calendar import Calendar, parse_day
from core.database.transaction import Database
from core.hours.rounding import Terms, count
from tests.core.hours.worked.example import BELGRADE, Example, by_the_desk, examples, span


@examples(
    Example(
        case="in business hours",
        clause="Within business hours a minute is a minute.",
        client="granit",
        done=["phone 2026-11-25 10:00 - 11:00"],
        entries=["2026-11-25 10:00 - 11:00 | 3600 s | 60 min | draws | x1"],
        because="60 x 1 = 60",
    ),
    Example(
        case="out of business hours, on a step",
        clause="With extended availability a minute outside business hours counts 1.5.",
        client="granit",
        done=["phone 2026-11-25 20:00 - 20:10"],
        entries=["2026-11-25 20:00 - 20:10 | 600 s | 15 min | draws | x1.5"],
        because="10 x 1.5 = 15, exactly a step",
    ),
    Example(
        case="out of business hours, a second over a step",
        clause="The factor comes first, the rounding after it.",
        client="granit",
        done=["phone 2026-11-25 20:00 - 20:10:01"],
        entries=["2026-11-25 20:00 - 20:10:01 | 601 s | 30 min | draws | x1.5"],
        because="601 x 1.5 = 901.5 s > 900 s: 2 x 15",
    ),
    Example(
        case="over closing time, the sum rounded once",
        clause="The parts in and out of hours are weighed and summed; the sum is rounded up once.",
        client="granit",
        done=["phone 2026-11-25 15:55 - 16:05"],
        entries=["2026-11-25 15:55 - 16:05 | 600 s | 15 min | draws | x1.25"],
        because="5 + 5 x 1.5 = 12.5, up to 15 (rounded apart it would be 15 + 15); 12.5 : 10 = 1.25",
    ),
    Example(
        case="over closing time",
        clause="The parts in and out of hours are weighed and summed; the sum is rounded up once.",
        client="granit",
        done=["remote 2026-11-25 15:50 - 16:20"],
        entries=["2026-11-25 15:50 - 16:20 | 1800 s | 45 min | draws | x1.3333"],
        because="10 + 20 x 1.5 = 40, up to 45; 40 : 30 = 1.3333",
    ),
    Example(
        case="over opening time",
        clause="The parts in and out of hours are weighed and summed; the sum is rounded up once.",
        client="granit",
        done=["remote 2026-11-25 07:50 - 08:20"],
        entries=["2026-11-25 07:50 - 08:20 | 1800 s | 45 min | draws | x1.1667"],
        because="10 x 1.5 + 20 = 35, up to 45; 35 : 30 = 1.1667",
    ),
    Example(
        case="until closing time, and from it on",
        clause="Business hours exclude their end.",
        client="granit",
        done=["phone 2026-11-25 15:45 - 16:00", "phone 2026-11-25 16:00 - 16:15"],
        entries=[
            "2026-11-25 15:45 - 16:00 | 900 s | 15 min | draws | x1",
            "2026-11-25 16:00 - 16:15 | 900 s | 30 min | draws | x1.5",
        ],
        because="15 x 1 = 15; 15 x 1.5 = 22.5, up to 30",
    ),
    Example(
        case="over Friday's lunch",
        clause="On Fridays the desk is closed from 12:00 to 12:30.",
        client="granit",
        done=["phone 2026-12-04 11:45 - 12:45"],
        entries=["2026-12-04 11:45 - 12:45 | 3600 s | 75 min | draws | x1.25"],
        because="15 + 30 x 1.5 + 15 = 75; 75 : 60 = 1.25",
    ),
    Example(
        case="within Friday's lunch",
        clause="On Fridays the desk is closed from 12:00 to 12:30.",
        client="granit",
        done=["phone 2026-12-04 12:00 - 12:30"],
        entries=["2026-12-04 12:00 - 12:30 | 1800 s | 45 min | draws | x1.5"],
        because="30 x 1.5 = 45",
    ),
    Example(
        case="over Friday's lunch without the add-on",
        clause="Without extended availability every minute counts alike.",
        client="zora",
        done=["phone 2026-12-04 11:45 - 12:45"],
        entries=["2026-12-04 11:45 - 12:45 | 3600 s | 60 min | draws | x1"],
        because="60 x 1 = 60",
    ),
    Example(
        case="the short day before New Year",
        clause="On 31 December the desk closes at 12:00.",
        client="granit",
        done=["phone 2026-12-31 11:30 - 12:30"],
        entries=["2026-12-31 11:30 - 12:30 | 3600 s | 75 min | draws | x1.25"],
        because="30 + 30 x 1.5 = 75",
    ),
    Example(
        case="the company's own holiday",
        clause="A company holiday has no business hours.",
        client="granit",
        done=["phone 2026-11-27 10:00 - 11:00"],
        entries=["2026-11-27 10:00 - 11:00 | 3600 s | 90 min | draws | x1.5"],
        because="60 x 1.5 = 90",
    ),
    Example(
        case="a state holiday on which the desk works",
        clause="Armistice Day is a working day of this desk.",
        client="granit",
        done=["phone 2026-11-11 10:00 - 11:00"],
        entries=["2026-11-11 10:00 - 11:00 | 3600 s | 60 min | draws | x1"],
        because="60 x 1 = 60",
    ),
    Example(
        case="a state holiday moved from a Sunday",
        clause="A state holiday that falls on a Sunday is made up for on the next working day.",
        client="granit",
        done=["phone 2026-02-17 10:00 - 11:00"],
        entries=["2026-02-17 10:00 - 11:00 | 3600 s | 90 min | draws | x1.5"],
        because="15 February 2026 is a Sunday, the 16th a holiday: Tuesday the 17th is free; 60 x 1.5 = 90",
    ),
    Example(
        case="Orthodox Easter Monday",
        clause="State holidays have no business hours, those that move with Easter included.",
        client="granit",
        done=["phone 2026-04-13 10:00 - 11:00"],
        entries=["2026-04-13 10:00 - 11:00 | 3600 s | 90 min | draws | x1.5"],
        because="Easter is on 12 April 2026; 60 x 1.5 = 90",
    ),
    Example(
        case="Saturday and Sunday",
        clause="On Saturdays and Sundays the desk is closed.",
        client="granit",
        done=["phone 2026-11-28 10:00 - 11:00", "phone 2026-11-29 10:00 - 11:00"],
        entries=[
            "2026-11-28 10:00 - 11:00 | 3600 s | 90 min | draws | x1.5",
            "2026-11-29 10:00 - 11:00 | 3600 s | 90 min | draws | x1.5",
        ],
        because="60 x 1.5 = 90, twice",
    ),
    Example(
        case="over three days",
        clause="Work within a month is one entry, however many days it takes.",
        client="granit",
        done=["remote 2026-11-24 15:00 - 2026-11-26 09:00"],
        entries=["2026-11-24 15:00 - 2026-11-26 09:00 | 151200 s | 3480 min | draws | x1.381"],
        because="42 h; in hours 1 + 8 + 1 = 10 h, out 32 h x 1.5 = 48 h: 58 h = 3480 min; 58 : 42 = 1.3810",
    ),
    Example(
        case="at night without the add-on",
        clause="Without extended availability every minute counts alike.",
        client="zora",
        done=["phone 2026-11-25 22:00 - 22:10", "phone 2026-11-29 10:00 - 11:00"],
        entries=[
            "2026-11-25 22:00 - 22:10 | 600 s | 15 min | draws | x1",
            "2026-11-29 10:00 - 11:00 | 3600 s | 60 min | draws | x1",
        ],
        because="10 begin 1 step; the Sunday hour is 60",
    ),
    Example(
        case="at night with another add-on",
        clause="An add-on that says nothing of the night changes nothing at night.",
        client="dunav",
        done=["phone 2026-11-25 22:00 - 23:00"],
        entries=["2026-11-25 22:00 - 23:00 | 3600 s | 60 min | draws | x1"],
        because="60 x 1 = 60",
    ),
    Example(
        case="a larger factor agreed in the contract",
        clause="The parties agree that the night counts double, whatever the add-on says.",
        client="noc-2",
        done=["phone 2026-11-25 20:00 - 20:30"],
        entries=["2026-11-25 20:00 - 20:30 | 1800 s | 60 min | draws | x2"],
        because="30 x 2 = 60 (by the add-on 45, multiplied 90)",
    ),
    Example(
        case="no factor agreed in the contract",
        clause="The parties agree that the night counts like the day, whatever the add-on says.",
        client="noc-1",
        done=["phone 2026-11-25 20:00 - 21:00"],
        entries=["2026-11-25 20:00 - 21:00 | 3600 s | 60 min | draws | x1"],
        because="60 x 1 = 60",
    ),
    Example(
        case="a factor agreed without the add-on",
        clause="The parties agree that a minute outside business hours counts 1.25.",
        client="noc-125",
        done=["phone 2026-11-25 20:00 - 20:40"],
        entries=["2026-11-25 20:00 - 20:40 | 2400 s | 60 min | draws | x1.25"],
        because="40 x 1.25 = 50, up to 60",
    ),
    Example(
        case="a factor of eleven tenths",
        clause="Factors are exact: nothing is lost or won in tenths.",
        client="noc-110",
        done=["phone 2026-11-25 20:00 - 20:10"],
        entries=["2026-11-25 20:00 - 20:10 | 600 s | 11 min | draws | x1.1"],
        because="10 x 1.1 = 11, and no 12th minute is begun",
    ),
    Example(
        case="two add-ons with a factor",
        clause="Factors never multiply: the larger wins.",
        client="dve-noci",
        done=["phone 2026-11-25 20:00 - 20:30"],
        entries=["2026-11-25 20:00 - 20:30 | 1800 s | 60 min | draws | x2"],
        because="30 x 2 = 60, not 30 x 1.5 x 2 = 90",
    ),
)
def test_time_out_of_business_hours_counts_by_the_factor(ledger: Database, example: Example) -> None:
    assert by_the_desk(ledger, example) == example.by_hand


WEEKDAYS = Calendar(BELGRADE, (*(parse_day(["08:00-16:00"]),) * 5, (), ()))
NIGHT = Terms(step_minutes=15, draws=frozenset({"consulting"}), after_hours_factor=Decimal("1.5"))


@pytest.mark.parametrize(
    ("factor", "worked", "minutes"),
    [
        ("2", "2026-11-25 10:00 - 11:00", 120),  # 60 x 2
        ("2", "2026-11-25 20:00 - 21:00", 120),  # the larger of 2 and 1.5; multiplied it would be 180
        ("1.25", "2026-11-25 20:00 - 21:00", 90),  # the larger of 1.25 and 1.5; multiplied 112.5, up to 120
        ("1.25", "2026-11-25 15:00 - 17:00", 165),  # 60 x 1.25 + 60 x 1.5 = 75 + 90
    ],
)
def test_a_kind_with_a_factor_of_its_own_at_night_counts_by_the_larger(
    factor: str, worked: str, minutes: int
) -> None:
    terms = replace(NIGHT, kind_factors={"consulting": Decimal(factor)})
    assert count("consulting", *span(worked), terms, WEEKDAYS).minutes == minutes
