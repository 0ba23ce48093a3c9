"""What Telegram brings, as the desk understands it; what concerns nobody is None."""

from dataclasses import replace
from typing import Any

import structlog
from aiogram import Bot
from aiogram.enums import ChatMemberStatus, ChatType, ContentType
from aiogram.types import CallbackQuery, ChatMemberUpdated, Contact, Message, Update, User
from pydantic import ValidationError

from bot.dialogue.several import read
from bot.dialogue.understand import own_words, understand
from bot.telegram.files import files_in
from core.conversations.plain import storable
from core.language.typed_answer import CARD, PLACE
from core.ports import Inbound, Wish

log = structlog.get_logger()

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
# What a person says or shows. Everything else in a chat is Telegram's own (a pinned message, a new title).
_SAID = {
    ContentType.TEXT,
    ContentType.PHOTO,
    ContentType.DOCUMENT,
    ContentType.VOICE,
    ContentType.AUDIO,
    ContentType.VIDEO,
    ContentType.VIDEO_NOTE,
    ContentType.ANIMATION,
    ContentType.STICKER,
    ContentType.LOCATION,
    ContentType.VENUE,
    ContentType.CONTACT,
    ContentType.POLL,
}


def read_update(raw: bytes | dict[str, Any], bot: Bot) -> Update | None:
    """The update in this JSON; None, and a line in the log, if it is none."""
    context = {"bot": bot}
    try:
        if isinstance(raw, bytes):
            return Update.model_validate_json(raw, context=context)
        return Update.model_validate(raw, context=context)
    except (ValidationError, RecursionError) as error:
        # Not the error itself: it repeats what was written.
        log.warning("telegram: an update could not be read", error=type(error).__name__)
        return None


def parse(update: Update, account: str) -> Inbound | None:
    """What somebody did in a private chat with us, or in a topic of a group; None for all the rest."""
    if query := update.callback_query:
        return _press(query, account, str(update.update_id))
    if message := update.message:
        return _message(message, account, str(update.update_id))
    if message := update.edited_message:
        return _edited(message, account, str(update.update_id))
    if change := update.my_chat_member:
        return _blocked(change, account, str(update.update_id))
    return None


def _message(message: Message, account: str, event: str) -> Inbound | None:
    sender = message.from_user
    if message.content_type == ContentType.FORUM_TOPIC_CREATED:
        return _topic_made(message, account, event)
    if message.content_type not in _SAID:
        return None
    if message.chat.type == ChatType.SUPERGROUP:
        return _in_topic(message, account, event)
    if sender is None or not _is_private(message):
        return None
    text = storable(_words(message))
    wish, argument, parts = read(text)
    if message.contact:
        wish, argument = _shared(message.contact, sender)
    return Inbound(
        channel="telegram",
        account=account,
        event=event,
        chat=str(message.chat.id),
        sender=str(sender.id),
        wish=wish,
        text=own_words(text),
        argument=argument,
        reply_to=str(message.reply_to_message.message_id) if message.reply_to_message else None,
        language=sender.language_code,
        can_share_phone=True,
        ref=str(message.message_id),
        files=files_in(message),
        album=message.media_group_id,
        parts=parts if wish is Wish.QUESTION else (),
    )


def _words(message: Message) -> str:
    """What is written; a place, somebody's card and a sticker in words, for whoever reads the ticket."""
    if place := message.venue:
        at = f"{PLACE} {place.location.latitude}, {place.location.longitude}"
        return f"{at}: {place.title}, {place.address}"
    if point := message.location:
        return f"{PLACE} {point.latitude}, {point.longitude}"
    if card := message.contact:
        is_own = _shared(card, message.from_user)[0] is Wish.SHARED_PHONE if message.from_user else False
        said = " ".join(filter(None, (CARD, card.first_name, card.last_name, card.phone_number)))
        return "" if is_own else said
    if sticker := message.sticker:
        return sticker.emoji or ""
    return message.text or message.caption or ""


def _edited(message: Message, account: str, event: str) -> Inbound | None:
    """New words for an earlier message; what else of it changed is not looked at."""
    heard = _message(message, account, event)
    return replace(heard, wish=Wish.EDITED, argument="", files=(), album=None, parts=()) if heard else None


def _in_topic(message: Message, account: str, event: str) -> Inbound | None:
    """What was written in a topic; its sender is the group itself where an admin hides behind it.

    Every message there answers the topic's first one: that says nothing.
    """
    sender, group = message.from_user, str(message.chat.id)
    is_hidden = message.sender_chat is not None and message.sender_chat.id == message.chat.id
    is_person = sender is not None and not sender.is_bot and message.sender_chat is None
    if not message.is_topic_message or not (is_hidden or is_person):
        return None
    text = storable(message.text or message.caption or "")
    wish, argument = understand(text, linked=True)
    return Inbound(
        channel="telegram",
        account=account,
        event=event,
        chat=group,
        sender=group if is_hidden or sender is None else str(sender.id),
        wish=wish,
        text=own_words(text),
        argument=argument,
        thread=str(message.message_thread_id),
        ref=str(message.message_id),
        files=files_in(message),
        album=message.media_group_id,
    )


def _topic_made(message: Message, account: str, event: str) -> Inbound | None:
    """Telegram tells a bot of its own topics, too (`need_skip_update_message`); others concern nobody."""
    made, sender = message.forum_topic_created, message.from_user
    if made is None or sender is None or str(sender.id) != account:
        return None
    return Inbound(
        channel="telegram",
        account=account,
        event=event,
        chat=str(message.chat.id),
        sender=str(sender.id),
        wish=Wish.TOPIC_MADE,
        text=storable(made.name),
        thread=str(message.message_thread_id),
    )


def _shared(contact: Contact, sender: User) -> tuple[Wish, str]:
    """A number is proven only by one's own card: anybody can send anybody's."""
    if contact.user_id is not None and contact.user_id == sender.id:
        return Wish.SHARED_PHONE, contact.phone_number
    return Wish.QUESTION, ""


def _press(query: CallbackQuery, account: str, event: str) -> Inbound | None:
    message = query.message
    if message is None or not query.data:
        return None
    if message.chat.type == ChatType.SUPERGROUP and isinstance(message, Message):
        return _press_in_topic(query, message, account, event)
    if message.chat.type != ChatType.PRIVATE:
        return None
    return Inbound(
        channel="telegram",
        account=account,
        event=event,
        # Whoever presses is taken to be in their own chat: a button of somebody else's is none there.
        chat=str(query.from_user.id),
        sender=str(query.from_user.id),
        wish=Wish.PRESS,
        argument=storable(query.data),
        language=query.from_user.language_code,
        can_share_phone=True,
    )


def _press_in_topic(query: CallbackQuery, message: Message, account: str, event: str) -> Inbound | None:
    if message.message_thread_id is None or query.from_user.is_bot:
        return None
    return Inbound(
        channel="telegram",
        account=account,
        event=event,
        chat=str(message.chat.id),
        sender=str(query.from_user.id),
        wish=Wish.PRESS,
        argument=storable(query.data or ""),
        thread=str(message.message_thread_id),
    )


def _blocked(change: ChatMemberUpdated, account: str, event: str) -> Inbound | None:
    """Somebody stopped the bot in their private chat, or lets it write again."""
    if change.chat.type != ChatType.PRIVATE:
        return None
    is_blocked = change.new_chat_member.status == ChatMemberStatus.KICKED
    person = str(change.from_user.id)
    wish = Wish.BLOCKED if is_blocked else Wish.UNBLOCKED
    return Inbound(
        channel="telegram", account=account, event=event, chat=str(change.chat.id), sender=person, wish=wish
    )


def _is_private(message: Message) -> bool:
    """Nobody can be told apart who writes in the name of a chat, nor is a bot a person."""
    sender = message.from_user
    return (
        message.chat.type == ChatType.PRIVATE
        and message.sender_chat is None
        and not (sender and sender.is_bot)
    )
