"""api-key: keys of the API, listed, made and revoked."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy import select

from app.commands.context import AsJson, noted, opened, print_json
from core.database.transaction import Transaction
from core.errors import NotFound
from core.staff.api_keys import make_key, revoke_key
from core.staff.audit import COMMAND
from core.staff.rows import ApiKey
from core.staff.scopes import SCOPES

console = Console(highlight=False)


def add_commands(cli: typer.Typer) -> None:
    """Adds this group."""
    cli.command(name="api-key")(api_key)


def api_key(
    name: Annotated[
        str | None, typer.Argument(help="A new key's name. Without one, keys are listed.")
    ] = None,
    scope: Annotated[list[str] | None, typer.Option(help=f"Again for each: {', '.join(SCOPES)}.")] = None,
    days: Annotated[int, typer.Option(min=1, max=365, help="How long it is valid.")] = 365,
    revoke: Annotated[bool, typer.Option("--revoke", help="Ends the key with this name at once.")] = False,
    as_json: AsJson = False,
) -> None:
    """Keys of the API; a new one is printed once."""
    with opened() as (database, clock):
        if name is None:
            with database.read(clock) as tx:
                rows = [_row(key) for key in tx.all(select(ApiKey).order_by(ApiKey.id))]
            print_json(rows) if as_json else _print(rows)
            return
        with database.begin(clock) as tx:
            noted(tx, "revoke" if revoke else "make", "key", name)
            if revoke:
                _revoke(tx, name)
                key = None
            else:
                key = make_key(tx, name, scope or [], days, COMMAND)
    if key is None:
        print_json({"name": name, "revoked": True}) if as_json else print(f"{name} is valid no more")
    else:
        print_json({"name": name, "key": key}) if as_json else print(key)


def _revoke(tx: Transaction, name: str) -> None:
    key = tx.first(select(ApiKey).where(ApiKey.name == name))
    if key is None:
        raise NotFound(f"there is no key {name!r}: `dezurni api-key` lists them")
    revoke_key(tx, key.id)


def _row(key: ApiKey) -> dict[str, object]:
    return {
        "name": key.name,
        "prefix": key.prefix,
        "scopes": list(key.scopes),
        "created_by": key.created_by,
        "expires_at": key.expires_at,
        "revoked_at": key.revoked_at,
        "last_used_at": key.last_used_at,
    }


def _print(rows: list[dict[str, object]]) -> None:
    if not rows:
        console.print("there are no keys")
        return
    table = Table(*rows[0], box=None)
    for row in rows:
        shown = (", ".join(value) if isinstance(value, list) else value or "" for value in row.values())
        table.add_row(*(str(each) for each in shown))
    console.print(table)
