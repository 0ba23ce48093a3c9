"""load, link."""

from pathlib import Path
from typing import Annotated

import typer

from app.commands.context import AsJson, opened, print_json
from app.settings import read_settings
from core.clients.identity import contact_by_code
from core.clients.link_codes import LIFE, new_code
from core.company_file.reading import read_company
from core.desk.load_company import load_company


def add_commands(cli: typer.Typer) -> None:
    """Adds this group."""
    cli.command()(load)
    cli.command()(link)


def load(
    file: Annotated[Path, typer.Argument(help="The company file, YAML.")],
    as_json: AsJson = False,
) -> None:
    """Reads a company file, whole or not at all; twice is the same as once."""
    company = read_company(file)
    with opened() as (database, clock), database.begin(clock) as tx:
        changes = load_company(tx, company)
    if as_json:
        print_json({"file": str(file), "clients": len(company.clients), "changes": changes})
    else:
        done = f"{changes} changes" if changes else "nothing changed"
        print(f"{file}: {len(company.clients)} clients, {done}")


def link(
    contact: Annotated[str, typer.Argument(help="The contact's code.")],
    as_json: AsJson = False,
) -> None:
    """A one-time code and deep links that tie a chat account to this contact."""
    settings = read_settings()
    with opened(settings) as (database, clock), database.begin(clock) as tx:
        person = contact_by_code(tx, contact)
        code = new_code(tx, person)
        expires = tx.now + LIFE
    shown = f"{code[:4]}-{code[4:]}"
    answer = {
        "contact": contact,
        "code": shown,
        "expires_at": expires,
        "links": _deep_links(code, settings.telegram_token is not None),
    }
    if as_json:
        print_json(answer)
    else:
        minutes = int(LIFE.total_seconds() // 60)
        print(f"{person.name}: {shown}  (once, within {minutes} minutes: sent to the bot as a message)")
        for name, url in _deep_links(code, settings.telegram_token is not None).items():
            print(f"  {name}: {url}")


def _deep_links(code: str, has_telegram: bool) -> dict[str, str]:
    """Links that open the chat with the code in hand. The bot's own name is asked of Telegram once."""
    if not has_telegram:
        return {}
    from app.check import telegram_name  # noqa: PLC0415 - asks Telegram over the network

    name = telegram_name(read_settings())
    return {"telegram": f"https://t.me/{name}?start={code}"} if name else {}
