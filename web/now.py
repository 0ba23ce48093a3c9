"""What the front page shows: the desk at this moment, read in one transaction as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Select, func, select

from core.calls.rows import Call
from core.calls.turns import turn
from core.clients.rows import Client, Contact
from core.coverage.calendar import plan_of
from core.database.transaction import Transaction
from core.desk.moment import Moment, now_of
from core.desk.run_month import RunNow, run_now
from core.desk.tell_untold import untold_swaps
from core.desk.warn_of_absences import untold_absences
from core.escalation.pages import LIVE
from core.escalation.rows import Notification, Page
from core.roster.rows import KnownHole
from core.tickets.inbox import some_of, view_of
from core.tickets.lifecycle import State
from core.tickets.rows import Ticket
from web.areas.ticket_lines import TicketLine as ListLine
from web.areas.ticket_lines import ticket_lines
from web.masking import masked_digits, masked_number

LATEST = 10
_MOST_HOLES = 5
_WAITING = ("consent", "waiting", "call-back")
_TALKING = ("accepted", "talking")


@dataclass(frozen=True)
class Duty:
    """Who is on duty, who stands behind, and until when that is so."""

    on_duty: tuple[str, ...]
    backup: tuple[str, ...]
    until: datetime | None


@dataclass(frozen=True)
class Opening:
    """Open or closed; `hours` are today's, as they are written."""

    open: bool
    closes_at: datetime | None
    opens_at: datetime | None
    holiday: str | None
    hours: tuple[str, ...]


@dataclass(frozen=True)
class CallLine:
    """A call in the list. `caller` is a known person's name, or the number with only its last digits."""

    at: datetime
    caller: str
    client: str | None
    decision: str
    outcome: str
    talked: timedelta | None
    operator: str


@dataclass(frozen=True)
class TicketLine:
    """A ticket in the list."""

    number: int
    at: datetime
    client: str | None
    subject: str
    state: str
    operator: str


@dataclass(frozen=True)
class Waiting:
    """Somebody in the waiting line, who is served by rank."""

    caller: str
    client: str | None
    waits: timedelta
    rank: int


@dataclass(frozen=True)
class Talking:
    """A talk under way, or about to begin."""

    id: int
    caller: str
    client: str | None
    operator: str
    lasts: timedelta


@dataclass(frozen=True)
class HoleAhead:
    """A time ahead for which somebody is promised and nobody is there; did a manager hear of it?"""

    starts_at: datetime
    ends_at: datetime
    is_told: bool


@dataclass(frozen=True)
class UntoldSwap:
    """Who stands in for whom, from when to when."""

    taker: str
    asker: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class UntoldAbsence:
    """Who is away though on duty or at an appointment, from which day to which."""

    operator: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class OpenPage:
    """An escalation that nobody has accepted yet; `asked` are the codes of those whom it asks."""

    number: int
    client: str | None
    subject: str
    lasts: timedelta
    asked: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True)
class Now:
    """The whole front page."""

    company: str
    at: datetime
    duty: Duty
    opening: Opening
    waiting: tuple[Waiting, ...]
    talks: tuple[Talking, ...]
    pages: tuple[OpenPage, ...]
    risk: tuple[ListLine, ...]
    holes: tuple[HoleAhead, ...]
    # Swaps agreed on of which no manager has heard.
    swaps: tuple[UntoldSwap, ...]
    absences: tuple[UntoldAbsence, ...]
    open_tickets: int
    taken_tickets: int
    calls: tuple[CallLine, ...]
    tickets: tuple[TicketLine, ...]
    run: RunNow | None


def what_is_now(tx: Transaction) -> Now:
    """The desk at the transaction's moment. Raises NotFound while no company is loaded."""
    moment = now_of(tx)
    return Now(
        company=moment.company.name,
        at=moment.local,
        duty=_duty(moment),
        opening=_opening(moment),
        waiting=_waiting(tx),
        talks=_talks(moment),
        pages=_pages(moment),
        risk=tuple(ticket_lines(tx, moment, _at_risk(tx))),
        holes=_holes(moment),
        swaps=_untold_swaps(tx, moment),
        absences=_untold_absences(tx, moment),
        open_tickets=_tickets_that_are(tx, State.OPEN),
        taken_tickets=_tickets_that_are(tx, State.TAKEN),
        calls=_calls(moment),
        tickets=_tickets(moment),
        run=run_now(tx, moment),
    )


def _duty(moment: Moment) -> Duty:
    duty = moment.duty
    until = duty.until.astimezone(moment.calendar.zone) if duty.until else None
    return Duty(_names(moment, duty.on_duty), _names(moment, duty.backup), until)


def _names(moment: Moment, codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(moment.name_of, codes))


def _opening(moment: Moment) -> Opening:
    coverage = moment.coverage
    hours = plan_of(moment.calendar, moment.local.date()).intervals
    return Opening(
        coverage.open, coverage.closes_at, coverage.opens_at, coverage.holiday, tuple(map(str, hours))
    )


def _waiting(tx: Transaction) -> tuple[Waiting, ...]:
    rows = tx.session.execute(_with_caller().where(Call.state.in_(_WAITING))).all()
    since = {call.id: call.waiting_since or call.started_at for call, _, _ in rows}
    return tuple(
        Waiting(_caller(call, contact), client, tx.now - since[call.id], call.rank)
        for call, client, contact in sorted(rows, key=lambda row: turn(row[0].rank, since[row[0].id]))
    )


def _talks(moment: Moment) -> tuple[Talking, ...]:
    tx = moment.tx
    rows = tx.session.execute(_with_caller().where(Call.state.in_(_TALKING)).order_by(Call.id)).all()
    return tuple(
        Talking(
            call.id,
            _caller(call, contact),
            client,
            moment.name_of(call.operator),
            tx.now - (call.talk_started_at or call.connected_at or call.started_at),
        )
        for call, client, contact in rows
    )


def _at_risk(tx: Transaction) -> Sequence[Ticket]:
    return some_of(tx, view_of("risk", "", tx.now), after=None, most=LATEST)[0]


def _holes(moment: Moment) -> tuple[HoleAhead, ...]:
    """Those that were found by the last look."""
    ahead = select(KnownHole).where(KnownHole.ends_at > moment.at).order_by(KnownHole.starts_at)
    zone = moment.calendar.zone
    return tuple(
        HoleAhead(
            hole.starts_at.astimezone(zone), hole.ends_at.astimezone(zone), is_told=hole.told_at is not None
        )
        for hole in moment.tx.all(ahead.limit(_MOST_HOLES))
    )


def _untold_swaps(tx: Transaction, moment: Moment) -> tuple[UntoldSwap, ...]:
    return tuple(
        UntoldSwap(moment.name_of(swap.taker), moment.name_of(swap.asker), swap.starts, swap.ends)
        for swap in untold_swaps(tx, moment)
    )


def _untold_absences(tx: Transaction, moment: Moment) -> tuple[UntoldAbsence, ...]:
    return tuple(
        UntoldAbsence(moment.name_of(absence.operator), absence.starts_on, absence.ends_on)
        for absence in untold_absences(tx, moment)
    )


def _with_caller() -> Select[Call, str, str]:
    return (
        select(Call, Client.name, Contact.name)
        .outerjoin(Client, Client.id == Call.client_id)
        .outerjoin(Contact, Contact.id == Call.contact_id)
    )


def _caller(call: Call, contact: str | None) -> str:
    return contact or masked_number(call.from_number)


def _count(tx: Transaction, query: Select[int]) -> int:
    return tx.first(query) or 0


def _pages(moment: Moment) -> tuple[OpenPage, ...]:
    tx = moment.tx
    query = (
        select(Page, Ticket, Client.name)
        .join(Ticket, Ticket.id == Page.ticket_id)
        .outerjoin(Client, Client.id == Ticket.client_id)
        .where(Page.state.in_(LIVE))
        .order_by(Page.opened_at)
    )
    rows = tx.session.execute(query).all()
    asked = _asked(tx, [page.id for page, _, _ in rows])
    return tuple(
        OpenPage(
            ticket.number,
            client,
            _subject(ticket),
            tx.now - page.opened_at,
            (codes := tuple(asked.get((page.id, page.version), ()))),
            _names(moment, codes),
        )
        for page, ticket, client in rows
    )


def _asked(tx: Transaction, pages: Sequence[int]) -> dict[tuple[int, int], dict[str, None]]:
    """Whom each opening of these pages has asked, in order."""
    told = select(Notification).where(Notification.page_id.in_(pages), Notification.state != "due")
    found: dict[tuple[int, int], dict[str, None]] = {}
    for attempt in tx.all(told.order_by(Notification.id)):
        found.setdefault((attempt.page_id, attempt.version), {})[attempt.operator] = None
    return found


def _subject(ticket: Ticket) -> str:
    """A stranger's ticket may begin with their number: it is not for every eye."""
    return ticket.subject if ticket.client_id else masked_digits(ticket.subject)


def _tickets_that_are(tx: Transaction, state: State) -> int:
    return _count(tx, select(func.count()).select_from(Ticket).where(Ticket.state == state))


def _calls(moment: Moment) -> tuple[CallLine, ...]:
    query = _with_caller().order_by(Call.id.desc()).limit(LATEST)
    return tuple(
        CallLine(
            at=call.started_at.astimezone(moment.calendar.zone),
            caller=_caller(call, contact),
            client=client,
            decision=call.decision,
            outcome=_outcome(call),
            talked=_talked(call),
            operator=moment.name_of(call.operator),
        )
        for call, client, contact in moment.tx.session.execute(query).all()
    )


def _outcome(call: Call) -> str:
    """What became of it; while it lasts, where it is now."""
    return call.outcome or ("over" if call.state == "ended" else f"is-{call.state}")


def _talked(call: Call) -> timedelta | None:
    if call.talk_started_at is None or call.talk_ended_at is None:
        return None
    return call.talk_ended_at - call.talk_started_at


def _tickets(moment: Moment) -> tuple[TicketLine, ...]:
    query = select(Ticket, Client.name).outerjoin(Client, Client.id == Ticket.client_id)
    rows = moment.tx.session.execute(query.order_by(Ticket.id.desc()).limit(LATEST)).all()
    return tuple(
        TicketLine(
            number=ticket.number,
            at=ticket.opened_at.astimezone(moment.calendar.zone),
            client=client,
            subject=_subject(ticket),
            state=ticket.state,
            operator=moment.name_of(ticket.operator),
        )
        for ticket, client in rows
    )
