"""`/feeds/<token>.ics`: the roster for calendars, under addresses that nobody can guess."""

from collections.abc import Callable

from fastapi import APIRouter, Request
from fastapi.responses import Response

_PRIVATE = {"Cache-Control": "private, max-age=300"}


def feed_routes(calendar: Callable[[str], bytes | None]) -> APIRouter:
    """One route; `calendar` gives the file of a token, or None."""
    router = APIRouter(include_in_schema=False)

    # A plain function: it reads the database, so it runs in a thread.
    def feed(request: Request) -> Response:
        found = calendar(request.path_params["token"])
        if found is None:
            return Response(status_code=404, headers={"Cache-Control": "no-store"})
        return Response(found, media_type="text/calendar; charset=utf-8", headers=_PRIVATE)

    router.add_route("/feeds/{token}.ics", feed, methods=["GET"])
    return router
