"""feed operator, feed schedule; absences import."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from app.absence_file import read_absences
from app.commands.context import noted, opened
from app.feeds import feed_url
from app.settings import read_settings
from core.company.organisation import organisation, zone_of
from core.desk.import_absences import import_absences
from core.desk.moment import now_of
from core.errors import Invalid
from core.roster.duty import schedule_named
from core.roster.feeds import Feed, renew
from core.roster.reading import operator_by_code

Code = Annotated[str, typer.Argument(help="As the company file writes it.")]
New = Annotated[bool, typer.Option("--new", help="Make a new address; the old one stops working.")]
_LARGEST = 5_000_000


def add_commands(cli: typer.Typer) -> None:
    """Adds this group."""
    feed = typer.Typer(help="Secret addresses of calendars with the roster.", no_args_is_help=True)
    feed.command("operator")(feed_operator)
    feed.command("schedule")(feed_schedule)
    cli.add_typer(feed, name="feed")
    absences = typer.Typer(help="Absences of operators.", no_args_is_help=True)
    absences.callback()(lambda: None)  # else a group of one command would be that command
    absences.command("import")(import_file)
    cli.add_typer(absences, name="absences")


def feed_operator(operator: Code, new: New = False) -> None:
    """The address of an operator's own shifts."""
    _print("operator", operator, new=new)


def feed_schedule(schedule: Code, new: New = False) -> None:
    """The address of all shifts of a schedule."""
    _print("schedule", schedule, new=new)


def import_file(
    file: Annotated[Path, typer.Argument(help="An .ics file.")],
    operator: Annotated[str, typer.Option(help="Whose absences: the operator's code.")],
) -> None:
    """Every event of the file is an absence; what came from an earlier file and is gone now goes."""
    if file.stat().st_size > _LARGEST:
        raise Invalid(f"{file}: larger than {_LARGEST // 1_000_000} MB: export only the absences")
    content = file.read_bytes()
    with opened() as (database, clock), database.begin(clock) as tx:
        person = operator_by_code(tx, operator)
        zone = zone_of(organisation(tx))
        found = read_absences(content, zone, tx.now.astimezone(zone).date())
        added, removed = import_absences(tx, now_of(tx), person, found)
        if added or removed:
            noted(tx, "import-absences", "roster", person.code, added=added, removed=removed)
    print(f"{operator}: {len(found)} absences in the file, {added} new, {removed} gone")


def _print(kind: Literal["operator", "schedule"], code: str, *, new: bool) -> None:
    settings = read_settings()
    with opened(settings) as (database, clock), database.begin(clock) as tx:
        if kind == "operator":
            operator_by_code(tx, code)
        else:
            schedule_named(now_of(tx).roster, code)
        if new:
            renew(tx, Feed(kind, code))
            noted(tx, "renew-feed", "duty", f"{kind}/{code}")
        print(feed_url(tx, Feed(kind, code), settings))
