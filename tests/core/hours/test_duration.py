"""Time as operators type it."""

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Invalid
from core.hours.duration import ClockRange, parse


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("25m", 25),
        ("25 min", 25),
        ("25min.", 25),
        ("25 minuta", 25),
        ("25'", 25),
        ("90", 90),
        ("sat i po", 90),
        ("пола сата", 30),
        ("sat", 60),
        ("0", 0),
        ("1h", 60),
        ("1 sat", 60),
        ("2 sata", 120),
        ("5 sati", 300),
        ("2 časa", 120),
        ("1,5h", 90),
        ("1.5 h", 90),
        ("0,25h", 15),
        ("1h15", 75),
        ("1h15m", 75),
        ("1 h 15 min", 75),
        ("1 sat i 15 minuta", 75),
        ("1h5", 65),
        ("1:15", 75),
        ("0:05", 5),
        ("1:15h", 75),
        ("  1H15  ", 75),
        ("PT25M", 25),
        ("PT1H15M", 75),
        ("PT1H", 60),
        ("PT1.5H", 90),
        ("pt90m", 90),
        ("25 мин", 25),
        ("1 сат и 15 минута", 75),
        ("2,5m", 2.5),
        ("PT30S", 0.5),
    ],
)
def test_a_length_is_read_as_people_mean_it(text: str, minutes: float) -> None:
    assert parse(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("od 9:10 do 9:40", time(9, 10), time(9, 40)),
        ("Od 09:10 do 09:40", time(9, 10), time(9, 40)),
        ("од 9:10 до 9:40", time(9, 10), time(9, 40)),
        ("from 9:10 to 9:40", time(9, 10), time(9, 40)),
        ("9:10-9:40", time(9, 10), time(9, 40)),
        ("9:10 – 9:40", time(9, 10), time(9, 40)),
        ("9.10-9.40", time(9, 10), time(9, 40)),
        ("od 9 do 10", time(9), time(10)),
        ("od 9h do 10h", time(9), time(10)),
        ("od 23:50 do 0:20", time(23, 50), time(0, 20)),  # over midnight
        ("od 22 do 24", time(22), time(0)),
    ],
)
def test_a_range_is_read_as_wall_clock_times(text: str, starts: time, ends: time) -> None:
    assert parse(text) == ClockRange(starts, ends)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "not a length"),
        ("malo", "not a length"),
        ("-25m", "not a length"),
        ("1,5", "not a length"),  # hours or minutes?
        ("h", "not a length"),
        ("PT", "not a length"),
        ("P1D", "not a length"),
        ("25m kafa", "not a length"),
        ("١٥", "not a length"),
        ("1:5", "not a length"),
        ("9" * 5000, "not a length"),
        ("1:75", "0 to 59"),
        ("1h75", "0 to 59"),
        ("99999", "longer than"),
        ("745h", "longer than"),
        ("od 9:10 do 9:60", "the clock goes"),
        ("od 9:10 do 25:00", "the clock goes"),
        ("od 24:00 do 1:00", "the clock goes"),
        ("od 9:10 do 9:10", "ends when it starts"),
    ],
)
def test_anything_else_is_refused_and_says_why(text: str, complaint: str) -> None:
    with pytest.raises(Invalid, match=complaint):
        parse(text)


@given(st.text(max_size=20))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    try:
        read = parse(text)
    except Invalid:
        return
    assert isinstance(read, ClockRange) or timedelta() <= read <= timedelta(days=31)


@given(st.integers(0, 23), st.integers(0, 59))
def test_hours_and_minutes_are_one_however_written(hours: int, minutes: int) -> None:
    forms = (
        f"{hours}h{minutes:02}",
        f"{hours}:{minutes:02}",
        f"PT{hours}H{minutes}M",
        f"{hours * 60 + minutes}",
    )
    assert {parse(form) for form in forms} == {timedelta(hours=hours, minutes=minutes)}
