"""Holes in the roster are found, with their reason."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from core.language.reason import Reason
from core.roster.duty import Roster, duty_at, spans, why_nobody
from core.roster.rotation import Rotation
from core.roster.schedule import Absence, Schedule
from tests.core.coverage.example import belgrade, wall
from tests.core.roster.example import PLAIN, ROSTER, roster

NO_SCHEDULE = Reason("no-schedule", {})


@dataclass(frozen=True)
class Gap:
    starts_at: datetime
    ends_at: datetime
    schedule: str | None
    why: Reason


def uncovered(of: Roster, start: datetime, end: datetime) -> list[Gap]:
    gaps: list[Gap] = []
    for span in spans(of, start, end):
        if span.on_duty or span.backup:
            continue
        gap = Gap(span.starts_at, span.ends_at, span.schedule, why_nobody(of, span))
        last = gaps[-1] if gaps else None
        if last and (last.ends_at, last.schedule, last.why) == (gap.starts_at, gap.schedule, gap.why):
            gap = replace(gap, starts_at=gaps.pop().starts_at)
        gaps.append(gap)
    return gaps


def test_the_example_company_has_no_hole() -> None:
    assert uncovered(ROSTER, belgrade("2026-11-02T08:00"), belgrade("2028-11-02T08:00")) == []


def test_before_the_rotation_starts_there_is_a_hole() -> None:
    holes = uncovered(ROSTER, belgrade("2026-10-31T12:00"), belgrade("2026-11-05T00:00"))
    why = Reason("nobody", {"schedule": "on-call"})
    assert holes == [Gap(belgrade("2026-10-31T12:00"), belgrade("2026-11-02T08:00"), "on-call", why)]


def test_hours_without_a_schedule_are_a_hole_every_night() -> None:
    desk = roster(Schedule("desk", "business-hours", ("ana",)))
    holes = uncovered(desk, belgrade("2026-11-24T10:00"), belgrade("2026-11-26T10:00"))
    assert holes == [
        Gap(belgrade(f"2026-11-{day}T16:00"), belgrade(f"2026-11-{day + 1}T08:00"), None, NO_SCHEDULE)
        for day in (24, 25)
    ]


def test_without_any_schedule_all_of_it_is_one_hole() -> None:
    start, end = belgrade("2026-11-24T10:00"), belgrade("2026-12-26T10:00")
    assert uncovered(roster(), start, end) == [Gap(start, end, None, NO_SCHEDULE)]


def test_when_all_are_away_the_hole_names_them() -> None:
    absences = (
        Absence("ana", date(2026, 11, 24), date(2026, 11, 24)),
        Absence("marko", date(2026, 11, 24), date(2026, 11, 25)),
    )
    holes = uncovered(
        replace(PLAIN, absences=absences), belgrade("2026-11-23T00:00"), belgrade("2026-11-27T00:00")
    )
    why = Reason("absent", {"operators": ["ana", "marko"]})  # jelena is there, in business hours
    assert holes == [
        Gap(belgrade("2026-11-24T00:00"), belgrade("2026-11-24T08:00"), "on-call", why),
        Gap(belgrade("2026-11-24T16:00"), belgrade("2026-11-25T00:00"), "on-call", why),
    ]


def test_a_backup_alone_is_cover() -> None:
    absence = Absence("ana", date(2026, 11, 24), date(2026, 11, 24))
    start, end = belgrade("2026-11-23T00:00"), belgrade("2026-11-27T00:00")
    assert uncovered(replace(PLAIN, absences=(absence,)), start, end) == []


def test_an_absence_of_the_stand_in_is_a_hole() -> None:
    absence = Absence("marko", date(2026, 11, 28), date(2026, 11, 28))
    holes = uncovered(
        replace(ROSTER, absences=(absence,)), belgrade("2026-11-27T00:00"), belgrade("2026-11-30T00:00")
    )
    assert holes == [
        Gap(
            belgrade("2026-11-28T08:00"),
            belgrade("2026-11-29T00:00"),
            "on-call",
            Reason("absent", {"operators": ["marko"]}),
        )
    ]


def test_an_absence_through_the_clock_change_is_an_hour_longer() -> None:
    alone = roster(Schedule("all", "always", rotation=Rotation(("ana",), wall("2026-01-01T08:00"), 7)))
    away = replace(alone, absences=(Absence("ana", date(2026, 10, 25), date(2026, 10, 25)),))
    [hole] = uncovered(away, belgrade("2026-10-20T00:00"), belgrade("2026-10-30T00:00"))
    assert (hole.ends_at - hole.starts_at).total_seconds() == 25 * 3600


def test_holes_and_duty_agree_at_every_hole() -> None:
    start, end = belgrade("2026-10-20T00:00"), belgrade("2026-11-10T00:00")
    for hole in uncovered(ROSTER, start, end):
        duty = duty_at(ROSTER, hole.starts_at)
        assert (duty.on_duty, duty.backup) == ((), ())


def test_no_time_has_no_holes() -> None:
    at = belgrade("2026-10-20T00:00")
    assert uncovered(ROSTER, at, at) == []
