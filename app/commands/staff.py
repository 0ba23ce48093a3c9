"""staff: who may sign in to the page, and a link for somebody who cannot."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from app.commands.context import AsJson, noted, opened, print_json
from app.settings import read_settings
from core.database.transaction import Transaction
from core.desk.sign_in import FIRST_LINK_LASTS
from core.roster.reading import operator_by_code, operators
from core.staff.rows import Account
from core.staff.sessions import make_link

console = Console(highlight=False)


def add_commands(cli: typer.Typer) -> None:
    """Adds this group."""
    cli.command()(staff)


def staff(
    link: Annotated[
        str | None, typer.Option(help="A sign-in link for this operator: 24 hours, once.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Who may sign in to the page, and how."""
    settings = read_settings()
    with opened(settings) as (database, clock):
        if link is not None:
            with database.begin(clock) as tx:
                operator = operator_by_code(tx, link)
                noted(tx, "sign-in-link", "account", operator.code)
                url = f"{settings.dezurni_public_url}/enter/{make_link(tx, link, FIRST_LINK_LASTS).text}"
            print_json({"operator": link, "url": url}) if as_json else print(url)
            return
        with database.read(clock) as tx:
            rows = _people(tx)
    print_json(rows) if as_json else _print(rows)


def _people(tx: Transaction) -> list[dict[str, object]]:
    found = []
    for operator in operators(tx).values():
        account = tx.session.get(Account, operator.code)
        found.append(
            {
                "operator": operator.code,
                "name": operator.name,
                "roles": operator.roles,
                "password": bool(account and account.password_hash),
                "second_factor": bool(account and account.totp_secret),
            }
        )
    return found


def _print(rows: list[dict[str, object]]) -> None:
    table = Table("operator", "name", "roles", "password", "second factor", box=None)
    for row in rows:
        roles = row["roles"]
        assert isinstance(roles, list)
        signs = ("yes" if row[key] else "no" for key in ("password", "second_factor"))
        table.add_row(str(row["operator"]), str(row["name"]), ", ".join(roles), *signs)
    console.print(table)
