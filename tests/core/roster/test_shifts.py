"""Shifts are duty, seen from one operator; turns are what people call their week."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.roster.duty import Roster, duty_at
from core.roster.rotation import Rotation
from core.roster.schedule import Absence, Override, Schedule
from core.roster.shifts import Place, Served, places_of, shifts_by_schedule, shifts_of, turns_hit, turns_of
from tests.core.coverage.example import belgrade, wall
from tests.core.roster.example import PLAIN, ROSTER, roster, stand_in

PEOPLE = ("ana", "marko", "jelena")
WEEKEND = (belgrade("2026-11-28T00:00"), belgrade("2026-11-29T00:00"))


@pytest.mark.parametrize("around", ["2026-10-22T00:00", "2027-03-26T00:00"])
@given(
    overrides=st.lists(
        st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE), st.integers(0, 140), st.integers(1, 60)),
        max_size=3,
    ),
    away=st.lists(st.tuples(st.sampled_from(PEOPLE), st.integers(0, 5), st.integers(0, 2)), max_size=2),
    sampled=st.lists(st.integers(0, 6 * 24 * 60 - 1), min_size=5, max_size=30),
)
def test_the_shifts_of_all_are_who_is_on_duty_at_every_moment(
    around: str,
    overrides: list[tuple[str, str, int, int]],
    away: list[tuple[str, int, int]],
    sampled: list[int],
) -> None:
    start = belgrade(around)
    of = _roster(around, overrides, away)
    end = start + timedelta(days=6)
    shifts = {operator: shifts_of(of, operator, start, end) for operator in PEOPLE}
    for minute in sampled:
        at = start + timedelta(minutes=minute)
        duty = duty_at(of, at)
        for operator in PEOPLE:
            [*now] = (shift for shift in shifts[operator] if shift.starts_at <= at < shift.ends_at)
            is_there = operator in (*duty.on_duty, *duty.backup)
            assert [(shift.schedule, shift.is_backup) for shift in now] == (
                [(duty.schedule, operator in duty.backup)] if is_there else []
            )


def test_a_weeks_turn_is_one_and_its_shifts_are_many() -> None:
    start, end = belgrade("2026-11-23T00:00"), belgrade("2026-12-01T00:00")
    turns = [turn for turn in turns_of(PLAIN, "ana", start, end) if turn.schedule == "on-call"]
    assert turns == [
        Served("ana", "on-call", start, belgrade("2026-11-23T08:00"), True),
        Served("ana", "on-call", belgrade("2026-11-23T08:00"), belgrade("2026-11-30T08:00"), False),
    ]
    nights = [shift for shift in shifts_of(PLAIN, "ana", start, end) if shift.schedule == "on-call"]
    assert nights[1] == Served(
        "ana", "on-call", belgrade("2026-11-23T16:00"), belgrade("2026-11-24T08:00"), False
    )
    assert {shift.operator for shift in shifts_by_schedule(PLAIN, "on-call", start, end)} == {*PEOPLE}


def test_a_place_says_for_whom_it_was_planned() -> None:
    start, end = WEEKEND
    own = Place("on-call", "ana", start, belgrade("2026-11-28T08:00"))
    assert own in places_of(ROSTER, "ana", start, end)
    assert [place.schedule for place in places_of(ROSTER, "ana", belgrade("2026-11-28T08:00"), end)] == [
        "desk"
    ]
    taken = Place("on-call", "ana", belgrade("2026-11-28T08:00"), end)
    assert taken in places_of(ROSTER, "marko", start, end)


def test_an_absence_hits_a_turn_unless_somebody_stands_in() -> None:
    absence = Absence("ana", date(2026, 11, 28), date(2026, 11, 28))
    away = replace(PLAIN, absences=(absence,))
    hit = Served("ana", "on-call", *WEEKEND, False)
    start, end = belgrade("2026-11-20T00:00"), belgrade("2027-01-20T00:00")
    assert turns_hit(away, absence, start, end) == [hit]
    covered = stand_in("ana", "marko", wall("2026-11-28T00:00"), wall("2026-11-29T00:00"))
    assert turns_hit(replace(away, overrides=(covered,)), absence, start, end) == []
    assert turns_hit(away, absence, belgrade("2026-11-29T00:00"), end) == []


def test_who_was_added_may_be_stood_in_for_like_anybody() -> None:
    span = wall("2026-11-28T00:00"), wall("2026-11-29T00:00")
    added = Override("on-call", None, "jelena", *span)
    swapped = replace(PLAIN, overrides=(added, Override("on-call", "jelena", "vesna", *span)))
    assert duty_at(swapped, WEEKEND[0]).on_duty == ("ana", "vesna")


def _roster(
    around: str, overrides: list[tuple[str, str, int, int]], away: list[tuple[str, int, int]]
) -> Roster:
    begins = datetime.fromisoformat(around)
    of = roster(
        Schedule("desk", "business-hours", ("ana", "marko")),
        Schedule(
            "on-call",
            "outside-business-hours",
            rotation=Rotation(PEOPLE, begins - timedelta(days=9, hours=-2.5), 1),
            backup=Rotation(("marko", "jelena", "ana"), begins - timedelta(days=9, hours=-2.5), 2),
        ),
    )
    return replace(
        of,
        overrides=tuple(
            Override("on-call", who, by, begins + timedelta(hours=at), begins + timedelta(hours=at + lasts))
            for who, by, at, lasts in overrides
        ),
        absences=tuple(
            Absence(who, begins.date() + timedelta(days=at), begins.date() + timedelta(days=at + days))
            for who, at, days in away
        ),
    )
