"""rehearse."""

from pathlib import Path
from typing import Annotated, Any

import typer

from app.commands.context import AsJson, log_to_stderr, opened, print_json
from app.settings import read_settings
from core.calls.reasons import reason_text
from core.clock import SystemClock
from core.company_file.reading import Written, read_company
from core.errors import Wrong
from core.rehearsal import Rehearsed, Scenario
from web.wording import Words


def add_commands(cli: typer.Typer) -> None:
    """Adds this group."""
    cli.command()(rehearse)


def rehearse(
    file: Annotated[Path, typer.Argument(help="The written rehearsal, YAML; docs/rehearsal.md shows one.")],
    as_json: AsJson = False,
) -> None:
    """Plays a written scenario on a copy: who would be reached, and when; exit 1 where it is not as expected.

    Nobody is called or written to, and nothing is written to the database.
    """
    from app.rehearsal.script import checked, located, read_script, scenario_of  # noqa: PLC0415 - as below

    written = read_script(file)
    scenario = scenario_of(written)
    try:
        rehearsed = _played(written, scenario)
    except Wrong as error:
        raise located(written, error) from error
    checks = checked(written, rehearsed)
    if as_json:
        print_json({"file": str(file), **_answer(rehearsed), "expectations": [vars(c) for c in checks]})
    else:
        _print(rehearsed, checks)
    if not all(check.is_met for check in checks):
        raise typer.Exit(1)


def _played(written: Written[Any], scenario: Scenario) -> Rehearsed:
    from app.rehearsal.copying import from_file  # noqa: PLC0415 - importing the doors takes a while
    from app.rehearsal.play import play  # noqa: PLC0415
    from app.rehearsal.rehearsals import Rehearsals  # noqa: PLC0415
    from knowledge_base.article import installed_articles  # noqa: PLC0415
    from knowledge_base.library import IndexedLibrary  # noqa: PLC0415

    library = IndexedLibrary(installed_articles())
    if written.value.company is None:
        with opened() as (database, clock):
            return Rehearsals(database, clock, lambda: library)(scenario)
    log_to_stderr(read_settings())
    company = read_company(written.path.parent / written.value.company)
    return play(scenario, from_file(company), library, SystemClock())


def _answer(rehearsed: Rehearsed) -> dict[str, Any]:
    minutes = rehearsed.minutes_to_accept
    return {
        "at": rehearsed.at,
        "who": rehearsed.who,
        "client": rehearsed.client or None,
        "decision": rehearsed.decision,
        "reasons": _reasons(rehearsed),
        "on_duty": list(rehearsed.on_duty),
        "backup": list(rehearsed.backup),
        "accepted_by": rehearsed.accepted_by,
        "accepted_at": rehearsed.accepted_at,
        "minutes_to_accept": None if minutes is None else round(minutes, 1),
        "rung": list(rehearsed.rung),
        "heard": list(rehearsed.heard),
        "settled": rehearsed.is_settled,
        "ended_at": rehearsed.ended_at,
        "waiting": rehearsed.left,
        "next_at": rehearsed.next_at,
        "timeline": [vars(deed) for deed in rehearsed.deeds],
    }


def _reasons(rehearsed: Rehearsed) -> list[str]:
    return [reason_text(reason, "en", rehearsed.currency, rehearsed.names) for reason in rehearsed.reasons]


def _print(rehearsed: Rehearsed, checks: list[Any]) -> None:
    words, client = Words("en"), f" ({rehearsed.client})" if rehearsed.client else ""
    print(f"{rehearsed.at.isoformat()}  {rehearsed.who}{client}: {rehearsed.decision}")
    for position, reason in enumerate(_reasons(rehearsed), 1):
        print(f"  {position}. {reason}")
    for deed in rehearsed.deeds:
        who = rehearsed.names.get(deed.who, deed.who) or words.say("rehearsal-kind", kind=deed.kind)
        text = " ".join(deed.text.split())
        did = words.say("rehearsal-did", what=deed.what)
        print(f"  {deed.at:%d.%m. %H:%M:%S}  {who:20} {did}{': ' if text else ''}{text}")
    for check in checks:
        got = "" if check.is_met else f", got {check.got}"
        print(f"{'ok    ' if check.is_met else 'FAILED'} {check.name}: expected {check.expected}{got}")
