"""calls."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from app.commands.context import AsJson, looking, print_json
from core.company.organisation import zone_of
from core.desk.call_log import call_log, service_level
from core.hours.month import Month

_COLUMNS = (
    "id",
    "at",
    "direction",
    "number",
    "client",
    "contact",
    "standing",
    "plan",
    "rank",
    "decision",
    "reasons",
    "wait_seconds",
    "answered",
    "operator",
    "legs",
    "talk_seconds",
    "outcome",
    "ticket",
    "question",
)
# What a spreadsheet would take for a formula: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


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
        _write(to, told)
    if as_json:
        print_json({"month": str(wanted), "calls": told, "service_level": level})
    else:
        _print(told, level)


def _write(path: Path, told: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(_COLUMNS)
        rows.writerows([_cell(call[column]) for column in _COLUMNS] for call in told)


def _cell(value: Any) -> str:
    """One cell as text, of which no spreadsheet makes a formula."""
    match value:
        case None:
            text = ""
        case list():
            text = "; ".join(_leg(each) if isinstance(each, dict) else str(each) for each in value)
        case _:
            text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _leg(leg: dict[str, Any]) -> str:
    detail = f" ({leg['detail']})" if leg["detail"] else ""
    return f"{leg['operator']}: {leg['result']}{detail}"


def _print(told: list[dict[str, Any]], level: dict[str, dict[str, dict[str, Any]]]) -> None:
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
            print(f"    {_leg(leg)}")
    for name, groups in level.items():
        for group, counts in groups.items():
            print(
                f"{name if name == group else f'{name} {group}'}: {counts['calls']} calls, "
                f"{counts['within_30_s']} answered within 30 s ({counts['level']:.0%}), "
                f"{counts['abandoned']} given up"
            )
    if not told:
        print("no calls")
