"""`python -m tests.benchmarks.phone`: a call from first byte to TwiML, and a day of the waiting line.

Wall time tells what a caller waits for; the processor's time tells the same on a busy machine.
One process, one run: the signed `/twilio/voice` of the real application beside a bare FastAPI route that
returns the same bytes, in turns, at growing numbers of contacts.
"""

import argparse
import asyncio
import os
import random
import statistics
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from time import perf_counter, process_time, sleep
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI, Response
from sqlalchemy import func, insert, select, text
from starlette.datastructures import FormData
from starlette.types import ASGIApp
from twilio.request_validator import RequestValidator

from app.house import House, Vendors
from app.http import create_app
from app.settings import Settings
from core.clients.rows import Client, Contact, ContactMethod
from core.contracts.rows import Amendment, Contract, Plan
from knowledge_base.library import IndexedLibrary
from simulator.clock import TurnableClock
from tests.benchmarks.day import simulate_day
from tests.core.desk.office import Office, office, wall
from tests.stories.world import ACCOUNT_SID, AUTH_TOKEN, LINE, PUBLIC_URL
from tests.telephony.transports import NoNetwork

NOW = "2026-11-24T10:00"
_CONTACTS_A_CLIENT = 10
_PORTION = 20_000
_BATCH = 50
_PATIENCE_SECONDS = 0.05
Ask = Callable[[str, str, bytes, str], Awaitable[bytes]]


def main() -> None:
    """Measures what the command line asks for."""
    asked = _parser().parse_args()
    print(f"sqlite, WAL, synchronous=FULL; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    rates: list[float] = []
    for contacts in asked.contacts:
        with tempfile.TemporaryDirectory(prefix="dezurni-bench-") as folder:
            url = f"sqlite:///{Path(folder) / 'dezurni.db'}"
            began = perf_counter()
            _fill(url, contacts)
            print(f"\n{contacts:,} contacts (written in {perf_counter() - began:.0f} s)", flush=True)
            with _line(url) as bench:
                rates.append(bench.compare(asked.calls))
                if contacts == asked.contacts[-1]:
                    bench.at_pace(per_second=50, seconds=asked.seconds)
    print(f"\ngrowth from first to last: {rates[0] / rates[-1]:.2f}")
    if asked.day:
        simulate_day(asked.day)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.phone", description=__doc__)
    parser.add_argument("--contacts", type=int, nargs="+", default=[100, 10_000, 1_000_000])
    parser.add_argument("--calls", type=int, default=500, help="calls at each size")
    parser.add_argument("--seconds", type=int, default=20, help="how long 50 calls a second come")
    parser.add_argument("--day", type=int, default=10_000, help="calls of the simulated day")
    return parser


def number_of(contact: int) -> str:
    """The telephone of this contact."""
    return f"+38160{contact:07}"


def _fill(url: str, contacts: int) -> None:
    with office(url, NOW) as desk:
        _migrated(desk)
        desk.load(lambda data: data.update(clients=[]))
        plan = desk.read(lambda tx: tx.first(select(Plan.id)))
        for start in range(0, contacts, _PORTION):
            desk.write(lambda tx, s=start: _portion(tx, plan, s, min(_PORTION, contacts - s)))  # type: ignore[misc]
        with desk.database.engine.begin() as connection:
            connection.execute(text("ANALYZE"))


def _migrated(desk: Office) -> None:
    from app.tables import metadata  # noqa: PLC0415 - brings every row
    from core.database.schema import migrate  # noqa: PLC0415

    migrate(desk.database, metadata)


def _portion(tx: object, plan: int | None, start: int, count: int) -> None:
    session = tx.session  # type: ignore[attr-defined]
    clients = range(start // _CONTACTS_A_CLIENT, (start + count - 1) // _CONTACTS_A_CLIENT + 1)
    since = date(2025, 1, 1)
    names: dict[str, Any] = {"add_ons": [], "terms": {}}
    session.execute(
        insert(Client),
        [{"id": c + 1, "code": f"c{c}", "name": f"Klijent {c}", "active": True} for c in clients],
    )
    session.execute(insert(Contract), [{"id": c + 1, "client_id": c + 1, "from_on": since} for c in clients])
    agreed = [{"contract_id": c + 1, "starts_on": since, "plan_id": plan, **names} for c in clients]
    session.execute(insert(Amendment), agreed)
    people = range(start, start + count)
    session.execute(
        insert(Contact),
        [
            {"id": k + 1, "code": f"k{k}", "client_id": k // _CONTACTS_A_CLIENT + 1, "name": f"Osoba {k}",
             "gets_statement": False, "active": True}
            for k in people
        ],
    )  # fmt: skip
    session.execute(
        insert(ContactMethod),
        [
            {"contact_id": k + 1, "channel": "phone", "address": number_of(k), "source": "file",
             "active": True}
            for k in people
        ],
    )  # fmt: skip


class _Bench:
    """The line and the bare route side by side, on one loop."""

    def __init__(self, house: House, contacts: int) -> None:
        self._app = create_app(house, with_worker=False)
        self._contacts = contacts
        self._draw = random.Random(7)
        self._validator = RequestValidator(AUTH_TOKEN)
        self._next = 0

    def compare(self, calls: int) -> float:
        """Prints both rates; gives back the line's, in calls a second."""
        return asyncio.run(self._compare(calls))

    def at_pace(self, *, per_second: int, seconds: int) -> None:
        """Calls come at this pace, whether or not the one before was answered."""
        waits = asyncio.run(self._at_pace(per_second, seconds))
        p50, p99 = statistics.quantiles(waits, n=100)[49], statistics.quantiles(waits, n=100)[98]
        print(f"  at {per_second} calls/s for {seconds} s: p50 {p50 * 1000:.1f} ms, p99 {p99 * 1000:.1f} ms")

    async def _compare(self, calls: int) -> float:
        sid, signature, body = self._call()
        first = await _ask(self._app, "/twilio/voice", signature, body)
        await self._over(sid)
        bare = _bare(first)
        ours, theirs, ours_busy, theirs_busy = 0.0, 0.0, 0.0, 0.0
        for _ in range(calls // _BATCH):
            made = [self._call() for _ in range(_BATCH)]
            for sid, signature, body in made:
                began, busy = perf_counter(), process_time()
                await _ask(self._app, "/twilio/voice", signature, body)
                ours, ours_busy = ours + perf_counter() - began, ours_busy + process_time() - busy
                await self._over(sid)
            began, busy = perf_counter(), process_time()
            for _, signature, body in made:
                await _ask(bare, "/twilio/voice", signature, body)
            theirs, theirs_busy = theirs + perf_counter() - began, theirs_busy + process_time() - busy
        rate, bare_rate = calls / ours, calls / theirs
        print(f"  {rate:8.0f} calls/s ({1000 / rate:.2f} ms)", end="")
        print(f", bare route {bare_rate:.0f}/s: {rate / bare_rate:.3f} of it")
        cpu, bare_cpu = ours_busy / calls * 1000, theirs_busy / calls * 1000
        print(f"  {cpu:8.2f} ms of processor a call, bare route {bare_cpu:.3f}: {bare_cpu / cpu:.3f} of it")
        return rate

    async def _at_pace(self, per_second: int, seconds: int) -> list[float]:
        waits: list[float] = []
        over: list[asyncio.Task[None]] = []
        began = perf_counter()
        for number in range(per_second * seconds):
            await asyncio.sleep(max(0.0, began + number / per_second - perf_counter()))
            over.append(asyncio.create_task(self._timed(waits)))
        await asyncio.gather(*over)
        return waits

    async def _timed(self, waits: list[float]) -> None:
        sid, signature, body = self._call()
        began = perf_counter()
        await _ask(self._app, "/twilio/voice", signature, body)
        waits.append(perf_counter() - began)
        await self._over(sid)

    def _call(self) -> tuple[str, str, bytes]:
        self._next += 1
        sid = f"CA{self._next:032x}"
        known = number_of(self._draw.randrange(self._contacts))
        return sid, *self._signed(
            "voice", {"CallSid": sid, "From": known, "To": LINE, "CallStatus": "ringing"}
        )

    async def _over(self, sid: str) -> None:
        signature, body = self._signed("status", {"CallSid": sid, "CallStatus": "completed"})
        await _ask(self._app, "/twilio/status", signature, body)

    def _signed(self, path: str, form: dict[str, str]) -> tuple[str, bytes]:
        url = f"{PUBLIC_URL}/twilio/{path}"
        signature: str = self._validator.compute_signature(url, FormData(list(form.items())))
        return signature, urlencode(form).encode()


async def _ask(app: ASGIApp, path: str, signature: str, body: bytes) -> bytes:
    """One request straight into the application."""
    headers = {
        "host": "podrska.example.rs",
        "content-type": "application/x-www-form-urlencoded",
        "x-twilio-signature": signature,
    }
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST",
        "scheme": "https", "path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8000),
    }  # fmt: skip
    said: list[Any] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: object) -> None:
        said.append(message)

    await app(scope, receive, send)
    assert said[0]["status"] in (200, 204), said[0]
    return b"".join(message.get("body", b"") for message in said[1:])


def _bare(content: bytes) -> FastAPI:
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)

    async def answer() -> Response:
        return Response(content, media_type="application/xml")

    app.add_api_route("/twilio/voice", answer, methods=["POST"])
    return app


@contextmanager
def _line(url: str) -> Iterator[_Bench]:
    settings = Settings(
        _env_file=None,
        dezurni_database_url=url,
        dezurni_public_url=PUBLIC_URL,
        dezurni_channels=[],
        twilio_account_sid=ACCOUNT_SID,
        twilio_auth_token=AUTH_TOKEN,
        twilio_from_number=LINE,
    )
    house = House(settings, TurnableClock(wall(NOW)), Vendors(twilio=NoNetwork()), library=IndexedLibrary(()))
    with house.database.read(house.clock) as tx:
        contacts = tx.first(select(func.count()).select_from(Contact)) or 0
    try:
        yield _Bench(house, contacts)
    finally:
        sleep(_PATIENCE_SECONDS)  # the last thread of the pool gives its connection back
        house.close()


if __name__ == "__main__":
    main()
