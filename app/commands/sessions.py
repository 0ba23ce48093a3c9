"""session start, session stop, sessions."""

from datetime import datetime
from typing import Annotated, Any

import typer

from app.commands.context import AsJson, looking, noted, opened, print_json
from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.moment import Moment, now_of
from core.desk.start_session import Started, start_session
from core.desk.stop_session import stop_session
from core.errors import NotFound
from core.escalation.turn import first_in_turn
from core.hours.rows import RemoteSession, TimeEntry
from core.hours.sessions import asked_on, running_of, unfinished
from core.roster.reading import operator_by_code
from core.roster.rows import Operator
from core.tickets.rows import Ticket
from core.tickets.tickets import ticket_by_number

By = Annotated[str, typer.Option("--operator", help="Who works: the operator's code.")]
# Why it does not run, where it does not.
_WHY = {
    Started.ASKED: "the client was asked whether to go on at the price of an hour",
    Started.ASK_BY_PHONE: "the included time is used up: ask the client by phone, then --agreed phone",
    Started.AGREE_PRICE: "no contract covers it: agree on a price with the client, then --agreed price",
    Started.ELSEWHERE: "this operator works in another session: end that one first",
    Started.NOT_ITS_TURN: "a client with a contract waits: its ticket goes first",
    Started.OF_NOBODY: "the ticket has no client",
    Started.CLOSED: "the ticket is closed",
}


def add_commands(cli: typer.Typer) -> None:
    """Adds this group."""
    group = typer.Typer(help="Starts and stops work on a client's computer.", no_args_is_help=True)
    group.command()(start)
    group.command()(stop)
    cli.add_typer(group, name="session")
    cli.command()(sessions)


def start(
    ticket: Annotated[int, typer.Argument(help="The ticket's number.")],
    operator: By,
    agreed: Annotated[
        str | None, typer.Option(help="The client has agreed: by 'phone', or on a 'price'.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Starts a remote session, or does what comes first; status 1 if it does not run."""
    if agreed not in (None, "phone", "price"):
        raise typer.BadParameter("phone or price", param_hint="--agreed")
    with opened() as (database, clock), database.begin(clock) as tx:
        worker = operator_by_code(tx, operator)
        started = _start(tx, ticket_by_number(tx, ticket), worker, agreed)
        running = running_of(tx, worker.code)
        shown = _session(tx, now_of(tx), running) if running else None
        before = _before(tx, now_of(tx), ticket) if started is Started.NOT_ITS_TURN else None
    if as_json:
        print_json({"outcome": str(started), "session": shown})
    elif started is Started.RUNNING and shown:
        _print([shown])
    else:
        print(f"a client with a contract waits: #{before} goes first" if before else _WHY[started])
    if started is not Started.RUNNING:
        raise typer.Exit(1)


def stop(operator: By, as_json: AsJson = False) -> None:
    """Ends the operator's remote session and books it; prints what was counted."""
    with opened() as (database, clock), database.begin(clock) as tx:
        moment = now_of(tx)
        running = running_of(tx, operator_by_code(tx, operator).code)
        if running is None:
            raise NotFound(f"{operator} has no remote session running: `dezurni sessions` lists them")
        entries = [_entry(moment, entry) for entry in stop_session(tx, moment, running)]
        noted(tx, "stop-session", "tickets", tx.get(Ticket, running.ticket_id).number, operator=operator)
        shown = _session(tx, moment, running)
    if as_json:
        print_json({"session": shown, "entries": entries})
    else:
        for entry in entries:
            span = f"{entry['start'].isoformat()} - {entry['end'].isoformat()}"
            print(f"  {span}: {entry['minutes']} min counted (factor {entry['factor']:g})")


def sessions(as_json: AsJson = False) -> None:
    """Remote sessions that run, or wait for a client's consent or for their start."""
    with looking() as (tx, moment):
        shown = [_session(tx, moment, session) for session in unfinished(tx)]
    if as_json:
        print_json({"sessions": shown})
    elif shown:
        _print(shown)
    else:
        print("no remote session runs or waits")


def _start(tx: Transaction, ticket: Ticket, worker: Operator, agreed: str | None) -> Started:
    asked_before = asked_on(tx, ticket.id) is not None
    started = start_session(tx, now_of(tx), ticket, worker, agreed)
    if started is Started.RUNNING:
        noted(tx, "start-session", "tickets", ticket.number, operator=worker.code)
    elif started is Started.ASKED and not asked_before:
        noted(tx, "ask-session", "tickets", ticket.number, operator=worker.code)
    return started


def _before(tx: Transaction, moment: Moment, number: int) -> int | None:
    """The number of the ticket that goes before this one."""
    first = first_in_turn(tx, ticket_by_number(tx, number), is_open=moment.coverage.open)
    return first.number if first else None


def _session(tx: Transaction, moment: Moment, session: RemoteSession) -> dict[str, Any]:
    return {
        "id": session.id,
        "client": tx.get(Client, session.client_id).code,
        "ticket": tx.get(Ticket, session.ticket_id).number,
        "operator": session.operator,
        "state": session.state,
        "asked_at": _local(moment, session.asked_at),
        "started_at": _local(moment, session.started_at),
        "ended_at": _local(moment, session.ended_at),
    }


def _entry(moment: Moment, entry: TimeEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "start": _local(moment, entry.started_at),
        "end": _local(moment, entry.ended_at),
        "seconds": entry.seconds,
        "minutes": entry.minutes,
        "draws": entry.draws,
        "factor": float(entry.factor),
    }


def _local(moment: Moment, at: datetime | None) -> datetime | None:
    return at.astimezone(moment.calendar.zone) if at else None


def _print(shown: list[dict[str, Any]]) -> None:
    for session in shown:
        since = session["started_at"] or session["asked_at"]
        print(
            f"  {session['state']:8} {session['operator']} for {session['client']} "
            f"(#{session['ticket']}) since {since.isoformat()}"
        )
