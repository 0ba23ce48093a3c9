"""standing."""

from typing import Annotated

import typer

from app.commands.context import AsJson, At, checked_language, looking, print_json
from bot.dialogue.emphasis import plain
from bot.dialogue.render import render
from core.clients.identity import client_by_code
from core.desk.answers import standing_answer
from core.desk.tell_contract import contract_text


def add_commands(cli: typer.Typer) -> None:
    """Adds this group."""
    cli.command()(standing)


def standing(
    client: Annotated[str, typer.Argument(help="The client's code.")],
    at: At = None,
    language: Annotated[
        str | None, typer.Option(help="sr-Latn, sr-Cyrl or en. Default: the company's.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Where a client stands, why, until when, and what it may have now, as the client is told."""
    with looking(at) as (tx, moment):
        served = client_by_code(tx, client)
        answer = standing_answer(tx, moment, served)
        said = contract_text(tx, moment, served)
        reads = checked_language(language or moment.company.language)
    if as_json:
        print_json(answer)
    else:
        print(plain(render({"key": said.key, "facts": said.facts, "language": reads}).text))
