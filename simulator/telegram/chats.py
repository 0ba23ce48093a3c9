"""People, their private chats with the bot, and the messages in them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from simulator.telegram.entities import Entity
from simulator.telegram.files import StoredFile
from simulator.telegram.keyboards import InlineButton, InlineKeyboard, Markup, ReplyKeyboard
from simulator.telegram.refusals import Refused, forbidden, not_possible


@dataclass(frozen=True)
class User:
    """Somebody with a Telegram account; the bot is one too."""

    user_id: int
    name: str
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False

    def as_json(self) -> dict[str, Any]:
        """A User: the first word of the name is the first name."""
        about = {"id": self.user_id, "is_bot": self.is_bot, **self.named()}
        return about if self.language_code is None else {**about, "language_code": self.language_code}

    def named(self) -> dict[str, Any]:
        """First name, last name and username, as User and Chat both carry them."""
        first, _, last = self.name.partition(" ")
        names = {"first_name": first, "last_name": last or None, "username": self.username}
        return {key: value for key, value in names.items() if value is not None}


@dataclass(frozen=True)
class ContactCard:
    """A shared phone number. Only `user_id` tells whose it is, and only the sender's own proves anything."""

    phone: str
    first_name: str
    user_id: int | None

    def as_json(self) -> dict[str, Any]:
        """A Contact."""
        card = {"phone_number": self.phone, "first_name": self.first_name}
        return card if self.user_id is None else {**card, "user_id": self.user_id}


@dataclass(frozen=True)
class Message:
    """A message as it stands now; `number` grows with every change anywhere."""

    message_id: int
    sender: User
    at: datetime
    number: int
    text: str = ""
    entities: tuple[Entity, ...] = ()
    markup: Markup | None = None
    file: StoredFile | None = None
    contact: ContactCard | None = None
    reply_to_id: int | None = None
    album: str | None = None
    thread_id: int | None = None
    other: dict[str, Any] = field(default_factory=dict)
    edited_at: datetime | None = None
    deleted_at: datetime | None = None

    @property
    def buttons(self) -> tuple[tuple[InlineButton, ...], ...]:
        """Rows of buttons under the message."""
        return self.markup.inline_keyboard if isinstance(self.markup, InlineKeyboard) else ()

    @property
    def labels(self) -> list[str]:
        """What stands on the buttons and on the keys, in order."""
        rows = self.markup.keyboard if isinstance(self.markup, ReplyKeyboard) else self.buttons
        return [button.text for row in rows for button in row]

    def says(self, *fragments: str) -> bool:
        """Whether all fragments stand in the text, whatever the case."""
        return all(fragment.casefold() in self.text.casefold() for fragment in fragments)


@dataclass(frozen=True)
class Toast:
    """A short answer to a press, shown over the chat."""

    text: str
    is_alert: bool
    at: datetime
    number: int


class Room:
    """Where messages stand, whoever reads them."""

    def __init__(self, chat_id: int) -> None:
        self.chat_id = chat_id
        self.messages: dict[int, Message] = {}
        self.unread: set[int] = set()
        self.toasts: list[Toast] = []
        self.action: str | None = None

    def put(self, message: Message) -> Message:
        """Keeps a new or changed message; what the bot changed must be read again."""
        self.messages[message.message_id] = message
        self.unread.discard(message.message_id)
        if message.sender.is_bot and message.deleted_at is None:
            self.unread.add(message.message_id)
        return message

    def visible(self) -> list[Message]:
        """The messages that are there, oldest first."""
        return [message for message in list(self.messages.values()) if message.deleted_at is None]

    def find(self, message_id: int, purpose: str) -> Message:
        """The message of this id. Raises Refused with Telegram's words for the purpose."""
        message = self.messages.get(message_id)
        if message is None or message.deleted_at is not None:
            raise not_possible(f"message {purpose} not found")
        return message

    def refusal(self) -> Refused | None:
        """Why the bot may not write here, if it may not."""
        raise NotImplementedError

    def as_json(self) -> dict[str, Any]:
        """A Chat."""
        raise NotImplementedError

    def check_thread(self, thread_id: int | None) -> None:
        """Raises Refused where there is no such topic: in talks of two there is none."""
        if thread_id is not None:
            raise not_possible("message thread not found")

    def json_of(self, message: Message, *, with_reply: bool = True) -> dict[str, Any]:
        """A Message of this chat, with the one it answers."""
        body = {
            "message_id": message.message_id,
            "date": int(message.at.timestamp()),
            "chat": self.as_json(),
            "from": message.sender.as_json(),
            **_content(message),
        }
        if message.thread_id is not None:
            body |= {"message_thread_id": message.thread_id, "is_topic_message": True}
        answered = self.messages.get(message.reply_to_id or 0) if with_reply else None
        if answered is not None:
            body["reply_to_message"] = self.json_of(answered, with_reply=False)
        return body


class Chat(Room):
    """A private chat of a person with the bot."""

    def __init__(self, person: User, *, is_open: bool) -> None:
        super().__init__(person.user_id)
        self.person = person
        self.is_open = is_open
        self.is_blocked = False
        self.is_deactivated = False

    def refusal(self) -> Refused | None:
        """Why the bot may not write here, if it may not."""
        if not self.is_open:
            return not_possible("chat not found")
        if self.is_deactivated:
            return forbidden("user is deactivated")
        return forbidden("bot was blocked by the user") if self.is_blocked else None

    def as_json(self) -> dict[str, Any]:
        """A Chat; a private one has its person's id."""
        return {"id": self.person.user_id, "type": "private", **self.person.named()}


def _content(message: Message) -> dict[str, Any]:
    body: dict[str, Any] = {**_text(message), **message.other}
    if message.file is not None:
        body[message.file.kind] = message.file.as_json()
    if message.contact is not None:
        body["contact"] = message.contact.as_json()
    if message.album is not None:
        body["media_group_id"] = message.album
    if message.edited_at is not None:
        body["edit_date"] = int(message.edited_at.timestamp())
    if isinstance(message.markup, InlineKeyboard):  # the other keyboards are not part of a Message
        body["reply_markup"] = message.markup.model_dump(mode="json", exclude_none=True)
    return body


def _text(message: Message) -> dict[str, Any]:
    if not message.text:
        return {}
    name = "text" if message.file is None else "caption"
    found = [entity.as_json() for entity in message.entities]
    entities = {"entities" if name == "text" else "caption_entities": found} if found else {}
    return {name: message.text, **entities}
