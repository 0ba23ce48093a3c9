"""The methods with which the bot writes: send, edit, delete, fetch a file."""

from datetime import timedelta
from typing import Any, Literal

from simulator.telegram import parameters as ask
from simulator.telegram.account import Account
from simulator.telegram.chats import Message, Room
from simulator.telegram.entities import FormattedText, from_html, length_in_utf16, plain
from simulator.telegram.files import StoredFile, Upload, check_document, check_photo
from simulator.telegram.keyboards import Markup
from simulator.telegram.refusals import not_possible, rule_broken

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_TOAST = 200
DELETABLE_FOR = timedelta(hours=48)
UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def send_message(account: Account, call: ask.SendMessage) -> dict[str, Any]:
    """The message sent."""
    return _send(account, call, _checked_text(call.text, call.parse_mode))


def send_photo(account: Account, call: ask.SendPhoto) -> dict[str, Any]:
    """The message sent."""
    if isinstance(call.photo, Upload):
        check_photo(call.photo)
    return _send(account, call, _checked_caption(call.caption, call.parse_mode), ("photo", call.photo))


def send_document(account: Account, call: ask.SendDocument) -> dict[str, Any]:
    """The message sent."""
    if isinstance(call.document, Upload):
        check_document(call.document)
    return _send(account, call, _checked_caption(call.caption, call.parse_mode), ("document", call.document))


def edit_message_text(account: Account, call: ask.EditMessageText) -> dict[str, Any]:
    """The message as it is now."""
    said = _checked_text(call.text, call.parse_mode)
    chat = account.chat_to_write_to(call.chat_id)
    message = _own(chat, call.message_id)
    if message.file is not None:
        raise rule_broken("there is no text in the message to edit")
    if (message.text, message.entities, message.markup) == (said.text, said.entities, call.reply_markup):
        raise not_possible(UNCHANGED)
    parts = {"text": said.text, "entities": said.entities, "markup": call.reply_markup}
    return _changed(account, chat, message, edited_at=account.clock.now(), **parts)


def edit_message_reply_markup(account: Account, call: ask.EditMessageReplyMarkup) -> dict[str, Any]:
    """The message as it is now."""
    chat = account.chat_to_write_to(call.chat_id)
    message = _own(chat, call.message_id)
    if message.markup == call.reply_markup:
        raise not_possible(UNCHANGED)
    was_unread = message.message_id in chat.unread
    changed = _changed(account, chat, message, markup=call.reply_markup)
    if not was_unread:  # buttons alone bring nothing new to read
        chat.unread.discard(message.message_id)
    return changed


def delete_message(account: Account, call: ask.DeleteMessage) -> bool:
    """True; the message is gone."""
    chat = account.chat_to_write_to(call.chat_id)
    message = chat.find(call.message_id, "to delete")
    if account.clock.now() - message.at >= DELETABLE_FOR:
        raise not_possible("message can't be deleted for everyone")
    chat.put(account.changed(message, deleted_at=account.clock.now()))
    return True


def send_chat_action(account: Account, call: ask.SendChatAction) -> bool:
    """True; the person sees what the bot is about to do."""
    account.chat_to_write_to(call.chat_id).action = call.action
    return True


def get_file(account: Account, call: ask.GetFile) -> dict[str, Any]:
    """A File with the path under which its bytes can be fetched."""
    stored = account.files.find(call.file_id)
    path = account.files.link(stored, account.clock.now())
    about = {"file_id": stored.file_id, "file_unique_id": f"u{stored.file_id}"}
    return {**about, "file_size": len(stored.content), "file_path": path}


def formatted(text: str, parse_mode: str | None) -> FormattedText:
    """The text as a person sees it. Raises Refused."""
    if not parse_mode:
        return plain(text)
    if parse_mode.upper() != "HTML":  # Telegram knows Markdown too; we never use it
        raise rule_broken("unsupported parse_mode")
    return from_html(text)


def check_toast(text: str) -> None:
    """Raises Refused for an answer to a press that is too long."""
    if length_in_utf16(text) > MAX_TOAST:
        raise rule_broken("MESSAGE_TOO_LONG")


def _checked_text(text: str, parse_mode: str | None) -> FormattedText:
    said = formatted(text, parse_mode)
    if not said.text:
        raise rule_broken("message text is empty")
    if said.length > MAX_TEXT:
        raise rule_broken("message is too long")
    return said


def _checked_caption(text: str, parse_mode: str | None) -> FormattedText:
    said = formatted(text, parse_mode)
    if said.length > MAX_CAPTION:
        raise rule_broken("message caption is too long")
    return said


Attached = tuple[Literal["photo", "document"], Upload | str]


def _send(
    account: Account, call: ask.Sending, said: FormattedText, attached: Attached | None = None
) -> dict[str, Any]:
    chat = account.chat_to_write_to(call.chat_id)
    chat.check_thread(call.message_thread_id)
    reply_to_id = _reply_to(chat, call.reply_parameters)
    file = None if attached is None else _stored(account, *attached)
    markup: Markup | None = call.reply_markup
    chat.action = None
    parts = {"reply_to_id": reply_to_id, "thread_id": call.message_thread_id}
    sent = account.new_message(account.bot, said, markup=markup, file=file, **parts)
    return chat.json_of(chat.put(sent))


def _reply_to(chat: Room, reply: ask.ReplyTo | None) -> int | None:
    if reply is None:
        return None
    answered = chat.messages.get(reply.message_id)
    if answered is not None and answered.deleted_at is None:
        return reply.message_id
    if reply.allow_sending_without_reply:
        return None
    raise not_possible("message to be replied not found")


def _stored(account: Account, kind: Literal["photo", "document"], file: Upload | str) -> StoredFile:
    if isinstance(file, Upload):
        return account.files.keep(kind, file)
    if file.startswith(("http://", "https://", "attach://")):
        raise rule_broken(
            "wrong file identifier/HTTP URL specified"
        )  # Telegram fetches links; we never send one
    return account.files.find(file)


def _own(chat: Room, message_id: int) -> Message:
    message = chat.find(message_id, "to edit")
    if not message.sender.is_bot:
        raise rule_broken("message can't be edited")
    return message


def _changed(account: Account, chat: Room, message: Message, **parts: Any) -> dict[str, Any]:
    return chat.json_of(chat.put(account.changed(message, **parts)))
