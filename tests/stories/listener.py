"""A stranger's server that hears of events: checks each signature as its owner would, and answers as told."""

import hashlib
import hmac
import json
from typing import Any

import httpx

from core.database.transaction import inside_transaction
from simulator.clock import TurnableClock


class Listener:
    """Names lead to `numbers`; `secrets` are those of the webhooks, by host. It answers with `status`."""

    def __init__(self, clock: TurnableClock) -> None:
        self._clock = clock
        self.numbers = ["93.184.215.14"]
        self.secrets: dict[str, str] = {}
        self.status, self.headers = 204, dict[str, str]()
        self.tries = 0
        self.heard: list[dict[str, Any]] = []
        self.transport = httpx.MockTransport(self._hear)

    async def resolve(self, _host: str, _port: int) -> list[str]:
        """What the name system says."""
        assert not inside_transaction()
        return self.numbers

    def events(self) -> list[str]:
        """The names of what was heard since it was asked last."""
        names = [str(each["event"]) for each in self.heard]
        self.heard.clear()
        return names

    def _hear(self, request: httpx.Request) -> httpx.Response:
        assert not inside_transaction()
        self.tries += 1
        host = request.headers["host"]
        assert request.url.host in self.numbers and request.extensions["sni_hostname"] == host
        timestamp = request.headers["dezurni-timestamp"]
        assert abs(int(timestamp) - self._clock.now().timestamp()) < 2
        signed = timestamp.encode() + b"." + request.content
        right = hmac.new(self.secrets[host].encode(), signed, hashlib.sha256).hexdigest()
        assert request.headers["dezurni-signature"] == f"v1={right}"
        if self.status < 300:
            self.heard.append(json.loads(request.content))
        return httpx.Response(self.status, headers=self.headers, content=b"x" * 1000)
