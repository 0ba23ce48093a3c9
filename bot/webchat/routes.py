"""The addresses that the page of a web chat calls."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from starlette.concurrency import run_in_threadpool

from bot.channel import Door
from bot.dialogue.understand import own_words, understand
from bot.webchat.messages import file_of, keep, label_of, messages_after
from bot.webchat.requests import ChatName, Pressed, Written, asked
from core.desk.receive_message import receive_message
from core.files.serving import headers_of
from core.ports import Inbound, Wish

ACCOUNT = "web"
_LOOK_SECONDS = 0.5
# A stream ends after a while and the browser comes again by itself: so a page that went away without a
# word, or a proxy that hangs, does not hold one for ever.
_STREAM_SECONDS = 55.0
# A proxy closes what is silent for long.
_LOOKS_A_SIGN_OF_LIFE = 30

# SQLite's and PostgreSQL's largest id.
_After = Annotated[int, Query(ge=0, lt=2**63)]


def webchat_routes(door: Door, *, stream_seconds: float = _STREAM_SECONDS) -> APIRouter:
    """The routes below /webchat. An event stream lasts `stream_seconds`."""
    routes = APIRouter(prefix="/webchat", tags=["webchat"])
    looks = max(1, round(stream_seconds / _LOOK_SECONDS))

    @routes.post("/messages")
    async def write(request: Request) -> JSONResponse:
        written = await asked(request, Written)
        await run_in_threadpool(_take_message, door, written)
        door.wake()
        return JSONResponse({"taken": True})

    @routes.post("/presses")
    async def press(request: Request) -> JSONResponse:
        pressed = await asked(request, Pressed)
        await run_in_threadpool(_take_press, door, pressed)
        door.wake()
        return JSONResponse({"taken": True})

    @routes.get("/messages")
    def read(chat: Annotated[ChatName, Query()], after: _After = 0) -> JSONResponse:
        return JSONResponse(_read(door, chat, after))

    @routes.get("/events")
    async def listen(
        chat: Annotated[ChatName, Query()],
        after: _After = 0,
        last_event_id: Annotated[str | None, Header()] = None,
    ) -> StreamingResponse:
        start = _start(after, last_event_id)
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        events = _events(door, chat, start, looks)
        return StreamingResponse(events, media_type="text/event-stream", headers=headers)

    @routes.get("/files")
    def fetch(chat: Annotated[ChatName, Query()], message: _After) -> Response:
        """A file that was sent in this chat: whoever knows the chat's name is in the chat."""
        with door.database.read(door.clock) as tx:
            wanted = file_of(tx, chat, message)
        if wanted is None:
            return JSONResponse({"detail": "no file goes with this message"}, 404)
        file = door.documents.file(wanted["file"], wanted["facts"], wanted["language"])
        return Response(file.content, headers=headers_of(file.mime, file.name))

    return routes


def _take_message(door: Door, written: Written) -> None:
    wish, argument = understand(written.text)
    inbound = _inbound(written.chat, written.event, wish, argument, own_words(written.text))
    with door.database.begin(door.clock) as tx:
        if receive_message(tx, inbound, door.library):
            key = f"visitor:{inbound.event}"
            keep(tx, chat=written.chat, key=key, author="visitor", text=written.text)


def _take_press(door: Door, pressed: Pressed) -> None:
    inbound = _inbound(pressed.chat, pressed.event, Wish.PRESS, pressed.token)
    with door.database.begin(door.clock) as tx:
        label = label_of(tx, pressed.chat, pressed.token)
        if receive_message(tx, inbound, door.library) and label:
            keep(tx, chat=pressed.chat, key=f"visitor:{inbound.event}", author="visitor", text=label)


def _inbound(chat: str, event: str, wish: Wish, argument: str, text: str = "") -> Inbound:
    """The page's event ids are unique in their chat only. Who writes is known by the chat alone."""
    return Inbound(
        channel="webchat",
        account=ACCOUNT,
        event=f"{chat}:{event}",
        chat=chat,
        sender=chat,
        wish=wish,
        text=text,
        argument=argument,
    )


def _read(door: Door, chat: str, after: int) -> list[dict[str, Any]]:
    with door.database.read(door.clock) as tx:
        return messages_after(tx, chat, after)


def _start(after: int, last_event_id: str | None) -> int:
    """A browser that comes again tells the last id it saw; the address still has the first one."""
    if last_event_id and last_event_id.isascii() and last_event_id.isdigit() and len(last_event_id) < 19:
        return max(after, int(last_event_id))
    return after


async def _events(door: Door, chat: str, after: int, looks: int) -> AsyncIterator[str]:
    """Server-sent events: one for each message, and a comment now and then as a sign of life."""
    yield "retry: 1000\n\n"
    for look in range(looks):
        if look:
            await asyncio.sleep(_LOOK_SECONDS)
        for message in await run_in_threadpool(_read, door, chat, after):
            after = message["id"]
            yield f"id: {after}\nevent: message\ndata: {json.dumps(message, ensure_ascii=False)}\n\n"
        if look % _LOOKS_A_SIGN_OF_LIFE == _LOOKS_A_SIGN_OF_LIFE - 1:
            yield ": here\n\n"
