"""time, balance."""

import secrets
from datetime import datetime, timedelta
from typing import Annotated, Any

import typer

from app.commands.context import AsJson, looking, noted, opened, parsed_moment, print_json
from core.clients.identity import client_by_code
from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk import book_time as booking
from core.desk.answers import balance_answer, entry_answer
from core.desk.moment import now_of
from core.errors import Invalid
from core.hours import duration, ledger
from core.hours.ledger import KINDS, Work, entry_by_id
from core.hours.month import Month
from core.roster.reading import operator_by_code


def add_commands(cli: typer.Typer) -> None:
    """Adds this group."""
    cli.command(name="time")(book_time)
    cli.command()(correct)
    cli.command()(balance)


def book_time(
    client: Annotated[str, typer.Argument(help="The client's code.")],
    kind: Annotated[str, typer.Option(help=f"One of {', '.join(KINDS)}.")],
    operator: Annotated[str, typer.Option(help="Who did it: the operator's code.")],
    start: Annotated[str, typer.Option(help="When it began.")],
    end: Annotated[str | None, typer.Option(help="When it ended.")] = None,
    length: Annotated[str | None, typer.Option("--for", help="Or how long: 25m, 1h15, 1:15.")] = None,
    note: Annotated[str, typer.Option(help="What was done.")] = "",
    key: Annotated[
        str | None, typer.Option(help="Booked again with the same key, it is booked once.")
    ] = None,
    hidden: Annotated[
        bool, typer.Option("--hidden", help="The client does not read the note; what counts is always shown.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Books work; prints the entries as counted, split and rounded, and the balance after."""
    with opened() as (database, clock), database.begin(clock) as tx:
        moment = now_of(tx)
        begun = parsed_moment(tx, start, "--start")
        done = _end(tx, begun, end, length)
        work = Work(
            kind=kind,
            operator=operator_by_code(tx, operator).code,
            starts_at=begun,
            ends_at=done,
            source="typed",
            key=key or f"typed-{secrets.token_hex(12)}",
            note=note,
            visible=not hidden,
        )
        served = client_by_code(tx, client)
        is_new = not ledger.entries_of(tx, work.key)
        entries = booking.book_time(tx, moment, served, work)
        if is_new:
            noted(tx, "book", "hours", served.code, operator=work.operator)
        month = Month.parse(entries[-1].month)
        answer = {
            "client": client,
            "entries": [entry_answer(moment, entry) for entry in entries],
            "balance": balance_answer(tx, moment, served, month),
        }
    if as_json:
        print_json(answer)
    else:
        _print_booked(answer)


def correct(
    entry: Annotated[int, typer.Argument(help="The entry's number, as `time` prints it.", max=2**31 - 1)],
    minutes: Annotated[int, typer.Option(help="What it should count; 0 takes it back.")],
    operator: Annotated[str, typer.Option(help="Who corrects it: the operator's code.")],
    note: Annotated[str | None, typer.Option(help="Why; the client reads it.")] = None,
    as_json: AsJson = False,
) -> None:
    """Corrects counted minutes by another entry; of a closed month it counts in the next open one."""
    with opened() as (database, clock), database.begin(clock) as tx:
        moment = now_of(tx)
        wrong = entry_by_id(tx, entry)
        by = operator_by_code(tx, operator).code
        key = f"correction-{secrets.token_hex(12)}"
        booked = ledger.correct(tx, wrong, minutes, operator=by, key=key, note=note)
        served = tx.get(Client, wrong.client_id)
        noted(tx, "correct", "hours", f"{served.code}/{wrong.id}", operator=by)
        answer = {
            "client": served.code,
            "entries": [entry_answer(moment, booked)],
            "corrects": wrong.id,
            "balance": balance_answer(tx, moment, served, Month.parse(booked.month)),
        }
    if as_json:
        print_json(answer)
    else:
        _print_booked(answer)


def balance(
    client: Annotated[str, typer.Argument(help="The client's code.")],
    month: Annotated[str | None, typer.Option(help="As 2026-10. Default: this month.")] = None,
    as_json: AsJson = False,
) -> None:
    """Included, carried, used, left and over minutes."""
    with looking() as (tx, moment):
        asked = Month.parse(month) if month else Month.containing(tx.now, moment.calendar.zone)
        answer = balance_answer(tx, moment, client_by_code(tx, client), asked)
    if as_json:
        print_json(answer)
    else:
        _print_balance(answer)


def _end(tx: Transaction, begun: datetime, end: str | None, length: str | None) -> datetime:
    if (end is None) == (length is None):
        raise Invalid("time needs either --end MOMENT or --for DURATION")
    if end is not None:
        return parsed_moment(tx, end, "--end")
    assert length is not None
    parsed = duration.parse(length)
    if not isinstance(parsed, timedelta):
        raise Invalid(f"--for {length!r}: a length, as 25m or 1h15, not from-to")
    # In UTC: an hour is an hour in the night the clocks change.
    return begun + parsed if begun.tzinfo is None else _later(begun, parsed)


def _later(begun: datetime, by: timedelta) -> datetime:
    return datetime.fromtimestamp(begun.timestamp() + by.total_seconds(), begun.tzinfo)


def _print_booked(answer: dict[str, Any]) -> None:
    for entry in answer["entries"]:
        span = f"{entry['start'].isoformat()} - {entry['end'].isoformat()}"
        draws = "" if entry["draws"] else ", does not draw"
        is_late = f"{entry['start']:%Y-%m}" != entry["month"]
        late = f", counts in {entry['month']}" if is_late else ""
        counted = f"{entry['minutes']} min counted (factor {entry['factor']:g}{draws}{late})"
        print(f"  #{entry['id']} {entry['kind']} {span}: {counted}")
    _print_balance(answer["balance"])


def _print_balance(answer: dict[str, Any]) -> None:
    print(
        f"{answer['client']} {answer['month']}: included {answer['included_minutes']}, "
        f"carried {answer['carried_minutes']}, used {answer['used_minutes']}, "
        f"left {answer['left_minutes']}, over {answer['over_minutes']} min"
    )
