"""The door for machines: whose key it is, what it may, how often, and what was done once stays done once."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastapi import Request, Security
from fastapi.encoders import jsonable_encoder
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from core.clock import Clock
from core.database.inbox import earlier_answer, note_answer, receive_once
from core.database.transaction import Database, Transaction
from core.desk.moment import Moment, now_of
from core.ports import Documents
from core.staff.api_keys import Wait, count_use, key_of, wait_of
from core.staff.audit import note
from core.staff.scopes import is_within
from web.api.problems import Problem
from web.door import StaffDoor

_CHANNEL = "api"
bearer = Security(HTTPBearer(auto_error=False, description="A key of the API, made on the page Staff."))


@dataclass(frozen=True)
class Caller:
    """The key that asks."""

    key_id: int
    name: str
    scopes: frozenset[str]

    @property
    def who(self) -> str:
        """Its name in the audit."""
        return f"key:{self.name}"

    @property
    def sees_prices(self) -> bool:
        """True if money may come out."""
        return "prices" in self.scopes


@dataclass(frozen=True)
class Deed:
    """One change: what it is called in the audit; `key` makes it happen once, `asked` is what was asked."""

    verb: str
    area: str
    thing: str
    key: str | None
    asked: Any

    @property
    def print(self) -> str:
        """What tells whether a repeat asks for the same."""
        asked = json.dumps([self.verb, self.thing, jsonable_encoder(self.asked)], sort_keys=True)
        return hashlib.sha256(asked.encode()).hexdigest()


class ApiDoor:
    """What all routes of the API need."""

    def __init__(self, staff: StaffDoor) -> None:
        self._staff = staff
        self.database: Database = staff.database
        self.clock: Clock = staff.clock
        self.documents: Documents = staff.ports.documents

    def caller(self, text: str | None, scope: str) -> Caller:
        """Whose key this is; raises Problem 401, 403 or 429. Counts the use, over all processes."""
        with self.database.read(self.clock) as tx:
            key = key_of(tx, text) if text else None
            wait = wait_of(tx, key) if key else None
        if key is None:
            raise _unknown(text)
        caller = Caller(key.id, key.name, frozenset(key.scopes))
        if wait is None:
            with self.database.begin(self.clock) as tx:
                wait = count_use(tx, key)
        if wait:
            raise _too_often(wait)
        if scope and not is_within(scope, caller.scopes):
            raise Problem(403, f"the key {caller.name!r} has no scope {scope}")
        return caller

    def is_manager(self, request: Request) -> bool:
        """True for a manager who is signed in to the page, in full."""
        found = self._staff.read_session(request)
        return found is not None and found[0].stage == "open" and "manager" in found[1].roles

    def look(self, act: Callable[[Transaction, Moment], Any]) -> Any:
        """What the act finds, in a transaction that only looks."""
        with self.database.read(self.clock) as tx:
            return act(tx, now_of(tx))

    def do(self, caller: Caller, deed: Deed, act: Callable[[Transaction, Moment], Any]) -> Any:
        """What the act did, noted in the audit; a repeat with the same key hears the first answer again."""
        with self.database.begin(self.clock) as tx:
            if deed.key and not receive_once(tx, **_event(caller, deed.key)):
                return _answer_again(tx, caller, deed, deed.key)
            note(tx, caller.who, deed.verb, deed.area, deed.thing)
            answer = jsonable_encoder(act(tx, now_of(tx)))
            if deed.key:
                kept = json.dumps({"print": deed.print, "answer": answer})
                note_answer(tx, **_event(caller, deed.key), answer=kept)
        self._staff.ports.wake()
        return answer


def needs(door: ApiDoor, scope: str) -> Callable[..., Caller]:
    """A dependency: the caller, who has this scope."""

    def caller(credentials: HTTPAuthorizationCredentials | None = bearer) -> Caller:
        return door.caller(credentials.credentials if credentials else None, scope)

    return caller


def _event(caller: Caller, key: str) -> dict[str, str]:
    return {"channel": _CHANNEL, "account": str(caller.key_id), "event": key}


def _answer_again(tx: Transaction, caller: Caller, deed: Deed, key: str) -> Any:
    kept = json.loads(earlier_answer(tx, **_event(caller, key)) or "{}")
    if kept.get("print") != deed.print:
        raise Problem(422, "this Idempotency-Key stands for another request: use a new one")
    return kept["answer"]


def _unknown(text: str | None) -> Problem:
    why = "this key is unknown, revoked or too old" if text else "a key is needed: Authorization: Bearer …"
    return Problem(401, why, {"WWW-Authenticate": "Bearer"})


def _too_often(wait: Wait) -> Problem:
    return Problem(429, "the key was used too often in this minute", {"Retry-After": str(wait.seconds)})
