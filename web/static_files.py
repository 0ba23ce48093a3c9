"""The stylesheet, the script and the sign of our own pages."""

from pathlib import Path

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import FileResponse

_FOLDER = Path(__file__).parent / "static"


def static_routes() -> APIRouter:
    """`/static/NAME`. Browsers ask each time whether it changed, and mostly hear that it did not."""
    router = APIRouter(include_in_schema=False)
    names = frozenset(file.name for file in _FOLDER.iterdir())

    def static(request: Request) -> FileResponse:
        name = request.path_params["name"]
        if name not in names:
            raise HTTPException(404)
        return FileResponse(_FOLDER / name, headers={"Cache-Control": "no-cache"})

    router.add_route("/static/{name}", static, methods=["GET"])
    return router
