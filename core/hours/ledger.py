"""The ledger: books work once, counted by the terms of its day, and tells what is left of a month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from math import ceil
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from core.clients.rows import Client
from core.company.organisation import today
from core.company.rows import Organisation
from core.contracts.cover import history_of
from core.contracts.history import History
from core.contracts.standing import Cover
from core.coverage.business_hours import calendar_of
from core.coverage.calendar import first_moment
from core.database.transaction import Transaction
from core.errors import Invalid, NotFound
from core.hours.balance import Balance, MonthUse, balance_of
from core.hours.month import Month
from core.hours.rounding import Counted, Terms, count_work
from core.hours.rows import Statement, TimeEntry

KINDS = ("phone", "remote", "email", "chat", "consulting", "visit", "internal")
LONGEST_WORK = timedelta(days=7)
# Carried minutes expire after at most 24 months, so nothing older can matter by then.
_LONGEST_MEMORY = 60


@dataclass(frozen=True)
class Work:
    """What was done, by whom, from when to when; `key` makes booking it twice harmless."""

    kind: str
    operator: str
    starts_at: datetime
    ends_at: datetime
    source: str
    key: str
    note: str = ""
    ticket_id: int | None = None
    visible: bool = True


def book(tx: Transaction, company: Organisation, client: Client, work: Work) -> list[TimeEntry]:
    """Books work as it counts, one entry for each month and each set of terms it touches.

    Time that is used up is no reason to refuse an entry. Booked again with the same key, it gives back
    the entries that stand already; the unique key, not a look before, decides which booking is the
    first. Work of a month that is closed is counted in the next open one.
    """
    _check(work)
    # Whoever books, corrects or closes a month of this client does it alone.
    tx.locked(Client, client.id)
    for number, counted in enumerate(counted_work(tx, company, client, work)):
        if not _store(tx, company, client, work, number, counted):
            break
    return _own(entries_of(tx, work.key), client, work)


def _own(entries: list[TimeEntry], client: Client, work: Work) -> list[TimeEntry]:
    """The entries, if they are this client's: a key that is taken must not swallow another's work."""
    if any(entry.client_id != client.id or entry.kind != work.kind for entry in entries):
        raise Invalid(f"the key {work.key!r} stands for other work already: use another one")
    return entries


def correct(
    tx: Transaction, entry: TimeEntry, minutes: int, *, operator: str, key: str, note: str | None = None
) -> TimeEntry:
    """Another entry that brings the counted minutes of this one, corrections included, to `minutes`.

    Nothing is rewritten: the difference is booked, in the entry's month while that is open, else in the
    next open one. `note` says why; without it the entry's own stays. Corrected again with the same key, it
    gives back what stands.
    """
    if minutes < 0:
        raise Invalid(f"{minutes} minutes: work cannot last less than nothing")
    client = tx.locked(Client, entry.client_id)
    assert client
    stands = tx.first(select(TimeEntry).where(TimeEntry.key == key))
    return stands or tx.add(_correction(tx, client, entry, minutes, operator=operator, key=key, note=note))


def counted_work(tx: Transaction, company: Organisation, client: Client, work: Work) -> list[Counted]:
    """The work as it would be counted, nothing written."""
    zone = ZoneInfo(company.time_zone)
    terms = _terms_by_day(tx, company, client, work.starts_at.astimezone(zone).date())
    return count_work(work.kind, work.starts_at, work.ends_at, terms, calendar_of(company), zone)


def terms_of(cover: Cover, company: Organisation) -> Terms:
    """By what rules work is counted under this cover; without a contract nothing draws."""
    plan = cover.plan
    step = plan.billing_step_minutes if plan else None
    return Terms(
        step_minutes=step or company.billing_step_minutes,
        draws=plan.draws if plan else frozenset(),
        after_hours_factor=cover.after_hours_factor,
    )


def balance(
    tx: Transaction, company: Organisation, client: Client, month: Month, history: History | None = None
) -> Balance:
    """The month's included, carried, used, left and over minutes, by the terms of its newest day so far."""
    agreed = history or history_of(tx, company, client)
    used = used_by_month(tx, client.id, months_that_count(agreed, month))
    return balance_from(company, agreed, used, tx.now)


def balance_from(
    company: Organisation, history: History, used: Mapping[Month, int], now: datetime
) -> Balance:
    """The same from the minutes of each of the `months_that_count`."""
    return balance_of([_use(company, history, month, minutes, now) for month, minutes in used.items()])


def months_that_count(history: History, month: Month) -> list[Month]:
    """The months on which this one's balance depends, oldest first, and itself."""
    return [*_months_before(history, month), month]


def reference_day(company: Organisation, history: History, month: Month, now: datetime) -> date:
    """The day whose terms hold for a client's month: its last, or today while it runs.

    Where no contract covers that day but one ended within the month, that contract's last day.
    """
    first, after = month.days()
    on = max(first, min(after - timedelta(days=1), today(company, now)))
    return history.reference_day(first, on)


def used_by_month(tx: Transaction, client_id: int, months: Sequence[Month]) -> dict[Month, int]:
    """Minutes of each of these months that draw on the included time, corrections counted."""
    drawn = select(TimeEntry.month, func.sum(TimeEntry.minutes)).where(
        TimeEntry.client_id == client_id,
        TimeEntry.month.in_([str(month) for month in months]),
        TimeEntry.draws,
    )
    found = {month: int(minutes) for month, minutes in tx.session.execute(drawn.group_by(TimeEntry.month))}
    return {month: found.get(str(month), 0) for month in months}


def entry_by_id(tx: Transaction, entry_id: int) -> TimeEntry:
    """The entry with this number; raises NotFound, also for one that is a correction itself."""
    entry = tx.first(select(TimeEntry).where(TimeEntry.id == entry_id, TimeEntry.corrects_id.is_(None)))
    if entry is None:
        raise NotFound(f"there is no time entry {entry_id} that could be corrected: dezurni time names them")
    return entry


def _check(work: Work) -> None:
    if work.kind not in KINDS:
        raise Invalid(f"{work.kind!r} is no kind of work: use one of {', '.join(KINDS)}")
    # In UTC: two moments of one zone are compared by the wall clock, which goes back in autumn.
    lasted = work.ends_at.astimezone(UTC) - work.starts_at.astimezone(UTC)
    if lasted < timedelta(0):
        raise Invalid("the work ends before it starts: check --start and --end")
    if lasted > LONGEST_WORK:
        raise Invalid("the work lasts over a week: book it in parts")


def entries_of(tx: Transaction, key: str) -> list[TimeEntry]:
    """What the work with this key came to; nothing as long as it is not booked."""
    query = select(TimeEntry).where(TimeEntry.key.in_([f"{key}#{n}" for n in range(16)]))
    return list(tx.all(query.order_by(TimeEntry.id)))


def _store(
    tx: Transaction, company: Organisation, client: Client, work: Work, number: int, counted: Counted
) -> bool:
    worked_in = Month.containing(counted.starts_at, ZoneInfo(company.time_zone))
    return tx.insert_once(
        TimeEntry,
        key=f"{work.key}#{number}",
        client_id=client.id,
        month=str(_open_month(tx, client, worked_in)),
        kind=work.kind,
        operator=work.operator,
        ticket_id=work.ticket_id,
        started_at=counted.starts_at,
        ended_at=counted.ends_at,
        seconds=counted.seconds,
        minutes=counted.minutes,
        draws=counted.draws,
        factor=counted.factor,
        note=work.note,
        source=work.source,
        visible=work.visible,
        booked_at=tx.now,
    )


def _correction(  # noqa: PLR0913 - as above
    tx: Transaction,
    client: Client,
    entry: TimeEntry,
    minutes: int,
    *,
    operator: str,
    key: str,
    note: str | None,
) -> TimeEntry:
    return TimeEntry(
        key=key,
        client_id=entry.client_id,
        month=str(_open_month(tx, client, Month.parse(entry.month))),
        kind=entry.kind,
        operator=operator,
        ticket_id=entry.ticket_id,
        started_at=entry.started_at,
        ended_at=entry.started_at,
        seconds=0,
        minutes=minutes - _minutes_so_far(tx, entry),
        draws=entry.draws,
        factor=entry.factor,
        note=entry.note if note is None else note,
        source="correction",
        visible=entry.visible,
        corrects_id=entry.id,
        booked_at=tx.now,
    )


def _open_month(tx: Transaction, client: Client, month: Month) -> Month:
    """This month, or the first after it that is not closed for this client."""
    closed = set(tx.all(select(Statement.month).where(Statement.client_id == client.id)))
    while str(month) in closed:
        month = month.next()
    return month


def _minutes_so_far(tx: Transaction, entry: TimeEntry) -> int:
    corrections = select(func.coalesce(func.sum(TimeEntry.minutes), 0))
    return entry.minutes + int(tx.first(corrections.where(TimeEntry.corrects_id == entry.id)) or 0)


def _terms_by_day(
    tx: Transaction, company: Organisation, client: Client, first: date
) -> list[tuple[datetime, Terms]]:
    history = history_of(tx, company, client)
    zone = ZoneInfo(company.time_zone)
    last = first + LONGEST_WORK + timedelta(days=1)
    days = [first, *(on for on in history.change_days() if first < on <= last)]
    covers = [(on, history.cover(on)) for on in days]
    changed = (after for before, after in pairwise(covers) if _counts_otherwise(company, before[1], after[1]))
    return [
        (first_moment(zone, datetime.combine(on, time())), terms_of(cover, company))
        for on, cover in (covers[0], *changed)
    ]


def _counts_otherwise(company: Organisation, before: Cover, after: Cover) -> bool:
    """True for another plan, or other terms of counting: a new price is no reason to round twice."""
    plans = [cover.plan.code if cover.plan else None for cover in (before, after)]
    return plans[0] != plans[1] or terms_of(before, company) != terms_of(after, company)


def _months_before(history: History, month: Month) -> list[Month]:
    """The months since the first contract, oldest first: what each left over depends on those before."""
    begins_on = history.begins_on()
    if begins_on is None or not history.ever_carries():
        return []
    earliest = Month(begins_on.year, begins_on.month)
    return [each for each in month.preceding(_LONGEST_MEMORY) if each >= earliest]


def _use(company: Organisation, history: History, month: Month, used: int, now: datetime) -> MonthUse:
    plan = history.cover(reference_day(company, history, month, now)).plan
    if plan is None:
        return MonthUse(0, used)
    included = plan.included_minutes
    if plan.prorated:
        included = ceil(included * history.covered_part(*month.days()))
    return MonthUse(included, used, plan.carry_over_months)
