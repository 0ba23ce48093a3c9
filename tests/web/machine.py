"""A machine with a key of the API."""

from typing import Any

import httpx
from starlette.types import ASGIApp

from core.database.transaction import Database
from core.staff.api_keys import make_key
from core.staff.scopes import SCOPES
from simulator.clock import TurnableClock
from tests.web.browser import Browser

API = "/api/v1"


class Machine:
    """Asks the API with its key; every answer is JSON, and a refusal is a problem."""

    def __init__(self, app: ASGIApp, key: str | None) -> None:
        self._browser = Browser(app)
        self.headers = {"Authorization": f"Bearer {key}"} if key else {}

    def gets(self, path: str, **query: Any) -> httpx.Response:
        """A GET request below /api/v1."""
        return self._checked(self._browser.get(API + path, params=query or None, headers=self.headers))

    def posts(self, path: str, body: Any = None, *, once: str | None = None) -> httpx.Response:
        """A POST request with a JSON body; `once` is its Idempotency-Key."""
        headers = {**self.headers, **({"Idempotency-Key": once} if once else {})}
        return self._checked(self._browser.post(API + path, json=body, headers=headers))

    def _checked(self, answer: httpx.Response) -> httpx.Response:
        assert answer.headers["cache-control"] == "no-store"
        assert answer.status_code < 500, answer.text
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.json()["status"] == answer.status_code
        return answer


def key_for(
    database: Database, clock: TurnableClock, *scopes: str, name: str = "test", days: int = 30
) -> str:
    """A key with these scopes; with all of them, if none is named."""
    with database.begin(clock) as tx:
        return make_key(tx, name, list(scopes or SCOPES), days, "vesna")
