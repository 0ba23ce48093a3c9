"""What stands at the end of the SDK's wire in tests of the caller."""

import json
from typing import Any

from twilio.http import HttpClient
from twilio.http.response import Response


class NoNetwork(HttpClient):  # type: ignore[misc, unused-ignore]
    """Nobody may call Twilio here."""

    def __init__(self) -> None:
        super().__init__(None, False, None)

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        """Fails."""
        raise AssertionError(f"{method} {url}: no network here")


class Answers(HttpClient):  # type: ignore[misc, unused-ignore]
    """Answers every request the same: a status and a body, or an exception."""

    def __init__(self, status: int = 0, body: Any = None, fails: Exception | None = None) -> None:
        super().__init__(None, False, None)
        self._status = status
        self._body = body if isinstance(body, str) else json.dumps(body)
        self._fails = fails
        self.asked: list[tuple[str, str, dict[str, Any]]] = []

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        """The planned answer; what was asked is kept."""
        self.asked.append((method, url, kwargs.get("data") or {}))
        if self._fails:
            raise self._fails
        return Response(self._status, self._body)
