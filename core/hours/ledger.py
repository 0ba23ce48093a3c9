"""The ledger: books work once, counted by the terms of its day, and tells what is left of a month."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from core.clients.rows import Client
from core.company.organisation import today
from core.company.rows import Organisation
from core.contracts.cover import change_days, contracts_of, cover_of
from core.contracts.standing import Cover
from core.coverage.business_hours import calendar_of
from core.coverage.calendar import first_moment
from core.database.transaction import Transaction
from core.errors import Invalid
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
    return _entries_of(tx, work.key)


def correct(tx: Transaction, entry: TimeEntry, minutes: int, *, operator: str, key: str) -> TimeEntry:
    """Another entry that brings the counted minutes of this one, corrections included, to `minutes`.

    Nothing is rewritten: the difference is booked, in the entry's month while that is open, else in the
    next open one. Corrected again with the same key, it gives back what stands.
    """
    if minutes < 0:
        raise Invalid(f"{minutes} minutes: work cannot last less than nothing")
    client = tx.locked(Client, entry.client_id)
    assert client
    stands = tx.first(select(TimeEntry).where(TimeEntry.key == key))
    return stands or tx.add(_correction(tx, client, entry, minutes, operator, key))


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


def balance(tx: Transaction, company: Organisation, client: Client, month: Month) -> Balance:
    """The month's included, carried, used, left and over minutes, by the terms of its newest day so far."""
    plan = cover_of(tx, company, client, reference_day(tx, company, client, month)).plan
    carry = plan.carry_over_months if plan else 0
    months = _months_before(tx, client, month) if carry else []
    return balance_of([_use(tx, company, client, each) for each in [*months, month]], carry)


def reference_day(tx: Transaction, company: Organisation, client: Client, month: Month) -> date:
    """The day whose terms count for a client's month: its last, or today while it runs.

    Where no contract covers that day but one ended within the month, that contract's last day: what was
    included until then is not charged afterwards.
    """
    first, after = month.days()
    on = max(first, min(after - timedelta(days=1), today(company, tx.now)))
    covered = [
        min(on, contract.until_on - timedelta(days=1)) if contract.until_on else on
        for contract in contracts_of(tx, client)
        if contract.from_on <= on and (contract.until_on is None or contract.until_on > contract.from_on)
    ]
    return max((day for day in covered if day >= first), default=on)


def used_minutes(tx: Transaction, client: Client, month: Month) -> int:
    """Minutes of this month that draw on the included time, corrections counted."""
    drawn = select(func.coalesce(func.sum(TimeEntry.minutes), 0)).where(
        TimeEntry.client_id == client.id, TimeEntry.month == str(month), TimeEntry.draws
    )
    return int(tx.first(drawn) or 0)


def entries_of_month(tx: Transaction, client: Client, month: Month) -> list[TimeEntry]:
    """The month's entries in the order the work was done."""
    query = select(TimeEntry).where(TimeEntry.client_id == client.id, TimeEntry.month == str(month))
    return list(tx.all(query.order_by(TimeEntry.started_at, TimeEntry.id)))


def _check(work: Work) -> None:
    if work.kind not in KINDS:
        raise Invalid(f"{work.kind!r} is no kind of work: use one of {', '.join(KINDS)}")
    # In UTC: two moments of one zone are compared by the wall clock, which goes back in autumn.
    lasted = work.ends_at.astimezone(UTC) - work.starts_at.astimezone(UTC)
    if lasted < timedelta(0):
        raise Invalid("the work ends before it starts: check --start and --end")
    if lasted > LONGEST_WORK:
        raise Invalid("the work lasts over a week: book it in parts")


def _entries_of(tx: Transaction, key: str) -> list[TimeEntry]:
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


def _correction(
    tx: Transaction, client: Client, entry: TimeEntry, minutes: int, operator: str, key: str
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
        note=entry.note,
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
    zone = ZoneInfo(company.time_zone)
    last = first + LONGEST_WORK + timedelta(days=1)
    days = [first, *(on for on in change_days(tx, client) if first < on <= last)]
    terms = [(on, terms_of(cover_of(tx, company, client, on), company)) for on in days]
    # A day on which work does not begin to count otherwise is no reason to split, and to round twice.
    changes = [terms[0], *((on, now) for (_, before), (on, now) in pairwise(terms) if now != before)]
    return [(first_moment(zone, datetime.combine(on, time())), now) for on, now in changes]


def _months_before(tx: Transaction, client: Client, month: Month) -> list[Month]:
    """The months since the first contract, oldest first: what each left over depends on those before."""
    contracts = contracts_of(tx, client)
    earliest = Month(contracts[0].from_on.year, contracts[0].from_on.month) if contracts else month
    months: list[Month] = []
    each = month.previous()
    while each >= earliest and len(months) < _LONGEST_MEMORY:
        months.insert(0, each)
        each = each.previous()
    return months


def _use(tx: Transaction, company: Organisation, client: Client, month: Month) -> MonthUse:
    plan = cover_of(tx, company, client, reference_day(tx, company, client, month)).plan
    return MonthUse(plan.included_minutes if plan else 0, used_minutes(tx, client, month))
