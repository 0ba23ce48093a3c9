"""What the demo's pages need."""

import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from fastapi import HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

from core.clock import Clock
from core.database.transaction import Database
from core.errors import Conflict, Invalid, NotFound
from simulator.clock import TurnableClock
from simulator.telegram.server import PretendTelegram
from simulator.twilio import PretendTwilio
from simulator.twilio.person import Nothing

# The address of a sound: what is said in it, and in which language; None if nobody knows.
WordsOf = Callable[[str], tuple[str, str] | None]


@dataclass(frozen=True)
class Demo:
    """The desk's database and clock, and the pretend world around it.

    `base` is the clock that `clock` runs on, by which "now" is the machine's. `lock` guards `twilio`:
    whoever makes its time pass or its telephones do something holds it. `words_of` knows recorded prompts.
    """

    database: Database
    clock: TurnableClock
    base: Clock
    twilio: PretendTwilio
    telegram: PretendTelegram
    line_number: str
    lock: threading.Lock = field(default_factory=threading.Lock)
    words_of: WordsOf = lambda _address: None


@contextmanager
def clear_refusals() -> Iterator[None]:
    """What cannot be done is told to the page: 404 nothing there, 409 not now, 422 wrong."""
    try:
        yield
    except NotFound as error:
        raise HTTPException(404, str(error)) from error
    except (Nothing, Conflict) as error:
        raise HTTPException(409, str(error)) from error
    except (Invalid, ValueError) as error:
        raise HTTPException(422, str(error)) from error


class ClearRoute(APIRoute):
    """A route that says in one line what is wrong with a request.

    FastAPI's own answer repeats what came in, and breaks on text that is none (half a surrogate pair).
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The route's handler, with its refusals made clear."""
        handle = super().get_route_handler()

        async def clear(request: Request) -> Response:
            try:
                return await handle(request)
            except RequestValidationError as error:
                raise HTTPException(422, _in_one_line(error)) from None

        return clear


def _in_one_line(error: RequestValidationError) -> str:
    faults = [f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()]
    return "; ".join(faults).encode(errors="replace").decode()
