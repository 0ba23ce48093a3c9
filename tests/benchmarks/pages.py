"""`python -m tests.benchmarks.pages`: how long each page of the staff takes, with years of work behind it.

A real server in a process of its own; pages that are open before other people ask for what is new whenever
something changed, and once a second a client writes. Measured is the whole answer, at the browser's end.
"""

import argparse
import asyncio
import os
import random
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import psycopg
from sqlalchemy import Engine, insert, select, text

from app.tables import metadata
from core.clients.rows import Client, Contact
from core.clock import SystemClock
from core.database.schema import migrate
from core.database.transaction import Database, Transaction
from core.desk.add_to_ticket import add_to_ticket
from core.desk.load_company import load_company
from core.desk.moment import now_of
from core.language.script import fold
from core.staff.sessions import open_session
from core.tickets.rows import Message, Ticket, TicketWord
from core.tickets.tickets import FIRST_NUMBER, ticket_by_number
from knowledge_base.article import installed_articles
from tests.benchmarks.databases import DURABLE, databases
from tests.core.desk.office import coded, example
from tests.postgres import free_port
from tests.slow.real_process import dezurni
from web.rendering import PAGES

_CLOCK = SystemClock()
_OPERATORS = ("ana", "marko", "jelena", "vesna")
# Of all tickets so many are not closed.
_ALIVE = 1000
_SAID_AT_ONCE = 20_000
_RARE = "perkolator"
_PATIENCE_SECONDS = 120


def main() -> None:
    """Measures what the command line asks for."""
    asked = _parser().parse_args()
    print(
        f"{asked.database}, {DURABLE[asked.database]}; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    )
    with _database(asked) as database, tempfile.TemporaryDirectory() as folder:
        url = database.url.render_as_string(hide_password=False)
        print(
            f"{asked.clients:,} clients, {asked.tickets:,} tickets, {asked.messages:,} messages;"
            f" {asked.sessions} open pages",
            flush=True,
        )
        tokens = _sign_in(database, asked.sessions + 1)
        port = free_port()
        with dezurni(Path(folder), url, "http://127.0.0.1:9", "serve", "--no-worker", "--port", str(port)):
            took = asyncio.run(_measured(f"http://127.0.0.1:{port}", database, tokens, asked))
    _tell(took)


@contextmanager
def _database(asked: argparse.Namespace) -> Iterator[Database]:
    """The filled database: a new one, or the SQLite file that is kept from measurement to measurement."""
    with databases(asked.database) as new_database:
        is_filled = asked.keep is not None and asked.keep.exists()
        database = Database(f"sqlite:///{asked.keep.resolve()}" if asked.keep else new_database())
        migrate(database, metadata)
        if not is_filled:
            began = time.perf_counter()
            _fill(database, asked)
            print(f"{time.perf_counter() - began:.0f} s to fill", flush=True)
        yield database
        database.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.pages", description=__doc__)
    parser.add_argument("--database", choices=list(DURABLE), default="sqlite")
    parser.add_argument("--clients", type=int, default=2000)
    parser.add_argument("--tickets", type=int, default=50_000)
    parser.add_argument("--messages", type=int, default=500_000)
    parser.add_argument("--sessions", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--keep", type=Path, help="a SQLite file: filled if it is not there, and not removed")
    return parser


def _pages(asked: argparse.Namespace) -> dict[str, str]:
    """What is measured: by name, where it is."""
    newest, middle = FIRST_NUMBER + asked.tickets - 1, FIRST_NUMBER + asked.tickets // 2
    searches = {
        "a common word": "program",
        "two words": "štampač faktura",
        "in Cyrillic": "штампач",
        "a rare word": _RARE,
        "a client": "Klijent 1234",
        "a client and a word": "klijent-77 faktura",
        "a number": f"#{middle}",
        "a telephone": "0619001234",
        "nothing": "xyzzyx",
    }
    return {
        **{area: path for area, path in PAGES.items() if area != "tickets"},
        "now, what is new": "/now",
        **{f"tickets: {view}": f"/tickets?view={view}" for view in _VIEWS},
        "tickets: page 500": f"/tickets?view=all&after={middle}",
        **{
            f"search: {name}": f"/tickets?q={httpx.QueryParams({'q': q})['q']}"
            for name, q in searches.items()
        },
        "ticket, the newest": f"/tickets/{newest}",
        "ticket, the longest": f"/tickets/{FIRST_NUMBER}",
        "ticket, what is new": f"/tickets/{newest}/part",
        "ticket: articles": f"/tickets/{newest}/articles?q=faktura",
        "clients: search": "/clients?q=1234",
        "client": "/clients/klijent-1234",
        "client: edit": "/clients/klijent-1234/edit",
        "company": "/company",
        "roster: month": "/roster?view=month",
        "roster: proof": "/roster/proof",
        "calls: service level": "/calls/level",
        "articles: unanswered": "/articles/unanswered",
        "delivery: sent": "/delivery?view=sent",
        "staff: keys": "/staff/keys",
    }


_VIEWS = ("mine", "unassigned", "waiting", "risk", "all", "closed")


async def _measured(
    base: str, database: Database, tokens: Sequence[str], asked: argparse.Namespace
) -> dict[str, list[float]]:
    """Seconds that each page took, each time."""
    took: dict[str, list[float]] = {name: [] for name in _pages(asked)}
    refreshed = defaultdict[str, list[float]](list)
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=base, timeout=60, limits=limits) as client:
        await _answers(client)
        async with _life(client, database, tokens[1:], asked, refreshed):
            for number in range(asked.rounds + 1):
                for name, path in random.sample(sorted(_pages(asked).items()), k=len(took)):
                    began = time.perf_counter()
                    answer = await client.get(path, cookies={"dezurni": tokens[0]})
                    assert answer.status_code == 200, (path, answer.status_code, answer.text[:300])
                    if number:  # the first time is for what is read once
                        took[name].append(time.perf_counter() - began)
    return took | refreshed


async def _answers(client: httpx.AsyncClient) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < until:
        with suppress(httpx.TransportError):
            await client.get("/login")
            return
        await asyncio.sleep(0.3)
    raise SystemExit("the server does not answer")


@asynccontextmanager
async def _life(
    client: httpx.AsyncClient,
    database: Database,
    tokens: Sequence[str],
    asked: argparse.Namespace,
    took: dict[str, list[float]],
) -> AsyncIterator[None]:
    """Others look at their pages, and a client writes."""
    newest = FIRST_NUMBER + asked.tickets - 1
    tasks = [asyncio.create_task(_writes(database, newest))]
    for number, token in enumerate(tokens):
        of, part = [
            ("now", "/now"),
            ("tickets", "/tickets/part?view=waiting"),
            (f"ticket-{newest}", f"/tickets/{newest}/part"),
        ][number % 3]
        tasks.append(asyncio.create_task(_watches(client, token, of, part, took[f"refreshed: {of}"])))
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _watches(client: httpx.AsyncClient, token: str, of: str, part: str, waited: list[float]) -> None:
    """As the page's script does; how long what is new takes to come is kept."""
    cookies = {"dezurni": token}
    async with client.stream("GET", f"/live?of={of}", cookies=cookies, timeout=None) as lines:
        async for line in lines.aiter_lines():
            if line.startswith("event: changed"):
                began = time.perf_counter()
                await client.get(part, cookies=cookies, headers={"X-Live": "1"})
                waited.append(time.perf_counter() - began)


async def _writes(database: Database, number: int) -> None:
    for count in range(100_000):
        await asyncio.to_thread(_write, database, number - count % 5, count)
        await asyncio.sleep(1)


def _write(database: Database, number: int, count: int) -> None:
    with database.begin(_CLOCK) as tx:
        add_to_ticket(
            tx, now_of(tx), ticket_by_number(tx, number), None, f"I dalje ne radi, pokušaj {count}."
        )


def _tell(took: dict[str, list[float]]) -> None:
    print(f"  {'ms':28} {'median':>8} {'p95':>8} {'worst':>8}")
    for name, seconds in took.items():
        ordered = sorted(seconds)
        p95 = ordered[min(int(len(ordered) * 0.95), len(ordered) - 1)]
        slow = "  over 200" if p95 > 0.2 else ""
        median = statistics.median(ordered)
        print(f"  {name:28} {median * 1000:8.0f} {p95 * 1000:8.0f} {ordered[-1] * 1000:8.0f}{slow}")


def _sign_in(database: Database, count: int) -> list[str]:
    """Cookies of the manager first, then of everybody in turn."""
    with database.begin(_CLOCK) as tx:
        people = ["vesna", *(_OPERATORS[number % len(_OPERATORS)] for number in range(count))]
        return [open_session(tx, code, "open").text for code in people[:count]]


def _fill(database: Database, asked: argparse.Namespace) -> None:
    """Years of work: clients by the company file, the rest in bulk."""

    def edit(data: dict[str, Any]) -> None:
        model = coded(data["clients"], "zora")
        data["clients"] += [_client(model, number) for number in range(asked.clients)]

    with database.begin(_CLOCK) as tx:
        load_company(tx, example(edit))
    dice = random.Random(7)
    with database.begin(_CLOCK) as tx:
        contacts = tx.session.execute(select(Contact.id, Contact.client_id).join(Client)).all()
        tickets = [_ticket(tx, dice, contacts, n, asked.tickets) for n in range(asked.tickets)]
        for start in range(0, len(tickets), 5000):
            tx.session.execute(insert(Ticket), tickets[start : start + 5000])
    _speak(database, asked, dice)
    with database.engine.begin() as connection:
        if database.url.get_backend_name() == "postgresql":
            for table in ("tickets", "messages"):
                connection.execute(text(f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))"))
            # As its autovacuum does by itself. Nobody does it for SQLite, where a desk goes without.
            connection.execute(text("ANALYZE"))


def _client(model: dict[str, Any], number: int) -> dict[str, Any]:
    code, person = f"klijent-{number}", dict(model["contacts"][0])
    person |= {"code": f"{code}-osoba", "name": f"Osoba {number}", "phones": [f"+38161900{number:04}"]}
    person |= {name: value for name, value in {"telegram_id": None, "email": None}.items() if name in person}
    tax = {"tax_id": str(200_000_000 + number)} if "tax_id" in model else {}
    return {**model, "code": code, "name": f"Klijent {number} d.o.o.", "contacts": [person], **tax}


def _ticket(
    tx: Transaction, dice: random.Random, contacts: Sequence[Any], n: int, all_of: int
) -> dict[str, Any]:
    contact_id, client_id = dice.choice(contacts)
    opened_at = tx.now - timedelta(minutes=20 * (all_of - n))
    is_alive = n >= all_of - _ALIVE
    state = ("open" if n % 3 == 0 else "taken") if is_alive else "closed"
    return {
        "id": n + 1,
        "number": FIRST_NUMBER + n,
        "client_id": client_id,
        "contact_id": contact_id,
        "subject": f"Program ne radi kako treba ({n})",
        "source": "telegram",
        "rank": dice.choice((-1, 1, 2, 3)),
        "state": state,
        "operator": None if state == "open" else dice.choice(_OPERATORS),
        "opened_at": opened_at,
        "answer_due_at": opened_at + timedelta(hours=4),
        "answered_at": None if is_alive and n % 2 else opened_at + timedelta(minutes=30),
        "closed_at": None if is_alive else opened_at + timedelta(hours=2),
        "awaits_since": opened_at if is_alive and n % 2 else None,
    }


def _speak(database: Database, asked: argparse.Namespace, dice: random.Random) -> None:
    """Messages, and the words that find them; the first ticket has a thousand of them."""
    vocabulary = sorted(
        {w for a in installed_articles() for w in a.body.split() if w.isalpha() and len(w) > 1}
    )
    folded = {word: fold(word) for word in vocabulary}
    weights = [1 / (rank + 5) for rank in range(len(vocabulary))]
    dice.shuffle(vocabulary)
    now, known = _CLOCK.now(), set[tuple[int, str]]()
    messages, words = list[tuple[Any, ...]](), list[tuple[Any, ...]]()
    for n in range(asked.messages):
        ticket_id = 1 if n < 1000 else n % asked.tickets + 1
        said = [*dice.choices(vocabulary, weights, k=12), *([_RARE] if n % 99_991 == 5 else [])]
        author = ("client", "operator")[n // asked.tickets % 2]
        at = now - timedelta(minutes=20 * (asked.tickets - ticket_id)) + timedelta(seconds=n % 3600)
        messages.append(
            (n + 1, ticket_id, author, "ana" if author == "operator" else None, " ".join(said), at)
        )
        for word in sorted(
            {plain[:24] for one in said for plain in folded.get(one, [one]) if len(plain) > 2}
        ):
            if (ticket_id, word) not in known:
                known.add((ticket_id, word))
                words.append((word, ticket_id, n + 1))
        if len(messages) >= _SAID_AT_ONCE:
            _put(database.engine, Message.__tablename__, _MESSAGE, messages)
            messages = []
    _put(database.engine, Message.__tablename__, _MESSAGE, messages)
    _put(database.engine, TicketWord.__tablename__, ("word", "ticket_id", "message_id"), sorted(words))


_MESSAGE = ("id", "ticket_id", "author", "operator", "text", "said_at")


def _put(engine: Engine, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Many rows at once, as fast as the database takes them."""
    named = f"{table} ({', '.join(columns)})"
    with engine.begin() as connection:
        driver: Any = connection.connection.driver_connection
        if isinstance(driver, psycopg.Connection):
            with driver.cursor() as cursor, cursor.copy(f"COPY {named} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join("?" for _ in columns)
            driver.executemany(f"INSERT INTO {named} VALUES ({marks})", list(_plain(rows)))


def _plain(rows: Sequence[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Moments as SQLite keeps them."""
    for row in rows:
        yield tuple(v.strftime("%Y-%m-%d %H:%M:%S.%f") if hasattr(v, "strftime") else v for v in row)


if __name__ == "__main__":
    main()
