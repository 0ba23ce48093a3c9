"""What the front page shows: the desk at this moment, read in one transaction as plain values."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, func, select

from core.calls.rows import Call
from core.calls.turns import turn
from core.clients.rows import Client, Contact
from core.coverage.calendar import plan_of
from core.database.transaction import Transaction
from core.desk.moment import Moment, now_of
from core.desk.run_month import RunNow, run_now
from core.escalation.rows import Page
from core.tickets.lifecycle import State
from core.tickets.rows import Ticket
from web.masking import masked_digits, masked_number

LATEST = 10
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
    operator: str | None


@dataclass(frozen=True)
class TicketLine:
    """A ticket in the list."""

    number: int
    at: datetime
    client: str | None
    subject: str
    state: str
    operator: str | None


@dataclass(frozen=True)
class Waiting:
    """Somebody in the waiting line."""

    caller: str
    client: str | None
    waits: timedelta


@dataclass(frozen=True)
class OpenPage:
    """An escalation that nobody has accepted yet."""

    number: int
    client: str | None
    subject: str
    lasts: timedelta


@dataclass(frozen=True)
class Now:
    """The whole front page."""

    company: str
    at: datetime
    duty: Duty
    opening: Opening
    waiting: tuple[Waiting, ...]
    talking: int
    pages: tuple[OpenPage, ...]
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
        talking=_count(tx, select(func.count()).select_from(Call).where(Call.state.in_(_TALKING))),
        pages=_pages(tx),
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
    return tuple(_name(moment, code) or code for code in codes)


def _name(moment: Moment, code: str | None) -> str | None:
    operator = moment.operators.get(code) if code else None
    return operator.name if operator else code


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
        Waiting(_caller(call, contact), client, tx.now - since[call.id])
        for call, client, contact in sorted(rows, key=lambda row: turn(row[0].rank, since[row[0].id]))
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


def _pages(tx: Transaction) -> tuple[OpenPage, ...]:
    query = (
        select(Page, Ticket, Client.name)
        .join(Ticket, Ticket.id == Page.ticket_id)
        .outerjoin(Client, Client.id == Ticket.client_id)
        .where(Page.state == "open")
        .order_by(Page.opened_at)
    )
    return tuple(
        OpenPage(ticket.number, client, _subject(ticket), tx.now - page.opened_at)
        for page, ticket, client in tx.session.execute(query).all()
    )


def _subject(ticket: Ticket) -> str:
    """A stranger's ticket may begin with their number: it is not for every eye."""
    return ticket.subject if ticket.client_id else masked_digits(ticket.subject)


def _tickets_that_are(tx: Transaction, state: State) -> int:
    return _count(tx, select(func.count()).select_from(Ticket).where(Ticket.state == state))


def _calls(moment: Moment) -> tuple[CallLine, ...]:
    query = _with_caller().order_by(Call.started_at.desc(), Call.id.desc()).limit(LATEST)
    return tuple(
        CallLine(
            at=call.started_at.astimezone(moment.calendar.zone),
            caller=_caller(call, contact),
            client=client,
            decision=call.decision,
            outcome=_outcome(call),
            talked=_talked(call),
            operator=_name(moment, call.operator),
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
            operator=_name(moment, ticket.operator),
        )
        for ticket, client in rows
    )
