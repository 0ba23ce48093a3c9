"""serve, worker, migrate, check, outbox."""

import asyncio
import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from app.commands.context import AsJson, log_to_stderr, noted, opened, print_json
from app.settings import Settings, read_settings
from app.tables import metadata
from core.clock import Clock, SystemClock
from core.database.alone import alone
from core.database.inbox import hear_again, set_aside
from core.database.outbox import Delivery, retry, waiting, what_of
from core.database.pace import holds
from core.database.schema import migrate as bring_up
from core.database.schema import newest
from core.database.transaction import Database, Transaction
from core.desk.sign_in import first_link

console = Console(highlight=False)


def add_commands(cli: typer.Typer) -> None:
    """Adds this group."""
    for command in (serve, worker, migrate, outbox, check):
        cli.command()(command)


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8000,
    demo: Annotated[bool, typer.Option("--demo", help="The demo company and the simulator pages.")] = False,
    no_worker: Annotated[bool, typer.Option("--no-worker", help="HTTP doors only.")] = False,
) -> None:
    """HTTP doors, and the worker in the same process."""
    import uvicorn  # noqa: PLC0415 - the other commands need no server

    from app.demo import Demo  # noqa: PLC0415 - importing the doors takes a while
    from app.house import House  # noqa: PLC0415
    from app.http import create_app  # noqa: PLC0415

    settings = _served_at(read_settings(), host, port)
    with _alone_with(settings):
        if demo:
            play = Demo(settings)
            play.prepare()
            house, app = play.house, create_app(play.house, demo=play, with_worker=not no_worker)
        else:
            house = House(settings, SystemClock())
            house.prepare()
            app = create_app(house, with_worker=not no_worker)
        _tell_where_to_go(settings, demo=demo)
        if not demo:
            _invite_first_manager(house.database, house.clock, settings)
        _keep_what_stays()
        try:
            uvicorn.run(
                app, host=host, port=port, log_level="warning", access_log=False, timeout_graceful_shutdown=2
            )
        finally:
            house.close()


def _keep_what_stays() -> None:
    """What was read at the start stays: to look through all of it for rubbish takes half a second each time,
    in which nobody is answered.
    """
    gc.collect()
    gc.freeze()


def worker() -> None:
    """The worker alone; any number of them may run on one PostgreSQL."""
    from app.house import House  # noqa: PLC0415 - importing the doors takes a while

    settings = read_settings()
    with _alone_with(settings):
        house = House(settings, SystemClock())
        house.prepare()
        try:
            asyncio.run(house.working())
        except KeyboardInterrupt:
            pass
        finally:
            house.close()


def migrate() -> None:
    """Brings the database to the newest schema."""
    settings = read_settings()
    settings.data_folder.mkdir(parents=True, exist_ok=True)
    database = Database(settings.dezurni_database_url)
    try:
        bring_up(database, metadata)
    finally:
        database.close()
    console.print(f"schema {newest()}")


def outbox(
    retry_id: Annotated[
        int | None, typer.Option("--retry", min=1, max=2**31 - 1, help="Try this one again, now.")
    ] = None,
    hears: Annotated[
        bool, typer.Option("--hear", help="Try the messages again at which the desk failed.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """What waits to be delivered, what was set aside and why."""
    with opened() as (database, clock):
        if retry_id is not None or hears:
            with database.begin(clock) as tx:
                _try_again(tx, retry_id, hears=hears)
        with database.read(clock) as tx:
            held = {(each.channel, each.address): each.until for each in holds(tx)}
            rows = [_row(delivery, held) for delivery in waiting(tx)]
            unheard = len(set_aside(tx))
    if as_json:
        print_json(rows)
        return
    _print_outbox(rows)
    if unheard:
        console.print(f"messages that could not be heard: {unheard}; --hear tries them again")


def check(
    as_json: AsJson = False,
    call: Annotated[
        str | None, typer.Option("--call", help="Ring this operator's telephone, to see that it rings.")
    ] = None,
) -> None:
    """Preflight: what would keep this desk from working."""
    from app.check import findings  # noqa: PLC0415 - importing the doors takes a while
    from app.trial_call import trial_call  # noqa: PLC0415

    found = [trial_call(call)] if call else findings()
    if as_json:
        print_json([{"what": f.what, "state": f.state, "mend": f.mend} for f in found])
    else:
        for finding in found:
            mend = f": {finding.mend}" if finding.mend else ""
            console.print(f"{finding.state:8} {finding.what}{mend}", markup=False)
    if any(finding.state == "wrong" for finding in found):
        raise typer.Exit(1)


def _try_again(tx: Transaction, delivery: int | None, *, hears: bool) -> None:
    if delivery is not None:
        retry(tx, delivery)
        noted(tx, "retry", "delivery", delivery)
    if hears and (count := hear_again(tx)):
        noted(tx, "hear-again", "delivery", "", messages=count)


@contextmanager
def _alone_with(settings: Settings) -> Iterator[None]:
    """A process that stays: the only one, where the database is a SQLite file."""
    log_to_stderr(settings)
    if settings.dezurni_database_url.startswith("sqlite"):
        settings.data_folder.mkdir(parents=True, exist_ok=True)
    with alone(settings.dezurni_database_url):
        yield


def _served_at(settings: Settings, host: str, port: int) -> Settings:
    """Without a public address of its own, the desk is where it listens."""
    if "dezurni_public_url" in settings.model_fields_set:
        return settings
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    return settings.model_copy(update={"dezurni_public_url": f"http://{shown}:{port}"})


def _tell_where_to_go(settings: Settings, *, demo: bool) -> None:
    base = settings.dezurni_public_url
    console.print(f"Dežurni: {base}")
    if demo:
        console.print(f"  chat with the bot:   {base}/try/chat")
        console.print(f"  the chat on a site:  {base}/try/site")
        console.print(f"  call the line:       {base}/try/phone")
        print("  ask it:              .venv/bin/dezurni route +381601230003 --at 2026-12-25T22:00")
        console.print("  stop:                Ctrl+C")


def _invite_first_manager(database: Database, clock: Clock, settings: Settings) -> None:
    """Until a manager can sign in, each start makes one a link; nobody else sees this log."""
    with database.begin(clock) as tx:
        token = first_link(tx)
    if token:
        console.print("  the first manager signs in here, once, within 24 hours:")
        print(f"  {settings.dezurni_public_url}/enter/{token.text}")


def _row(delivery: Delivery, held: Mapping[tuple[str, str], datetime]) -> dict[str, object]:
    chat, channel = (delivery.channel, delivery.address), (delivery.channel, "")
    return {
        "id": delivery.id,
        "channel": delivery.channel,
        "what": what_of(delivery),
        "state": "set aside" if delivery.set_aside_at else "waiting",
        "due_at": delivery.due_at,
        # The vendor wants to be left alone until then.
        "held_until": held.get(chat) or held.get(channel),
        "attempts": delivery.attempts,
        "reason": delivery.reason,
    }


def _print_outbox(rows: list[dict[str, object]]) -> None:
    if not rows:
        console.print("nothing waits, nothing was set aside")
        return
    table = Table("id", "channel", "what", "state", "due", "held until", "attempts", "reason", box=None)
    for row in rows:
        table.add_row(*(str(value if value is not None else "") for value in row.values()))
    console.print(table)
