"""The line as Twilio sees it: signed forms posted to the real application, byte by byte as we choose."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlencode

from fastapi import FastAPI
from sqlalchemy import Update, func, select
from starlette.datastructures import FormData
from starlette.routing import BaseRoute, Route
from starlette.types import Message, Scope
from twilio.request_validator import RequestValidator

from app.commands.context import log_to_stderr
from app.house import House, Vendors
from app.http import create_app
from app.settings import Settings
from app.worker import Worker
from core.calls.rows import Call, CallLeg
from core.database.base import Base
from core.database.transaction import Transaction
from knowledge_base.library import IndexedLibrary
from simulator.clock import TurnableClock
from simulator.twilio.grammar import read, recording_places
from tests.stories.world import ACCOUNT_SID, AUTH_TOKEN, LINE, PUBLIC_URL, ZONE
from tests.telephony.transports import NoNetwork

T = TypeVar("T")
COMPANY = Path(__file__).parents[1] / "company.yaml"
Fields = Mapping[str, str] | Iterable[tuple[str, str]]
WORKDAY = "2026-11-24T10:00"  # a Tuesday
NIGHT = "2026-11-24T22:00"
MILICA, PETAR, NIKOLA, SARA, LUKA = (f"+38160123000{n}" for n in range(1, 6))
# The line asks the library nothing.
NO_ARTICLES = IndexedLibrary(())


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    text: str
    headers: dict[str, str] = field(default_factory=dict)

    def legal(self, place: str = "call") -> str:
        """The document, if Twilio would take it and it records no talk."""
        assert self.status == 200, (self.status, self.text)
        read(self.text, self.headers["content-type"], place)
        assert recording_places(self.text) == []
        return self.text


class PhoneLine:
    """The desk's line, with no worker and no network behind it."""

    def __init__(
        self, database_url: str, now: str = WORKDAY, *, public_url: str = PUBLIC_URL, **more: Any
    ) -> None:
        self.public_url = public_url
        self.clock = TurnableClock(start=datetime.fromisoformat(now).replace(tzinfo=ZONE))
        settings = {
            "dezurni_database_url": database_url,
            "dezurni_public_url": public_url,
            "twilio_account_sid": ACCOUNT_SID,
            "twilio_auth_token": AUTH_TOKEN,
            "twilio_from_number": LINE,
            **more,
        }
        self.house = House(
            Settings(_env_file=None, **settings),
            self.clock,
            Vendors(twilio=NoNetwork()),
            library=NO_ARTICLES,
            durable=False,
        )
        self.app = create_app(self.house)
        log_to_stderr(self.house.settings)

    def close(self) -> None:
        """Gives the database back."""
        self.house.close()

    def post(
        self,
        path: str,
        fields: Fields = (),
        *,
        token: str | None = AUTH_TOKEN,
        retry_token: str = "",
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        signed: str | None = None,
        scheme: str = "https",
    ) -> Answer:
        """Posts a form to `/twilio/{path}`; `signed` is the URL that Twilio was given, if another."""
        pairs = list(fields.items() if isinstance(fields, Mapping) else fields)
        raw_path, _, query = f"/twilio/{path}".partition("?")
        sent = dict(headers or {})
        if retry_token:
            sent["I-Twilio-Idempotency-Token"] = retry_token
        if token is not None:
            url = signed or f"{self.public_url}{raw_path}" + (f"?{query}" if query else "")
            sent["X-Twilio-Signature"] = sign(url, pairs, token)
        content = urlencode(pairs).encode() if body is None else body
        return ask(self.app, "POST", raw_path, query, headers=sent, body=content, scheme=scheme)

    def calls(self, sid: str = "CA1", number: str = MILICA, **more: str) -> Answer:
        """A telephone rings."""
        return self.post("voice", {"CallSid": sid, "From": number, "To": LINE, **more})

    def seeks_help(self, sid: str = "CA1", number: str = MILICA, **more: str) -> Answer:
        """A telephone rings, and its caller presses 1 in the menu; who is not known has no client code."""
        answer = self.calls(sid, number, **more)
        if "/twilio/code" in answer.text:
            answer = self.post("code", {"CallSid": sid, "From": number, "Digits": ""})
        if "/twilio/menu" in answer.text:
            answer = self.post("menu", {"CallSid": sid, "From": number, "Digits": "1"})
        return answer

    def read(self, look: Callable[[Transaction], T]) -> T:
        """Something read from the database."""
        with self.house.database.read(self.clock) as tx:
            return look(tx)

    def change(self, update: Update) -> None:
        """Something changed in the database."""
        with self.house.database.begin(self.clock) as tx:
            tx.changed(update)

    def call(self, sid: str = "CA1") -> Call:
        """The call with this id."""
        found = self.read(lambda tx: tx.first(select(Call).where(Call.sid == sid)))
        assert found
        return found

    def leg(self, leg_id: int = 1) -> CallLeg:
        """An operator's telephone."""
        return self.read(lambda tx: tx.get(CallLeg, leg_id))

    def newest_leg(self) -> CallLeg:
        """The operator's telephone that was rung last."""
        found = self.read(lambda tx: tx.first(select(CallLeg).order_by(CallLeg.id.desc())))
        assert found
        return found

    def count(self, kind: type[Base]) -> int:
        """How many rows of this kind there are."""
        return self.read(lambda tx: tx.first(select(func.count()).select_from(kind))) or 0

    def work(self) -> None:
        """The worker's slow beat: nothing is delivered, as there is no network."""
        worker = Worker(self.house.database, self.clock, {}, self.house.journal, library=self.house.library)
        asyncio.run(worker.settle())


def sign(url: str, pairs: Iterable[tuple[str, str]], token: str = AUTH_TOKEN) -> str:
    """Twilio's signature, by Twilio's own code."""
    signature: str = RequestValidator(token).compute_signature(url, FormData(list(pairs)))
    return signature


def ask(
    app: Any,
    method: str,
    path: str,
    query: str = "",
    *,
    headers: Mapping[str, str] | None = None,
    body: bytes = b"",
    scheme: str = "https",
    breaks_off: bool = False,
) -> Answer:
    """One request straight into the application: no client tidies the path or the query up.

    `breaks_off`: who asks goes away before the end of what they send.
    """
    sent = {
        "host": "127.0.0.1:8000",
        "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
        **{name.lower(): value for name, value in (headers or {}).items()},
    }
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": scheme,
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in sent.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8000),
    }
    received: list[Message] = []
    pieces = [body[at : at + 16_384] for at in range(0, len(body), 16_384)] or [b""]

    async def receive() -> Message:
        if breaks_off and not pieces:
            return {"type": "http.disconnect"}
        piece = pieces.pop(0) if pieces else b""
        if breaks_off:
            return {"type": "http.request", "body": piece, "more_body": True}
        return {"type": "http.request", "body": piece, "more_body": bool(pieces)}

    async def send(message: Message) -> None:
        received.append(message)

    asyncio.run(app(scope, receive, send))
    start = received[0]
    said = b"".join(message.get("body", b"") for message in received[1:])
    names = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], said.decode(), names)


def posted_paths(app: FastAPI) -> list[str]:
    """The path of every door that takes a POST."""
    return [route.path for route in _flat(app.routes) if "POST" in (route.methods or ())]


def _flat(routes: Iterable[BaseRoute]) -> Iterator[Route]:
    for route in routes:
        if isinstance(route, Route):
            yield route
        # FastAPI keeps a router that was included as one route, which holds the router.
        elif router := getattr(route, "original_router", None):
            yield from _flat(router.routes)
