"""The calendars of the roster: their addresses, and what stands in them."""

from datetime import date, datetime, time, timedelta

from app.settings import Settings
from core.clock import Clock
from core.coverage.calendar import first_moment
from core.database.transaction import Database, Transaction
from core.desk.moment import Moment, now_of
from core.errors import NotFound
from core.roster.feeds import Feed, feed_with, token_of
from core.roster.shifts import Served, shifts_by_schedule, shifts_of
from documents.duty_feed import FeedShift, FeedTitle, duty_feed

_BACK = timedelta(days=30)
_AHEAD = timedelta(days=180)


class Feeds:
    """Answers the calendars that ask."""

    def __init__(self, database: Database, clock: Clock, settings: Settings) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings

    def calendar(self, token: str) -> bytes | None:
        """The calendar with this token; None if there is none."""
        secret = self._settings.secret_key()
        with self._database.read(self._clock) as tx:
            try:
                feed = feed_with(tx, token, secret)
                return _calendar(now_of(tx), feed) if feed else None
            except NotFound:  # no company is loaded yet
                return None


def feed_url(tx: Transaction, feed: Feed, settings: Settings) -> str:
    """The secret address of this feed."""
    token = token_of(tx, feed, settings.secret_key())
    return f"{settings.dezurni_public_url}/feeds/{token}.ics"


def _calendar(moment: Moment, feed: Feed) -> bytes:
    names = {code: operator.name for code, operator in moment.operators.items()}
    company = moment.company
    is_own = feed.kind == "operator"
    look = shifts_of if is_own else shifts_by_schedule
    shifts = look(moment.roster, feed.code, *_window(moment))
    title = FeedTitle(company.name, names[feed.code] if is_own else feed.code)
    told = [_told(shift, "" if is_own else names.get(shift.operator, shift.operator)) for shift in shifts]
    return duty_feed(title, told, moment.at, company.language)


def _told(shift: Served, person: str) -> FeedShift:
    times = (shift.starts_at, shift.ends_at)
    return FeedShift(shift.operator, shift.schedule, *times, shift.is_backup, person)


def _window(moment: Moment) -> tuple[datetime, datetime]:
    """From month to month: a shift that is cut off at an edge must not change its start each day."""
    today = moment.local.date()
    zone = moment.calendar.zone
    first = _month_of(today - _BACK)
    last = _month_of(_month_of(today + _AHEAD) + timedelta(days=31))
    midnights = [first_moment(zone, datetime.combine(on, time())) for on in (first, last)]
    return midnights[0], midnights[1]


def _month_of(on: date) -> date:
    return on.replace(day=1)
