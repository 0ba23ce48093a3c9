"""who, coverage, calendar."""

from datetime import date, datetime, time, timedelta
from typing import Annotated, Any

import typer
from sqlalchemy import select

from app.commands.context import AsJson, At, looking, parsed_day, print_json
from core.clients.rows import Client
from core.company.organisation import today
from core.coverage.calendar import plan_of
from core.desk.moment import Moment
from core.desk.prove_coverage import Hole, prove_coverage
from core.desk.reach import Ways, ways_of


def add_commands(cli: typer.Typer) -> None:
    """Adds this group."""
    for command in (who, coverage, calendar):
        cli.command()(command)


def who(at: At = None, as_json: AsJson = False) -> None:
    """Who is on duty, who is the backup, until when; exit 1 if nobody."""
    with looking(at) as (_tx, moment):
        answer = _who(moment)
        names = {code: operator.name for code, operator in moment.operators.items()}
    if as_json:
        print_json(answer)
    else:
        _print_who(answer, names)
    if not answer["on_duty"] and not answer["backup"]:
        raise typer.Exit(1)


def coverage(
    start: Annotated[str | None, typer.Option("--from", help="The first day. Default: today.")] = None,
    days: Annotated[int, typer.Option(min=1, max=400, help="How many days.")] = 60,
    as_json: AsJson = False,
) -> None:
    """The proof: for each client and each hour, who would be reached; lists every hole. Exit 1 if any."""
    with looking() as (tx, moment):
        first = parsed_day(start, "--from") if start else today(moment.company, tx.now)
        begins = datetime.combine(first, time(), moment.calendar.zone)
        ends = datetime.combine(first + timedelta(days=days), time(), moment.calendar.zone)
        clients = list(tx.all(select(Client).where(Client.active).order_by(Client.code)))
        holes = prove_coverage(moment, clients, begins, ends)
        # Not `ends - begins`: on one wall clock that forgets the hour by which it is changed.
        hours = int((ends.timestamp() - begins.timestamp()) // 3600)
        ways = ways_of(tx, moment.operators)
    answer = {
        "from": first,
        "days": days,
        "clients": len(clients),
        "hours": hours * len(clients),
        "holes": [_hole(hole) for hole in holes],
        "operators": [_reached(ways, code) for code in moment.operators],
    }
    if as_json:
        print_json(answer)
    else:
        _print_coverage(answer)
    if holes:
        raise typer.Exit(1)


def calendar(
    year: Annotated[int | None, typer.Option(min=1990, max=2100, help="Default: this year.")] = None,
    as_json: AsJson = False,
) -> None:
    """Business hours and holidays of a year."""
    with looking() as (tx, moment):
        wanted = year or today(moment.company, tx.now).year
        days = [_day(moment, date(wanted, 1, 1) + timedelta(days=n)) for n in range(_days_of(wanted))]
    if as_json:
        print_json({"year": wanted, "days": days})
    else:
        for day in days:
            hours = ", ".join(day["open"]) or "closed"
            holiday = f"  {day['holiday']}" if day["holiday"] else ""
            print(f"{day['on']:%a %Y-%m-%d}  {hours}{holiday}")


def _who(moment: Moment) -> dict[str, Any]:
    duty = moment.duty
    return {
        "at": moment.local,
        "open": moment.coverage.open,
        "schedule": duty.schedule,
        "on_duty": list(duty.on_duty),
        "backup": list(duty.backup),
        "until": duty.until.astimezone(moment.calendar.zone) if duty.until else None,
    }


def _print_who(answer: dict[str, Any], names: dict[str, str]) -> None:
    state = "open" if answer["open"] else "closed"
    until = f" until {answer['until'].isoformat()}" if answer["until"] else ""
    print(f"at {answer['at'].isoformat()} the desk is {state} ({answer['schedule'] or 'no schedule'}{until})")
    for part in ("on_duty", "backup"):
        people = ", ".join(f"{names.get(code, code)} ({code})" for code in answer[part])
        print(f"  {part.replace('_', ' '):8} {people or 'nobody'}")


def _hole(hole: Hole) -> dict[str, Any]:
    return {"client": hole.client, "from": hole.starts_at, "until": hole.ends_at, "why": hole.why}


def _reached(ways: Ways, code: str) -> dict[str, Any]:
    """By what a caller, and by which ways a page, would reach this operator, in either role."""
    state = ways.of(code)
    return {
        "operator": code,
        "chat": state.chat,
        "telephone": state.phone,
        "page_on_duty": ways.paged(code, "on-duty"),
        "page_backup": ways.paged(code, "backup"),
    }


def _print_coverage(answer: dict[str, Any]) -> None:
    print(
        f"{answer['clients']} clients, {answer['days']} days from {answer['from']}, {answer['hours']} hours"
    )
    for each in answer["operators"]:
        on_duty, backup = (", ".join(each[role]) or "no way" for role in ("page_on_duty", "page_backup"))
        print(
            f"  {each['operator']}: telephone {each['telephone']}, chat {each['chat']}; "
            f"a page comes on duty by {on_duty}, as backup by {backup}"
        )
    for hole in answer["holes"]:
        span = f"{hole['from'].isoformat()} - {hole['until'].isoformat()}"
        print(f"  hole: {hole['client']}: {span}: {hole['why']}")
    if not answer["holes"]:
        print("  no hole: every client reaches what was promised, at every hour")


def _day(moment: Moment, on: date) -> dict[str, Any]:
    plan = plan_of(moment.calendar, on)
    return {"on": on, "open": [str(interval) for interval in plan.intervals], "holiday": plan.holiday}


def _days_of(year: int) -> int:
    return (date(year + 1, 1, 1) - date(year, 1, 1)).days
