"""backup."""

from typing import Annotated

import typer

from app.commands.context import AsJson, noted, opened, parsed_moment, print_json
from core.clients.identity import client_by_code
from core.company.organisation import local, organisation
from core.desk.take_backup import take_backup

# What a 64-bit column holds.
_LARGEST = 2**63 - 1


def add_commands(cli: typer.Typer) -> None:
    """Adds this group."""
    cli.command()(backup)


def backup(
    client: Annotated[str, typer.Argument(help="The client's code.")],
    at: Annotated[
        str | None,
        typer.Option("--at", help="When it was made; told again for this moment, it is one. Default: now."),
    ] = None,
    size: Annotated[int, typer.Option(min=0, max=_LARGEST, help="Its size in bytes.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Notes a cloud backup that was made; the backup service's script calls it after each."""
    with opened() as (database, clock), database.begin(clock) as tx:
        made_at = parsed_moment(tx, at)
        is_new = take_backup(tx, client_by_code(tx, client), made_at, size)
        if is_new:
            noted(tx, "backup", "client", client)
        shown = local(organisation(tx), made_at)
    if as_json:
        print_json({"client": client, "at": shown, "size_bytes": size, "new": is_new})
    else:
        print(f"{client} {shown.isoformat(timespec='seconds')}: {'noted' if is_new else 'known already'}")
