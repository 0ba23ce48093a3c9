"""Telegram's webhook: a secret in a header, one update a call, 200 as soon as it is kept."""

import asyncio
import hmac

import structlog
from fastapi import APIRouter, Request, Response
from starlette.background import BackgroundTasks
from starlette.concurrency import run_in_threadpool

from bot.hearing import hearing, keep
from bot.telegram.channel import TelegramChannel
from bot.telegram.parse import parse, read_update
from bot.telegram.path import WEBHOOK

log = structlog.get_logger()

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
# Updates are a few kilobytes; Telegram names no limit.
MOST_BYTES = 1024 * 1024


def telegram_routes(channel: TelegramChannel) -> APIRouter:
    """The route of the webhook that `channel` registers with Telegram."""
    routes = APIRouter()

    async def webhook(request: Request) -> Response:
        if not _is_telegram(request, channel.webhook_secret):
            return Response(status_code=403)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        return await _take(channel, body)

    routes.add_route(WEBHOOK, webhook, methods=["POST"])
    return routes


async def _take(channel: TelegramChannel, body: bytes) -> Response:
    """200 also for what is no update: any other answer would bring it again, for ever."""
    update = read_update(body, channel.bot)
    if update is None:
        return Response()
    answering = channel.answering_press(update)
    after = BackgroundTasks()
    inbound = parse(update, channel.account)
    is_new = await run_in_threadpool(keep, channel.door, inbound) if inbound else False
    if inbound and is_new:
        after.tasks.append(hearing(channel.door, channel.name, inbound.chat))
    after.add_task(asyncio.wait, [answering])
    return Response(background=after)


def _is_telegram(request: Request, secret: str) -> bool:
    """An empty secret opens to nobody."""
    told = request.headers.get(SECRET_HEADER, "")
    return bool(secret) and hmac.compare_digest(told.encode(), secret.encode())


async def _body(request: Request) -> bytes | None:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            log.warning("telegram: a body was too long")
            return None
    return bytes(body)
