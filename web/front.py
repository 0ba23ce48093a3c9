"""The front page: the desk at a glance, alive. For the staff; in a demo for everybody."""

from functools import partial
from time import monotonic

from fastapi import Request, Response

from web.asked import Shown
from web.door import StaffDoor, to_login, viewer_of
from web.now import Now, what_is_now


def front_pages(door: StaffDoor, *, open_to_all: bool) -> None:
    """`/` and `/now`, its living part. Unless they are open to all, a stranger is sent to `/login`."""
    lately = Lately(door)
    for path, template in {"/": "front.html", "/now": "now.html"}.items():
        shows = _shows(door, lately, template, open_to_all=open_to_all)
        door.router.add_route(path, shows, methods=["GET"])


class Lately:
    """The desk as it was read last: whoever asked before that reading began need not read it again."""

    def __init__(self, door: StaffDoor) -> None:
        self._door = door
        self._last: tuple[float, Now] | None = None

    def now(self, asked_at: float) -> Now:
        """The desk, not older than the question, which came at `asked_at` (monotonic)."""
        last = self._last
        if last and last[0] > asked_at:
            return last[1]
        began = monotonic()
        with self._door.database.read(self._door.clock) as tx:
            desk = what_is_now(tx)
        self._last = began, desk
        return desk


def _shows(door: StaffDoor, lately: Lately, template: str, *, open_to_all: bool):  # type: ignore[no-untyped-def]
    def answer(request: Request, asked_at: float) -> Response:
        found = door.read_session(request)
        viewer = viewer_of(*found) if found and found[0].stage == "open" else None
        if viewer is None and not open_to_all:
            return to_login(request)
        desk = lately.now(asked_at)
        facts = {"desk": desk, "is_demo": open_to_all}
        return door.render(request, Shown(template, facts), viewer, desk.at)

    async def run(request: Request) -> Response:
        return await door.look(request, partial(answer, request, monotonic()))

    return run
