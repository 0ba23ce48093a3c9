"""`python -m tests.benchmarks.phone`: a call from first byte to TwiML, and a day of the waiting line.

Wall time tells what a caller waits for; the processor's time tells the same on a busy machine.
One process, one run: the signed `/twilio/voice` of the real application beside a bare FastAPI route that
returns the same bytes, in turns, at growing numbers of contacts. Both as they are served, from the first
byte on the connection to the last; and without a server, where nothing but the application is measured.
"""

import argparse
import asyncio
import os
import random
import statistics
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from time import perf_counter, process_time, sleep
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI, Response
from sqlalchemy import func, select
from starlette.datastructures import FormData
from starlette.types import ASGIApp
from twilio.request_validator import RequestValidator

from app.house import House, Vendors
from app.http import create_app
from app.settings import Settings
from core.clients.rows import Contact
from knowledge_base.library import IndexedLibrary
from simulator.clock import TurnableClock
from tests.benchmarks.callers import fill, number_of
from tests.benchmarks.databases import DURABLE, databases
from tests.benchmarks.day import simulate_day
from tests.benchmarks.served import Connection, served
from tests.core.desk.office import wall
from tests.stories.world import ACCOUNT_SID, AUTH_TOKEN, LINE, PUBLIC_URL
from tests.telephony.transports import NoNetwork

NOW = "2026-11-24T10:00"
_BATCH = 50
_PATIENCE_SECONDS = 0.05
# What Twilio sends with every incoming call, besides who calls.
_FIELDS = {
    "AccountSid": ACCOUNT_SID, "ApiVersion": "2010-04-01", "CallStatus": "ringing", "Direction": "inbound",
    "Called": LINE, "To": LINE, "CalledCity": "", "CalledCountry": "RS", "CalledState": "", "CalledZip": "",
    "CallerCity": "", "CallerCountry": "RS", "CallerState": "", "CallerZip": "", "FromCity": "",
    "FromCountry": "RS", "FromState": "", "FromZip": "", "ToCity": "", "ToCountry": "RS", "ToState": "",
    "ToZip": "",
}  # fmt: skip
Ask = Callable[[str, str, bytes, str], Awaitable[bytes]]


def main() -> None:
    """Measures what the command line asks for."""
    asked = _parser().parse_args()
    print(
        f"{asked.database}, {DURABLE[asked.database]}; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    )
    costs: list[float] = []
    with databases(asked.database) as new_database:
        for contacts in asked.contacts:
            url, began = new_database(), perf_counter()
            fill(url, contacts, NOW)
            print(f"\n{contacts:,} contacts (written in {perf_counter() - began:.0f} s)", flush=True)
            with _line(url) as bench:
                costs.append(bench.compare(asked.calls))
                if contacts == asked.contacts[-1]:
                    bench.at_pace(per_second=50, seconds=asked.seconds)
    print(f"\ngrowth of the processor's time from first to last, in bare routes: {costs[-1] / costs[0]:.2f}")
    if asked.day:
        simulate_day(asked.day)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.phone", description=__doc__)
    parser.add_argument("--database", choices=list(DURABLE), default="sqlite")
    parser.add_argument("--contacts", type=int, nargs="+", default=[100, 10_000, 1_000_000])
    parser.add_argument("--calls", type=int, default=500, help="calls at each size")
    parser.add_argument("--seconds", type=int, default=20, help="how long 50 calls a second come")
    parser.add_argument("--day", type=int, default=10_000, help="calls of the simulated day")
    return parser


class _Spent:
    """Seconds that each request took: on the clock, and of the processor (all threads together).

    Told by the middle one of all: on a machine that others use, the mean tells of them.
    """

    def __init__(self) -> None:
        self._walls: list[float] = []
        self._busy: list[float] = []

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Counts what happens in it."""
        wall, busy = perf_counter(), process_time()
        yield
        self._busy.append(process_time() - busy)
        self._walls.append(perf_counter() - wall)

    @property
    def wall(self) -> float:
        """On the clock."""
        return statistics.median(self._walls)

    @property
    def busy(self) -> float:
        """Of the processor."""
        return statistics.median(self._busy)


class _Bench:
    """The line and the bare route side by side, on one loop."""

    def __init__(self, house: House, contacts: int) -> None:
        self._app = create_app(house, with_worker=False)
        self._contacts = contacts
        self._draw = random.Random(7)
        self._validator = RequestValidator(AUTH_TOKEN)
        self._next = 0

    def compare(self, calls: int) -> float:
        """Prints both; gives back what a call costs the processor, in requests to the bare route."""
        self._compare_served(calls)
        return asyncio.run(self._compare(calls))

    def at_pace(self, *, per_second: int, seconds: int) -> None:
        """Calls come at this pace, whether or not the one before was answered."""
        waits = asyncio.run(self._at_pace(per_second, seconds))
        p50, p99 = statistics.quantiles(waits, n=100)[49], statistics.quantiles(waits, n=100)[98]
        print(f"  at {per_second} calls/s for {seconds} s: p50 {p50 * 1000:.1f} ms, p99 {p99 * 1000:.1f} ms")

    def _compare_served(self, calls: int) -> None:
        sid, signature, body = self._call()
        with served(self._app) as line, served(_bare(_posted(line, signature, body))) as bare:
            self._posted_over(line, sid)
            ours, theirs = _Spent(), _Spent()
            for number in range(calls + _BATCH):
                sid, signature, body = self._call()
                for connection, spent in ((line, ours), (bare, theirs)):
                    # What comes first only warms: nothing is measured cold.
                    with (spent if number >= _BATCH else _Spent()).counted():
                        _posted(connection, signature, body)
                self._posted_over(line, sid)
        told = f"{1 / ours.wall:8.0f} calls/s ({ours.wall * 1000:.2f} ms), bare route {1 / theirs.wall:.0f}/s"
        print(f"  {told}: {theirs.wall / ours.wall:.3f} of it, as it is served")

    def _posted_over(self, line: Connection, sid: str) -> None:
        signature, body = self._signed("status", {"CallSid": sid, "CallStatus": "completed"})
        _posted(line, signature, body, "/twilio/status")

    async def _compare(self, calls: int) -> float:
        first = await self._ask_new(self._app)
        bare = _bare(first)
        for _ in range(_BATCH):  # nothing is measured cold
            await self._ask_new(self._app)
            await self._ask_new(bare)
        ours, theirs = _Spent(), _Spent()
        for _ in range(calls // _BATCH):
            made = [self._call() for _ in range(_BATCH)]
            for sid, signature, body in made:
                with ours.counted():
                    await _ask(self._app, "/twilio/voice", signature, body)
                await self._over(sid)
            for _, signature, body in made:
                with theirs.counted():
                    await _ask(bare, "/twilio/voice", signature, body)
        print(
            f"  {1 / ours.wall:8.0f} calls/s ({ours.wall * 1000:.2f} ms), bare route {1 / theirs.wall:.0f}/s",
            end="",
        )
        print(f": {theirs.wall / ours.wall:.3f} of it")
        print(
            f"  {ours.busy * 1000:8.2f} ms of processor a call, bare route {theirs.busy * 1000:.3f}", end=""
        )
        print(f": {theirs.busy / ours.busy:.3f} of it", flush=True)
        return ours.busy / theirs.busy

    async def _ask_new(self, app: ASGIApp) -> bytes:
        sid, signature, body = self._call()
        answer = await _ask(app, "/twilio/voice", signature, body)
        await self._over(sid)
        return answer

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
        return sid, *self._signed("voice", {**_FIELDS, "CallSid": sid, "From": known, "Caller": known})

    async def _over(self, sid: str) -> None:
        signature, body = self._signed("status", {"CallSid": sid, "CallStatus": "completed"})
        await _ask(self._app, "/twilio/status", signature, body)

    def _signed(self, path: str, form: dict[str, str]) -> tuple[str, bytes]:
        url = f"{PUBLIC_URL}/twilio/{path}"
        signature: str = self._validator.compute_signature(url, FormData(list(form.items())))
        return signature, urlencode(form).encode()


def _headers(signature: str) -> dict[str, str]:
    return {
        "host": "podrska.example.rs",
        "content-type": "application/x-www-form-urlencoded",
        "x-twilio-signature": signature,
        # Another for each request, as Twilio does: the answer is kept under it.
        "i-twilio-idempotency-token": signature,
    }


def _posted(connection: Connection, signature: str, body: bytes, path: str = "/twilio/voice") -> bytes:
    return connection.post(path, _headers(signature), body)


async def _ask(app: ASGIApp, path: str, signature: str, body: bytes) -> bytes:
    """One request straight into the application."""
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST",
        "scheme": "https", "path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in _headers(signature).items()],
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
