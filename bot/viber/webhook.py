"""Viber's webhook: signed, one callback a call, 200 once it is kept; the welcome goes in the answer."""

import json
from typing import Any

import structlog
from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from bot.capabilities import Outbound, fit
from bot.dialogue.render import render
from bot.hearing import hearing, keep
from bot.viber.callbacks import CHANNEL, Callback, heard, read_callback
from bot.viber.channel import ViberChannel
from bot.viber.messages import CAN, message, with_menu
from bot.viber.signature import HEADER, is_vibers
from core.company.organisation import organisation
from core.database.inbox import earlier_answer, note_answer
from core.database.outbox import take_out
from core.database.transaction import Transaction
from core.desk.follow_delivery import failed_later
from core.desk.receive_message import receive_message
from core.ports import Inbound

log = structlog.get_logger()

# Callbacks are a few kilobytes; Viber names no limit.
MOST_BYTES = 1024 * 1024


def viber_routes(channel: ViberChannel) -> APIRouter:
    """The route of the webhook that `channel` registers with Viber."""
    routes = APIRouter()

    async def webhook(request: Request) -> Response:
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        if not is_vibers(body, request.headers.get(HEADER, ""), channel.token):
            return Response(status_code=403)
        return await run_in_threadpool(_take, channel, body)

    routes.add_route("/viber/webhook", webhook, methods=["POST"])
    return routes


def _take(channel: ViberChannel, body: bytes) -> Response:
    """200 also for what is no callback of ours: any other answer would bring it again, for an hour."""
    callback = read_callback(body)
    if callback is None:
        log.warning("viber: a callback could not be read")
        return Response()
    if callback.event == "failed":
        _note_failed(channel, callback)
    inbound = heard(callback, channel.account)
    if inbound is None:
        return Response()
    if callback.event == "conversation_started":
        return _welcomed(channel, inbound)
    after = hearing(channel.door, CHANNEL, inbound.chat) if keep(channel.door, inbound) else None
    return Response(background=after)


def _welcomed(channel: ViberChannel, inbound: Inbound) -> Response:
    """Whoever only opened the chat takes no message yet: what the desk says goes in this very answer."""
    which = {"channel": CHANNEL, "account": inbound.account, "event": inbound.event}
    with channel.door.database.begin(channel.door.clock) as tx:
        if receive_message(tx, inbound, channel.door.library):
            said = json.dumps(_welcome(tx, inbound.chat))
            note_answer(tx, **which, answer=said)
        else:
            said = earlier_answer(tx, **which) or "null"
    channel.door.wake()
    return Response() if said == "null" else Response(said, media_type="application/json")


def _welcome(tx: Transaction, chat: str) -> dict[str, Any] | None:
    """All that waits for this chat, in one message with the last buttons."""
    payloads = take_out(tx, CHANNEL, chat)
    said = [render(payload) for payload in payloads]
    if not said:
        return None
    text = "\n\n".join(each.text for each in said)
    rows = next((each.rows for each in reversed(said) if any(each.rows)), ())
    first, *_ = fit(Outbound(text, rows), CAN)
    return message(organisation(tx).name, with_menu(first, payloads[-1]["language"]))


def _note_failed(channel: ViberChannel, callback: Callback) -> None:
    """Viber had taken it, and could not bring it after all."""
    log.warning("viber: a message did not arrive", reason=callback.desc)
    with channel.door.database.begin(channel.door.clock) as tx:
        failed_later(tx, CHANNEL, str(callback.message_token), callback.desc or "it did not arrive")


async def _body(request: Request) -> bytes | None:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            log.warning("viber: a body was too long")
            return None
    return bytes(body)
