"""Which places one operator can give to another: from plain values, without a database."""

from collections.abc import Iterable
from datetime import datetime

from core.roster.duty import Roster, is_away_within, schedule_named, spans_of
from core.roster.schedule import Override, Schedule
from core.roster.shifts import Place, places_of, shifts_of


def places_to_give(roster: Roster, asker: str, start: datetime, end: datetime) -> list[Place]:
    """Where the asker stands within [start, end), in each schedule that then puts the asker on duty."""
    serving = {shift.schedule for shift in shifts_of(roster, asker, start, end)}
    return [place for place in places_of(roster, asker, start, end) if place.schedule in serving]


def places_to_take(roster: Roster, taker: str, given: Iterable[Place]) -> list[Place]:
    """Those of them in whose schedule the taker is not on duty already; a backup may step up."""
    return [place for place in given if not _is_there(roster, taker, place)]


def is_free(roster: Roster, taker: str, taken: Iterable[Place]) -> bool:
    """True if no absence of the taker overlaps any of these."""
    return not any(is_away_within(roster, taker, place.starts_at, place.ends_at) for place in taken)


def places_in_stead(
    roster: Roster, operator: str, schedule: str, start: datetime, end: datetime
) -> list[Place]:
    """Where the operator stands in another's place by this schedule within [start, end)."""
    mine = (place for place in places_of(roster, operator, start, end) if place.schedule == schedule)
    return [place for place in mine if place.planned_for != operator]


def overrides_for(roster: Roster, taker: str, taken: Iterable[Place]) -> list[Override]:
    """What the roster is told, so that the taker stands there; places that touch are one."""
    joined: list[Place] = []
    for place in sorted(taken, key=lambda each: (each.schedule, each.planned_for, each.starts_at)):
        last = joined[-1] if joined else None
        if last and (last.schedule, last.planned_for, last.ends_at) == (
            place.schedule,
            place.planned_for,
            place.starts_at,
        ):
            joined[-1] = Place(place.schedule, place.planned_for, last.starts_at, place.ends_at)
        else:
            joined.append(place)
    return [
        Override(
            place.schedule,
            place.planned_for,
            taker,
            _wall(roster, place.starts_at),
            _wall(roster, place.ends_at),
        )
        for place in joined
    ]


def people_of(schedule: Schedule) -> tuple[str, ...]:
    """Everybody whom this schedule names, in its order, each once."""
    rotations = [schedule.rotation, *(layer.rotation for layer in schedule.layers), schedule.backup]
    in_turn = [operator for rotation in rotations if rotation for operator in rotation.operators]
    shifts = [shift.operator for shift in schedule.shifts]
    return tuple(dict.fromkeys([*schedule.operators, *in_turn, *shifts]))


def lacks_backup(roster: Roster, places: Iterable[Place]) -> bool:
    """True if somewhere in these times a schedule that has backups has none."""
    return any(
        schedule_named(roster, place.schedule).backup and not span.backup
        for place in places
        for span in spans_of(roster, schedule_named(roster, place.schedule), place.starts_at, place.ends_at)
    )


def _is_there(roster: Roster, taker: str, place: Place) -> bool:
    schedule = schedule_named(roster, place.schedule)
    there = spans_of(roster, schedule, place.starts_at, place.ends_at)
    return any(taker in span.on_duty for span in there)


def _wall(roster: Roster, at: datetime) -> datetime:
    return at.astimezone(roster.zone).replace(tzinfo=None)
