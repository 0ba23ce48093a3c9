"""The addresses that the page of a web chat calls."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from starlette.concurrency import run_in_threadpool

from bot.channel import Door
from bot.hearing import hearing
from bot.webchat.limits import TooMany
from bot.webchat.messages import MOST_AT_ONCE, file_of, messages_after, messages_up_to
from bot.webchat.requests import (
    Changed,
    Chosen,
    FileSent,
    Opened,
    Pressed,
    Since,
    Written,
    asked,
    body_of,
    query_of,
)
from bot.webchat.rows import WebChatMessage
from bot.webchat.site import ChatSite
from bot.webchat.stream import after_of, events
from bot.webchat.taking import (
    CHANNEL,
    Arrival,
    Caller,
    Stranger,
    caller_of,
    may_send_file,
    open_chat,
    take_edit,
    take_file,
    take_language,
    take_message,
    take_press,
    visitor_of,
)
from bot.webchat.watch import Watch
from bot.webchat.words import words
from core.database.transaction import Transaction
from core.desk.enter_chat import Entered
from core.errors import NotFound
from core.files.serving import headers_of
from core.files.storing import MOST_BYTES, new_name, store

# In a chat, from or up to a number.
_Find = Callable[[Transaction, str, int], list[WebChatMessage]]
_PRIVATE = {"Cache-Control": "no-store"}


def webchat_routes(site: ChatSite) -> APIRouter:
    """The routes below /webchat."""
    routes = APIRouter(include_in_schema=False)
    _writing(routes, site)
    _reading(routes, site)
    return routes


def _writing(routes: APIRouter, site: ChatSite) -> None:
    door = site.door

    async def enter(request: Request) -> JSONResponse:
        opened = await asked(request, Opened)
        arrival = await _done(open_chat, door, caller_of(request), opened)
        return JSONResponse(_told(arrival), headers=_PRIVATE)

    def takes(path: str, kind: Any, take: Callable[..., str | None]) -> None:
        async def taken(request: Request) -> JSONResponse:
            return _taken(door, await _done(take, door, caller_of(request), await asked(request, kind)))

        routes.add_route(f"/webchat/{path}", taken, methods=["POST"])

    takes("messages", Written, take_message)
    takes("presses", Pressed, take_press)
    takes("edits", Changed, take_edit)
    takes("language", Chosen, take_language)

    async def attach(request: Request) -> JSONResponse:
        sent = query_of(request, FileSent)
        caller = caller_of(request)
        await _done(may_send_file, door, caller)
        content = await run_in_threadpool(
            store, door.files, new_name(), sent.name, await body_of(request, MOST_BYTES)
        )
        return _taken(door, await _done(take_file, door, caller, sent.event, content))

    routes.add_route("/webchat/session", enter, methods=["POST"])
    routes.add_route("/webchat/files", attach, methods=["POST"])


def _taken(door: Door, chat: str | None) -> JSONResponse:
    """It is kept; what it asks is done once the page knows that."""
    after = hearing(door, CHANNEL, chat) if chat else None
    return JSONResponse({"taken": True}, headers=_PRIVATE, background=after)


def _reading(routes: APIRouter, site: ChatSite) -> None:
    watch = Watch(site.door)

    def read(chat: str, number: int, find: _Find = messages_after) -> list[dict[str, Any]]:
        with site.door.database.read(site.door.clock) as tx:
            return [_as_json(site, row) for row in find(tx, chat, number)]

    async def look(request: Request) -> JSONResponse:
        since = query_of(request, Since)
        chat = await _done(_chat_of, site, caller_of(request))
        asked_for = (since.after,) if since.up_to is None else (since.up_to, messages_up_to)
        found = await run_in_threadpool(read, chat, *asked_for)
        told = {"messages": found, "more": len(found) == MOST_AT_ONCE}
        return JSONResponse(told, headers=_PRIVATE)

    async def listen(request: Request) -> StreamingResponse:
        after = after_of(query_of(request, Since).after, request.headers.get("Last-Event-ID"))
        chat = await _done(_chat_of, site, caller_of(request))
        if watch.is_full(chat):
            raise HTTPException(429, "too many pages listen", headers={"Retry-After": "30"})
        stream = events(watch, read, chat, after, site.stream_seconds)
        headers = {**_PRIVATE, "X-Accel-Buffering": "no"}
        return StreamingResponse(stream, media_type="text/event-stream", headers=headers)

    # A plain function: making the file takes a while, so it runs in a thread.
    def fetch(request: Request) -> Response:
        message_id, query = request.path_params["message_id"], request.query_params
        if not site.is_ours(message_id, query.get("until", ""), query.get("signature", "")):
            raise HTTPException(404, headers=_PRIVATE)
        return _file(site, message_id)

    routes.add_route("/webchat/messages", look, methods=["GET"])
    routes.add_route("/webchat/events", listen, methods=["GET"])
    routes.add_route("/webchat/files/{message_id:int}", fetch, methods=["GET"])


async def _done(act: Callable[..., Any], *given: Any) -> Any:
    """What comes out, in a thread; 401 for a token that opens nothing, 429 for who does it too often."""
    try:
        return await run_in_threadpool(act, *given)
    except Stranger as error:
        raise HTTPException(401, "the token opens no chat", headers=_PRIVATE) from error
    except TooMany as error:
        raise HTTPException(429, str(error), headers={"Retry-After": str(error.seconds)}) from error


def _chat_of(site: ChatSite, caller: Caller) -> str:
    with site.door.database.read(site.door.clock) as tx:
        return visitor_of(tx, caller).chat


def _file(site: ChatSite, message_id: int) -> Response:
    with site.door.database.read(site.door.clock) as tx:
        wanted = file_of(tx, message_id)
    if wanted is None:
        raise HTTPException(404, headers=_PRIVATE)
    try:
        file = site.door.documents.file(wanted["file"], wanted["facts"], wanted["language"])
    except NotFound as error:
        # It was deleted when its time was over, or never taken.
        raise HTTPException(404, headers=_PRIVATE) from error
    return Response(file.content, headers=headers_of(file.mime, file.name))


def _told(arrival: Arrival) -> dict[str, Any]:
    return {
        "chat": arrival.chat,
        "token": arrival.token,
        "is_new": arrival.is_new,
        "from": arrival.start,
        "language": arrival.entered.language,
        "status": _status(arrival.entered),
        "open": arrival.entered.opening.open,
    }


def _status(entered: Entered) -> str:
    opening = entered.opening
    if opening.open and opening.closes_at:
        return words().say("open-until", entered.language, {"at": opening.closes_at.isoformat()})
    if opening.opens_at:
        return words().say("closed-until", entered.language, {"at": opening.opens_at.isoformat()})
    return words().say("open-always" if opening.open else "closed", entered.language)


def _as_json(site: ChatSite, row: WebChatMessage) -> dict[str, Any]:
    return {
        "id": row.id,
        "number": row.number,
        "at": row.sent_at.isoformat(),
        "author": row.author,
        # What the page itself sent is known by its own name of it.
        "event": row.key.rpartition(":")[2] if row.author == "visitor" else None,
        "text": row.text,
        "edited": row.changed_at is not None,
        "rows": row.rows,
        "pressed": row.pressed,
        "file": site.link(row.id) if row.file else None,
        "picture": _is_picture(row.file),
    }


def _is_picture(file: dict[str, Any] | None) -> bool:
    """True if a browser may try to show it; what it cannot draw it gives as a link."""
    return file is not None and (file["file"] == "statement-chart" or file["facts"].get("sort") == "image")
