"""What a browser sees where the application itself refuses: a page, not a line for machines."""

from collections.abc import Awaitable, Callable

from fastapi import Request, Response

from web.asked import Shown
from web.door import StaffDoor, words_of

Handler = Callable[[Request, Exception], Awaitable[Response]]
_WHY = {404: "not-found", 405: "not-found", 503: "away"}
_KEPT = ("retry-after", "allow")


def for_browsers(door: StaffDoor, others: Handler) -> Handler:
    """The same refusal, as a page to whoever asks for pages; it needs no database."""

    async def handle(request: Request, error: Exception) -> Response:
        refused = await others(request, error)
        if "text/html" not in request.headers.get("accept", ""):
            return refused
        why = _WHY.get(refused.status_code, "wrong")
        detail = words_of(request).say("wrong-form") if why == "wrong" else ""
        shown = Shown("refused.html", {"why": why, "detail": detail, "is_ours": True}, refused.status_code)
        page = door.render(request, shown, None, None)
        page.headers.update({name: refused.headers[name] for name in _KEPT if name in refused.headers})
        return page

    return handle
