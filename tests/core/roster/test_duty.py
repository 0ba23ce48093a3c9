"""Who is on duty, who is the backup, until when."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Invalid, NotFound
from core.roster.duty import Duty, duty_at, on_duty
from core.roster.rotation import Rotation
from core.roster.schedule import Absence, Override, Schedule
from tests.core.coverage.example import belgrade, every_day, wall
from tests.core.roster.example import ON_CALL, PLAIN, ROSTER, roster, stand_in


@pytest.mark.parametrize(
    ("at", "schedule", "on", "backup", "until"),
    [
        ("2026-11-25T10:00", "desk", ("ana", "marko", "jelena"), (), "2026-11-25T16:00"),
        ("2026-11-25T16:00", "on-call", ("ana",), ("marko",), "2026-11-26T08:00"),
        ("2026-11-20T12:10", "on-call", ("jelena",), ("ana",), "2026-11-20T12:30"),  # lunch on Friday
        ("2026-11-27T10:00", "on-call", ("ana",), ("marko",), "2026-11-28T08:00"),  # the company's Slava
        # marko stands in for ana, so that he is no longer her backup
        ("2026-11-28T08:00", "on-call", ("marko",), (), "2026-11-29T08:00"),
        ("2026-11-29T07:59", "on-call", ("marko",), (), "2026-11-29T08:00"),
        ("2026-11-29T08:00", "on-call", ("ana",), ("marko",), "2026-11-30T08:00"),
        # jelena, the backup of this week, is on leave
        ("2026-12-20T20:00", "on-call", ("ana",), ("marko",), "2026-12-21T08:00"),
        ("2026-12-21T20:00", "on-call", ("marko",), (), "2026-12-22T08:00"),
        ("2026-12-22T10:00", "desk", ("ana", "marko"), (), "2026-12-22T16:00"),
        ("2026-12-25T23:59", "on-call", ("marko",), (), "2026-12-26T00:00"),
        ("2026-12-26T00:00", "on-call", ("marko",), ("jelena",), "2026-12-28T08:00"),
        ("2026-12-31T12:00", "on-call", ("jelena",), ("ana",), "2027-01-04T08:00"),  # a short day
        ("2026-11-11T10:00", "desk", ("ana", "marko", "jelena"), (), "2026-11-11T16:00"),
    ],
)
def test_the_example_company_knows_who_is_on_duty(
    at: str, schedule: str, on: tuple[str, ...], backup: tuple[str, ...], until: str
) -> None:
    assert duty_at(ROSTER, belgrade(at)) == Duty(schedule, on, backup, belgrade(until))


def test_before_the_first_turn_nobody_is_on_call() -> None:
    duty = duty_at(ROSTER, belgrade("2026-11-01T12:00"))
    assert duty == Duty("on-call", (), (), belgrade("2026-11-02T08:00"))


def test_one_schedule_answers_whether_or_not_its_hours_cover_the_moment() -> None:
    duty = on_duty(ROSTER, "on-call", belgrade("2026-11-24T10:00"))
    assert duty == Duty("on-call", ("ana",), ("marko",), belgrade("2026-11-28T08:00"))


def test_an_unknown_schedule_is_named() -> None:
    with pytest.raises(NotFound, match="'nights'"):
        on_duty(ROSTER, "nights", belgrade("2026-11-24T10:00"))


def test_a_roster_without_schedules_has_nobody_forever() -> None:
    assert duty_at(roster(), belgrade("2026-11-24T10:00")) == Duty(None, (), (), None)


def test_what_never_changes_has_no_end() -> None:
    one = Schedule("all", "always", rotation=Rotation(("ana",), wall("2026-01-01T08:00"), 1))
    assert duty_at(roster(one), belgrade("2026-11-24T10:00")) == Duty("all", ("ana",), (), None)


def test_outside_the_hours_of_the_only_schedule_nobody_is_on_duty() -> None:
    desk = roster(Schedule("desk", "business-hours", ("ana",)))
    duty = duty_at(desk, belgrade("2026-11-24T18:00"))
    assert duty == Duty(None, (), (), belgrade("2026-11-25T08:00"))


def test_a_schedule_for_these_hours_goes_before_one_for_always() -> None:
    both = roster(Schedule("all", "always", ("ana",)), Schedule("desk", "business-hours", ("marko",)))
    assert duty_at(both, belgrade("2026-11-24T10:00")).schedule == "desk"
    assert duty_at(both, belgrade("2026-11-24T18:00")).schedule == "all"


def test_a_schedule_in_which_nobody_is_there_is_passed_over() -> None:
    both = roster(Schedule("desk", "business-hours", ("marko",)), Schedule("all", "always", ("ana",)))
    away = replace(both, absences=(Absence("marko", date(2026, 11, 24), date(2026, 11, 24)),))
    assert duty_at(away, belgrade("2026-11-24T10:00")).on_duty == ("ana",)


def test_operators_and_whose_turn_it_is_are_each_there_once() -> None:
    schedule = Schedule("all", "always", ("marko", "ana"), ON_CALL, ON_CALL)
    assert on_duty(roster(schedule), "all", belgrade("2026-11-03T10:00")).on_duty == ("marko", "ana")
    assert on_duty(roster(schedule), "all", belgrade("2026-11-17T10:00")).on_duty == (
        "marko",
        "ana",
        "jelena",
    )


def test_a_stand_in_stands_as_backup_as_well() -> None:
    override = stand_in("marko", "vesna", wall("2026-11-24T00:00"), wall("2026-11-25T00:00"))
    duty = on_duty(replace(PLAIN, overrides=(override,)), "on-call", belgrade("2026-11-24T20:00"))
    assert (duty.on_duty, duty.backup) == (("ana",), ("vesna",))


def test_an_override_concerns_its_schedule_alone() -> None:
    desk = on_duty(ROSTER, "desk", belgrade("2026-11-28T12:00"))
    assert desk.on_duty == ("ana", "marko", "jelena")


def test_two_who_swap_change_places() -> None:
    starts, ends = wall("2026-11-24T00:00"), wall("2026-11-25T00:00")
    swap = (stand_in("ana", "marko", starts, ends), stand_in("marko", "ana", starts, ends))
    duty = on_duty(replace(PLAIN, overrides=swap), "on-call", belgrade("2026-11-24T20:00"))
    assert (duty.on_duty, duty.backup) == (("marko",), ("ana",))


def test_a_stand_in_who_is_away_is_not_there() -> None:
    absence = Absence("marko", date(2026, 11, 28), date(2026, 11, 28))
    duty = on_duty(replace(ROSTER, absences=(absence,)), "on-call", belgrade("2026-11-28T20:00"))
    assert (duty.on_duty, duty.backup, duty.until) == ((), (), belgrade("2026-11-29T00:00"))


def test_when_the_one_on_duty_is_away_the_backup_stays_the_backup() -> None:
    absence = Absence("ana", date(2026, 11, 24), date(2026, 11, 24))
    duty = on_duty(replace(PLAIN, absences=(absence,)), "on-call", belgrade("2026-11-24T20:00"))
    assert (duty.on_duty, duty.backup) == ((), ("marko",))


@pytest.mark.parametrize(
    ("at", "away"),
    [
        ("2026-11-23T23:59:59", False),
        ("2026-11-24T00:00", True),
        ("2026-11-25T23:59:59", True),
        ("2026-11-26T00:00", False),
    ],
)
def test_an_absence_includes_its_last_day_whole(at: str, away: bool) -> None:
    absence = Absence("ana", date(2026, 11, 24), date(2026, 11, 25))
    duty = on_duty(replace(PLAIN, absences=(absence,)), "on-call", belgrade(at))
    assert (duty.on_duty == ()) is away


def test_an_absence_that_ends_at_a_moment_excludes_it() -> None:
    absence = Absence("ana", date(2026, 11, 24), wall("2026-11-24T18:00"))
    away = replace(PLAIN, absences=(absence,))
    assert on_duty(away, "on-call", belgrade("2026-11-24T17:59")).on_duty == ()
    assert on_duty(away, "on-call", belgrade("2026-11-24T18:00")).on_duty == ("ana",)


def test_a_stand_in_serves_the_repeated_hour_to_its_last() -> None:
    rotation = Rotation(("ana",), wall("2026-01-01T08:00"), 7)
    override = stand_in("ana", "marko", wall("2026-10-25T02:15"), wall("2026-10-25T02:45"))
    night = replace(roster(Schedule("on-call", "always", rotation=rotation)), overrides=(override,))
    duty = duty_at(night, belgrade("2026-10-25T02:15"))
    assert (duty.on_duty, duty.until) == (("marko",), belgrade("2026-10-25T02:45", again=True))


def test_a_stand_in_for_the_missing_hour_never_serves() -> None:
    rotation = Rotation(("ana",), wall("2026-01-01T08:00"), 7)
    override = stand_in("ana", "marko", wall("2026-03-29T02:00"), wall("2026-03-29T03:00"))
    night = replace(roster(Schedule("on-call", "always", rotation=rotation)), overrides=(override,))
    assert duty_at(night, belgrade("2026-03-28T12:00")) == Duty("on-call", ("ana",), (), None)


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(Invalid, match="ends before it starts"):
        Override("on-call", "ana", "marko", wall("2026-11-24T08:00"), wall("2026-11-24T08:00"))
    with pytest.raises(Invalid, match="ends before it starts"):
        Absence("ana", date(2026, 11, 24), date(2026, 11, 23))


def test_for_two_years_each_hour_has_exactly_one_on_call() -> None:
    at = belgrade("2026-11-02T08:00")
    while at < belgrade("2028-11-02T08:00"):
        duty = on_duty(PLAIN, "on-call", at)
        assert len(duty.on_duty) == len(duty.backup) == 1
        assert duty.on_duty != duty.backup
        at += timedelta(hours=1)


@given(st.integers(0, 2 * 365 * 24 * 60))
def test_nothing_changes_before_until_and_something_does_at_it(minute: int) -> None:
    at = belgrade("2026-10-20T00:00") + timedelta(minutes=minute)
    duty = duty_at(ROSTER, at)
    assert duty.until is not None
    assert duty.until > at
    for moment in (at + (duty.until - at) / 2, duty.until - timedelta(microseconds=1)):
        assert duty_at(ROSTER, moment) == duty
    following = duty_at(ROSTER, duty.until)
    assert replace(following, until=None) != replace(duty, until=None)


def test_a_desk_that_never_closes_changes_hands_with_its_turns_only() -> None:
    schedule = Schedule("desk", "business-hours", rotation=ON_CALL)
    never_closed = replace(roster(schedule), calendar=every_day("00:00-24:00"))
    assert duty_at(never_closed, belgrade("2026-11-24T10:00")).until == belgrade("2026-11-30T08:00")
