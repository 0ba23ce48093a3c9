"""A part of the application that is built when it is first asked: building takes longer than most answers."""

from collections.abc import Callable, Sequence
from functools import cache

from fastapi import FastAPI
from starlette.routing import BaseRoute
from starlette.types import Receive, Scope, Send


class Later:
    """Stands where the built application would."""

    def __init__(self, build: Callable[[], FastAPI]) -> None:
        self._built = cache(build)

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """Those of the application, which is built for it."""
        return self._built().routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hands the request on."""
        await self._built()(scope, receive, send)
