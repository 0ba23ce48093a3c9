"""The people of a story, who write to the bot, press its buttons and read what it says."""

from collections.abc import Callable
from typing import Any

from simulator.telegram.account import Account, Press
from simulator.telegram.chats import Chat, ContactCard, Message, Toast, User
from simulator.telegram.entities import plain
from simulator.telegram.files import FileKind, Upload
from simulator.telegram.keyboards import InlineButton, Key
from simulator.telegram.updates import Update
from simulator.telegram.view import shown_keyboard

SMALLEST_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55000000"
    "0a49444154789c636000000002000148afa4710000000049454e44ae426082"
)


class Person:
    """Somebody with Telegram and a private chat with our bot."""

    def __init__(
        self, account: Account, chat: Chat, announce: Callable[[str, dict[str, Any]], Update]
    ) -> None:
        self._account = account
        self._chat = chat
        self._announce = announce
        self.phone: str | None = None
        self.last_update: Update | None = None

    @property
    def user(self) -> User:
        """The account."""
        return self._chat.person

    @property
    def user_id(self) -> int:
        """The account's id, which is the chat's id too."""
        return self.user.user_id

    @property
    def name(self) -> str:
        """First and last name."""
        return self.user.name

    @property
    def inbox(self) -> list[Message]:
        """What the bot has written and not deleted, as it stands now, oldest first."""
        return [message for message in self._chat.visible() if message.sender.is_bot]

    @property
    def messages(self) -> list[Message]:
        """Everything in the chat, oldest first."""
        return self._chat.visible()

    @property
    def toasts(self) -> list[Toast]:
        """The short answers to presses, oldest first."""
        return list(self._chat.toasts)

    @property
    def sees_action(self) -> str | None:
        """What the bot says it is about to do ("typing")."""
        return self._chat.action

    @property
    def keys(self) -> list[str]:
        """The labels of the keys in place of the letters."""
        return [key.text for key in self._shown_keys()]

    # Writing

    def writes(self, text: str, *, reply_to: Message | None = None) -> Message:
        """Sends a text."""
        return self._sends(text, reply_to_id=None if reply_to is None else reply_to.message_id)

    def starts(self, payload: str = "") -> Message:
        """Presses Start, perhaps coming over a link t.me/bot?start=payload."""
        return self.writes(f"/start {payload}")

    def edits(self, message: Message, text: str) -> Message:
        """Changes an own message."""
        assert message.sender == self.user, "only own messages can be edited"
        said = plain(text)
        with self._account.lock:
            parts = {"text": said.text, "entities": said.entities, "edited_at": self._account.clock.now()}
            edited = self._chat.put(self._account.changed(message, **parts))
        self.last_update = self._announce("edited_message", self._chat.json_of(edited))
        return edited

    def shares_own_phone(self, phone: str | None = None) -> Message:
        """Shares the number of this account; without one given, the one in `phone`."""
        phone = phone or self.phone
        assert phone is not None, f"{self.name} has no phone: set person.phone, or say which number"
        return self._shares(ContactCard(phone, self.name.partition(" ")[0], self.user_id))

    def shares_contact_of(self, other_id: int | None, phone: str, name: str = "Neko") -> Message:
        """Shares somebody else's card; `other_id` is None for somebody without Telegram."""
        return self._shares(ContactCard(phone, name, other_id))

    def sends_photo(
        self, content: bytes = SMALLEST_PNG, caption: str = "", *, album: str | None = None
    ) -> Message:
        """Sends a picture; pictures of one album come as messages of their own with one album name."""
        return self._sends_file("photo", Upload("photo.png", content), caption, album)

    def sends_document(
        self,
        name: str,
        content: bytes,
        caption: str = "",
        *,
        mime_type: str | None = None,
        album: str | None = None,
    ) -> Message:
        """Sends a file under its own name; the type is what the sender's program says, true or not."""
        return self._sends_file("document", Upload(name, content), caption, album, mime_type)

    def sends_voice(self, content: bytes = b"OggS\x00") -> Message:
        """Speaks a message."""
        return self._sends_file("voice", Upload("voice.oga", content), "", None)

    def sends_video(self, name: str, content: bytes, caption: str = "") -> Message:
        """Sends a film under its own name."""
        return self._sends_file("video", Upload(name, content), caption, None, "video/mp4")

    def sends_other(self, **content: Any) -> Message:
        """Sends a message with any content of the Bot API: sticker={…}, voice={…}, location={…}."""
        return self._sends("", other=content)

    # Pressing

    def presses(self, label: str) -> Press | Message:
        """Presses the button, on the newest message that has one, or the key with this label or part of it.

        Gives the press, or the message that a key sends.
        """
        for message in reversed(self.inbox):
            buttons = [button for row in message.buttons for button in row]
            button = _with_label(buttons, label)
            if button is not None:
                return self._presses_button(message, button)
        key = _with_label(self._shown_keys(), label)
        assert key is not None, f"{self.name} sees no button {label!r}, only {self._all_labels()}"
        return self.shares_own_phone() if key.request_contact else self.writes(key.text)

    def presses_data(self, data: str, *, on: Message | None = None) -> Press:
        """Sends any data as if a button of the message (the bot's newest) had it."""
        message = on or next(reversed(self.inbox), None)
        assert message is not None, f"{self.name} has no message of the bot to press on"
        with self._account.lock:
            press = self._account.new_press(self._chat, message, data)
            query = {
                "id": press.query_id,
                "from": self.user.as_json(),
                "message": self._chat.json_of(message),
                "chat_instance": f"i{self.user_id}",
                "data": data,
            }
        self.last_update = self._announce("callback_query", query)
        return press

    # Reading

    def reads(self, *fragments: str) -> Message:
        """The oldest unread message of the bot with all the fragments, now read; fails if there is none.

        Other unread messages stay unread: `reads_nothing` and `assert_nothing_unexpected` will tell.
        A message that the bot edits is unread again.
        """
        for message in self.unread():
            if message.says(*fragments):
                self._chat.unread.discard(message.message_id)
                return message
        raise AssertionError(f"{self.name} was to read {fragments}, but has only: {self.unread_texts()}")

    def reads_toast(self, *fragments: str) -> Toast:
        """The newest answer to a press; fails unless it has all the fragments."""
        newest = self._chat.toasts[-1] if self._chat.toasts else None
        has_all = newest is not None and all(each.casefold() in newest.text.casefold() for each in fragments)
        assert newest is not None and has_all, f"{self.name} was to see {fragments}, but saw {newest}"
        return newest

    def reads_nothing(self) -> None:
        """Fails if something is unread."""
        assert not self.unread(), f"{self.name} was to read nothing, but has: {self.unread_texts()}"

    def skips_all(self) -> None:
        """Marks everything read."""
        self._chat.unread.clear()

    def unread_texts(self) -> list[str]:
        """What is unread, in words."""
        return [_in_words(message) for message in self.unread()]

    # Coming and going

    def blocks_bot(self) -> None:
        """Stops the bot; it is told, and can write no more."""
        self._changes_membership(is_blocked=True)

    def unblocks_bot(self) -> None:
        """Lets the bot write again; it is told."""
        self._changes_membership(is_blocked=False)

    def deactivates(self) -> None:
        """Closes the account; the bot is not told."""
        self._chat.is_deactivated = True

    def unread(self) -> list[Message]:
        """What the bot wrote and nobody has read, oldest first."""
        return [message for message in self.inbox if message.message_id in self._chat.unread]

    def _shown_keys(self) -> list[Key]:
        shown = shown_keyboard(self._chat)
        return [] if shown is None else [key for row in shown.keyboard for key in row]

    def _all_labels(self) -> list[str]:
        return [label for message in self.inbox for label in message.labels]

    def _presses_button(self, message: Message, button: InlineButton) -> Press:
        assert button.callback_data is not None, f"the button {button.text!r} is a link to {button.url}"
        return self.presses_data(button.callback_data, on=message)

    def _shares(self, card: ContactCard) -> Message:
        return self._sends("", contact=card)

    def _sends_file(
        self,
        kind: FileKind,
        upload: Upload,
        caption: str,
        album: str | None,
        mime_type: str | None = None,
    ) -> Message:
        file = self._account.files.keep(kind, upload, mime_type)
        return self._sends(caption, file=file, album=album)

    def _sends(self, text: str, **parts: Any) -> Message:
        assert not self._chat.is_blocked, f"{self.name} has blocked the bot and must unblock it first"
        with self._account.lock:
            self._chat.is_open = True
            message = self._chat.put(self._account.new_message(self.user, plain(text), **parts))
        self.last_update = self._announce("message", self._chat.json_of(message))
        return message

    def _changes_membership(self, *, is_blocked: bool) -> None:
        self._chat.is_blocked = is_blocked
        before, after = ("member", "kicked") if is_blocked else ("kicked", "member")
        change = {
            "chat": self._chat.as_json(),
            "from": self.user.as_json(),
            "date": int(self._account.clock.now().timestamp()),
            "old_chat_member": self._membership(before),
            "new_chat_member": self._membership(after),
        }
        self.last_update = self._announce("my_chat_member", change)

    def _membership(self, status: str) -> dict[str, Any]:
        about = {"status": status, "user": self._account.bot.as_json()}
        return {**about, "until_date": 0} if status == "kicked" else about


def _in_words(message: Message) -> str:
    return message.text or ("" if message.file is None else f"({message.file.name})")


def _with_label(buttons: list[Any], label: str) -> Any:
    """The button with exactly this label, else the first that has it as a part; whatever the case."""
    wanted = label.casefold()
    exact = [button for button in buttons if button.text.casefold() == wanted]
    parts = [button for button in buttons if wanted in button.text.casefold()]
    return next(iter([*exact, *parts]), None)
