"""What holds for every calendar and every moment."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st

from core.coverage.calendar import (
    Calendar,
    Interval,
    add_working_time,
    closes_at,
    is_open,
    next_opening,
    open_pieces,
    pieces,
    working_time,
)
from tests.core.coverage.example import BELGRADE, belgrade, every_day

ZONES = ("Europe/Belgrade", "Asia/Beirut", "America/Havana", "Australia/Lord_Howe")
HALF_HOURS = st.integers(0, 48).map(lambda number: number * 30)


@st.composite
def days(draw: st.DrawFn) -> tuple[Interval, ...]:
    cuts = sorted(draw(st.sets(HALF_HOURS, max_size=6)))
    found = [Interval(start, end) for start, end in pairwise(cuts)]
    return tuple(interval for interval in found if draw(st.booleans()))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    week = tuple(draw(days()) for _ in range(7))
    assume(any(week))
    return Calendar(ZoneInfo(draw(st.sampled_from(ZONES))), week, draw(st.sampled_from([None, "RS"])))


def near(*moments: datetime) -> st.SearchStrategy[datetime]:
    """Moments around these: where clocks change, and where years do."""
    offsets = st.integers(-4 * 86400, 4 * 86400)
    return st.builds(
        lambda moment, offset: moment + timedelta(seconds=offset), st.sampled_from(moments), offsets
    )


MOMENTS = near(
    datetime(2026, 3, 29, 1, tzinfo=UTC),
    datetime(2026, 10, 25, 1, tzinfo=UTC),
    datetime(2026, 11, 1, 5, tzinfo=UTC),
    datetime(2026, 4, 12, tzinfo=UTC),
    datetime(2026, 12, 31, 23, tzinfo=UTC),
)


@given(calendars(), MOMENTS, st.integers(0, 60 * 3600))
def test_working_time_and_its_adding_are_inverse(calendar: Calendar, start: datetime, seconds: int) -> None:
    amount = timedelta(seconds=seconds)
    end = add_working_time(calendar, start, amount)
    assert working_time(calendar, start, end) == amount
    assert end == start or working_time(calendar, start, end - timedelta(seconds=1)) < amount


@given(calendars(), MOMENTS, MOMENTS, MOMENTS)
def test_working_time_adds_up_over_any_cut(
    calendar: Calendar, one: datetime, two: datetime, three: datetime
) -> None:
    start, cut, end = sorted((one, two, three))
    parts = working_time(calendar, start, cut) + working_time(calendar, cut, end)
    assert parts == working_time(calendar, start, end)


@given(calendars(), MOMENTS, MOMENTS)
def test_pieces_cover_their_time_exactly_and_alternate(
    calendar: Calendar, one: datetime, two: datetime
) -> None:
    start, end = min(one, two), max(one, two)
    found = pieces(calendar, start, end)
    assert [edge for piece in found[:1] for edge in piece[:1]] == ([start] if start < end else [])
    assert [piece[1] for piece in found[-1:]] == ([end] if start < end else [])
    assert all(before[1] == after[0] and before[2] != after[2] for before, after in pairwise(found))
    assert all(begun < done for begun, done, _ in found)
    assert [piece[:2] for piece in found if piece[2]] == open_pieces(calendar, start, end)


@given(calendars(), MOMENTS)
def test_openness_closing_and_opening_agree(calendar: Calendar, at: datetime) -> None:
    closes, opens = closes_at(calendar, at), next_opening(calendar, at)
    if closes is not None:
        assert is_open(calendar, at)
        assert is_open(calendar, closes - timedelta(microseconds=1))
        assert not is_open(calendar, closes)
    if opens is not None:
        assert opens > at
        assert is_open(calendar, opens)
        assert not is_open(calendar, opens - timedelta(microseconds=1))
        assert pieces(calendar, at, opens)[-1][2] is False


@given(calendars(), MOMENTS, MOMENTS)
def test_each_piece_is_as_open_as_its_moments(calendar: Calendar, one: datetime, two: datetime) -> None:
    for begun, done, opened in pieces(calendar, min(one, two), max(one, two)):
        assert is_open(calendar, begun) is opened
        assert is_open(calendar, begun + (done - begun) / 2) is opened


def test_a_minute_is_open_when_the_clock_on_the_wall_says_so() -> None:
    """An independent reading, valid where no boundary lies in the hour that changes."""
    calendar = every_day("00:30-01:30", "03:30-05:00", "23:00-24:00")
    for day in ("2026-03-28T12:00", "2026-10-24T12:00"):
        for minute in range(24 * 60):
            at = belgrade(day) + timedelta(minutes=minute)
            read = at.astimezone(BELGRADE).strftime("%H:%M")
            on_the_wall = "00:30" <= read < "01:30" or "03:30" <= read < "05:00" or read >= "23:00"
            assert is_open(calendar, at) is on_the_wall, at
