"""A chat as plain data, for a page that shows it and asks again with `since`."""

from typing import Any, TypedDict

from core.errors import NotFound
from simulator.telegram.account import Account
from simulator.telegram.chats import Chat, Message, Toast
from simulator.telegram.keyboards import InlineButton, ReplyKeyboard


class ChatView(TypedDict):
    """What a page needs; `number` is the `since` of its next question."""

    number: int
    user: dict[str, Any]
    action: str | None
    messages: list[dict[str, Any]]
    keyboard: list[list[dict[str, Any]]]
    toasts: list[dict[str, Any]]


def view(account: Account, user_id: int, since: int) -> ChatView:
    """What changed in the chat after `since`, oldest first. Raises NotFound."""
    chat = account.chats.get(user_id)
    if not isinstance(chat, Chat):
        raise NotFound(f"nobody in the pretend Telegram has the id {user_id}")
    messages = [message for message in chat.messages.values() if message.number > since]
    toasts = [toast for toast in chat.toasts if toast.number > since]
    return ChatView(
        number=max([since, *(message.number for message in messages), *(toast.number for toast in toasts)]),
        user={**chat.person.as_json(), "is_blocking_bot": chat.is_blocked},
        action=chat.action,
        messages=[_message(message) for message in messages],
        keyboard=keyboard(chat),
        toasts=[_toast(toast) for toast in toasts],
    )


def keyboard(chat: Chat) -> list[list[dict[str, Any]]]:
    """The keys in place of the letters at this moment; empty when there are none."""
    keys = shown_keyboard(chat)
    if keys is None:
        return []
    return [
        [{"label": key.text, "shares_phone": key.request_contact} for key in row] for row in keys.keyboard
    ]


def shown_keyboard(chat: Chat) -> ReplyKeyboard | None:
    """The last keyboard the bot sent, unless it took it away since."""
    for message in reversed(chat.visible()):
        markup = message.markup
        if isinstance(markup, ReplyKeyboard):
            return markup
        if getattr(markup, "remove_keyboard", False):
            return None
    return None


def _message(message: Message) -> dict[str, Any]:
    return {
        "number": message.number,
        "message_id": message.message_id,
        "from": "bot" if message.sender.is_bot else "me",
        "text": message.text,
        "entities": [entity.as_json() for entity in message.entities],
        "buttons": [[_button(button) for button in row] for row in message.buttons],
        "file": None if message.file is None else _file(message),
        "contact": None if message.contact is None else message.contact.as_json(),
        "reply_to": message.reply_to_id,
        "at": message.at.isoformat(),
        "edited_at": None if message.edited_at is None else message.edited_at.isoformat(),
        "is_deleted": message.deleted_at is not None,
    }


def _button(button: InlineButton) -> dict[str, Any]:
    return {"label": button.text, "data": button.callback_data, "url": button.url}


def _file(message: Message) -> dict[str, Any]:
    assert message.file is not None
    file = message.file
    return {"id": file.file_id, "kind": file.kind, "name": file.name, "size": len(file.content)}


def _toast(toast: Toast) -> dict[str, Any]:
    at = toast.at.isoformat()
    return {"number": toast.number, "text": toast.text, "is_alert": toast.is_alert, "at": at}
