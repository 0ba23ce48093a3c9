"""The SDK's transport, led into the pretend Twilio of the same process."""

import asyncio
import logging
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import requests
from twilio.http import HttpClient  # type: ignore[import-untyped, unused-ignore]
from twilio.http.response import Response  # type: ignore[import-untyped, unused-ignore]

from core.errors import Unavailable
from simulator.twilio.answers import RestAnswer
from simulator.twilio.pretend import PretendTwilio
from simulator.twilio.rest import NoAnswer, handle

Values = Mapping[str, object] | None


class PretendHttpClient(HttpClient):  # type: ignore[misc, unused-ignore]
    """For `twilio.rest.Client(..., http_client=…)`; an unanswered request is requests' ReadTimeout."""

    def __init__(self, pretend: PretendTwilio) -> None:
        super().__init__(logging.getLogger(__name__), is_async=False)
        self._pretend = pretend

    def request(
        self,
        method: str,
        uri: str,
        params: Values = None,
        data: Values = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        **_: Any,
    ) -> Response:
        """Ask, and answer as the SDK expects."""
        try:
            return _response(_ask(self._pretend, method, uri, (params, data), auth))
        except NoAnswer as silence:
            raise requests.exceptions.ReadTimeout(str(silence)) from silence

    def download(self, url: str, auth: tuple[str, str], most: int) -> bytes:
        """A file, as our own client brings it in."""
        answer = _ask(self._pretend, "GET", url, (None, None), auth)
        if answer.status != 200:
            raise Unavailable(f"the recording is not there yet: {answer.status}")
        assert len(answer.body) <= most
        return answer.body


class AsyncPretendHttpClient(HttpClient):  # type: ignore[misc, unused-ignore]
    """The same for the SDK's async methods; an unanswered request is a TimeoutError."""

    def __init__(self, pretend: PretendTwilio) -> None:
        super().__init__(logging.getLogger(__name__), is_async=True)
        self._pretend = pretend

    async def request(
        self,
        method: str,
        uri: str,
        params: Values = None,
        data: Values = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        **_: Any,
    ) -> Response:
        """Ask, and answer as the SDK expects."""
        await asyncio.sleep(0)
        try:
            return _response(_ask(self._pretend, method, uri, (params, data), auth))
        except NoAnswer as silence:
            raise TimeoutError(str(silence)) from silence


def _ask(
    pretend: PretendTwilio,
    method: str,
    uri: str,
    values: tuple[Values, Values],
    auth: tuple[str, str] | None,
) -> RestAnswer:
    parts = urlsplit(uri)
    pairs = [*parse_qsl(parts.query), *_pairs(values[0]), *_pairs(values[1])]
    return handle(pretend, method.upper(), parts.path, pairs, auth)


def _pairs(values: Values) -> Iterable[tuple[str, str]]:
    """A list is a repeated field, as `requests` encodes it."""
    for name, value in (values or {}).items():
        for each in value if isinstance(value, list | tuple) else [value]:
            yield name, str(each)


def _response(answer: RestAnswer) -> Response:
    return Response(answer.status, answer.body.decode("latin-1"), {"Content-Type": answer.content_type})
