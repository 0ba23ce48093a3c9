"""`/audio/<name>`: a recorded message or talk, under a signed address that soon is nobody's."""

from collections.abc import Callable
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response

_PRIVATE = {"Cache-Control": "private, no-store"}

# A name, until when (seconds since 1970), the signature: where the file lies, or None.
Find = Callable[[str, str, str], Path | None]


def audio_routes(find: Find) -> APIRouter:
    """One route. A forged or late address, or a file that is gone, is 404 alike."""
    router = APIRouter(include_in_schema=False)

    # A plain function: it looks at the disk, so it runs in a thread.
    def audio(request: Request) -> Response:
        path = find(*signed_name(request))
        if path is None:
            return Response(status_code=404, headers=_PRIVATE)
        return FileResponse(path, media_type="audio/wav", headers=_PRIVATE)

    router.add_route("/audio/{name}", audio, methods=["GET"])
    return router


def signed_name(request: Request) -> tuple[str, str, str]:
    """The name in an address, until when it is good, and its signature."""
    query = request.query_params
    return request.path_params["name"], query.get("until", ""), query.get("signature", "")
