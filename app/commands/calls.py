"""calls."""

from pathlib import Path
from typing import Annotated, Any

import typer

from app.commands.context import AsJson, looking, print_json
from core.company.organisation import zone_of
from core.desk.call_log import COLUMNS, call_log, call_rows, leg_in_words
from core.desk.service_level import Level, service_level
from core.hours.month import Month
from core.language.spreadsheet import csv_text


def add_commands(cli: typer.Typer) -> None:
    """Adds this group."""
    cli.command()(calls)


def calls(
    month: Annotated[str | None, typer.Option("--month", help="As 2026-11. Default: this month.")] = None,
    to: Annotated[Path | None, typer.Option("--csv", help="Write the calls into this file.")] = None,
    as_json: AsJson = False,
) -> None:
    """The calls of a month: who, why so decided, who was rung, what came of it; and the service level."""
    with looking() as (tx, moment):
        wanted = Month.parse(month) if month else Month.containing(tx.now, zone_of(moment.company))
        told = call_log(tx, moment, wanted)
    level = service_level(told)
    if to:
        to.write_text(csv_text(COLUMNS, call_rows(told)), "utf-8", newline="")
    if as_json:
        told_level = {
            name: {group: _facts(one) for group, one in groups.items()} for name, groups in level.items()
        }
        print_json({"month": str(wanted), "calls": told, "service_level": told_level})
    else:
        _print(told, level)


def _facts(level: Level) -> dict[str, Any]:
    return {
        "calls": level.calls,
        "answered": level.answered,
        "within_30_s": level.in_time,
        "level": round(level.share, 3),
        "abandoned": level.abandoned,
    }


def _print(told: list[dict[str, Any]], level: dict[str, dict[str, Level]]) -> None:
    for call in told:
        who = call["client"] or call["standing"] or "-"
        waited = "" if call["wait_seconds"] is None else f", waited {call['wait_seconds']} s"
        talked = f", talked {call['talk_seconds']} s" if call["talk_seconds"] else ""
        way = "to" if call["direction"] == "out" else "from"
        print(
            f"{call['at']:%Y-%m-%d %H:%M:%S}  {way} {call['number']}  {who}  {call['decision']}: "
            f"{call['outcome']}{waited}{talked}"
        )
        for leg in call["legs"]:
            print(f"    {leg_in_words(leg)}")
    for name, groups in level.items():
        for group, counts in groups.items():
            print(
                f"{name if name == group else f'{name} {group}'}: {counts.calls} calls, "
                f"{counts.in_time} answered within 30 s ({counts.share:.0%}), "
                f"{counts.abandoned} given up"
            )
    if not told:
        print("no calls")
