"""load, link."""

from pathlib import Path
from typing import Annotated

import typer

from app.commands.context import AsJson, noted, opened, print_json
from app.settings import Settings, read_settings
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
        if changes:
            noted(tx, "imported", "company", file.name, rows=changes)
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
        noted(tx, "link", "contacts", person.code)
        expires = tx.now + LIFE
    links = _deep_links(code, settings)
    shown = f"{code[:4]}-{code[4:]}"
    answer = {
        "contact": contact,
        "code": shown,
        "expires_at": expires,
        "links": links,
    }
    if as_json:
        print_json(answer)
    else:
        minutes = int(LIFE.total_seconds() // 60)
        print(f"{person.name}: {shown}  (once, within {minutes} minutes: sent to the bot as a message)")
        for name, url in links.items():
            print(f"  {name}: {url}")


def _deep_links(code: str, settings: Settings) -> dict[str, str]:
    """Links that open the chat with the code in hand. The bot's own name is asked of the messenger."""
    from app.check import telegram_name, viber_uri  # noqa: PLC0415 - they ask over the network

    links = {}
    if settings.telegram_token is not None and (name := telegram_name(settings)):
        links["telegram"] = f"https://t.me/{name}?start={code}"
    if settings.viber_token is not None and (uri := viber_uri(settings)):
        links["viber"] = f"viber://pa?chatURI={uri}&context={code}"
    if "webchat" in settings.channels:
        # Behind the sign #: it is in nobody's log.
        links["webchat"] = f"{settings.dezurni_public_url}/chat#code={code}"
    return links
