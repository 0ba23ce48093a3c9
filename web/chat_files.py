"""`/files/<name>`: a file from a chat, under a signed address that soon is nobody's."""

from collections.abc import Callable, Mapping
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response

from web.audio import signed_name

# A name, until when (seconds since 1970), the signature: where the file lies and how it is given, or None.
FindFile = Callable[[str, str, str], tuple[Path, Mapping[str, str]] | None]


def file_routes(find: FindFile) -> APIRouter:
    """One route. A forged or late address, or a file that is gone, is 404 alike."""
    router = APIRouter(include_in_schema=False)

    # A plain function: it looks at the disk, so it runs in a thread.
    def file(request: Request) -> Response:
        found = find(*signed_name(request))
        if found is None:
            return Response(status_code=404, headers={"Cache-Control": "private, no-store"})
        path, headers = found
        return FileResponse(path, headers=dict(headers), media_type=headers["Content-Type"])

    # Some messengers tell a picture by how its address ends: what stands there says nothing to us.
    for path in ("/files/{name}", "/files/{name}/{shown}"):
        router.add_route(path, file, methods=["GET"])
    return router
