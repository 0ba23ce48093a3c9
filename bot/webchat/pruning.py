"""Web chats that no browser can open any more are forgotten, with all that was said in them."""

from sqlalchemy import select

from bot.webchat.rows import WebChatMessage, WebChatTally, WebVisitor
from bot.webchat.visitors import LIFE
from core.desk.prune import Kept

_seen_at = select(WebVisitor.seen_at).where(WebVisitor.chat == WebChatMessage.chat).scalar_subquery()
_is_empty = ~select(WebChatMessage.id).where(WebChatMessage.chat == WebVisitor.chat).exists()
# Longer than the browser's token opens the chat, so that nothing is taken from under anybody's eyes.
_DAYS = LIFE.days + 1
KEPT_OF_WEB_CHATS = (
    Kept(WebChatMessage, _seen_at, _DAYS),
    Kept(WebVisitor, WebVisitor.seen_at, _DAYS, (_is_empty,)),
    Kept(WebChatTally, WebChatTally.since, 1),
)
