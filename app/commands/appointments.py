"""appointment plan, move, cancel, done; appointments."""

import secrets
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

import typer
from sqlalchemy import select

from app.commands.context import AsJson, looking, noted, opened, parsed_moment, print_json
from bot.dialogue.render import texts
from core.appointments.appointments import OPEN, appointment_by_id, seen
from core.appointments.kinds import KINDS, USUAL_LENGTH
from core.appointments.report import Report
from core.appointments.rows import Appointment
from core.clients.identity import client_by_code
from core.clients.rows import Client, Contact
from core.database.transaction import Transaction
from core.desk.cancel_appointment import cancel_appointment
from core.desk.finish_appointment import finish_appointment
from core.desk.moment import Moment, now_of
from core.desk.move_appointment import move_appointment
from core.desk.plan_appointment import Slot, Wanted, plan_appointment
from core.errors import Conflict, Invalid
from core.hours import duration
from core.language.reason import Reason
from core.roster.reading import operator_by_code
from core.tickets.rows import Ticket

AppointmentId = Annotated[int, typer.Argument(metavar="ID", help="As `dezurni appointments` lists it.")]
Start = Annotated[str, typer.Option(help="When it begins: 2026-12-03T10:00.")]
Length = Annotated[str | None, typer.Option("--for", help="How long: 2h, 1h30. Default: the usual.")]

_SHORTEST = timedelta(minutes=1)


def add_commands(cli: typer.Typer) -> None:
    """Adds this group."""
    group = typer.Typer(help="Visits and consulting hours.", no_args_is_help=True)
    group.command()(plan)
    group.command()(move)
    group.command()(cancel)
    group.command()(done)
    cli.add_typer(group, name="appointment")
    cli.command()(appointments)


def plan(
    client: Annotated[str, typer.Argument(help="The client's code.")],
    kind: Annotated[str, typer.Option(help=f"One of {', '.join(KINDS)}.")],
    operator: Annotated[str, typer.Option(help="Who goes, or advises: the operator's code.")],
    start: Start,
    length: Length = None,
    about: Annotated[str, typer.Option(help="What it is about; the client reads it.")] = "",
    as_json: AsJson = False,
) -> None:
    """Proposes an appointment to the client, in chat."""
    if kind not in KINDS:
        raise Invalid(f"--kind {kind!r}: use one of {', '.join(KINDS)}")
    with opened() as (database, clock), database.begin(clock) as tx:
        moment = now_of(tx)
        begins = parsed_moment(tx, start, "--start")
        slot = _slot(tx, operator, begins, _length(length) or USUAL_LENGTH[kind])
        key = f"typed-{secrets.token_hex(12)}"
        wanted = Wanted(kind, client_by_code(tx, client), slot, key, about=about.strip())
        planned = _possible(plan_appointment(tx, moment, wanted))
        noted(tx, "propose-appointment", "appointments", planned.id)
        answer = _as_json(tx, moment, planned)
    _print(answer, as_json=as_json)


def move(
    appointment_id: AppointmentId,
    start: Start,
    length: Annotated[str | None, typer.Option("--for", help="How long. Default: as before.")] = None,
    operator: Annotated[str | None, typer.Option(help="Somebody else goes.")] = None,
    as_json: AsJson = False,
) -> None:
    """Moves an appointment; the client is asked again."""
    with opened() as (database, clock), database.begin(clock) as tx:
        moment = now_of(tx)
        there = appointment_by_id(tx, appointment_id)
        if there.state not in OPEN:
            raise Conflict(f"appointment {appointment_id} is {there.state} already: plan another")
        begins = parsed_moment(tx, start, "--start")
        lasts = _length(length) or there.ends_at - there.starts_at
        slot = _slot(tx, operator or there.operator, begins, lasts)
        moved = _possible(move_appointment(tx, moment, seen(there), slot))
        noted(tx, "move-appointment", "appointments", moved.id)
        answer = _as_json(tx, moment, moved)
    _print(answer, as_json=as_json)


def cancel(appointment_id: AppointmentId, as_json: AsJson = False) -> None:
    """Cancels an appointment and tells both sides."""
    with opened() as (database, clock), database.begin(clock) as tx:
        moment = now_of(tx)
        there = appointment_by_id(tx, appointment_id)
        if not cancel_appointment(tx, moment, there.id, there.revision):
            raise Conflict(f"appointment {appointment_id} is {there.state} already")
        noted(tx, "cancel-appointment", "appointments", there.id)
        answer = _as_json(tx, moment, there)
    _print(answer, as_json=as_json)


def done(
    appointment_id: AppointmentId,
    report: Annotated[str, typer.Option(help="What was done; the client reads it.")],
    length: Annotated[
        str | None, typer.Option("--for", help="How long it really took. Default: as planned.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Keeps the report of an appointment, sends it to the client and books the time."""
    with opened() as (database, clock), database.begin(clock) as tx:
        moment = now_of(tx)
        booked = finish_appointment(tx, moment, appointment_id, Report(report.strip(), _length(length)))
        _possible(booked)
        noted(tx, "finish-appointment", "appointments", appointment_id)
        answer = _as_json(tx, moment, appointment_by_id(tx, appointment_id))
    _print(answer, as_json=as_json)


def appointments(
    client: Annotated[str | None, typer.Option(help="Only this client's: its code.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Those done and cancelled, too.")] = False,
    as_json: AsJson = False,
) -> None:
    """The appointments that are open, in the order of their time."""
    with looking() as (tx, moment):
        query = select(Appointment).order_by(Appointment.starts_at, Appointment.id)
        if client:
            query = query.where(Appointment.client_id == client_by_code(tx, client).id)
        if not everything:
            query = query.where(Appointment.state.in_(OPEN))
        answer = [_as_json(tx, moment, appointment) for appointment in tx.all(query)]
    if as_json:
        print_json({"appointments": answer})
        return
    for each in answer:
        print(_line(each))
    if not answer:
        print("no appointments")


def _slot(tx: Transaction, operator: str, begins: datetime, lasts: timedelta) -> Slot:
    # In UTC: an hour is an hour in the night the clocks change.
    begins = begins.astimezone(UTC)
    return Slot(operator_by_code(tx, operator), begins, begins + lasts)


def _length(typed: str | None) -> timedelta | None:
    if typed is None:
        return None
    read = duration.parse(typed)
    if not isinstance(read, timedelta) or read < _SHORTEST:
        raise Invalid(f"--for {typed!r}: a length, as 2h or 1h30, not from-to")
    return read


def _possible(done: Any) -> Any:
    """What was done; raises Invalid with the words for why it was not."""
    if not isinstance(done, Reason):
        return done
    key = "appointment-not-finished" if done.key in ("early", "empty", "length", "settled") else None
    facts = {"reason": done.key, **done.facts}
    raise Invalid(texts().say(key or "appointment-refused", "en", facts))


def _as_json(tx: Transaction, moment: Moment, appointment: Appointment) -> dict[str, Any]:
    zone = moment.calendar.zone
    contact = tx.get(Contact, appointment.contact_id) if appointment.contact_id else None
    ticket = tx.get(Ticket, appointment.ticket_id) if appointment.ticket_id else None
    return {
        "id": appointment.id,
        "kind": appointment.kind,
        "client": tx.get(Client, appointment.client_id).code,
        "contact": contact.code if contact else None,
        "operator": appointment.operator,
        "start": appointment.starts_at.astimezone(zone),
        "end": appointment.ends_at.astimezone(zone),
        "state": appointment.state,
        "revision": appointment.revision,
        "about": appointment.about,
        "ticket": ticket.number if ticket else None,
        "report": appointment.report,
    }


def _print(answer: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print_json(answer)
        return
    print(_line(answer))
    if answer["contact"] is None and answer["state"] == "proposed":
        print("  nobody of this client has a chat: tell them yourself")


def _line(answer: dict[str, Any]) -> str:
    span = f"{answer['start']:%Y-%m-%d %H:%M} - {answer['end']:%H:%M}"
    about = f" - {answer['about']}" if answer["about"] else ""
    who = f"{answer['client']}, {answer['operator']}"
    return f"{answer['id']:>4}  {span}  {answer['kind']}  {who}  {answer['state']}{about}"
