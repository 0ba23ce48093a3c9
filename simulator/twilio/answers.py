"""REST's answers: Twilio's shape of success and of error, and the parameters a request may carry."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from simulator.twilio.engine import Engine
from simulator.twilio.resources import Json


@dataclass(frozen=True)
class RestAnswer:
    """An answer; `body` is JSON unless the content type says otherwise."""

    status: int
    body: bytes = b""
    content_type: str = "application/json"

    def json(self) -> Json:
        """The body as JSON."""
        value: Json = json.loads(self.body)
        return value


class Refused(Exception):
    """REST says no, with Twilio's code; `is_unexpected` if no correct program would ask this."""

    def __init__(self, status: int, code: int, message: str, *, is_unexpected: bool = False) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.is_unexpected = is_unexpected

    def answer(self) -> RestAnswer:
        """The error in Twilio's shape."""
        return error_answer(self.status, self.code, self.message)


def error_answer(status: int, code: int, message: str) -> RestAnswer:
    """An error in Twilio's shape."""
    about = {
        "code": code,
        "message": message,
        "more_info": f"https://www.twilio.com/docs/errors/{code}",
        "status": status,
    }
    return RestAnswer(status, json.dumps(about).encode())


def ok(body: Json, status: int = 200) -> RestAnswer:
    """Success with a resource."""
    return RestAnswer(status, json.dumps(body).encode())


def not_found(what: str) -> Refused:
    """Twilio's 20404."""
    return Refused(404, 20404, f"The requested resource {what} was not found")


class Params:
    """A request's parameters, which must all be known to what is asked."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._pairs = list(pairs)

    def only(self, *known: str) -> "Params":
        """Refuse what is neither known nor about paging."""
        allowed = {*known, "PageSize", "Page", "PageToken"}
        unknown = sorted({name for name, _ in self._pairs} - allowed)
        if unknown:
            raise Refused(400, 20001, f"not simulated: {', '.join(unknown)}", is_unexpected=True)
        return self

    def get(self, name: str, default: str = "") -> str:
        """The value, or `default`."""
        return next((value for key, value in self._pairs if key == name), default)

    def all(self, name: str) -> list[str]:
        """Every value of a repeated parameter."""
        return [value for key, value in self._pairs if key == name]

    def given(self, *names: str) -> Mapping[str, str]:
        """Those of `names` that are there."""
        return {key: value for key, value in self._pairs if key in names}


@dataclass(frozen=True)
class Asked:
    """A REST request on its way to the function that answers it."""

    engine: Engine
    params: Params
