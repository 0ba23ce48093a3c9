"""The front page: the desk at a glance, alive. For the staff; in a demo for everybody."""

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from web.asked import Shown
from web.door import StaffDoor, to_login, viewer_of
from web.now import what_is_now


def front_pages(door: StaffDoor, *, open_to_all: bool) -> None:
    """`/` and `/now`, its living part. Unless they are open to all, a stranger is sent to `/login`."""
    for path, template in {"/": "front.html", "/now": "now.html"}.items():
        door.router.add_route(path, _shows(door, template, open_to_all=open_to_all), methods=["GET"])


def _shows(door: StaffDoor, template: str, *, open_to_all: bool):  # type: ignore[no-untyped-def]
    def answer(request: Request) -> Response:
        found = door.read_session(request)
        viewer = viewer_of(*found) if found and found[0].stage == "open" else None
        if viewer is None and not open_to_all:
            return to_login(request)
        with door.database.read(door.clock) as tx:
            desk = what_is_now(tx)
        facts = {"desk": desk, "is_demo": open_to_all}
        return door.render(request, Shown(template, facts), viewer, desk.at)

    async def run(request: Request) -> Response:
        return await run_in_threadpool(answer, request)

    return run
