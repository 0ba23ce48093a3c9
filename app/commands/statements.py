"""statement."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from app.commands.context import AsJson, opened, print_json
from app.documents import letter_of, statement_file
from bot.dialogue.emphasis import plain
from bot.dialogue.render import render
from core.clients.identity import client_by_code
from core.clients.rows import Client
from core.database.heartbeat import some_worker_lives
from core.database.transaction import Transaction
from core.desk.make_statement import clients_with_statement, make_statement
from core.desk.moment import Moment, now_of
from core.desk.send_statement import FILES, require_over, send_statement, statement_facts
from core.errors import Invalid
from core.hours.month import Month
from core.language.catalogue import LANGUAGES
from documents.letter import Letter

# A statement's data, the contacts who were not reached, and what its letter needs besides.
Made = tuple[dict[str, Any], list[str], Letter]


def add_commands(cli: typer.Typer) -> None:
    """Adds this group."""
    cli.command()(statement)


def statement(
    month: Annotated[str, typer.Argument(help="As 2026-10.")],
    client: Annotated[str | None, typer.Option(help="Only this client, by code.")] = None,
    out: Annotated[
        Path | None, typer.Option(help="A folder for each client's text, PDF, picture and data.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="sr-Latn, sr-Cyrl or en. Default: the company's.")
    ] = None,
    send: Annotated[bool, typer.Option("--send", help="Send to the contacts who get it, each once.")] = False,
    as_json: AsJson = False,
) -> None:
    """The monthly statements; a closed month is frozen, a running one shows what stands so far."""
    asked = Month.parse(month)
    with opened() as (database, clock):
        with database.begin(clock) as tx:
            moment = now_of(tx)
            reads = _language(language or moment.company.language)
            codes = [c.code for c in _clients(tx, moment, asked, client)]
            if send:
                require_over(moment, asked)
            worker_lives = some_worker_lives(tx)
        made = []
        for code in codes:
            with database.begin(clock) as tx:
                made.append(_one(tx, now_of(tx), code, asked, send=send))
    if out:
        _write(out, made, reads)
    if as_json:
        statements = [data for data, _, _ in made]
        print_json(statements[0] if client else statements)
    else:
        _print(made, reads, send=send, worker_lives=worker_lives)


def _clients(tx: Transaction, moment: Moment, month: Month, code: str | None) -> list[Client]:
    return [client_by_code(tx, code)] if code else clients_with_statement(tx, moment, month)


def _language(language: str) -> str:
    if language not in LANGUAGES:
        raise Invalid(f"--language {language!r}: use one of {', '.join(LANGUAGES)}")
    return language


def _one(tx: Transaction, moment: Moment, code: str, month: Month, *, send: bool) -> Made:
    served = client_by_code(tx, code)
    if send:
        data, unreached = send_statement(tx, moment, served, month)
    else:
        data, unreached = make_statement(tx, moment, served, month), []
    return data, unreached, letter_of(tx, moment, served, month)


def _write(folder: Path, made: list[Made], language: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for data, _, letter in made:
        name = f"{data['month']}-{data['client']}"
        (folder / f"{name}.json").write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", "utf-8")
        (folder / f"{name}.txt").write_text(_text(data, language) + "\n", "utf-8")
        for kind in FILES:
            file = statement_file(kind, data, letter, language)
            (folder / file.name).write_bytes(file.content)


def _print(made: list[Made], language: str, *, send: bool, worker_lives: bool) -> None:
    for data, unreached, _ in made:
        print(_text(data, language))
        if send:
            print(
                f"-> not reached: {', '.join(unreached)} (no chat linked)" if unreached else "-> on its way"
            )
        print()
    if not made:
        print("no client has a statement for this month")
    if send and not worker_lives:
        print("no worker is running: `dezurni serve` or `dezurni worker` delivers them")


def _text(data: dict[str, Any], language: str) -> str:
    """What the client reads in the chat."""
    return plain(render({"key": "statement", "facts": statement_facts(data), "language": language}).text)
