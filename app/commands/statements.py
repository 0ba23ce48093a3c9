"""statement."""

import json
import sys
from collections.abc import Collection, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from app.commands.context import AsJson, looking, noted, opened, print_json
from app.documents import letter_of, statement_file
from app.sending import send_one
from bot.dialogue.emphasis import plain
from bot.dialogue.render import render
from core.clients.identity import client_by_code
from core.clients.rows import Client
from core.clock import Clock
from core.database.heartbeat import some_worker_lives
from core.database.transaction import Database, Transaction
from core.desk.contact_chat import statement_readers
from core.desk.make_statement import clients_with_statement, make_statement
from core.desk.moment import Moment, now_of
from core.desk.run_month import clients_set_aside
from core.desk.send_statement import require_over
from core.desk.statement_progress import progress_of
from core.desk.statement_ways import FILES, statement_facts
from core.errors import Invalid
from core.hours.month import Month
from core.language.catalogue import LANGUAGES
from documents.letter import Letter

# A statement's data, and the codes of contacts who cannot be reached.
Made = tuple[dict[str, Any], list[str]]
_WHY = {
    "no-reader": "nobody of this client gets the statement (gets_statement)",
    "no-chat": "no chat is linked: `dezurni link CONTACT`, then send again",
    "blocked": "the messenger refuses the chat: blocked, or gone",
    "gave-up": "the messenger did not answer for hours: `dezurni outbox`",
    "failed": "a fault of ours: see the log and `dezurni outbox`",
}


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
    progress: Annotated[
        bool, typer.Option("--progress", help="Only how far the month's sending is, and who is not reached.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """The monthly statements; a closed month is frozen, a running one shows what stands so far."""
    asked = Month.parse(month)
    if progress:
        _check_progress(client, send=send)
        _show_progress(asked, as_json=as_json)
        return
    with opened() as (database, clock):
        with database.begin(clock) as tx:
            moment = now_of(tx)
            _require_begun(moment, asked)
            reads = _language(language or moment.company.language)
            clients = [(c.id, c.code) for c in _clients(tx, moment, asked, client)]
            if send:
                require_over(moment, asked)
                _note(tx, asked, client)
            unread = {code for served, code in clients if send and not statement_readers(tx, served)}
            worker_lives = some_worker_lives(tx)
        made, failed = [], []
        for client_id, code in _counted(clients, asked, shown=send):
            one = _one(database, clock, client_id, asked, send=send)
            if one is None:
                failed.append(code)
                continue
            made.append(one)
            if out:
                _write(out, one[0], _letter(database, clock, client_id, asked), reads)
    if as_json:
        statements = [data for data, _ in made]
        print_json(statements[0] if client and made else statements)
    else:
        _print(made, reads, send=send, worker_lives=worker_lives, unread=unread)
    if failed:
        print(f"set aside, a fault of ours (see the log): {', '.join(failed)}", file=sys.stderr)
        raise typer.Exit(1)


def _note(tx: Transaction, month: Month, client: str | None) -> None:
    """The order, whomever it reaches."""
    if client:
        noted(tx, "send-statement", "statements", f"{month}/{client}")
    else:
        noted(tx, "send-statements", "statements", month)


def _check_progress(client: str | None, *, send: bool) -> None:
    if send:
        raise Invalid("--send and --progress together: send first, then ask how far it is")
    if client:
        raise Invalid("--progress is of the whole month: leave out --client")


def _require_begun(moment: Moment, month: Month) -> None:
    if month.bounds(moment.calendar.zone)[0] > moment.at:
        raise Invalid(f"{month} has not begun yet: there is nothing to state")


def _clients(tx: Transaction, moment: Moment, month: Month, code: str | None) -> list[Client]:
    return [client_by_code(tx, code)] if code else clients_with_statement(tx, moment, month)


def _language(language: str) -> str:
    if language not in LANGUAGES:
        raise Invalid(f"--language {language!r}: use one of {', '.join(LANGUAGES)}")
    return language


def _counted(clients: list[tuple[int, str]], month: Month, *, shown: bool) -> Iterator[tuple[int, str]]:
    """The same, with a line on a terminal that tells how far it is."""
    shown = shown and sys.stderr.isatty()
    for number, each in enumerate(clients, 1):
        yield each
        if shown:
            end = "\n" if number == len(clients) else ""
            print(f"\r{month}: {number} of {len(clients)} on their way", end=end, file=sys.stderr, flush=True)


def _one(database: Database, clock: Clock, client_id: int, month: Month, *, send: bool) -> Made | None:
    if send:
        return send_one(database, clock, client_id, month)
    with database.begin(clock) as tx:
        return make_statement(tx, now_of(tx), tx.get(Client, client_id), month), []


def _letter(database: Database, clock: Clock, client_id: int, month: Month) -> Letter:
    with database.read(clock) as tx:
        return letter_of(tx, now_of(tx), tx.get(Client, client_id), month)


def _show_progress(month: Month, *, as_json: bool) -> None:
    with looking() as (tx, moment):
        _require_begun(moment, month)
        went = progress_of(tx, month, clients_set_aside(tx, month))
    if as_json:
        unreached = [{"client": u.client, "contact": u.contact, "why": u.why} for u in went.unreached]
        print_json({**asdict(went), "unreached": unreached})
        return
    print(
        f"{went.month}: clients {went.clients}, on their way {went.queued}; "
        f"contacts: sent {went.sent}, waiting {went.waiting}, not reached {len(went.unreached)}"
    )
    for who in went.unreached:
        print(f"  {who.client} {who.contact or '-'}: {_WHY[who.why]}")


def _write(folder: Path, data: dict[str, Any], letter: Letter, language: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{data['month']}-{data['client']}"
    (folder / f"{name}.json").write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", "utf-8")
    (folder / f"{name}.txt").write_text(_text(data, language) + "\n", "utf-8")
    for kind in FILES:
        file = statement_file(kind, data, letter, language)
        (folder / file.name).write_bytes(file.content)


def _print(
    made: list[Made], language: str, *, send: bool, worker_lives: bool, unread: Collection[str]
) -> None:
    for data, unreached in made:
        print(_text(data, language))
        if send:
            print(f"-> {_sent(data, unreached, unread)}")
        print()
    if not made:
        print("no client has a statement for this month")
    if send and not worker_lives:
        print("no worker is running: `dezurni serve` or `dezurni worker` delivers them")


def _sent(data: dict[str, Any], unreached: list[str], unread: Collection[str]) -> str:
    if data["client"] in unread:
        return "nobody gets it: no contact with gets_statement"
    return f"not reached: {', '.join(unreached)}" if unreached else "on its way"


def _text(data: dict[str, Any], language: str) -> str:
    """What the client reads in the chat."""
    return plain(render({"key": "statement", "facts": statement_facts(data), "language": language}).text)
